import type { InputReader } from './input-reader.ts';

/**
 * Inputs that the actions this one replaces have and this one has not, and names that people guess. A runner passes them
 * on with nothing but a warning, so that a step would quietly do less than it was asked for: here they are mistakes.
 *
 * Each entry says what to do instead; `harmless` is the value that asks for what is done anyway.
 */
export type UnsupportedInput = { readonly name: string; readonly instead: string; readonly harmless?: string };

const misspelled = (name: string, right: string): UnsupportedInput => ({
  name,
  instead: `is called \`${right}\` here.`,
});

const missing = (names: readonly string[], instead: string): readonly UnsupportedInput[] =>
  names.map((name) => ({ name, instead }));

const NOT_YET =
  'is not there yet in this version: take the line out, or stay with docker/build-push-action for this image.';
const NOT_YET_ECR =
  'is not there yet in this version: take the line out, and set the repository up beside the workflow.';
const IN_THE_ENVIRONMENT =
  'is not an input: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN under `env:` of the step.';
const ALWAYS_MASKED =
  'is not needed: secrets are always masked and forgotten, account ids never are. Take the line out.';

const NOT_NEEDED =
  'is not needed here: this action leaves nothing behind and asks GitHub for nothing. Take the line out.';
const NOT_HERE = 'is not an input of this action; docs/moving.md says what takes its place. Take the line out.';

/** All of them. */
export const UNSUPPORTED: readonly UnsupportedInput[] = [
  misspelled('region', 'aws-region'),
  misspelled('role', 'role-to-assume'),
  misspelled('role-arn', 'role-to-assume'),
  misspelled('account-id', 'registry-id'),
  misspelled('registries', 'registry-id'),
  misspelled('repository-name', 'repository'),
  misspelled('image', 'repository'),
  misspelled('images', 'repository'),
  misspelled('tag', 'tags'),
  misspelled('dockerfile', 'file'),
  misspelled('build-arg', 'build-args'),
  ...missing(['aws-access-key-id', 'aws-secret-access-key', 'aws-session-token'], IN_THE_ENVIRONMENT),
  ...missing(['mask-aws-account-id', 'mask-password', 'skip-logout'], ALWAYS_MASKED),
  {
    name: 'role-chaining',
    instead: 'is not needed: write both roles under `role-to-assume`, one per line.',
    harmless: 'false',
  },
  { name: 'output-env-credentials', instead: 'is called `export-credentials` here.', harmless: 'false' },
  {
    name: 'registry-type',
    instead: 'is not needed: this action is for private registries in ECR only.',
    harmless: 'private',
  },
  ...missing(['github-token', 'unset-current-credentials', 'use-existing-credentials', 'cleanup'], NOT_NEEDED),
  ...missing(['web-identity-token-file', 'aws-profile', 'http-proxy', 'no-proxy', 'output-credentials'], NOT_HERE),
  ...missing(['custom-tags', 'transitive-tag-keys', 'disable-retry', 'retry-max-attempts'], NOT_HERE),
  ...missing(['driver', 'driver-opts', 'buildkitd-config', 'buildkitd-config-inline', 'buildkitd-flags'], NOT_HERE),
  ...missing(['bake-target', 'sep-tags', 'sep-labels', 'sep-annotations'], NOT_HERE),
  ...missing(['inline-session-policy', 'managed-session-policies', 'session-policy'], NOT_YET),
  ...missing(['outputs', 'attests', 'call'], NOT_YET),
  ...missing(['image-tag-mutability', 'image-tag-mutability-exclusions', 'encryption-type', 'kms-key'], NOT_YET_ECR),
  ...missing(['scan-on-push', 'repository-tags', 'lifecycle-policy', 'repository-policy'], NOT_YET_ECR),
  ...missing(['fail-on-severity', 'scan-timeout-seconds'], NOT_YET_ECR),
  ...missing(['cgroup-parent'], NOT_YET),
];

/** Of them those that promote/action.yml has itself, or that would mean something else there. */
const OTHERWISE_IN_PROMOTE: readonly string[] = [
  'image',
  'images',
  'dockerfile',
  'build-arg',
  'output-env-credentials',
];

const NOT_IN_PROMOTE =
  'is an input of the action that builds. Here nothing is built: an image that is there gets tags. Take the line out.';

/** Those of promote/action.yml, the inputs of the main action among them. */
export const PROMOTE_UNSUPPORTED: readonly UnsupportedInput[] = [
  ...UNSUPPORTED.filter(({ name }) => !OTHERWISE_IN_PROMOTE.includes(name)),
  ...['images', 'commit', 'sha', 'digest', 'from', 'source', 'source-tag'].map((name) => misspelled(name, 'image')),
  ...['target-tag', 'target-tags', 'new-tag', 'to-tag'].map((name) => misspelled(name, 'tags')),
  ...['to', 'target-repository', 'destination-repository'].map((name) => misspelled(name, 'to-repository')),
  { name: 'push', instead: NOT_IN_PROMOTE, harmless: 'true' },
  ...missing(['commit-tag', 'labels', 'annotations', 'if-exists', 'reuse', 'reuse-max-age-days'], NOT_IN_PROMOTE),
  ...missing(['context', 'file', 'target', 'build-args', 'pull', 'no-cache', 'network'], NOT_IN_PROMOTE),
  ...missing(['add-hosts', 'shm-size', 'ulimit', 'create-repository', 'no-cache-filters'], NOT_IN_PROMOTE),
  ...missing(
    ['platforms', 'provenance', 'sbom', 'compression', 'builder', 'load', 'cache', 'cache-ref'],
    NOT_IN_PROMOTE,
  ),
  ...missing(['cache-from', 'cache-to', 'test', 'test-timeout-seconds', 'test-platforms'], NOT_IN_PROMOTE),
  ...missing(['build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh', 'allow'], NOT_IN_PROMOTE),
  ...missing(
    ['export-credentials', 'docker-login', 'keep-newer-tags'],
    'is an input of the action that builds; here it would do nothing. Take the line out.',
  ),
];

const NOT_IN_MERGE =
  'is an input of the action that builds. Here images that are there become an index. Take the line out.';
const OF_MERGE: readonly string[] = ['image', 'images', 'commit-tag', 'annotations', 'keep-newer-tags'];

/** Those of merge/action.yml. */
export const MERGE_UNSUPPORTED: readonly UnsupportedInput[] = [
  ...PROMOTE_UNSUPPORTED.filter(({ name }) => !OF_MERGE.includes(name)).map((input) =>
    input.instead === NOT_IN_PROMOTE ? { ...input, instead: NOT_IN_MERGE } : input,
  ),
  ...['image', 'digests', 'sources'].map((name) => misspelled(name, 'images')),
  ...missing(['to-repository'], NOT_IN_MERGE),
];

const IN_THE_DEFINITION =
  'is said of each target in the bake file; or for all of them with `set`, for example `*.platform=linux/arm64`.';
const ONE_IMAGE =
  'is an input of the action that builds one image. Here the targets of a bake file are built. Take the line out.';
const OF_BAKE: readonly string[] = ['image', 'images', 'repository', 'tag', 'dockerfile', 'build-arg', 'call'];

/** Those of bake/action.yml. */
export const BAKE_UNSUPPORTED: readonly UnsupportedInput[] = [
  ...UNSUPPORTED.filter(({ name }) => ![...OF_BAKE, 'outputs'].includes(name)),
  misspelled('file', 'files'),
  misspelled('target', 'targets'),
  misspelled('var', 'vars'),
  misspelled('prefix', 'repository-prefix'),
  misspelled('repository', 'repositories'),
  misspelled('tag', 'tags'),
  {
    name: 'source',
    instead: 'is not needed: the workspace is built, or the folder that `workdir` names. Take the line out.',
    harmless: '.',
  },
  ...missing(
    ['context', 'dockerfile', 'build-args', 'build-arg', 'platforms', 'network', 'outputs'],
    IN_THE_DEFINITION,
  ),
  ...missing(['add-hosts', 'shm-size', 'ulimit', 'no-cache-filters', 'compression'], IN_THE_DEFINITION),
  ...missing(
    ['cache-from', 'cache-to', 'build-contexts', 'secrets', 'secret-envs', 'secret-files', 'ssh'],
    IN_THE_DEFINITION,
  ),
  ...missing(['image', 'images', 'test', 'test-timeout-seconds', 'test-platforms', 'call'], ONE_IMAGE),
  { name: 'load', instead: ONE_IMAGE, harmless: 'false' },
];

/** Notes the inputs that are none here, unless they ask for nothing else than what is done. */
export function refuseUnsupported(reader: InputReader, unsupported: readonly UnsupportedInput[]): void {
  for (const { name, instead, harmless } of unsupported) {
    const text = reader.text(name);
    if (text !== '' && text.toLowerCase() !== harmless) reader.mistake(name, instead);
  }
}
