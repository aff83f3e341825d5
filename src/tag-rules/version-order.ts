import { compare as comparePep440 } from '@renovatebot/pep440/lib/operator.js';
import compareSemver from 'semver/functions/compare.js';
import { parsePep440, parseSemver, type Version } from './versions.ts';

/** How the version of an image that is there compares with ours. */
export type VersionComparison = 'higher' | 'lower' | 'same' | 'unknown';

/** The version by which images of a tag are ordered, and how others of its kind are found. */
export type VersionOrder = {
  readonly scheme: 'semver' | 'pep440';
  /** The full version. */
  readonly version: string;
  /** The prefix of full versions of this rule. */
  readonly prefix: Surrounding;
  readonly suffix: Surrounding;
  /** The text before the version in the git tag; absent where the rule takes nothing away. */
  readonly component?: string | undefined;
  /** Whether another version would make the very tag in question. Absent: any version would. */
  readonly makes?: (version: Version) => boolean;
};

/** The text before or behind the versions of a rule, in the form that it has in tags. */
export type Surrounding = {
  /** The text in this run. */
  readonly text: string;
  /** The text without the values of expressions. */
  readonly literal: string;
  /** A regular expression for the text in other runs. */
  readonly shape: string;
};

/** The tags and the label that tell the version of an image that is there. */
export type VersionImage = {
  readonly tags: readonly string[];
  /** The label, as `versionLabel` makes it. */
  readonly label?: string | undefined;
};

/**
 * Compares the version of an image with ours: the highest full version among its tags with the same prefix and suffix, else
 * that of its label; only versions that would make the same tag count. A label that names another component tells that the image is none of ours.
 */
export function compareVersions(order: VersionOrder, { tags, label }: VersionImage): VersionComparison {
  const told = label === undefined ? undefined : readLabel(label);
  if (order.component && told?.component && told.component !== order.component) return 'unknown';
  const ofTags = tags.flatMap((tag) => versionIn(tag, order) ?? []).filter((version) => isLimit(version, order));
  const ofLabel = told && versionOfLabel(told, order);
  const [highest] = highestFirst(ofTags, order) ?? highestFirst(ofLabel ? [ofLabel] : [], order) ?? [];
  if (highest === undefined) return 'unknown';
  const sign = difference(order.scheme, highest.version, order.version);
  return sign > 0 ? 'higher' : sign < 0 ? 'lower' : 'same';
}

/** The label that tells later runs our version, its prefix and its suffix: `1.2.9 prefix=app- suffix=-alpine`. */
export function versionLabel({ version, prefix, suffix, component = '' }: VersionOrder): string {
  const fields = { prefix: prefix.literal, suffix: suffix.literal, component: component.replace(/\s+/g, '-') };
  return [
    withDots(version),
    ...Object.entries(fields).flatMap(([name, text]) => (text ? [`${name}=${text}`] : [])),
  ].join(' ');
}

type LabelFields = Readonly<Partial<Record<'version' | 'prefix' | 'suffix' | 'component', string>>>;

function readLabel(label: string): LabelFields {
  const [version = '', ...fields] = label.split(' ');
  return { ...Object.fromEntries(fields.map((field) => field.split(/=(.*)/s, 2))), version };
}

function versionOfLabel(label: LabelFields, order: VersionOrder): Version | undefined {
  const { version = '', prefix = '', suffix = '' } = label;
  const isSame = prefix === order.prefix.literal && suffix === order.suffix.literal;
  // A label may also be the whole tag, as an earlier release of this action wrote it.
  return (
    (isSame ? parse(order, version) : undefined) ?? (prefix + suffix === '' ? versionIn(version, order) : undefined)
  );
}

/** The highest of the versions that would make the tag; `undefined` where there are none. */
function highestFirst(versions: readonly Version[], { scheme, makes }: VersionOrder): readonly Version[] | undefined {
  const making = versions.filter((version) => makes?.(version) ?? true);
  return making.length === 0 ? undefined : making.toSorted((a, b) => difference(scheme, b.version, a.version));
}

/** The version that a tag has between prefix and suffix, as they are in this run, or in another one. */
function versionIn(tag: string, order: VersionOrder): Version | undefined {
  const { prefix, suffix } = order;
  const isExact =
    tag.startsWith(prefix.text) && tag.endsWith(suffix.text) && tag.length > prefix.text.length + suffix.text.length;
  const exact = isExact ? parse(order, tag.slice(prefix.text.length, tag.length - suffix.text.length)) : undefined;
  if (exact !== undefined) return exact;
  const [, inner] = new RegExp(`^${prefix.shape}(v?${START[order.scheme]}.*?)${suffix.shape}$`).exec(tag) ?? [];
  return inner === undefined ? undefined : parse(order, inner);
}

/** The least start of a full version. */
const START = { semver: String.raw`\d+\.\d+\.\d+`, pep440: String.raw`\d+` } as const;

function parse({ scheme }: VersionOrder, text: string): Version | undefined {
  return scheme === 'semver' ? parseSemver(text) : parsePep440(text);
}

/**
 * Whether a version that a tag has tells on which side of ours the image is. `1.4` may be a version of Python, or stand for the
 * newest 1.4.x: that is higher than 1.3, lower than 1.5, and beside 1.4.1 it tells nothing.
 */
function isLimit({ version }: Version, order: VersionOrder): boolean {
  if (order.scheme === 'semver' || !/^(?:\d+!)?\d+(?:\.\d+)?$/.test(version)) return true;
  return order.version !== version && !order.version.startsWith(`${version}.`);
}

function difference(scheme: VersionOrder['scheme'], one: string, other: string): number {
  return scheme === 'semver' ? compareSemver(one, other) : comparePep440(withDots(one), withDots(other));
}

/** A version with full stops: the parser joins the parts of a local version, `+ubuntu.1`, by commas, which it does not read. */
function withDots(version: string): string {
  return version.replaceAll(',', '.');
}
