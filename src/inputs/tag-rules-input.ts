import type { Event } from '../github/event.ts';
import type { Parsed } from '../lib/parsed.ts';
import { expandTemplate, parseTemplate } from '../tag-rules/expressions.ts';
import { type LiteralAffixes, literalAffixes } from '../tag-rules/flavor.ts';
import { resolveTags, type TagSource } from '../tag-rules/resolve.ts';
import { parseTagRules } from '../tag-rules/rules.ts';
import type { TagContext } from '../tag-rules/tag-context.ts';

/** The tags that the lines of `tags` and `flavor` make in this run. */
export type TagRulesResult = {
  readonly tags: readonly string[];
  readonly tagSources: readonly TagSource[];
  /** The prefix and the suffix of the commit's tag. */
  readonly affixes: LiteralAffixes;
  /** The first tag. */
  readonly version?: string;
  /** Why rules that fit the run made no tag. */
  readonly notices: readonly string[];
  /** The mistakes by input, each with the line that is wrong. */
  readonly mistakes: readonly { readonly input: string; readonly rule: string }[];
};

/** A reader of the tag rules of docker/metadata-action: loaded only where a workflow uses them. */
export type TagRulesReader = {
  tags(lines: readonly string[], flavorLines: readonly string[]): TagRulesResult;
  /** A label or an annotation with the expressions in it replaced. */
  text(template: string): Parsed<string>;
};

/** The facts of the event that rules and expressions may use. */
export function tagContextOf(event: Event, now: Date): TagContext {
  return {
    eventName: event.name,
    ref: event.ref,
    commit: event.commit,
    defaultBranch: event.repository.defaultBranch,
    isForeign: event.sourceUrl !== undefined,
    baseRef: event.baseRef,
    pullRequest: event.pullRequest,
    commitDate: event.commitDate,
    now,
  };
}

/** The reader of rules and expressions for the run of this event. */
export function tagRulesFor(event: Event, now: Date): TagRulesReader {
  const context = tagContextOf(event, now);
  return {
    tags: (lines, flavorLines) => {
      const { rules, mistakes } = parseTagRules(lines, flavorLines);
      return {
        ...resolveTags(rules, context),
        affixes: literalAffixes(rules.flavor),
        mistakes: mistakes.map(({ input, text, attribute, rule }) => ({
          input,
          rule: `${JSON.stringify(text)}${attribute === undefined ? '' : `: ${attribute}`} ${rule}`,
        })),
      };
    },
    text: (template) => {
      const parsed = parseTemplate(template);
      if (!parsed.valid) return { valid: false, rule: `${parsed.rule} ${escapeFor(template)}` };
      const value = expandTemplate(parsed.value, context);
      if (value !== undefined) return { valid: true, value };
      return { valid: false, rule: 'needs the date of the commit: a step with actions/checkout has to come before.' };
    },
  };
}

/** How to keep a text as it is: a label may well be in another language with such braces, as Go's templates are. */
function escapeFor(template: string): string {
  const escaped = template.slice(template.indexOf('=') + 1).replace(/\\?\{\{/g, '\\{{');
  return `Braces that are to stay have a backslash before them: ${escaped}`;
}
