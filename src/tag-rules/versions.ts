import { clean, explain } from '@renovatebot/pep440/lib/version.js';
import parse from 'semver/functions/parse.js';

/** A version with the parts that rules use. */
export type Version = {
  /** The version as it was written. */
  readonly raw: string;
  /** The normalised version: without `v` and, for semantic versions, without build metadata. */
  readonly version: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  /** Whether the version is neither a prerelease nor, by PEP 440, a post or development release. */
  readonly isPlain: boolean;
};

/** A semantic version, with or without `v` in front; `undefined` where it is none (https://semver.org). */
export function parseSemver(text: string): Version | undefined {
  const parsed = parse(text);
  if (parsed === null) return undefined;
  const { raw, version, major, minor, patch, prerelease } = parsed;
  return { raw, version, major, minor, patch, isPlain: prerelease.length === 0 };
}

/** A version of Python's packages; `undefined` where it is none (https://peps.python.org/pep-0440/). */
export function parsePep440(text: string): Version | undefined {
  const parsed = explain(text);
  if (parsed === null) return undefined;
  const [major = 0, minor = 0, patch = 0] = parsed.release;
  // To this parser a development release is a prerelease.
  const isPlain = !parsed.is_prerelease && !parsed.is_postrelease;
  return { raw: text, version: clean(text) ?? text, major, minor, patch, isPlain };
}

/**
 * Whether the text is or ends in a prerelease, by either standard: `v1.2.3-rc.1`, `1.0b2`, `app/v1.2.3-rc.1`. The
 * longest end that is a version decides.
 */
export function isPrerelease(text: string): boolean {
  const starts = [0, ...[...text.matchAll(/(?<=[/@_-])v?\d/gi)].map(({ index }) => index)];
  for (const end of starts.map((start) => text.slice(start))) {
    const [semantic, python] = [parse(end), explain(end)];
    if (semantic !== null || python !== null) return Boolean(semantic?.prerelease.length || python?.is_prerelease);
  }
  return false;
}
