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
