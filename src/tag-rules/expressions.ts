import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { isTimeZone } from './clock.ts';
import { formatDate } from './dates.ts';
import type { FunctionCall } from './syntax.ts';
import { isOnDefaultBranch, subjectOf, type TagContext } from './tag-context.ts';
import { expand, type Range, readTemplate, type Template, type Value } from './templates.ts';
import type { Version } from './versions.ts';

const FACTS = ['branch', 'tag', 'sha', 'base_ref', 'is_default_branch', 'is_not_default_branch'] as const;
const DATES = ['date', 'commit_date'] as const;
const VERSION_PARTS = ['raw', 'version', 'major', 'minor', 'patch'] as const;

/** `{{branch}}` and the like: facts of the run. */
export type FactExpression = { readonly kind: 'fact'; readonly name: (typeof FACTS)[number] };

/** `{{date 'YYYYMMDD' tz='Europe/Paris'}}`; the format is that of moment.js. */
export type DateExpression = {
  readonly kind: 'date';
  readonly name: (typeof DATES)[number];
  readonly format: string;
  readonly zone: string;
};

/** The expressions in prefixes, suffixes, values, `enable`, labels and annotations. */
export type GlobalExpression = FactExpression | DateExpression;

/** The expressions in the pattern of `type=semver` and `type=pep440`. */
export type VersionExpression = (typeof VERSION_PARTS)[number];

/** Parses a text with expressions, such as a label. */
export function parseTemplate(text: string): Parsed<Template<GlobalExpression>> {
  return readTemplate(text, meaningOfGlobal);
}

/** The text of a template in a run; `undefined` where it needs the date of the commit, and that is not known. */
export function expandTemplate(template: Template<GlobalExpression>, context: TagContext): string | undefined {
  return expand(template, (expression) => globalValue(expression, context));
}

/** A pattern of `type=schedule`, which knows dates only. */
export function parseDatePattern(text: string): Parsed<Template<DateExpression>> {
  return readTemplate(
    text,
    (call) => meaningOfDate(call) ?? unknown(call, { place: 'in this pattern', known: EXAMPLE_DATES }),
  );
}

/** A pattern of `type=semver` or `type=pep440`. */
export function parseVersionPattern(text: string): Parsed<Template<VersionExpression>> {
  return readTemplate(text, (call) => {
    const name = VERSION_PARTS.find((part) => part === call.name);
    if (name === undefined)
      return unknown(call, { place: 'in this pattern', known: braces(VERSION_PARTS), hint: ELSEWHERE });
    return withoutArguments(call, name);
  });
}

/** The text that a pattern makes of a version. */
export function expandVersion(pattern: Template<VersionExpression>, version: Version): string {
  return expand(pattern, (part) => version[part]) ?? '';
}

/** Whether the pattern is `{{raw}}` and nothing else. */
export function isRaw(pattern: Template<VersionExpression>): boolean {
  const [part] = pattern;
  return pattern.length === 1 && part?.kind === 'value' && part.expression === 'raw';
}

/** The texts that an expression can give in any run; `undefined` for any text. */
export const rangeOfGlobal: Range<GlobalExpression> = ({ name }) =>
  name === 'is_default_branch' || name === 'is_not_default_branch' ? ['true', 'false'] : undefined;

const EXAMPLE_DATES = ["{{date 'YYYYMMDD'}}", "{{commit_date 'YYYYMMDD'}}"];
const ELSEWHERE = ' Others belong into prefix= and suffix=.';

function braces(names: readonly string[]): readonly string[] {
  return names.map((name) => `{{${name}}}`);
}

function unknown(
  { name }: FunctionCall,
  { place, known, hint = '' }: { readonly place: string; readonly known: readonly string[]; readonly hint?: string },
): Parsed<never> {
  return invalid(`has {{${name}}}, which is not known ${place}. Known are ${known.join(', ')}.${hint}`);
}

function withoutArguments<T>({ name, words, options }: FunctionCall, value: T): Parsed<T> {
  if (words.length === 0 && options.length === 0) return valid(value);
  return invalid(`has {{${name} ...}} with something behind its name. Write {{${name}}}.`);
}

function meaningOfGlobal(call: FunctionCall): Parsed<GlobalExpression> {
  const name = FACTS.find((fact) => fact === call.name);
  if (name !== undefined) return withoutArguments(call, { kind: 'fact', name });
  return meaningOfDate(call) ?? unknown(call, { place: 'here', known: [...braces(FACTS), ...EXAMPLE_DATES] });
}

/** The meaning of a call that is a date; `undefined` for any other call. */
function meaningOfDate({ name: called, words, options }: FunctionCall): Parsed<DateExpression> | undefined {
  const name = DATES.find((date) => date === called);
  if (name === undefined) return undefined;
  const example = `Write {{${name} 'YYYYMMDD'}} or {{${name} 'YYYYMMDD' tz='Europe/Paris'}}.`;
  const [format, ...further] = words;
  if (!format?.isQuoted || further.length > 0)
    return invalid(`has {{${name}}} without one format in quotes. ${example}`);
  const option = options.find((given) => given.name !== 'tz');
  if (option !== undefined) return invalid(`has {{${name}}} with the unknown option ${option.name}. ${example}`);
  const [zone = 'UTC', second] = options.map(({ word }) => word.text);
  if (second !== undefined) return invalid(`has {{${name}}} with more than one tz. ${example}`);
  if (isTimeZone(zone)) return valid({ kind: 'date', name, format: format.text, zone });
  return invalid(
    `has the unknown time zone "${zone}". Write one of the IANA database, for example Europe/Paris, or UTC.`,
  );
}

function globalValue(expression: GlobalExpression, context: TagContext): Value {
  switch (expression.kind) {
    case 'fact':
      return fact(expression, context);
    case 'date':
      return dateValue(expression, context);
  }
}

/** A date of the run, formatted; `undefined` where it is not known. */
export function dateValue({ name, format, zone }: DateExpression, { now, commitDate }: TagContext): Value {
  const date = name === 'date' ? now : commitDate;
  return date && formatDate(date, format, zone);
}

/** A regular expression for the texts that an expression gives in any run, in the form that they have in tags. */
export function shapeOf(expression: GlobalExpression, context: TagContext): string {
  if (expression.kind === 'date') {
    const date = dateValue(expression, { ...context, commitDate: context.commitDate ?? context.now });
    return String(date).replace(/\d+|[a-z]+|[^\w.-]+|\./gi, (run) => {
      return /\d/.test(run) ? String.raw`\d+` : /[a-z]/i.test(run) ? '[a-zA-Z]+' : run === '.' ? String.raw`\.` : '-';
    });
  }
  if (expression.name === 'sha') return '[0-9a-f]{7}';
  return rangeOfGlobal(expression) === undefined ? String.raw`[\w.-]*` : '(?:true|false)';
}

function fact({ name }: FactExpression, context: TagContext): string | boolean {
  const subject = subjectOf(context);
  switch (name) {
    case 'branch':
    case 'tag':
      return subject.kind === name ? subject.name : '';
    case 'sha':
      return shortCommit(context.commit);
    case 'base_ref':
      return subject.kind === 'tag' || subject.kind === 'pull-request'
        ? (context.baseRef ?? '').replace(/^refs\/heads\//, '')
        : '';
    case 'is_default_branch':
      return isOnDefaultBranch(context);
    case 'is_not_default_branch':
      return !isOnDefaultBranch(context);
  }
}

/** The first 7 digits of a SHA. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}
