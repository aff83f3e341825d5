import { present } from '../lib/omit-undefined.ts';
import type { CachePreset } from '../plan/cache-flags.ts';
import type { InputReader } from './input-reader.ts';
import * as values from './parsers.ts';

/** How layers are packed in the registry. */
export type Compression = 'default' | 'gzip' | 'estargz' | 'zstd';

/** Who builds, for which platforms, and what comes with the image. */
export type BuilderInputs = {
  /** `os/architecture[/variant]`; none: that of the builder. */
  readonly platforms: readonly string[];
  /** As `docker build --provenance` takes it; absent: none. */
  readonly provenance?: string;
  readonly sbom?: string;
  readonly compression: Compression;
  readonly builder?: string;
  /** Whether the image is in the engine afterwards, whoever built it. */
  readonly load: boolean;
  readonly cache: CacheInputs;
  /** Further caches, as `docker build` takes them. */
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
};

/** Where layers are kept for later builds. */
export type CacheInputs = {
  readonly preset: CachePreset;
  readonly ref?: string;
  /** What the caches of several builds differ in, where it is not the stage and the platforms. */
  readonly scope?: readonly string[];
};

/** A command that has to succeed before anything is pushed. */
export type TestInputs = {
  readonly command: string;
  readonly timeoutSeconds: number;
  /** Whether it is run for each platform, or only for the first that this machine runs by itself. */
  readonly everyPlatform: boolean;
};

/** The inputs about the builder. */
export function readBuilderInputs(reader: InputReader): BuilderInputs {
  const cache = readCacheInputs(reader);
  return {
    platforms: reader.list('platforms', values.parsePlatform, { commas: true }),
    ...present('provenance', readAttestation(reader, 'provenance', values.parseProvenance)),
    ...present('sbom', readAttestation(reader, 'sbom', values.parseSbom)),
    compression: reader.withDefault('compression', values.parseOneOf('default', 'gzip', 'estargz', 'zstd'), 'default'),
    ...present('builder', reader.optional('builder', values.parseBuilderName)),
    load: reader.boolean('load', false),
    cache,
    cacheFrom: reader.list('cache-from', values.parseCache),
    cacheTo: reader.list('cache-to', values.parseCache),
  };
}

/** `cache` and `cache-ref`. */
export function readCacheInputs(reader: InputReader): CacheInputs {
  const preset = reader.withDefault('cache', values.parseOneOf('none', 'registry', 'gha', 'inline'), 'none');
  const ref = reader.optional('cache-ref', values.parseCacheRef);
  if (ref !== undefined && preset !== 'registry')
    reader.mistake('cache-ref', 'is the place of a cache in a registry. Set `cache: registry`, or take it out.');
  return { preset, ...present('ref', ref) };
}

function readAttestation(
  reader: InputReader,
  name: string,
  parse: (text: string) => values.Parsed<string>,
): string | undefined {
  const text = reader.optional(name, parse);
  return text === 'false' ? undefined : text;
}

/** `test` and what goes with it. */
export function readTest(reader: InputReader): TestInputs | undefined {
  const command = reader.text('test');
  const seconds = reader.optional('test-timeout-seconds', values.parseInteger(1, 86_400, 'seconds'));
  const platforms = reader.optional('test-platforms', values.parseOneOf('native', 'all'));
  if (command !== '') return { command, timeoutSeconds: seconds ?? 600, everyPlatform: platforms === 'all' };
  for (const [name, value] of [
    ['test-timeout-seconds', seconds],
    ['test-platforms', platforms],
  ] as const) {
    if (value !== undefined) reader.mistake(name, 'is about a test, and there is none. Set `test`, or take it out.');
  }
  return undefined;
}
