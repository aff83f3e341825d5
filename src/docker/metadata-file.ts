import { parseJson, record } from '../lib/json.ts';

/** The digest of what was pushed (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
export function digestInMetadata(metadata: string): string | undefined {
  return digestOf(parseJson(metadata));
}

/** The digest of the configuration of an image of one platform, from the same file. */
export function configDigestInMetadata(metadata: string): string | undefined {
  return digestUnder('containerimage.config.digest', parseJson(metadata));
}

/** The digest of what one target of a call of bake has pushed. */
export function digestOfTarget(metadata: string, target: string): string | undefined {
  return digestOf(record(parseJson(metadata))[target]);
}

function digestOf(made: unknown): string | undefined {
  return digestUnder('containerimage.digest', made);
}

function digestUnder(key: string, made: unknown): string | undefined {
  const digest = record(made)[key];
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
