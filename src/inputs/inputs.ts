import { resolve } from 'node:path';
import { Failure } from '../errors/failure.ts';
import type { Environment } from '../github/environment.ts';
import type { Event } from '../github/event.ts';
import { isCommitSha } from '../lib/commit-sha.ts';
import { present } from '../lib/omit-undefined.ts';
import type { Label } from '../plan/oci-labels.ts';
import { type BuildSecret, readSecrets } from './build-secrets.ts';
import { type BuilderInputs, readBuilderInputs, readTest, type TestInputs } from './builder-inputs.ts';
import { type ImageInputs, readImage } from './image-inputs.ts';
import { InputReader, type InputSource, quote } from './input-reader.ts';
import * as values from './parsers.ts';
import { type PathLookup, readBuildContexts, readPaths } from './paths.ts';
import type { TagRules } from './tag-rules-input.ts';
import { refuseUnsupported, UNSUPPORTED } from './unsupported-inputs.ts';

/** All inputs of one step, checked; what is not set and has no default is absent. */
export type Inputs = {
  readonly repository: values.RepositoryReference;
  /** All wanted tags, each once, the commit's first; never empty. */
  readonly tags: readonly [string, ...string[]];
  /** What to tell about tags that were not made, one sentence each. */
  readonly notices: readonly string[];
  readonly image: ImageInputs;
  readonly build: BuildInputs;
  /** Has to succeed before anything is pushed. */
  readonly test?: TestInputs;
  readonly destination: Destination;
};

/** What `docker build` is told; names and meanings are those of docker/build-push-action. */
export type BuildInputs = BuilderInputs & {
  /** A folder, relative to the workspace, or an address that Docker fetches. */
  readonly context: string;
  /** The Dockerfile's path, relative to the workspace. */
  readonly file?: string;
  readonly target?: string;
  readonly buildArgs: readonly { readonly name: string; readonly value?: string }[];
  /** Those of the workflow, in order; of labels with the same key the last one counts. */
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

/** Where the image goes: nowhere (`push: false`, no AWS at all), or to a repository in ECR. */
export type Destination = { readonly kind: 'engine' } | EcrDestination;

/** Which registry, and as whom. */
export type Account = {
  readonly region: string;
  /** The registry's account where it is not the account of the credentials; 12 digits. */
  readonly registryId?: string;
  readonly credentials: CredentialInputs;
  /** Empty: every account is allowed. */
  readonly allowedAccountIds: readonly string[];
};

export type EcrDestination = Account & {
  readonly kind: 'ecr';
  readonly createRepository: boolean;
  readonly exportCredentials: boolean;
  readonly dockerLogin: boolean;
};

/** Whose credentials are used: what the SDK finds on the runner, or roles, the first assumed through OIDC. */
export type CredentialInputs =
  | { readonly kind: 'runner' }
  | {
      readonly kind: 'roles';
      readonly roles: readonly [values.Role, ...values.Role[]];
      readonly audience: string;
      readonly sessionName: string;
      readonly durationSeconds: number;
      readonly externalId?: string;
    };

/** What inputs are read from and checked against. */
export type InputsOrigin = {
  readonly source: InputSource;
  readonly event: Event;
  readonly environment: Pick<Environment, 'workspace' | 'region' | 'variables'>;
  readonly lookup: PathLookup;
  /** The size of a file in bytes; `undefined` where there is none. */
  readonly sizeOf: (path: string) => number | undefined;
  /** Where `usesLanguage` says so. */
  readonly tagRules?: TagRules | undefined;
};

/**
 * All inputs, typed and checked. The only reader of inputs.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readInputs(origin: InputsOrigin): Inputs {
  const reader = new InputReader(origin.source);
  const repository = reader.required('repository', values.parseRepository, 'team/shop');
  const { tags, notices, ...naming } = readAllTags(reader, origin);
  const build = readBuild(reader, origin);
  const test = readTest(reader);
  const image = readImage(reader, origin.event, { ...naming, context: build.context });
  const push = reader.boolean('push', true);
  const ecr = readEcr(reader, origin, repository, push);
  refuseUnsupported(reader, UNSUPPORTED);
  const [first, ...further] = tags;
  if (reader.mistakes.length > 0 || repository === undefined || first === undefined) {
    throw invalidInputs(reader.mistakes);
  }
  const destination = push ? ecr : ({ kind: 'engine' } as const);
  return { repository, tags: [first, ...further], notices, image, build, ...present('test', test), destination };
}

/** All mistakes in one message. */
export function invalidInputs(mistakes: readonly string[]): Failure {
  const isOne = mistakes.length === 1;
  const count = isOne ? 'One input is' : `${mistakes.length} inputs are`;
  return new Failure({
    code: 'inputs-invalid',
    what: [`${count} not right. Nothing was built, called or changed.`, ...mistakes.map((text) => `- ${text}`)].join(
      '\n',
    ),
    fix: `change ${isOne ? 'this line' : 'these lines'} under \`with:\` of this step.`,
  });
}

type Tags = {
  readonly tags: readonly string[];
  readonly hasCommitTag: boolean;
  readonly version?: string;
  readonly notices: readonly string[];
};

/** The commit's tag first, then those of the workflow. */
export function readAllTags(reader: InputReader, { event, tagRules }: Pick<InputsOrigin, 'event' | 'tagRules'>): Tags {
  const hasCommitTag = reader.boolean('commit-tag', true);
  const { tags: named, version, notices } = readNamedTags(reader, tagRules);
  const rest = { hasCommitTag, notices, ...present('version', version) };
  if (!hasCommitTag) {
    if (named.length === 0 && reader.mistakes.length === 0) reader.mistake('tags', describeNoTag(reader, event));
    return { tags: named, ...rest };
  }
  if (!isCommitSha(event.commit)) {
    reader.mistake('commit-tag', 'the commit is unknown: GITHUB_SHA is not set. Set `commit-tag: false` and `tags`.');
    return { tags: named, ...rest };
  }
  return { tags: [...new Set([event.commit, ...named])], ...rest };
}

/** The tags that the workflow names, by rules or as they are. */
export function readNamedTags(reader: InputReader, tagRules: TagRules | undefined): Omit<Tags, 'hasCommitTag'> {
  const lines = reader.list('tags', values.parseTagLine);
  if (tagRules === undefined) return { tags: lines, ...present('version', lines[0]), notices: [] };
  const { mistakes, ...result } = tagRules.tags(lines, reader.list('flavor', values.asIs));
  for (const { input, rule } of mistakes) reader.mistake(input, rule);
  return result;
}

function describeNoTag(reader: InputReader, { name, ref }: Event): string {
  if (reader.text('tags') === '') {
    return 'is empty and commit-tag is false, so the image would have no tag. Set one of them.';
  }
  return `no rule makes a tag for this run (${name}, ${quote(ref)}), and commit-tag is false. Add a rule for it, or set commit-tag.`;
}

function readBuild(reader: InputReader, { environment, lookup, sizeOf, tagRules }: InputsOrigin): BuildInputs {
  const { context, file } = readPaths(reader, { workspace: environment.workspace, lookup });
  return {
    context,
    ...present('file', file),
    ...present('target', reader.optional('target', values.parseStage)),
    buildArgs: reader.list('build-args', values.parseBuildArgument, { repeats: true }),
    labels: readLabels(reader, tagRules),
    annotations: readAnnotations(reader, tagRules),
    pull: reader.boolean('pull', false),
    noCache: reader.boolean('no-cache', false),
    ...present('network', reader.optional('network', values.parseNetwork)),
    addHosts: reader.list('add-hosts', values.parseHostEntry, { commas: true }),
    ...present('shmSize', reader.optional('shm-size', values.parseByteSize)),
    ulimits: reader.list('ulimit', values.parseUlimit),
    buildContexts: readBuildContexts(reader, { workspace: environment.workspace, lookup }),
    secrets: readSecrets(reader, {
      variables: environment.variables,
      sizeOf: (path) => sizeOf(resolve(environment.workspace, path)),
    }),
    ssh: readSsh(reader, environment.variables),
    allow: reader.list('allow', values.parseEntitlement, { commas: true }),
    noCacheFilters: reader.list('no-cache-filters', values.parseStage, { commas: true }),
    ...readBuilderInputs(reader),
  };
}

/** `ssh`; the runner's agent has to be there. */
function readSsh(reader: InputReader, variables: Environment['variables']): readonly string[] {
  const ssh = reader.list('ssh', values.parseSsh);
  if (ssh.includes('default') && !variables.SSH_AUTH_SOCK) {
    reader.mistake(
      'ssh',
      'default means the SSH agent of the runner, and there is none: SSH_AUTH_SOCK is not set. Start one before this step, ' +
        'with webfactory/ssh-agent for example, or name a key, `default=path`.',
    );
  }
  return ssh;
}

/** `labels`, in order. */
export function readLabels(reader: InputReader, tagRules: TagRules | undefined): readonly Label[] {
  return reader.list('labels', expanding(tagRules, values.parseLabel), { repeats: true });
}

/** `annotations`, as `docker build --annotation` takes them. */
export function readAnnotations(reader: InputReader, tagRules: TagRules | undefined): readonly string[] {
  return reader.list('annotations', expanding(tagRules, values.parseAnnotation), { repeats: true });
}

/** A parser of texts in which expressions are replaced first. */
function expanding<T>(
  tagRules: TagRules | undefined,
  parse: (text: string) => values.Parsed<T>,
): (text: string) => values.Parsed<T> {
  if (tagRules === undefined) return parse;
  return (text) => {
    const expanded = text.includes('{{') ? tagRules.text(text) : { valid: true as const, value: text };
    return expanded.valid ? parse(expanded.value) : expanded;
  };
}

/** The AWS side. Its values are checked for `push: false` too, but then no region is asked for. */
export function readEcr(
  reader: InputReader,
  origin: InputsOrigin,
  repository: values.RepositoryReference | undefined,
  push: boolean,
): EcrDestination {
  return {
    kind: 'ecr',
    ...readAccount(reader, origin, repository, push),
    createRepository: reader.boolean('create-repository', false),
    exportCredentials: reader.boolean('export-credentials', false),
    dockerLogin: reader.boolean('docker-login', false),
  };
}

/** Registry and credentials; `isNeeded`: a region has to be known. */
export function readAccount(
  reader: InputReader,
  origin: Pick<InputsOrigin, 'event' | 'environment'>,
  repository: values.RepositoryReference | undefined,
  isNeeded: boolean,
): Account {
  const region = readRegion(reader, origin, repository, isNeeded);
  return {
    region,
    ...present('registryId', readRegistryId(reader, repository)),
    credentials: readCredentials(reader, origin.event, region),
    allowedAccountIds: reader.list('allowed-account-ids', values.parseAccountId, { commas: true }),
  };
}

/** The input first, then a repository's URI, which can only mean its own region, then the environment. */
function readRegion(
  reader: InputReader,
  { environment }: Pick<InputsOrigin, 'environment'>,
  repository: values.RepositoryReference | undefined,
  push: boolean,
): string {
  const named = reader.optional('aws-region', values.parseRegion);
  if (named !== undefined && repository?.region !== undefined && named !== repository.region) {
    reader.mistake(
      'aws-region',
      `${quote(named)} contradicts the repository, which is in ${quote(repository.region)}. Take this line out.`,
    );
  }
  if (named !== undefined || repository?.region !== undefined) return named ?? repository?.region ?? '';
  // It is set, and told as wrong already.
  if (reader.text('aws-region') !== '') return '';
  if (environment.region === undefined) {
    // A repository that could not be read may well name the region: one mistake, not two.
    if (push && (repository !== undefined || reader.text('repository') === '')) {
      reader.mistake('aws-region', 'the region is unknown. Add a line such as `aws-region: eu-west-1`.');
    }
    return '';
  }
  const fromEnvironment = values.parseRegion(environment.region);
  if (fromEnvironment.valid) return fromEnvironment.value;
  reader.mistake('aws-region', `is not set, and AWS_REGION, ${quote(environment.region)}, ${fromEnvironment.rule}`);
  return '';
}

function readRegistryId(reader: InputReader, repository: values.RepositoryReference | undefined): string | undefined {
  const named = reader.optional('registry-id', values.parseAccountId);
  if (named !== undefined && repository?.accountId !== undefined && named !== repository.accountId) {
    reader.mistake(
      'registry-id',
      `${quote(named)} contradicts the repository, which is in ${repository.accountId}. Take this line out.`,
    );
  }
  return named ?? repository?.accountId;
}

function readCredentials(reader: InputReader, event: Event, region: string): CredentialInputs {
  const [first, ...chained] = reader.list('role-to-assume', values.parseRole);
  const audience = reader.withDefault('audience', values.parseAudience, defaultAudience(first?.partition));
  const sessionName = reader.withDefault('role-session-name', values.parseSessionName, defaultSessionName(event));
  const seconds = values.parseInteger(900, 43_200, 'seconds');
  const durationSeconds = reader.withDefault('role-duration-seconds', seconds, 3600);
  const externalId = reader.optional('role-external-id', values.parseExternalId);
  if (chained.length > 0 && durationSeconds > 3600) {
    reader.mistake(
      'role-duration-seconds',
      `"${durationSeconds}" is too long for a chained role: AWS allows at most 3600 seconds there.`,
    );
  }
  if (externalId !== undefined && chained.length === 0) {
    reader.mistake('role-external-id', 'only a chained role is asked for it, and role-to-assume names one role.');
  }
  for (const { arn, partition } of first === undefined ? [] : [first, ...chained]) {
    if (region !== '' && !values.isInPartition(region, partition)) {
      reader.mistake('role-to-assume', `${quote(arn)} is in the partition ${partition}, the region ${region} is not.`);
    }
  }
  if (first === undefined) return { kind: 'runner' };
  return {
    kind: 'roles',
    roles: [first, ...chained],
    audience,
    sessionName,
    durationSeconds,
    ...present('externalId', externalId),
  };
}

/** The audience that AWS documents for a partition; STS in China has its own. */
function defaultAudience(partition: string | undefined): string {
  return partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
}

/**
 * `gha-<repository>-<run id>-<attempt>`, at most 64 characters, so that CloudTrail leads back to the run. Where it is
 * too long the repository's name is cut, never the run.
 */
export function defaultSessionName({ repository, runId, runAttempt }: Event): string {
  const run = `-${runId}-${runAttempt}`;
  const name = repository.name.replace(/[^\w+=,.@-]/g, '-') || 'local';
  return `gha-${name.slice(0, 64 - 'gha-'.length - run.length)}${run}`;
}
