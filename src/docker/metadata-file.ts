import { parseJson, record } from '../lib/json.ts';

/** The digest of what was pushed (https://docs.docker.com/reference/cli/docker/buildx/build/#metadata-file). */
export function digestInMetadata(metadata: string): string | undefined {
  return digestOf(parseJson(metadata));
}

/** The same of one target of a call of bake. */
export function digestOfTarget(metadata: string, target: string): string | undefined {
  return digestOf(record(parseJson(metadata))[target]);
}

function digestOf(made: unknown): string | undefined {
  const digest = record(made)['containerimage.digest'];
  return typeof digest === 'string' && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
