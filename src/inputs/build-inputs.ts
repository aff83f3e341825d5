import { resolve } from 'node:path';
import type { Environment } from '../github/environment.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Parsed } from '../lib/parsed.ts';
import type { Label } from '../plan/oci-labels.ts';
import { type BuildSecret, readSecrets } from './build-secrets.ts';
import { type BuilderInputs, readBuilderInputs } from './builder-inputs.ts';
import type { InputReader } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import { parseLabel } from './parse-basic.ts';
import {
  parseAnnotation,
  parseBuildArgument,
  parseByteSize,
  parseEntitlement,
  parseHostEntry,
  parseNetwork,
  parseSsh,
  parseStage,
  parseUlimit,
} from './parse-docker.ts';
import { readBuildContexts, readPaths } from './paths.ts';
import type { TagRulesReader } from './tag-rules-input.ts';

/** What `docker build` is told; names and meanings are those of docker/build-push-action. */
export type BuildInputs = BuilderInputs & {
  /** A folder, relative to the workspace, or an address that Docker fetches. */
  readonly context: string;
  /** The Dockerfile's path, relative to the workspace. */
  readonly file?: string;
  readonly target?: string;
  readonly buildArgs: readonly { readonly name: string; readonly value?: string }[];
  /** The labels of the workflow, in order; of those with the same key the last one counts. */
  readonly labels: readonly Label[];
  /** `key=value`, with the level in front where it is not the manifest: `index:key=value`. */
  readonly annotations: readonly string[];
  readonly pull: boolean;
  readonly noCache: boolean;
  readonly network?: string;
  readonly addHosts: readonly string[];
  readonly shmSize?: string;
  readonly ulimits: readonly string[];
  /** Further contexts that the Dockerfile names: a folder, relative to the workspace, or an address. */
  readonly buildContexts: readonly { readonly name: string; readonly value: string }[];
  readonly secrets: readonly BuildSecret[];
  /** Agents and keys, as `docker build --ssh` takes them: `default`, or `id=path`. */
  readonly ssh: readonly string[];
  /** Entitlements, such as `network.host`. */
  readonly allow: readonly string[];
  /** The stages that are built without cache. */
  readonly noCacheFilters: readonly string[];
};
/** All inputs of the build. */
export function readBuild(reader: InputReader, { environment, lookup, sizeOf, tagRules }: InputsOrigin): BuildInputs {
  const isBuilt = reader.text('source-image') === '';
  const { context, file } = readPaths(reader, { workspace: environment.workspace, lookup, isBuilt });
  return omitUndefined({
    context,
    file,
    target: reader.optional('target', parseStage),
    buildArgs: reader.list('build-args', parseBuildArgument, { keyOf: ({ name }) => name }),
    labels: readLabels(reader, tagRules),
    annotations: readAnnotations(reader, tagRules),
    pull: reader.boolean('pull', false),
    noCache: reader.boolean('no-cache', false),
    network: reader.optional('network', parseNetwork),
    addHosts: reader.list('add-hosts', parseHostEntry, { commas: true }),
    shmSize: reader.optional('shm-size', parseByteSize),
    ulimits: reader.list('ulimit', parseUlimit, { keyOf: beforeEquals }),
    buildContexts: readBuildContexts(reader, { workspace: environment.workspace, lookup }),
    secrets: readSecrets(reader, {
      variables: environment.variables,
      sizeOf: (path) => sizeOf(resolve(environment.workspace, path)),
    }),
    ssh: readSsh(reader, environment.variables),
    allow: reader.list('allow', parseEntitlement, { commas: true }),
    noCacheFilters: reader.list('no-cache-filters', parseStage, { commas: true }),
    ...readBuilderInputs(reader),
  });
}

/**
 * The mistakes of a build that takes variables of the step which `cache: s3` sets for docker: it would be given the keys of the
 * session, perhaps into its image.
 */
export function takenVariables({
  cache,
  buildArgs,
  secrets,
}: Pick<BuildInputs, 'cache' | 'buildArgs' | 'secrets'>): readonly { readonly input: string; readonly rule: string }[] {
  if (cache.preset !== 's3') return [];
  const rule = (name: string): string =>
    `${name} is a variable in which docker is given the session's keys for \`cache: s3\`. Give it under another name.`;
  return [
    ...buildArgs
      .filter(({ name, value }) => value === undefined && KEY_VARIABLES.includes(name))
      .map(({ name }) => ({ input: 'build-args', rule: rule(name) })),
    ...secrets.flatMap((secret) =>
      secret.kind === 'variable' && KEY_VARIABLES.includes(secret.name)
        ? [{ input: 'secret-envs', rule: rule(secret.name) }]
        : [],
    ),
  ];
}

const KEY_VARIABLES: readonly string[] = [
  ...['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'],
  ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'],
];

function beforeEquals(item: string): string | undefined {
  return item.split('=', 1)[0];
}

/** `ssh`; the runner's agent has to be there. */
function readSsh(reader: InputReader, variables: Environment['variables']): readonly string[] {
  const ssh = reader.list('ssh', parseSsh, { keyOf: beforeEquals });
  if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
    reader.mistake(
      'ssh',
      'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
        'with webfactory/ssh-agent for example, or name a key, `default=path`.',
    );
  }
  return ssh;
}

/** `labels`, in order; of those with the same key the last one counts, as in docker/metadata-action. */
export function readLabels(reader: InputReader, tagRules: TagRulesReader | undefined): readonly Label[] {
  return reader.list('labels', expanding(tagRules, parseLabel), { repeats: true });
}

/** `annotations`, as `docker build --annotation` takes them: of those with the same key the last one counts. */
export function readAnnotations(reader: InputReader, tagRules: TagRulesReader | undefined): readonly string[] {
  return reader.list('annotations', expanding(tagRules, parseAnnotation), { repeats: true });
}

/** A parser of texts in which expressions are replaced first. */
function expanding<T>(
  tagRules: TagRulesReader | undefined,
  parse: (text: string) => Parsed<T>,
): (text: string) => Parsed<T> {
  if (tagRules === undefined) return parse;
  return (text) => {
    const expanded = text.includes('{{') ? tagRules.text(text) : { valid: true as const, value: text };
    return expanded.valid ? parse(expanded.value) : expanded;
  };
}
