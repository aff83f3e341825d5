import { ACTION_INPUTS, type ActionName } from './action-inputs.ts';

/**
 * Inputs of the actions that this one replaces which it lacks, and names that people guess. A runner passes them on with
 * nothing but a warning, so that a step would quietly do less than it was asked for: here they are mistakes.
 *
 * Each entry says what to do instead; `harmless` is the value that asks for what is done anyway.
 */
export type UnsupportedInput = { readonly name: string; readonly instead: string; readonly harmless?: string };

const misspelled = (name: string, right: string): UnsupportedInput => ({
  name,
  instead: `is called \`${right}\` here: write \`${right}: ...\`.`,
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
  'is not needed here: this action leaves nothing behind, and asks GitHub for nothing. Take the line out.';
const NOT_HERE = 'is not an input of this action; docs/moving.md says what takes its place. Take the line out.';

/** Inputs of aws-actions/configure-aws-credentials. */
const OF_THE_CREDENTIALS: readonly UnsupportedInput[] = [
  { name: 'overwrite-aws-profile', instead: NOT_HERE, harmless: 'false' },
  {
    name: 'role-skip-session-tagging',
    instead: 'is not needed: sessions get no tags. Take the line out.',
    harmless: 'true',
  },
  {
    name: 'special-characters-workaround',
    instead: 'is not needed: no shell sees the credentials. Take the line out.',
  },
  {
    name: 'force-skip-oidc',
    instead: 'is not needed: without `role-to-assume` the credentials of the runner are used. Take the line out.',
    harmless: 'false',
  },
  { name: 'action-timeout-s', instead: "is not an input: set `timeout-minutes` of the step, GitHub's own." },
  { name: 'sts-endpoint', instead: 'is not an input: set AWS_ENDPOINT_URL_STS under `env:` of the step.' },
];

const BUILDER_OF_ITS_OWN =
  'is an input of docker/setup-buildx-action. Here a builder is made where one is needed, and `builder` names one that a step ' +
  'with that action has made before. Take the line out.';

/** Inputs of docker/setup-buildx-action, some of older versions. */
const OF_THE_BUILDER: readonly UnsupportedInput[] = [
  ...missing(['version', 'endpoint', 'append', 'keep-state', 'cache-binary'], BUILDER_OF_ITS_OWN),
  ...missing(['install', 'config', 'config-inline'], BUILDER_OF_ITS_OWN),
  ...missing(['use', 'name'], BUILDER_OF_ITS_OWN),
];
const OF_DOCTOR =
  'is an input of doctor, which prints the least policies for the inputs of a build. Take the line out.';

/** Names that people bring along from other actions, or guess; an action's own inputs are taken out later. */
const KNOWN_ELSEWHERE: readonly UnsupportedInput[] = [
  misspelled('region', 'aws-region'),
  misspelled('role', 'role-to-assume'),
  misspelled('role-arn', 'role-to-assume'),
  misspelled('account-id', 'registry-id'),
  misspelled('registries', 'registry-id'),
  ...['repository-name', 'repo', 'ecr-repository'].map((name) => misspelled(name, 'repository')),
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
    instead: 'is not needed: `repository` says it, which is in ECR Public as `public.ecr.aws/ALIAS/NAME` only.',
    harmless: 'private',
  },
  ...missing(['github-token', 'unset-current-credentials', 'use-existing-credentials', 'cleanup'], NOT_NEEDED),
  ...missing(['web-identity-token-file', 'aws-profile', 'http-proxy', 'no-proxy', 'output-credentials'], NOT_HERE),
  ...missing(['custom-tags', 'transitive-tag-keys', 'disable-retry', 'retry-max-attempts'], NOT_HERE),
  ...missing(['driver', 'driver-opts', 'buildkitd-config', 'buildkitd-config-inline', 'buildkitd-flags'], NOT_HERE),
  ...missing(['bake-target', 'sep-tags', 'sep-labels', 'sep-annotations'], NOT_HERE),
  ...OF_THE_CREDENTIALS,
  ...OF_THE_BUILDER,
  misspelled('inline-session-policy', 'session-policy'),
  misspelled('managed-session-policies', 'session-policy'),
  { name: 'policy-only', instead: OF_DOCTOR, harmless: 'false' },
  {
    name: 'outputs',
    instead:
      'is not an input: the image is pushed, and `output` writes it into files too: `output: oci:image.tar` (docs/source-image.md).',
  },
  ...missing(['attests', 'call'], NOT_YET),
  ...missing(['image-tag-mutability', 'image-tag-mutability-exclusions', 'encryption-type', 'kms-key'], NOT_YET_ECR),
  ...missing(['scan-on-push', 'repository-tags', 'lifecycle-policy', 'repository-policy'], NOT_YET_ECR),
  ...missing(['fail-on-severity', 'scan-timeout-seconds'], NOT_YET_ECR),
  ...missing(['cgroup-parent'], NOT_YET),
];

const NOT_IN_PROMOTE =
  'is an input of the action that builds. Here nothing is built: an image that is there gets tags. Take the line out.';
const NOTHING_TO_DO = 'is an input of the action that builds; here it would do nothing. Take the line out.';
const NOT_IN_MERGE =
  'is an input of the action that builds. Here images that are there become an index. Take the line out.';
const OF_PROMOTE = 'is an input of promote, which gives an image that is there more tags. Take the line out.';
const ONE_REPOSITORY =
  'is no input of merge: `images` names what is merged, and `repository` where that is and where the index goes. Take the ' +
  'line out.';
const IN_THE_DEFINITION =
  'is said of each target in the bake file; or for all of them with `set`, for example `*.platform=linux/arm64`.';
const ONE_IMAGE =
  'is an input of the action that builds one image. Here the targets of a bake file are built. Take the line out.';

/** The special entries of an action. */
type Special = {
  /** Said of inputs that the main action has, and this one has not. */
  readonly notHere: string;
  /** Said in place of that, or of what is known elsewhere. */
  readonly own: readonly UnsupportedInput[];
};

/** The sources and the other repository of `promote`, as people call them. */
const PROMOTE_ONLY = ['sha', 'digest', 'from', 'source', 'source-tag', 'to', 'target-repository'];

const noBuild = (notHere: string): readonly UnsupportedInput[] => [
  ...['target-tag', 'target-tags', 'new-tag', 'to-tag'].map((name) => misspelled(name, 'tags')),
  ...missing(['export-credentials', 'docker-login', 'keep-newer-tags'], NOTHING_TO_DO),
  { name: 'output-env-credentials', instead: NOTHING_TO_DO, harmless: 'false' },
  ...missing(['dockerfile', 'build-arg'], notHere),
];

const SPECIAL: Readonly<Record<ActionName, Special>> = {
  'build-push': { notHere: '', own: missing(['to-repository', 'to-role'], OF_PROMOTE) },
  doctor: { notHere: '', own: missing(['to-repository', 'to-role'], OF_PROMOTE) },
  promote: {
    notHere: NOT_IN_PROMOTE,
    own: [
      ...['images', 'sha', 'digest', 'from', 'source', 'source-tag'].map((name) => misspelled(name, 'image')),
      ...['to', 'target-repository', 'destination-repository'].map((name) => misspelled(name, 'to-repository')),
      ...['target-role', 'destination-role', 'to-role-to-assume'].map((name) => misspelled(name, 'to-role')),
      { name: 'push', instead: NOT_IN_PROMOTE, harmless: 'true' },
      ...noBuild(NOT_IN_PROMOTE),
    ],
  },
  merge: {
    notHere: NOT_IN_MERGE,
    own: [
      ...['image', 'digests', 'sources'].map((name) => misspelled(name, 'images')),
      ...missing(['to-repository', 'to-role', 'destination-repository', ...PROMOTE_ONLY], ONE_REPOSITORY),
      { name: 'push', instead: NOT_IN_MERGE, harmless: 'true' },
      ...noBuild(NOT_IN_MERGE),
    ],
  },
  bake: {
    notHere: IN_THE_DEFINITION,
    own: [
      misspelled('file', 'files'),
      misspelled('target', 'targets'),
      misspelled('var', 'vars'),
      misspelled('prefix', 'repository-prefix'),
      ...['repository', 'repository-name', 'repo', 'ecr-repository'].map((name) => misspelled(name, 'repositories')),
      {
        name: 'source',
        instead: 'is not needed: the workspace is built, or the folder that `workdir` names. Take the line out.',
        harmless: '.',
      },
      ...missing(['dockerfile', 'build-arg', 'outputs'], IN_THE_DEFINITION),
      ...missing(['to-repository', 'to-role'], OF_PROMOTE),
      ...missing(['image', 'images', 'test', 'test-timeout-seconds', 'test-platforms', 'call'], ONE_IMAGE),
      { name: 'load', instead: ONE_IMAGE, harmless: 'false' },
    ],
  },
};

/** The inputs that an action has not, and what to do instead; each once. */
export function unsupportedBy(action: ActionName): readonly UnsupportedInput[] {
  const { own, notHere } = SPECIAL[action];
  const ofMain = missing(ACTION_INPUTS['build-push'], notHere);
  const had = new Set<string>(ACTION_INPUTS[action]);
  // Of several entries with one name the first counts.
  const all = new Map([...own, ...ofMain, ...KNOWN_ELSEWHERE].toReversed().map((input) => [input.name, input]));
  return [...all.values()].toReversed().filter(({ name }) => !had.has(name));
}
