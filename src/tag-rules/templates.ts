import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { type FunctionCall, parseCall, type Token, tokenise } from './syntax.ts';

/** A text with expressions of the kind `E` in it: the part of Handlebars that tag rules and labels are written in. */
export type Template<E> = readonly TemplatePart<E>[];

type TemplatePart<E> =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly expression: E }
  | { readonly kind: 'choice'; readonly condition: E; readonly then: Template<E>; readonly otherwise: Template<E> };

/** The value of an expression in a run; `undefined` where it is not known. */
export type Value = string | number | boolean | undefined;

/** Finds the meaning of an expression, or why it has none. */
export type Meaning<E> = (call: FunctionCall) => Parsed<E>;

/**
 * Reads a template: `{{x}}`, `{{#if x}}...{{else}}...{{/if}}`, `{{#unless x}}...{{/unless}}`, comments, and `\{{` for
 * the braces themselves. Nothing is escaped for HTML, which Handlebars does: no tag and no label is HTML.
 */
export function readTemplate<E>(text: string, meaningOf: Meaning<E>): Parsed<Template<E>> {
  const tokens = tokenise(text);
  if (!tokens.valid) return tokens;
  const builder = new TemplateBuilder(meaningOf);
  for (const token of tokens.value) {
    const rule = builder.add(token);
    if (rule !== undefined) return invalid(rule);
  }
  return builder.finish();
}

/** The text of a template in a run; `undefined` where a value that it needs is not known. */
export function expand<E>(template: Template<E>, evaluate: (expression: E) => Value): string | undefined {
  const texts = template.map((part) => expandPart(part, evaluate));
  return texts.includes(undefined) ? undefined : texts.join('');
}

function expandPart<E>(part: TemplatePart<E>, evaluate: (expression: E) => Value): string | undefined {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'value':
      return evaluate(part.expression)?.toString();
    case 'choice': {
      const value = evaluate(part.condition);
      return value === undefined ? undefined : expand(value ? part.then : part.otherwise, evaluate);
    }
  }
}

/** A template in a run with its choices made: texts, and the expressions that are left. */
export function piecesOf<E>(template: Template<E>, evaluate: (condition: E) => Value): readonly (string | E)[] {
  return template.flatMap((part) => {
    if (part.kind === 'text') return [part.text];
    if (part.kind === 'value') return [part.expression];
    return piecesOf(evaluate(part.condition) ? part.then : part.otherwise, evaluate);
  });
}

/** The texts that an expression can give in any run; `undefined` for any text. */
export type Range<E> = (expression: E) => readonly string[] | undefined;

/** Whether all texts that the template can become are among the wanted ones. */
export function isAlways<E>(template: Template<E>, wanted: readonly string[], rangeOf: Range<E>): boolean {
  return outcomesOf(template, wanted, rangeOf)?.every((outcome) => wanted.includes(outcome)) ?? false;
}

/** All texts that a template can become; `undefined` once one is no part of a wanted text: so there are never many. */
function outcomesOf<E>(
  template: Template<E>,
  wanted: readonly string[],
  rangeOf: Range<E>,
): readonly string[] | undefined {
  let outcomes: readonly string[] = [''];
  for (const part of template) {
    const ends = outcomesOfPart(part, wanted, rangeOf);
    if (ends === undefined) return undefined;
    outcomes = [...new Set(outcomes.flatMap((start) => ends.map((end) => start + end)))];
    if (!outcomes.every((outcome) => wanted.some((text) => text.includes(outcome)))) return undefined;
  }
  return outcomes;
}

function outcomesOfPart<E>(
  part: TemplatePart<E>,
  wanted: readonly string[],
  rangeOf: Range<E>,
): readonly string[] | undefined {
  switch (part.kind) {
    case 'text':
      return [part.text];
    case 'value':
      return rangeOf(part.expression);
    case 'choice': {
      const then = outcomesOf(part.then, wanted, rangeOf);
      const otherwise = outcomesOf(part.otherwise, wanted, rangeOf);
      return then && otherwise && [...then, ...otherwise];
    }
  }
}

type Frame<E> = {
  /** The block that this frame is the inside of; absent at the top. */
  readonly block?: { readonly name: BlockName; readonly condition: E };
  /** The parts before `{{else}}`, once that was met. */
  readonly before?: Template<E>;
  readonly parts: TemplatePart<E>[];
};

type BlockName = 'if' | 'unless';

/** Puts the parts of a template together; its state is the blocks that are open. */
class TemplateBuilder<E> {
  readonly #meaningOf: Meaning<E>;
  readonly #outer: Frame<E>[] = [];
  #frame: Frame<E> = { parts: [] };

  constructor(meaningOf: Meaning<E>) {
    this.#meaningOf = meaningOf;
  }

  /** Takes the next token; gives the rule that the token breaks. */
  add(token: Token): string | undefined {
    if (token.kind === 'text') {
      this.#frame.parts.push(token);
      return undefined;
    }
    const { body } = token;
    if (body === 'else' || body === '^') return this.#else();
    if (body.startsWith('/')) return this.#close(body.slice(1).trim());
    const [, name, condition = ''] = /^#\s*(if|unless)\s+(.*)$/s.exec(body) ?? [];
    if (name === 'if' || name === 'unless') return this.#open(name, condition);
    const expression = this.#parse(body);
    if (!expression.valid) return expression.rule;
    this.#frame.parts.push({ kind: 'value', expression: expression.value });
    return undefined;
  }

  finish(): Parsed<Template<E>> {
    const { block, parts } = this.#frame;
    return block === undefined ? valid(parts) : invalid(`has a {{#${block.name} ...}} without its {{/${block.name}}}.`);
  }

  #open(name: BlockName, text: string): string | undefined {
    const condition = this.#parse(text);
    if (!condition.valid) return condition.rule;
    this.#outer.push(this.#frame);
    this.#frame = { block: { name, condition: condition.value }, parts: [] };
    return undefined;
  }

  #else(): string | undefined {
    const { block, before, parts } = this.#frame;
    if (block === undefined || before !== undefined) return 'has an {{else}} that belongs to no {{#if ...}}.';
    this.#frame = { block, before: parts, parts: [] };
    return undefined;
  }

  #close(name: string): string | undefined {
    const { block, before, parts } = this.#frame;
    const outer = block?.name === name ? this.#outer.pop() : undefined;
    if (block === undefined || outer === undefined) return `has a {{/${name}}} that closes nothing.`;
    const [first, second] = before === undefined ? [parts, []] : [before, parts];
    const [then, otherwise] = block.name === 'if' ? [first, second] : [second, first];
    outer.parts.push({ kind: 'choice', condition: block.condition, then, otherwise });
    this.#frame = outer;
    return undefined;
  }

  #parse(body: string): Parsed<E> {
    const call = parseCall(body);
    if (call !== undefined) return this.#meaningOf(call);
    return invalid(
      `has {{${body}}}, which is no expression. Write {{name}}, or {{date 'YYYYMMDD' tz='Europe/Paris'}}.`,
    );
  }
}
