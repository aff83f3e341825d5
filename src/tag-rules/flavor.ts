import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type GlobalExpression, parseTemplate } from './expressions.ts';
import type { RuleMistake } from './mistakes.ts';
import { type Field, splitFields } from './rule-fields.ts';
import { cleanTag } from './sanitize-tag.ts';
import type { Template } from './templates.ts';

/** The settings of all rules. */
export type Flavor = {
  /** Whether there is a tag `latest`; `auto`: where the rule that decides is about a stable release. */
  readonly latest: Latest;
  readonly prefix: Affix;
  readonly suffix: Affix;
};

type Latest = (typeof LATEST)[number];

/** The text before (behind) the value of each rule that has no prefix (suffix) of its own. */
export type Affix = { readonly text: Template<GlobalExpression>; readonly isOnLatest: boolean };

const LATEST = ['auto', 'true', 'false'] as const;
const NO_AFFIX: Affix = { text: [], isOnLatest: false };

/** The flavor that the lines make; of several lines for the same setting the last one counts. */
export function parseFlavor(lines: readonly string[]): {
  readonly flavor: Flavor;
  readonly mistakes: readonly RuleMistake[];
} {
  const mistakes: RuleMistake[] = [];
  let flavor: Flavor = { latest: 'auto', prefix: NO_AFFIX, suffix: NO_AFFIX };
  for (const text of lines) {
    const fields = splitFields(text);
    if (!fields.valid) mistakes.push({ input: 'flavor', text, rule: fields.rule });
    let affix: AffixName | undefined;
    for (const field of fields.valid ? fields.value : []) {
      if (field.name === 'prefix' || field.name === 'suffix') affix = field.name;
      const next = withField(flavor, field, affix);
      if (next.valid) flavor = next.value;
      else mistakes.push({ input: 'flavor', text, ...(field.name && { attribute: field.name }), rule: next.rule });
    }
  }
  return { flavor, mistakes };
}

/**
 * The parts of prefix and suffix that are the same in every run, for the tag of a commit, which later runs have to find again.
 * Separators beside an expression go with it: `-{{sha}}` leaves nothing.
 */
export function literalAffixes({ prefix, suffix }: Flavor): LiteralAffixes {
  const isText = (part: Affix['text'][number] | undefined): boolean => part === undefined || part.kind === 'text';
  const before = prefix.text.map((part, at) => textOf(part, isText(prefix.text[at - 1]) ? undefined : /^[._-]+/));
  const behind = suffix.text.map((part, at) => textOf(part, isText(suffix.text[at + 1]) ? undefined : /[._-]+$/));
  return {
    prefix: cleanTag(`${before.join('')}x`).slice(0, -1),
    suffix: cleanTag(`x${behind.join('')}`).slice(1),
    isWhole: [prefix, suffix].every(({ text }) => text.every(isText)),
  };
}

function textOf(part: Affix['text'][number], separators: RegExp | undefined): string {
  const text = part.kind === 'text' ? part.text : '';
  return separators === undefined ? text : text.replace(separators, '');
}

/** The prefix and the suffix of a commit's tag. */
export type LiteralAffixes = {
  readonly prefix: string;
  readonly suffix: string;
  /** Whether no expression was left out. */
  readonly isWhole: boolean;
};

type AffixName = 'prefix' | 'suffix';

/** The flavor with one more field. `affix`: the last prefix or suffix of the line, which `onlatest` is about. */
function withField(flavor: Flavor, { name, value }: Field, affix: AffixName | undefined): Parsed<Flavor> {
  switch (name) {
    case 'latest': {
      const latest = LATEST.find((one) => one === value);
      return latest ? valid({ ...flavor, latest }) : invalid(`is "${value}". Write auto, true or false.`);
    }
    case 'prefix':
    case 'suffix': {
      const text = parseTemplate(value);
      return text.valid ? valid({ ...flavor, [name]: { ...flavor[name], text: text.value } }) : text;
    }
    case 'onlatest':
      if (affix === undefined) return invalid('stands alone. Write it behind prefix= or suffix=, on the same line.');
      if (value !== 'true' && value !== 'false') return invalid(`is "${value}". Write true or false.`);
      return valid({ ...flavor, [affix]: { ...flavor[affix], isOnLatest: value === 'true' } });
    default:
      return invalid(
        `${name === undefined ? `holds "${value}", which is` : 'is'} no part of a flavor. ` +
          'Write latest=auto (or true, false), prefix=..., suffix=..., the last two perhaps with ,onlatest=true.',
      );
  }
}
