import { invalid, type Parsed, valid } from '../lib/parsed.ts';

/** One `name=value` of a rule; `name` is in lower case, and absent where the line gives a value alone. */
export type Field = { readonly name?: string; readonly value: string };

/**
 * One field and the comma behind it: quoted as a whole, a quoted value behind its name, or plain. Sticky, so that it
 * walks along a line.
 */
const FIELD = /\s*(?:"((?:[^"]|"")*)"|([^",={]+=)\s*"((?:[^"]|"")*)"|([^,]*))\s*(?:,|$)/sy;

/**
 * The fields of a line of `name=value,...`. A field or a value in double quotes may hold commas, and `""` in it is one
 * quote; empty fields are dropped. docker/metadata-action needs such fields quoted twice, so a second pair of quotes is
 * taken off too.
 *
 * No CSV parser: it would be 60 kB for this one expression, and know neither of the two other ways to quote.
 */
export function splitFields(line: string): Parsed<readonly Field[]> {
  const fields: Field[] = [];
  const expression = new RegExp(FIELD);
  while (expression.lastIndex < line.length) {
    const [, whole, name = '', value, rest = ''] = expression.exec(line) ?? [];
    const plain = rest.trimEnd();
    if (/^(?:[^",={]+=\s*)?"/.test(plain)) return invalid(brokenQuotes(plain));
    if (whole !== undefined) fields.push(toField(unquote(unquote(`"${whole}"`))));
    else if (value !== undefined) fields.push(toField(name + unquote(`"${value}"`)));
    else if (plain !== '') fields.push(toField(plain));
  }
  return valid(fields);
}

function unquote(text: string): string {
  const inner = /^"((?:[^"]|"")*)"$/s.exec(text)?.[1];
  return inner === undefined ? text : inner.replaceAll('""', '"');
}

/** A `=` inside of an expression, as in `{{date 'HH' tz='UTC'}}`, is no end of a name. */
function toField(text: string): Field {
  const [, name, value = ''] = /^([^={]+)=(.*)$/s.exec(text) ?? [];
  return name === undefined ? { value: text.trim() } : { name: name.trim().toLowerCase(), value: value.trim() };
}

function brokenQuotes(field: string): string {
  return (
    `has a quote at ${field} that is not closed, or text behind the one that closes it. ` +
    'Quote a whole field, "pattern=a,b", and write a quote inside of it twice.'
  );
}
