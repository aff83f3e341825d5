import { resolve } from 'node:path';
import { invalidInputs } from '../../errors/input-errors.ts';
import { type EcrDestination, readEcr } from '../../inputs/aws-inputs.ts';
import { readAnnotations, readLabels } from '../../inputs/build-inputs.ts';
import { type CacheInputs, readCacheInputs } from '../../inputs/builder-inputs.ts';
import { type ImageInputs, readImage } from '../../inputs/image-inputs.ts';
import { refuseNames } from '../../inputs/input-names.ts';
import { InputReader, quote } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { asIs, parseBoolean } from '../../inputs/parse-basic.ts';
import { isRemoteContext, parseBuilderName, parseProvenance, parseSbom } from '../../inputs/parse-docker.ts';
import { readAllTags } from '../../inputs/tag-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Parsed } from '../../lib/parsed.ts';
import type { Label } from '../../plan/oci-labels.ts';
import { type FurtherPlace, readFurtherPlaces } from './further-places.ts';

/** All inputs of bake/action.yml, checked. */
export type BakeInputs = TargetNaming & {
  /** The inputs for `docker buildx bake`. */
  readonly definition: DefinitionInputs;
  /** The text in front of a target's name, with a separator at its end. */
  readonly repositoryPrefix?: string;
  readonly repositories: ReadonlyMap<string, RepositoryReference>;
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly builder?: string;
  readonly cache: CacheInputs;
  readonly planOnly: boolean;
  readonly destination: BakeDestination;
  /** Where the images go as well; empty without a push. */
  readonly further: readonly FurtherPlace[];
};

/** Where the images go: nowhere (`push: false`, no AWS but perhaps a cache in its region), or to ECR. */
export type BakeDestination = { readonly kind: 'engine'; readonly region?: string } | EcrDestination;

/** The tags and labels that the inputs give targets of one commit. */
export type TargetNaming = {
  /** The tags for all targets, each once, the commit's first; those of the definition come behind them. */
  readonly tags: readonly string[];
  readonly notices: readonly string[];
  readonly image: ImageInputs;
  readonly labels: readonly Label[];
  readonly annotations: readonly string[];
  readonly mistakes?: readonly string[];
};

/** The definition that is built, and the changes to it. */
export type DefinitionInputs = {
  /** The files relative to `workdir`; empty: those that bake looks for itself. */
  readonly files: readonly string[];
  /** A folder, relative to the workspace. */
  readonly workdir: string;
  /** The names of targets and groups; empty: the group `default`. */
  readonly targets: readonly string[];
  /** Overrides, `target.key=value` each, as `--set` takes them. */
  readonly set: readonly string[];
  readonly vars: readonly { readonly name: string; readonly value: string }[];
  readonly allow: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
};

/** The inputs that were read, and how the rest is read when the targets are known. */
export type ReadBakeInputs = BakeInputs & {
  /** The tags and labels of targets that are of another commit than the step. */
  readonly nameFor: (origin: InputsOrigin) => TargetNaming;
  /**
   * The registries, once it is known where the repositories are.
   *
   * @throws Failure `inputs-invalid` with mistakes of these inputs, where there are some, and the given ones in one message
   */
  readonly locate: (repository: RepositoryReference | undefined, mistakes: readonly string[]) => BakeRegistries;
};

/** Where the images go. */
type BakeRegistries = Pick<BakeInputs, 'destination' | 'further'>;

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readBakeInputs(origin: InputsOrigin): ReadBakeInputs {
  const reader = new InputReader(origin.source);
  const repositoryPrefix = readPrefix(reader);
  const repositories = readRepositories(reader);
  const [reference] = [...repositories.values()].filter(({ host }) => host !== undefined);
  const naming = readNaming(reader, origin);
  const push = reader.boolean('push', true);
  const inputs = omitUndefined({
    definition: readDefinitionInputs(reader, origin),
    repositoryPrefix,
    repositories,
    ...naming,
    noCache: reader.boolean('no-cache', false),
    pull: reader.boolean('pull', false),
    builder: reader.optional('builder', parseBuilderName),
    cache: readCache(reader),
    planOnly: readPlanOnly(reader, push),
  });
  const ecr = readEcr(reader, origin, { repository: reference ?? referenceOf(repositoryPrefix), isCalled: false });
  const registries = registriesOf(reader, origin, { ecr, push });
  refuseNames(reader, 'bake', origin.environment.variables);
  if (reader.mistakes.length > 0) throw invalidInputs(reader.mistakes);
  return {
    ...inputs,
    ...registries,
    nameFor: (other) => {
      const again = new InputReader(origin.source);
      return { ...readNaming(again, other), mistakes: [...again.mistakes] };
    },
    locate: (repository, mistakes) => {
      const again = new InputReader(origin.source);
      const located = readEcr(again, origin, { repository: repository ?? { name: 'any' }, isCalled: push });
      const known = registriesOf(again, origin, { ecr: located, push });
      if (again.mistakes.length > 0) throw invalidInputs([...mistakes, ...again.mistakes]);
      return known;
    },
  };
}

/** All registries; what is wrong with further ones is told for `push: false` too. */
function registriesOf(
  reader: InputReader,
  origin: InputsOrigin,
  { ecr, push }: { readonly ecr: EcrDestination; readonly push: boolean },
): BakeRegistries {
  const further = readFurtherPlaces(reader, origin, ecr);
  return push ? { destination: ecr, further } : { destination: engineOnly(ecr), further: [] };
}

/** The destination without a push. */
function engineOnly({ region }: Pick<EcrDestination, 'region'>): BakeDestination {
  return region === '' ? { kind: 'engine' } : { kind: 'engine', region };
}

function readNaming(reader: InputReader, origin: InputsOrigin): TargetNaming {
  const { tags, notices, ...rest } = readTargetTags(reader, origin);
  return {
    tags,
    notices,
    // It shows later which context each target has.
    image: readImage(reader, origin.event, { ...rest, tags, context: '.' }),
    labels: readLabels(reader, origin.tagRules),
    annotations: readAnnotations(reader, origin.tagRules),
  };
}

/** The tags for all targets; without any here, the definition may still give some. */
function readTargetTags(reader: InputReader, origin: InputsOrigin) {
  const commitTag = parseBoolean(reader.text('commit-tag'));
  const hasCommitTag = !commitTag.valid || commitTag.value;
  return hasCommitTag || reader.text('tags') !== ''
    ? readAllTags(reader, origin, { kind: 'many' })
    : { ...NO_TAGS, hasCommitTag };
}

function readPlanOnly(reader: InputReader, push: boolean): boolean {
  const planOnly = reader.boolean('plan-only', false);
  if (planOnly && !push)
    reader.mistake('plan-only', 'asks ECR what is there, which push: false does not. Take one out.');
  return planOnly;
}

const NO_TAGS = { tags: [], notices: [], tagSources: [], affixes: { prefix: '', suffix: '' } };

function readDefinitionInputs(
  reader: InputReader,
  { environment, lookup }: Pick<InputsOrigin, 'environment' | 'lookup'>,
): DefinitionInputs {
  const workdir = reader.withDefault('workdir', asIs, '.');
  const folder = resolve(environment.workspace, workdir);
  const files = reader.list('files', parseBakeFile, { commas: true });
  if (lookup(folder) !== 'directory')
    reader.mistake('workdir', `${quote(workdir)} is not a folder: there is no ${folder}.`);
  else {
    for (const file of files) {
      const path = resolve(folder, file);
      if (lookup(path) !== 'file') reader.mistake('files', `${quote(file)} is not a file: ${whyNoFile(file, path)}`);
    }
  }
  return omitUndefined({
    files,
    workdir,
    targets: reader.list('targets', parseTarget, { commas: true }),
    set: reader.list('set', parseOverride, { repeats: true, keyOf: overriddenValue }),
    vars: reader.list('vars', parseVariable, { keyOf: ({ name }) => name }),
    allow: reader.list('allow', parsePrivilege, { commas: true }),
    provenance: reader.optional('provenance', parseProvenance),
    sbom: reader.optional('sbom', parseSbom),
  });
}

/** A bake file as `--file` of bake takes it (commands/bake.go in buildx); behind `cwd://` it is in the same folder here. */
function parseBakeFile(text: string): Parsed<string> {
  const path = text.replace(/^cwd:\/\//, '');
  if (path === '') return { valid: false, rule: 'names no file behind cwd://.' };
  if (path === '-')
    return { valid: false, rule: 'is the standard input, and a step has none. Write it to a file before.' };
  if (isRemoteContext(path) || /^[a-z][a-z0-9+.-]*:\/\//i.test(path))
    return {
      valid: false,
      rule: 'is an address, and bake reads its files from the disk. Check the repository out, or fetch the file, in a step before.',
    };
  return { valid: true, value: path };
}

function whyNoFile(file: string, path: string): string {
  const pattern = /[*?[]/.test(file) ? ' Bake takes no patterns: name each file.' : '';
  return `there is no ${path}. Paths start at \`workdir\`.${pattern}`;
}

/** `cache` and `cache-ref`; one tag could not hold the caches of all targets. */
function readCache(reader: InputReader): CacheInputs {
  const cache = readCacheInputs(reader);
  if (cache.preset === 'registry' && cache.ref?.includes(':'))
    reader.mistake(
      'cache-ref',
      `${quote(cache.ref)} names a tag, but each target has its own. Write the repository alone.`,
    );
  return cache;
}

/** A name of a target or a group (https://docs.docker.com/build/bake/reference/). */
function parseTarget(text: string): Parsed<string> {
  if (/^[\w][\w-]*$/.test(text)) return { valid: true, value: text };
  return { valid: false, rule: 'is not the name of a target or a group: letters, digits, _ and - only.' };
}

function parseOverride(text: string): Parsed<string> {
  if (/^[\w*?[\]-]+\.[\w-]+(\.[^=]+)?\+?=/.test(text)) return { valid: true, value: text };
  return { valid: false, rule: 'is not of the form target.key=value, for example *.platform=linux/arm64.' };
}

/** The key of an override with one value; `undefined` for lists and `+=`, of which bake takes all lines. */
function overriddenValue(text: string): string | undefined {
  const [, pattern, setting] = /^([^.]+)\.([^=+]+)=/.exec(text) ?? [];
  return setting !== undefined && ONE_VALUE.test(setting) ? `${pattern}.${setting}` : undefined;
}

/** https://docs.docker.com/reference/cli/docker/buildx/bake/#set */
const ONE_VALUE =
  /^(context|dockerfile|target|call|network|no-cache|pull|push|load|shm-size|(args|labels|contexts|extra-hosts)\..+)$/;

function parseVariable(text: string): Parsed<{ readonly name: string; readonly value: string }> {
  const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return { valid: false, rule: 'is not of the form NAME=value.' };
  return { valid: true, value: { name, value } };
}

/** A privilege that bake asks leave for (https://docs.docker.com/reference/cli/docker/buildx/bake/#allow). */
function parsePrivilege(text: string): Parsed<string> {
  if (/^(fs|fs\.read|fs\.write)=\S+$|^(network\.host|security\.insecure|ssh|device)(=\S+)?$/.test(text))
    return { valid: true, value: text };
  return {
    valid: false,
    rule: 'is no privilege of bake. There are fs.read=PATH, network.host, security.insecure, ssh.',
  };
}

/** The prefix with its separator: `team` and `team/` mean the same, `team-` stays. */
function readPrefix(reader: InputReader): string | undefined {
  const text = reader.text('repository-prefix');
  if (text === '') return undefined;
  const prefix = /[/._-]$/.test(text) ? text : `${text}/`;
  const parsed = parseRepository(`${prefix}x`);
  if (parsed.valid) return prefix;
  reader.mistake('repository-prefix', `${quote(text)}, with the name of a target behind it, ${parsed.rule}`);
  return undefined;
}

function referenceOf(prefix: string | undefined): RepositoryReference | undefined {
  const parsed = prefix === undefined ? undefined : parseRepository(`${prefix}x`);
  return parsed?.valid ? parsed.value : undefined;
}

function readRepositories(reader: InputReader): ReadonlyMap<string, RepositoryReference> {
  return new Map(reader.list('repositories', parsePlacement, { keyOf: ([target]) => target }));
}

function parsePlacement(text: string): Parsed<readonly [string, RepositoryReference]> {
  const [, target, name] = /^([\w][\w-]*)\s*=\s*(\S+)$/.exec(text) ?? [];
  if (target === undefined || name === undefined)
    return { valid: false, rule: 'is not of the form target=repository, for example api=team/api.' };
  const repository = parseRepository(name);
  return repository.valid ? { valid: true, value: [target, repository.value] } : repository;
}
