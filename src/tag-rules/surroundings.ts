import { escapeExpression } from '../lib/escape-expression.ts';
import { expandTemplate, type GlobalExpression, shapeOf } from './expressions.ts';
import { cleanTag } from './sanitize-tag.ts';
import type { TagContext } from './tag-context.ts';
import { piecesOf, type Template } from './templates.ts';
import type { Surrounding } from './version-order.ts';

/** The prefix of the versions of a rule. `text`: the prefix in this run. */
export function prefixAround(text: string, template: Template<GlobalExpression>, context: TagContext): Surrounding {
  return around(text, { template, context, clean: (part) => cleanTag(`${part}x`).slice(0, -1) });
}

/** The suffix of the versions of a rule. `text`: the suffix in this run. */
export function suffixAround(text: string, template: Template<GlobalExpression>, context: TagContext): Surrounding {
  return around(text, { template, context, clean: cleanInside });
}

function cleanInside(part: string): string {
  return cleanTag(`x${part}`).slice(1);
}

type Place = {
  readonly template: Template<GlobalExpression>;
  readonly context: TagContext;
  /** Gives a text at this place the form that it has in a tag. */
  readonly clean: (text: string) => string;
};

function around(text: string, { template, context, clean }: Place): Surrounding {
  const pieces = piecesOf(template, (condition) => expandTemplate([{ kind: 'value', expression: condition }], context));
  const literal = clean(pieces.filter((piece) => typeof piece === 'string').join(''));
  const shapes = pieces.map((piece, index) =>
    typeof piece === 'string' ? escapeExpression((index === 0 ? clean : cleanInside)(piece)) : shapeOf(piece, context),
  );
  return { text: clean(text), literal, shape: shapes.join('') };
}
