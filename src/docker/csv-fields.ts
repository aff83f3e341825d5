/** The fields of a text such as `type=registry,ref=...`, by name. */
export type Fields = Readonly<Record<string, string>>;

/**
 * The fields of a text, which is a line of CSV (RFC 4180) with `name=value` in it, as docker's flags are. `alone`: the
 * field that a text without any `=` names.
 */
export function fieldsOf(line: string, alone: string): Fields {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
  const pairs = cells
    .filter((cell) => cell.trim() !== '')
    .map((cell): [string, string] => {
      const at = cell.indexOf('=');
      return at < 0 ? [alone, cell.trim()] : [cell.slice(0, at).trim().toLowerCase(), cell.slice(at + 1).trim()];
    });
  return Object.fromEntries(pairs);
}

/** Fields as a text that docker reads, in their order. */
export function lineOf(fields: Fields): string {
  return Object.entries(fields)
    .map(([name, value]) => csvField(`${name}=${value}`))
    .join(',');
}

/** A field of CSV, as docker reads such flags (RFC 4180). */
export function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
