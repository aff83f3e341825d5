import { compare as comparePep440 } from '@renovatebot/pep440/lib/operator.js';
import compareSemver from 'semver/functions/compare.js';
import { parsePep440, parseSemver } from './versions.ts';

/** How the versions of an image that is there stand to ours. */
export type VersionComparison = 'higher' | 'lower' | 'same' | 'unknown';

/** By which versions the images of a tag are in order. */
export type VersionOrder = {
  readonly scheme: 'semver' | 'pep440';
  /** In full. */
  readonly version: string;
  /** What stands around full versions of this rule. */
  readonly prefix: string;
  readonly suffix: string;
};

/** Compares the highest full version among these tags, those of the same prefix and suffix, with ours. */
export function compareVersions(order: VersionOrder, tags: readonly string[]): VersionComparison {
  const { scheme, prefix, suffix } = order;
  const inner = tags.flatMap((tag) =>
    tag.startsWith(prefix) && tag.endsWith(suffix) && tag.length > prefix.length + suffix.length
      ? tag.slice(prefix.length, tag.length - suffix.length)
      : [],
  );
  const versions = inner.flatMap((text) => fullVersion(scheme, text) ?? []);
  const [highest] = versions.toSorted((a, b) => difference(scheme, b, a));
  if (highest === undefined) return 'unknown';
  const sign = difference(scheme, highest, order.version);
  return sign > 0 ? 'higher' : sign < 0 ? 'lower' : 'same';
}

/** A whole version: `1.2` and `1` are tags that move. */
function fullVersion(scheme: VersionOrder['scheme'], text: string): string | undefined {
  if (scheme === 'semver') return parseSemver(text)?.version;
  return /^v?\d+!?(\d*\.){2}/.test(text) || /[a-z]/.test(text) ? parsePep440(text)?.version : undefined;
}

function difference(scheme: VersionOrder['scheme'], one: string, other: string): number {
  return scheme === 'semver' ? compareSemver(one, other) : comparePep440(one, other);
}
