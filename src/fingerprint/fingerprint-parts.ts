import { canonicalJson } from '../lib/canonical-json.ts';
import { sha256 } from '../lib/sha256.ts';

/** Raised when the same content is hashed in another way, so that no image of before is found. */
export const FORMAT_VERSION = 1;

/** The parts of what decides an image, so that a miss can say which part differs. */
export const PART_NAMES = [
  'context',
  'dockerfile',
  'base-images',
  'build-args',
  'labels',
  'options',
  'platform',
  'named-contexts',
] as const;

/** The name of a part. */
export type PartName = (typeof PART_NAMES)[number];

/** One part of what decides an image. */
export type FingerprintPart = {
  readonly name: PartName;
  /** SHA-256, hex. */
  readonly hash: string;
  /** The part in words, for the log; never a value of a build argument. */
  readonly told: string;
};

/** A part over a value of strings, numbers, arrays and plain objects. */
export function partOf(name: PartName, value: unknown, told: string): FingerprintPart {
  return { name, hash: sha256(canonicalJson(value)), told };
}

/** The tag of an image with these parts: `content-` and 32 hex digits. */
export function contentTag(parts: readonly FingerprintPart[]): string {
  const known = parts.map(({ name, hash }): [PartName, string] => [name, hash]);
  return `content-${sha256(canonicalJson([FORMAT_VERSION, Object.fromEntries(known)])).slice(0, 32)}`;
}
