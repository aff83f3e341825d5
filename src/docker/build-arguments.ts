import type { BuildInputs } from '../inputs/build-inputs.ts';
import { csvField } from '../lib/csv-fields.ts';
import { type CacheFlags, NO_CACHE } from '../plan/cache-flags.ts';

/** The arguments of `docker build`, and the command line as the log shows it. */
export type BuildCommand = {
  /** The values of secrets, for the environment of docker alone. */
  readonly variables: Readonly<Record<string, string>>;
  readonly args: readonly string[];
  /** The command line with the values of build arguments left out: the runner has shown them once, with the inputs. */
  readonly shown: string;
};

/** The place where an image goes. */
export type OutputOptions = {
  /** Another builder than the engine's own. */
  readonly builder?: string;
  /**
   * `engine`: into the engine, as its own builder does by itself. `load`: into the engine from another builder. `push`: into the
   * registry. `stay`: nowhere, as an image of its builder. `none`: nowhere but into the builder's cache.
   */
  readonly output: 'engine' | 'load' | 'push' | 'stay' | 'none';
  /** A file that it goes to instead, as a tar in OCI's layout. */
  readonly file?: string;
  /** Caches of a preset, beside those of the inputs. */
  readonly caches?: CacheFlags;
  /** In place of the platforms of the inputs. */
  readonly platforms?: readonly string[];
  /** A file to which buildx writes what it made. */
  readonly metadataFile?: string;
};

/**
 * The `docker build` for these inputs that names its image so (`host/name:tag`).
 *
 * Where nothing else is asked for, only flags that BuildKit and the classic builder share are used, so that it works with
 * and without the buildx plugin (https://docs.docker.com/reference/cli/docker/buildx/build/).
 */
export function buildCommand(
  build: BuildInputs,
  images: readonly string[],
  { builder, output, caches = NO_CACHE, platforms = build.platforms, metadataFile, file }: OutputOptions = {
    output: 'engine',
  },
): BuildCommand {
  const flags = flagsOf(build, images, { builder, output, caches, platforms, file });
  return {
    variables: secretVariables(build.secrets),
    args: [
      ...(builder === undefined ? ['build'] : ['buildx', 'build']),
      ...(metadataFile === undefined ? [] : ['--metadata-file', metadataFile]),
      ...flags.flatMap(([name, value]) => (value === undefined ? [name] : [name, value])),
      placeOf(build.context),
    ],
    shown: [
      builder === undefined ? 'docker build' : 'docker buildx build',
      ...flags.flatMap(([name, value, shown]) => (value === undefined ? [name] : [name, shellWord(shown ?? value)])),
      shellWord(placeOf(build.context)),
    ].join(' '),
  };
}

/** A flag's name, its value, and how the value is shown where it is shown differently. */
type Flag = readonly [name: string, value?: string, shown?: string];

type FlagOptions = Required<Pick<OutputOptions, 'output' | 'caches' | 'platforms'>> & {
  readonly builder: string | undefined;
  readonly file: string | undefined;
};

/** All flags in their order; a new input is a line here. */
function flagsOf(
  build: BuildInputs,
  images: readonly string[],
  { builder, output, caches, platforms, file }: FlagOptions,
): readonly Flag[] {
  return [
    ...optional('--builder', builder),
    ...each('--allow', build.allow),
    ...each('--add-host', build.addHosts),
    ...each('--annotation', build.annotations),
    ...build.buildArgs.map(({ name, value }): Flag => {
      const given = value === undefined ? name : `${name}=${value}`;
      return ['--build-arg', given, value === undefined ? name : `${name}=…`];
    }),
    ...build.buildContexts.map(({ name, value }): Flag => ['--build-context', `${name}=${value}`]),
    ...each('--cache-from', [...caches.from, ...build.cacheFrom]),
    ...each('--cache-to', [...caches.to, ...build.cacheTo]),
    ...optional('--file', build.file),
    ...lastOfEach(build.labels).map(({ key, value }): Flag => ['--label', `${key}=${value}`]),
    ...optional('--network', build.network),
    ...(build.noCache ? [['--no-cache'] as const] : []),
    ...each('--no-cache-filter', build.noCacheFilters),
    ...optional('--platform', platforms.join(',') || undefined),
    ...optional('--provenance', build.provenance),
    ...(build.pull ? [['--pull'] as const] : []),
    ...optional('--sbom', build.sbom),
    ...build.secrets.map((secret, index): Flag => ['--secret', secretFlag(secret, index)]),
    ...optional('--shm-size', build.shmSize),
    ...each('--ssh', build.ssh),
    ...each('--tag', images),
    ...optional('--target', build.target),
    ...optional('--output', file === undefined ? outputOf(build, output) : layoutIn(file, build)),
    ...each('--ulimit', build.ulimits),
  ];
}

function optional(name: string, value: string | undefined): readonly Flag[] {
  return value === undefined ? [] : [[name, value]];
}

function each(name: string, values: readonly string[]): readonly Flag[] {
  return values.map((value) => [name, value]);
}

/** The value of `--output`; `undefined` where Docker's own is right. `packing`: further fields. */
export function outputOf(
  { annotations, compression }: Pick<BuildInputs, 'annotations' | 'compression'>,
  output: OutputOptions['output'],
  packing: readonly string[] = [],
): string | undefined {
  // Only OCI's manifests have annotations and other compressions; by itself Docker makes its own.
  const isOci = annotations.length > 0 || compression !== 'default';
  const packed = [...(isOci ? ['oci-mediatypes=true'] : []), ...compressionOf(compression), ...packing.map(csvField)];
  switch (output) {
    case 'engine':
      if (packed.length === 0) return undefined;
      // BuildKit cannot both unpack an image and rewrite its timestamps.
      return ['type=image', ...packed, `unpack=${!packing.includes('rewrite-timestamp=true')}`].join(',');
    case 'load':
      return 'type=docker';
    case 'push':
      return ['type=image', 'push=true', ...packed].join(',');
    case 'stay':
      return 'type=image,push=false';
    case 'none':
      return undefined;
  }
}

/** The `--output` of a tar in OCI's layout. */
function layoutIn(file: string, { compression }: Pick<BuildInputs, 'compression'>): string {
  return ['type=oci', csvField(`dest=${file}`), ...compressionOf(compression)].join(',');
}

function compressionOf(compression: BuildInputs['compression']): readonly string[] {
  return compression === 'default' ? [] : [`compression=${compression}`];
}

/** The variable that docker finds the value of a secret in. */
function variableOf(index: number): string {
  return `ECR_BUILD_PUSH_SECRET_${index}`;
}

/** The values of secrets, for variables: arguments may be read by any process of the machine. */
function secretVariables(secrets: BuildInputs['secrets']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    secrets.flatMap((secret, index) => (secret.kind === 'value' ? [[variableOf(index), secret.value]] : [])),
  );
}

function secretFlag(secret: BuildInputs['secrets'][number], index: number): string {
  switch (secret.kind) {
    case 'value':
      return `id=${secret.id},env=${variableOf(index)}`;
    case 'variable':
      return `id=${secret.id},env=${secret.name}`;
    case 'file':
      return [`id=${secret.id}`, csvField(`src=${secret.path}`)].join(',');
  }
}

/** The context as an argument: a folder whose name starts like a flag is none. */
function placeOf(context: string): string {
  return context.startsWith('-') ? `./${context}` : context;
}

/** Labels without those that a later one with the same key replaces. */
export function lastOfEach(labels: BuildInputs['labels']): BuildInputs['labels'] {
  return [...new Map(labels.map((label) => [label.key, label])).values()];
}

/** A word as it would be typed in a shell: only for reading, nothing here is ever run by a shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./…-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
