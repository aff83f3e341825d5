import { escapeExpression } from '../lib/escape-expression.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { countGroups } from './attributes.ts';
import { dateValue, expandTemplate, expandVersion, type GlobalExpression, isRaw, shortCommit } from './expressions.ts';
import type { Affix, Flavor } from './flavor.ts';
import type { Rule, RuleSource, TagRules } from './rules.ts';
import { toTag } from './sanitize-tag.ts';
import { prefixAround, suffixAround } from './surroundings.ts';
import { isOnDefaultBranch, subjectOf, type TagContext } from './tag-context.ts';
import { expand, type Template } from './templates.ts';
import {
  compareVersions,
  type VersionComparison,
  type VersionImage,
  type VersionOrder,
  versionLabel,
} from './version-order.ts';
import { isPrerelease, parsePep440, parseSemver, type Version } from './versions.ts';

/** The tags of a run. */
export type ResolvedTags = {
  /** The tags by priority, each once, `latest` at the end. */
  readonly tags: readonly string[];
  /** The source of each tag. */
  readonly tagSources: readonly TagSource[];
  /** The first tag; absent where there is none. */
  readonly version?: string;
  /** Why rules that fit the run made no tag, one sentence each. */
  readonly notices: readonly string[];
};

/** A tag with what its rule tells of it. */
export type TagSource = {
  readonly tag: string;
  /** Whether another run is meant to move it: `latest`, the name of a branch, `1.2`. */
  readonly isMoving: boolean;
  /** The version that orders images of the tag; only of a rule for versions, or of the `latest` that follows one. */
  readonly version?: TagVersion | undefined;
};

/** The version that a tag is about. */
export type TagVersion = Pick<VersionOrder, 'version'> & {
  /** The label by which later runs know the version. */
  readonly label: string;
  /** Compares the version of an image that is there with this one. */
  readonly compare: (image: VersionImage) => VersionComparison;
};

/** The tags that the rules make in a run. */
export function resolveTags({ rules, flavor }: TagRules, context: TagContext): ResolvedTags {
  const outcomes = rules.map((rule) => ({ rule, outcome: applyRule(rule, flavor, context) }));
  const made = outcomes.flatMap(({ outcome }) => (outcome.kind === 'tag' ? [outcome] : []));
  const [first] = made;
  const latest: TagSource[] =
    first && isLatest(flavor, first.isStable)
      ? [
          {
            tag: nameLatest(flavor, context),
            isMoving: true,
            version: first.order && toTagVersion(first.order),
          },
        ]
      : [];
  const tagSources = [...made, ...latest];
  return {
    tags: [...new Set(tagSources.map(({ tag }) => tag))],
    tagSources: tagSources.map(({ tag, isMoving, version }) => omitUndefined({ tag, isMoving, version })),
    ...(first && { version: first.tag }),
    notices: outcomes.flatMap(({ rule, outcome }) =>
      outcome.kind === 'notice' ? [`No tag from "${rule.line}": ${outcome.reason}.`] : [],
    ),
  };
}

/** The outcome of a rule: a tag; none, as the rule is about other runs; or none though one was meant. */
type RuleOutcome =
  | ({
      readonly kind: 'tag';
      readonly isStable: boolean;
      /** The order of versions, for a `latest` that follows this tag. */
      readonly order?: VersionOrder | undefined;
    } & TagSource)
  | { readonly kind: 'none' }
  | { readonly kind: 'notice'; readonly reason: string };

/** The outcome before prefix and suffix. `isStable`: the tag is about a release, and no prerelease. */
type SourceOutcome =
  | {
      readonly kind: 'value';
      readonly value: string;
      readonly isStable: boolean;
      readonly isMoving: boolean;
      readonly version?: Pick<VersionOrder, 'scheme' | 'version' | 'component'>;
      /** Whether another version would have the same value. */
      readonly makes?: (version: Version) => boolean;
    }
  | Exclude<RuleOutcome, { kind: 'tag' }>;

const NONE = { kind: 'none' } as const;
const notice = (reason: string) => ({ kind: 'notice', reason }) as const;
const NO_DATE = notice('the date of the commit is not known');

/** A value that is not about a release. */
const plain = (value: string | undefined, isMoving: boolean): SourceOutcome =>
  value === undefined ? NO_DATE : { kind: 'value', value, isStable: false, isMoving };

function applyRule(rule: Rule, flavor: Flavor, context: TagContext): RuleOutcome {
  if (expandTemplate(rule.enable, context) === 'false') return NONE;
  const source = applySource(rule, context);
  if (source.kind !== 'value') return source;
  // A prefix alone is no tag: `p-` would be there in all runs whose value is empty.
  if (toTag(source.value) === '') return NONE;
  const [before, behind] = [rule.prefix ?? flavor.prefix.text, rule.suffix ?? flavor.suffix.text];
  const prefix = expandTemplate(before, context);
  const suffix = expandTemplate(behind, context);
  if (prefix === undefined || suffix === undefined) return NO_DATE;
  const { isStable, isMoving, version, makes } = source;
  const order = version && {
    ...version,
    prefix: prefixAround(prefix, before, context),
    suffix: suffixAround(suffix, behind, context),
  };
  const own = order && toTagVersion(omitUndefined({ ...order, makes }));
  return omitUndefined({
    kind: 'tag',
    tag: toTag(prefix + source.value + suffix),
    isStable,
    isMoving,
    version: own,
    order,
  });
}

function toTagVersion(order: VersionOrder): TagVersion {
  return { version: order.version, label: versionLabel(order), compare: (image) => compareVersions(order, image) };
}

function applySource(source: RuleSource, context: TagContext): SourceOutcome {
  const subject = subjectOf(context);
  switch (source.kind) {
    case 'schedule':
      if (context.eventName !== 'schedule' || context.ref === '') return NONE;
      // Without a date in it the pattern is the same each night.
      return plain(
        expand(source.pattern, (date) => dateValue(date, context)),
        source.pattern.every((part) => part.kind === 'text'),
      );
    case 'semver':
    case 'pep440':
      return fromText(source.value, context, (text) => applyVersion(source, text));
    case 'match':
      return fromText(source.value, context, (text) => applyMatch(source, text));
    case 'edge':
      return applyEdge(source.branch, context);
    case 'ref':
      if (subject.kind === 'other' || subject.kind !== REF_KINDS[source.event]) return NONE;
      return {
        kind: 'value',
        value: subject.name,
        isStable: subject.kind === 'tag' && !isPrerelease(subject.name),
        isMoving: subject.kind !== 'tag',
      };
    case 'raw':
      if (source.value.length === 0)
        return notice('its value is empty; perhaps an expression of the workflow gave nothing');
      return named(expandTemplate(source.value, context));
    case 'sha':
      return plain(source.format === 'long' ? context.commit : shortCommit(context.commit), false);
  }
}

/** The outcome of a name that the user writes: `latest` and `edge` are known to move. */
function named(name: string | undefined): SourceOutcome {
  return plain(name, /^(latest|edge)$/.test(name ?? ''));
}

const REF_KINDS = { branch: 'branch', tag: 'tag', pr: 'pull-request' } as const;

/** The outcome of a rule with its own value, or else the git tag. */
function fromText(
  value: Template<GlobalExpression> | undefined,
  context: TagContext,
  apply: (text: string) => SourceOutcome,
): SourceOutcome {
  const subject = subjectOf(context);
  const text = value ? expandTemplate(value, context) : subject.kind === 'tag' ? subject.name : '';
  if (text === undefined) return NO_DATE;
  return text === '' ? NONE : apply(text);
}

const STANDARDS = {
  semver: { parse: parseSemver, name: 'a version by https://semver.org' },
  pep440: { parse: parsePep440, name: 'a version by https://peps.python.org/pep-0440' },
} as const;

/** The outcome for a version. A prerelease keeps its whole version: `{{major}}` would move `1` to an image that is no release. */
function applyVersion({ kind, pattern, match }: VersionSource, text: string): SourceOutcome {
  const written = match === undefined ? text : groupOf(match, Math.min(1, countGroups(match)), text);
  if (written === undefined) return notice(`${match} does not match "${text}"`);
  const { parse, name } = STANDARDS[kind];
  const version = parse(written.replaceAll('/', '-'));
  if (version === undefined) return notice(`"${written}" is not ${name}`);
  const value = versionValue(pattern, version);
  const start = match === undefined ? 0 : text.indexOf(written);
  return {
    kind: 'value',
    value,
    isStable: version.isPlain && !isPrerelease(text),
    // A tag that names the patch, or a whole prerelease, is of one version alone.
    isMoving: version.isPlain && !isRaw(pattern) && !namesAll(pattern),
    version: omitUndefined({ scheme: kind, version: version.version, component: text.slice(0, start) || undefined }),
    makes: (other) => versionValue(pattern, other) === value,
  };
}

function versionValue(pattern: VersionSource['pattern'], version: Version): string {
  return version.isPlain || isRaw(pattern) ? expandVersion(pattern, version) : version.version;
}

function namesAll(pattern: VersionSource['pattern']): boolean {
  return pattern.some((part) => part.kind === 'value' && ['raw', 'version', 'patch'].includes(part.expression));
}

type VersionSource = Extract<RuleSource, { kind: 'semver' | 'pep440' }>;

function applyMatch({ pattern, group }: Extract<RuleSource, { kind: 'match' }>, text: string): SourceOutcome {
  const value = groupOf(pattern, group, text);
  if (value === undefined) return notice(`${pattern} has no ${group === 0 ? 'match' : `group ${group}`} in "${text}"`);
  const isRelease = !isPrerelease(value);
  // What leaves out the end of a version is that of others too.
  const isMoving = (isPrerelease(text) && isRelease) || isCutVersion(value, text);
  return { kind: 'value', value, isStable: !isPrerelease(text) && isRelease, isMoving };
}

/** Whether the value is the start of a version in the text: `1` or `v1.4` of `v1.4.2`. */
function isCutVersion(value: string, text: string): boolean {
  const isNumbered = /\d$/.test(value);
  return isNumbered && new RegExp(`(?<![\\w.])v?${escapeExpression(value)}\\.\\d`).test(text);
}

/** A group of the first match. A copy of the expression starts at the start, whatever its flags. */
function groupOf(expression: RegExp, group: number, text: string): string | undefined {
  return new RegExp(expression).exec(text)?.[group];
}

function applyEdge(branch: string | undefined, context: TagContext): SourceOutcome {
  const subject = subjectOf(context);
  if (subject.kind !== 'branch' || context.isForeign === true) return NONE;
  if (branch === undefined ? isOnDefaultBranch(context) : branch === subject.name) return plain('edge', true);
  if (branch !== undefined || context.defaultBranch !== undefined) return NONE;
  return notice('the default branch is not known; name it with branch=');
}

function isLatest({ latest }: Flavor, isStable: boolean): boolean {
  return latest === 'auto' ? isStable : latest === 'true';
}

function nameLatest({ prefix, suffix }: Flavor, context: TagContext): string {
  const on = ({ isOnLatest, text }: Affix): string => (isOnLatest ? expandTemplate(text, context) : undefined) ?? '';
  return toTag(`${on(prefix)}latest${on(suffix)}`);
}
