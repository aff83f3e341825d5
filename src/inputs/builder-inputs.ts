import { omitUndefined } from '../lib/omit-undefined.ts';
import type { Parsed } from '../lib/parsed.ts';
import type { CachePreset } from '../plan/cache-flags.ts';
import type { InputReader } from './input-reader.ts';
import { parseInteger, parseOneOf } from './parse-basic.ts';
import {
  parseBucketPath,
  parseBuilderName,
  parseCache,
  parseCacheRef,
  parsePlatform,
  parseProvenance,
  parseSbom,
} from './parse-docker.ts';

/** How layers are packed in the registry. */
export type Compression = 'default' | 'gzip' | 'estargz' | 'zstd';

/** The builder, the platforms, the caches, and what comes with the image. */
export type BuilderInputs = {
  /** `os/architecture[/variant]` each; none: the platform of the builder. */
  readonly platforms: readonly string[];
  /** The provenance as `docker build --provenance` takes it; absent: none. */
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
  /** What tells the caches of several builds apart, where it is not the stage and the platforms. */
  readonly scope?: readonly string[];
};

/** A command that has to succeed before anything is pushed. */
export type TestInputs = {
  readonly command: string;
  readonly timeoutSeconds: number;
  /** Whether the test is run for each platform, or only for the first that this machine runs by itself. */
  readonly everyPlatform: boolean;
};

/** The inputs about the builder. */
export function readBuilderInputs(reader: InputReader): BuilderInputs {
  const cache = readCacheInputs(reader);
  return omitUndefined({
    platforms: reader.list('platforms', parsePlatform, { commas: true }),
    provenance: readAttestation(reader, 'provenance', parseProvenance),
    sbom: readAttestation(reader, 'sbom', parseSbom),
    compression: reader.withDefault('compression', parseOneOf('default', 'gzip', 'estargz', 'zstd'), 'default'),
    builder: reader.optional('builder', parseBuilderName),
    load: reader.boolean('load', false),
    cache,
    cacheFrom: reader.list('cache-from', parseCache),
    cacheTo: reader.list('cache-to', parseCache),
  });
}

/** `cache` and `cache-ref`. */
export function readCacheInputs(reader: InputReader): CacheInputs {
  const preset = reader.withDefault('cache', parseOneOf('none', 'registry', 'gha', 'inline', 's3'), 'none');
  const ref = reader.optional('cache-ref', preset === 's3' ? parseBucketPath : parseCacheRef);
  if (ref !== undefined && preset !== 'registry' && preset !== 's3')
    reader.mistake(
      'cache-ref',
      'is the place of a cache in a registry or in S3. Set `cache: registry` or `cache: s3`, or take it out.',
    );
  if (preset === 's3' && reader.text('cache-ref') === '')
    reader.mistake('cache-ref', 'cache: s3 has to know its bucket. Add the line `cache-ref: BUCKET/PREFIX`.');
  return omitUndefined({ preset, ref });
}

function readAttestation(
  reader: InputReader,
  name: string,
  parse: (text: string) => Parsed<string>,
): string | undefined {
  const text = reader.optional(name, parse);
  return text === 'false' ? undefined : text;
}

/** `test` and what goes with it. */
export function readTest(reader: InputReader): TestInputs | undefined {
  const command = reader.text('test');
  const seconds = reader.optional('test-timeout-seconds', parseInteger(1, 86_400, 'seconds'));
  const platforms = reader.optional('test-platforms', parseOneOf('native', 'all'));
  if (command !== '') return { command, timeoutSeconds: seconds ?? 600, everyPlatform: platforms === 'all' };
  for (const [name, value] of [
    ['test-timeout-seconds', seconds],
    ['test-platforms', platforms],
  ] as const) {
    if (value !== undefined) reader.mistake(name, 'is about a test, and there is none. Set `test`, or take it out.');
  }
  return undefined;
}
