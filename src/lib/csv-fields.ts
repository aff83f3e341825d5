/** What docker reads from a text such as `type=registry,ref=...`. */
export type Fields = Readonly<Record<string, string>>;

/**
 * The fields of a line of CSV (RFC 4180), as Go's encoding/csv reads the values of docker's flags; `undefined` where a quote is not
 * where it may be, and of nothing at all, both of which it refuses.
 */
export function readCsvLine(line: string): readonly string[] | undefined {
  if (line === '') return undefined;
  const fields: string[] = [];
  for (let position = 0; position <= line.length; ) {
    FIELD.lastIndex = position;
    const [whole, quoted, plain = ''] = FIELD.exec(line) ?? [];
    if (whole === undefined) return undefined;
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    position += whole.length;
    if (position === line.length && !whole.endsWith(',')) break;
  }
  return fields;
}

const FIELD = /(?:"((?:[^"]|"")*)"|([^",]*))(?:,|$)/y;

/** The names and values in such a line, in their order, as docker takes them: names in any case, with white space around both. */
export function pairsOf(line: string, alone: string): readonly (readonly [name: string, value: string])[] {
  // What Docker refuses is for it to tell.
  return (readCsvLine(line) ?? line.split(','))
    .filter((field) => field.trim() !== '')
    .map((field) => {
      const at = field.indexOf('=');
      return at < 0 ? [alone, field.trim()] : [field.slice(0, at).trim().toLowerCase(), field.slice(at + 1).trim()];
    });
}

/** What counts of a line, of each name the last value. `alone`: the field that a text without any `=` names. */
export function fieldsOf(line: string, alone: string): Fields {
  return Object.fromEntries(pairsOf(line, alone));
}

/** The same fields as a text, in their order. */
export function lineOf(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => csvField(`${name}=${value}`))
    .join(',');
}

/** A field of CSV, as docker reads such flags (RFC 4180). */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
