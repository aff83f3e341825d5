import { compare as comparePep440 } from '@renovatebot/pep440/lib/operator.js';
import compareSemver from 'semver/functions/compare.js';
import { parsePep440, parseSemver, type Version } from './versions.ts';

/** How the versions of an image that is there stand to ours. */
export type VersionComparison = 'higher' | 'lower' | 'same' | 'unknown';

/** By which versions the images of a tag are in order. */
export type VersionOrder = {
  readonly scheme: 'semver' | 'pep440';
  /** In full. */
  readonly version: string;
  /** What stands around full versions of this rule. */
  readonly prefix: Surrounding;
  readonly suffix: Surrounding;
  /** What stands before the version in the git tag; absent where the rule takes nothing away. */
  readonly component?: string | undefined;
  /** Whether another version would make the very tag that is in question. Absent: any would. */
  readonly makes?: (version: Version) => boolean;
};

/** What stands before or behind the versions of a rule, as tags have it. */
export type Surrounding = {
  /** In this run. */
  readonly text: string;
  /** Without what expressions give. */
  readonly literal: string;
  /** A regular expression for what it is in other runs. */
  readonly shape: string;
};

/** What tells the version of an image that is there. */
export type VersionImage = {
  readonly tags: readonly string[];
  /** As `versionLabel` makes it. */
  readonly label?: string | undefined;
};

/**
 * Compares the version of an image with ours: the highest full one among its tags of the same prefix and suffix, else that of
 * its label, of those that would make the same tag. A label that names another component tells that the image is none of ours.
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

/** The label that tells later runs our version, and what stands around it: `1.2.9 prefix=app- suffix=-alpine`. */
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
  // A label may also have the whole tag, as a release before this form of it had.
  return (
    (isSame ? parse(order, version) : undefined) ?? (prefix + suffix === '' ? versionIn(version, order) : undefined)
  );
}

/** Of those that would make the tag; `undefined` where there are none. */
function highestFirst(versions: readonly Version[], { scheme, makes }: VersionOrder): readonly Version[] | undefined {
  const making = versions.filter((version) => makes?.(version) ?? true);
  return making.length === 0 ? undefined : making.toSorted((a, b) => difference(scheme, b.version, a.version));
}

/** The version that a tag has between prefix and suffix: those of this run, or of another one. */
function versionIn(tag: string, order: VersionOrder): Version | undefined {
  const { prefix, suffix } = order;
  const isExact =
    tag.startsWith(prefix.text) && tag.endsWith(suffix.text) && tag.length > prefix.text.length + suffix.text.length;
  const exact = isExact ? parse(order, tag.slice(prefix.text.length, tag.length - suffix.text.length)) : undefined;
  if (exact !== undefined) return exact;
  const [, inner] = new RegExp(`^${prefix.shape}(v?${START[order.scheme]}.*?)${suffix.shape}$`).exec(tag) ?? [];
  return inner === undefined ? undefined : parse(order, inner);
}

/** How a full version starts at least. */
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

/** The parser of such versions joins the parts of a local version, `+ubuntu.1`, by commas, and does not read them then. */
function withDots(version: string): string {
  return version.replaceAll(',', '.');
}
