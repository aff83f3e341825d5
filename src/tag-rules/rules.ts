import { valid } from '../lib/parsed.ts';
import {
  AttributeReader,
  filled,
  oneOf,
  parseExpression,
  parseGroup,
  parsePriority,
  parseSlashedExpression,
  parseSwitch,
} from './attributes.ts';
import {
  type DateExpression,
  type GlobalExpression,
  parseDatePattern,
  parseTemplate,
  parseVersionPattern,
  type VersionExpression,
} from './expressions.ts';
import { type Flavor, parseFlavor } from './flavor.ts';
import type { RuleMistake } from './mistakes.ts';
import { splitFields } from './rule-fields.ts';
import type { Template } from './templates.ts';

/** The rules of a step, in the order of their priority, and their common settings. */
export type TagRules = { readonly rules: readonly Rule[]; readonly flavor: Flavor };

/** A rule: the source of its tag, and the attributes of all rules. */
export type Rule = RuleSource & {
  /** The line as it was written. */
  readonly line: string;
  /** The template that gives `true` or `false`. */
  readonly enable: Template<GlobalExpression>;
  /** The rules with the higher priority come first. */
  readonly priority: number;
  /** The rule's own prefix; absent: the flavor's. */
  readonly prefix?: Template<GlobalExpression> | undefined;
  readonly suffix?: Template<GlobalExpression> | undefined;
};

/** Where the value of a tag comes from. */
export type RuleSource =
  | { readonly kind: 'schedule'; readonly pattern: Template<DateExpression> }
  | {
      readonly kind: 'semver' | 'pep440';
      readonly pattern: Template<VersionExpression>;
      /** The value; the git tag, where it is absent. */
      readonly value: Template<GlobalExpression> | undefined;
      /** The expression that takes the version out of a longer text. */
      readonly match: RegExp | undefined;
    }
  | {
      readonly kind: 'match';
      readonly pattern: RegExp;
      /** A group of the pattern; 0 is the whole match. */
      readonly group: number;
      /** The value; the git tag, where it is absent. */
      readonly value: Template<GlobalExpression> | undefined;
    }
  /** `branch`: the default branch, where it is absent. */
  | { readonly kind: 'edge'; readonly branch: string | undefined }
  | { readonly kind: 'ref'; readonly event: (typeof REF_EVENTS)[number] }
  | { readonly kind: 'raw'; readonly value: Template<GlobalExpression> }
  | { readonly kind: 'sha'; readonly format: (typeof SHA_FORMATS)[number] };

const REF_EVENTS = ['branch', 'tag', 'pr'] as const;
const SHA_FORMATS = ['short', 'long'] as const;

/** The priority and the own attributes of each type. */
const TYPES: Readonly<Record<TypeName, { readonly priority: number; readonly attributes: readonly string[] }>> = {
  schedule: { priority: 1000, attributes: ['pattern'] },
  semver: { priority: 900, attributes: ['pattern', 'value', 'match'] },
  pep440: { priority: 900, attributes: ['pattern', 'value', 'match'] },
  match: { priority: 800, attributes: ['pattern', 'group', 'value'] },
  edge: { priority: 700, attributes: ['branch'] },
  ref: { priority: 600, attributes: ['event'] },
  raw: { priority: 200, attributes: ['value'] },
  sha: { priority: 100, attributes: ['format'] },
};

type TypeName = RuleSource['kind'];

const TYPE_NAMES: readonly TypeName[] = ['schedule', 'semver', 'pep440', 'match', 'edge', 'ref', 'raw', 'sha'];

const COMMON_ATTRIBUTES = ['enable', 'priority', 'prefix', 'suffix'];

/**
 * The rules of the inputs `tags` and `flavor`, one line each. `rules` has those without a mistake; nothing is left that
 * could be wrong in one run and right in another.
 */
export function parseTagRules(
  lines: readonly string[],
  flavorLines: readonly string[],
): { readonly rules: TagRules; readonly mistakes: readonly RuleMistake[] } {
  const parsed = lines.map(parseRule);
  const { flavor, mistakes } = parseFlavor(flavorLines);
  const rules = parsed.flatMap(({ rule }) => rule ?? []).sort((one, other) => other.priority - one.priority);
  return { rules: { rules, flavor }, mistakes: [...parsed.flatMap((result) => result.mistakes), ...mistakes] };
}

type ParsedRule = { readonly rule?: Rule; readonly mistakes: readonly RuleMistake[] };

function parseRule(line: string): ParsedRule {
  const fields = splitFields(line);
  if (!fields.valid) return { mistakes: [{ input: 'tags', text: line, rule: fields.rule }] };
  if (fields.value.length === 0) return { mistakes: [{ input: 'tags', text: line, rule: 'holds no tag.' }] };
  const attributes = new AttributeReader(line, fields.value);
  const type = attributes.read('type', oneOf(TYPE_NAMES), 'raw');
  if (type === undefined) return { mistakes: attributes.mistakes };
  attributes.allow(type, [...TYPES[type].attributes, ...COMMON_ATTRIBUTES]);
  const source = readSource(type, attributes);
  const common = {
    line,
    enable: attributes.read('enable', parseSwitch, ALWAYS) ?? ALWAYS,
    priority: attributes.read('priority', parsePriority) ?? TYPES[type].priority,
    prefix: attributes.read('prefix', parseTemplate, source && ownPrefix(source)),
    suffix: attributes.read('suffix', parseTemplate),
  };
  const { mistakes } = attributes;
  return source === undefined || mistakes.length > 0 ? { mistakes } : { rule: { ...source, ...common }, mistakes };
}

/** The source of a rule of that type; `undefined` after a mistake. */
function readSource(type: TypeName, attributes: AttributeReader): RuleSource | undefined {
  switch (type) {
    case 'schedule': {
      const pattern = attributes.read('pattern', filled(parseDatePattern), text('nightly'));
      return pattern && { kind: type, pattern };
    }
    case 'semver':
    case 'pep440': {
      const pattern = attributes.required('pattern', filled(parseVersionPattern), '{{version}}');
      const value = attributes.unlessEmpty('value', parseTemplate);
      const match = attributes.unlessEmpty('match', parseExpression);
      return pattern && { kind: type, pattern, value, match };
    }
    case 'match': {
      const pattern = attributes.required('pattern', filled(parseSlashedExpression), String.raw`v(\d+.\d+)`);
      const group = attributes.read('group', (text) => parseGroup(text, pattern), 0);
      const value = attributes.unlessEmpty('value', parseTemplate);
      return pattern && group !== undefined ? { kind: type, pattern, group, value } : undefined;
    }
    case 'edge':
      return { kind: type, branch: attributes.unlessEmpty('branch', valid) };
    case 'ref': {
      const event = attributes.required('event', oneOf(REF_EVENTS), 'branch');
      return event && { kind: type, event };
    }
    case 'raw': {
      const value = attributes.required('value', parseTemplate, 'stable');
      return value && { kind: type, value };
    }
    case 'sha': {
      const format = attributes.read('format', oneOf(SHA_FORMATS), 'short');
      return format && { kind: type, format };
    }
  }
}

/** The prefix of a rule that names none; where there is one, the flavor's does not count. */
function ownPrefix(source: RuleSource): Template<GlobalExpression> | undefined {
  if (source.kind === 'sha') return text('sha-');
  return source.kind === 'ref' && source.event === 'pr' ? text('pr-') : undefined;
}

function text(value: string): readonly [{ readonly kind: 'text'; readonly text: string }] {
  return [{ kind: 'text', text: value }];
}

const ALWAYS = text('true');
