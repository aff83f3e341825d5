import { resolve } from 'node:path';
import { type CacheInputs, readCacheInputs } from '../../inputs/builder-inputs.ts';
import { type ImageInputs, readImage } from '../../inputs/image-inputs.ts';
import { InputReader, quote } from '../../inputs/input-reader.ts';
import {
  type EcrDestination,
  type InputsOrigin,
  invalidInputs,
  readAllTags,
  readAnnotations,
  readEcr,
  readLabels,
} from '../../inputs/inputs.ts';
import * as values from '../../inputs/parsers.ts';
import { BAKE_UNSUPPORTED, refuseUnsupported } from '../../inputs/unsupported-inputs.ts';
import { present } from '../../lib/omit-undefined.ts';
import type { Label } from '../../plan/oci-labels.ts';

/** All inputs of bake/action.yml, checked. */
export type BakeInputs = {
  /** What is told to `docker buildx bake`. */
  readonly definition: DefinitionInputs;
  /** What stands in front of a target's name, with a separator at its end. */
  readonly repositoryPrefix?: string;
  readonly repositories: ReadonlyMap<string, values.RepositoryReference>;
  /** For all targets, each once, the commit's first; those of the definition come behind them. */
  readonly tags: readonly string[];
  readonly notices: readonly string[];
  readonly image: ImageInputs;
  readonly labels: readonly Label[];
  readonly annotations: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly builder?: string;
  readonly cache: CacheInputs;
  readonly planOnly: boolean;
  readonly destination: EcrDestination | { readonly kind: 'engine' };
};

/** Which definition is built, and what is changed about it. */
export type DefinitionInputs = {
  /** Relative to `workdir`; empty: those that bake looks for itself. */
  readonly files: readonly string[];
  /** A folder, relative to the workspace. */
  readonly workdir: string;
  /** Empty: the group `default`. */
  readonly targets: readonly string[];
  /** `target.key=value` each, as `--set` takes them. */
  readonly set: readonly string[];
  readonly vars: readonly { readonly name: string; readonly value: string }[];
  readonly allow: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
};

/** What was read, and how the rest of it is read when the targets are known. */
export type ReadBakeInputs = {
  readonly inputs: BakeInputs;
  /**
   * The registry, once it is known where the repositories are.
   *
   * @throws Failure `inputs-invalid` with these mistakes and its own in one message
   */
  readonly locate: (
    repository: values.RepositoryReference | undefined,
    mistakes: readonly string[],
  ) => BakeInputs['destination'];
};

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readBakeInputs(origin: InputsOrigin): ReadBakeInputs {
  const reader = new InputReader(origin.source);
  const definition = readDefinitionInputs(reader, origin);
  const repositoryPrefix = readPrefix(reader);
  const repositories = readRepositories(reader);
  const [reference] = [...repositories.values()].filter(({ host }) => host !== undefined);
  const known = reference ?? referenceOf(repositoryPrefix);
  const commitTag = values.parseBoolean(reader.text('commit-tag'));
  const hasCommitTag = !commitTag.valid || commitTag.value;
  // Without a tag here, the definition may still give some.
  const { notices, ...naming } =
    hasCommitTag || reader.text('tags') !== '' ? readAllTags(reader, origin) : { ...NO_TAGS, hasCommitTag };
  const push = reader.boolean('push', true);
  const planOnly = reader.boolean('plan-only', false);
  if (planOnly && !push)
    reader.mistake('plan-only', 'asks ECR what is there, which push: false does not. Take one out.');
  const inputs = {
    definition,
    ...present('repositoryPrefix', repositoryPrefix),
    repositories,
    tags: naming.tags,
    notices,
    // What a target's context is shows later.
    image: readImage(reader, origin.event, { ...naming, context: '.' }),
    labels: readLabels(reader, origin.tagRules),
    annotations: readAnnotations(reader, origin.tagRules),
    noCache: reader.boolean('no-cache', false),
    pull: reader.boolean('pull', false),
    ...present('builder', reader.optional('builder', values.parseBuilderName)),
    cache: readCache(reader),
    planOnly,
  };
  const ecr = readEcr(reader, origin, known, false);
  refuseUnsupported(reader, BAKE_UNSUPPORTED);
  if (reader.mistakes.length > 0) throw invalidInputs(reader.mistakes);
  return {
    inputs: { ...inputs, destination: push ? ecr : { kind: 'engine' } },
    locate: (repository, mistakes) => {
      const again = new InputReader(origin.source);
      const located = readEcr(again, origin, repository ?? { name: 'any' }, push);
      const all = [...mistakes, ...again.mistakes];
      if (all.length > 0) throw invalidInputs(all);
      return push ? located : { kind: 'engine' };
    },
  };
}

const NO_TAGS = { tags: [], notices: [] };

function readDefinitionInputs(
  reader: InputReader,
  { environment, lookup }: Pick<InputsOrigin, 'environment' | 'lookup'>,
): DefinitionInputs {
  const workdir = reader.withDefault('workdir', values.asIs, '.');
  const folder = resolve(environment.workspace, workdir);
  const files = reader.list('files', values.asIs, { commas: true });
  if (lookup(folder) !== 'directory')
    reader.mistake('workdir', `${quote(workdir)} is not a folder: there is no ${folder}.`);
  else {
    for (const file of files) {
      const path = resolve(folder, file);
      if (lookup(path) !== 'file')
        reader.mistake('files', `${quote(file)} is not a file: there is no ${path}. Paths start at \`workdir\`.`);
    }
  }
  return {
    files,
    workdir,
    targets: reader.list('targets', parseTarget, { commas: true }),
    set: reader.list('set', parseOverride, { repeats: true }),
    vars: reader.list('vars', parseVariable),
    allow: reader.list('allow', parsePrivilege, { commas: true }),
    ...present('provenance', reader.optional('provenance', values.parseProvenance)),
    ...present('sbom', reader.optional('sbom', values.parseSbom)),
  };
}

/** One tag could not hold the caches of all targets. */
function readCache(reader: InputReader): CacheInputs {
  const cache = readCacheInputs(reader);
  if (cache.ref?.includes(':'))
    reader.mistake(
      'cache-ref',
      `${quote(cache.ref)} names a tag, but each target has its own. Write the repository alone.`,
    );
  return cache;
}

/** A name of a target or a group (https://docs.docker.com/build/bake/reference/). */
function parseTarget(text: string): values.Parsed<string> {
  if (/^[\w][\w-]*$/.test(text)) return { valid: true, value: text };
  return { valid: false, rule: 'is not the name of a target or a group: letters, digits, _ and - only.' };
}

function parseOverride(text: string): values.Parsed<string> {
  if (/^[\w*?[\]-]+\.[\w-]+(\.[^=]+)?\+?=/.test(text)) return { valid: true, value: text };
  return { valid: false, rule: 'is not of the form target.key=value, for example *.platform=linux/arm64.' };
}

function parseVariable(text: string): values.Parsed<{ readonly name: string; readonly value: string }> {
  const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined) return { valid: false, rule: 'is not of the form NAME=value.' };
  return { valid: true, value: { name, value } };
}

/** What bake asks leave for (https://docs.docker.com/reference/cli/docker/buildx/bake/#allow). */
function parsePrivilege(text: string): values.Parsed<string> {
  if (/^(fs|fs\.read|fs\.write)=\S+$|^(network\.host|security\.insecure|ssh|device)(=\S+)?$/.test(text))
    return { valid: true, value: text };
  return {
    valid: false,
    rule: 'is no privilege of bake. There are fs.read=PATH, network.host, security.insecure, ssh.',
  };
}

/** With the separator that it may lack: `team` and `team/` mean the same, `team-` stays. */
function readPrefix(reader: InputReader): string | undefined {
  const text = reader.text('repository-prefix');
  if (text === '') return undefined;
  const prefix = /[/._-]$/.test(text) ? text : `${text}/`;
  const parsed = values.parseRepository(`${prefix}x`);
  if (parsed.valid) return prefix;
  reader.mistake('repository-prefix', `${quote(text)}, with the name of a target behind it, ${parsed.rule}`);
  return undefined;
}

function referenceOf(prefix: string | undefined): values.RepositoryReference | undefined {
  const parsed = prefix === undefined ? undefined : values.parseRepository(`${prefix}x`);
  return parsed?.valid ? parsed.value : undefined;
}

function readRepositories(reader: InputReader): ReadonlyMap<string, values.RepositoryReference> {
  const pairs = reader.list('repositories', (text): values.Parsed<readonly [string, values.RepositoryReference]> => {
    const [, target, name] = /^([\w][\w-]*)\s*=\s*(\S+)$/.exec(text) ?? [];
    if (target === undefined || name === undefined)
      return { valid: false, rule: 'is not of the form target=repository, for example api=team/api.' };
    const repository = values.parseRepository(name);
    return repository.valid ? { valid: true, value: [target, repository.value] } : repository;
  });
  return new Map(pairs);
}
