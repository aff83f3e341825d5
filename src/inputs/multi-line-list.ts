/**
 * The items of a list input: one per line, trimmed; blank lines and lines that start with `#` (also indented) are
 * skipped.
 *
 * A line that is quoted as a whole, `"KEY=value"`, loses its quotes; such an item may go over several lines, and `""`
 * inside it is one quote. This is the one multi-line form that docker/build-push-action knows, so that workflows move
 * over unchanged. Quotes anywhere else are part of the value.
 *
 * `unclosed` is the first line of an item whose closing quote is missing; its lines are then taken as they stand.
 */
export function parseList(text: string): { readonly items: readonly string[]; readonly unclosed?: string } {
  const lines = text.split(/\r\n|\n|\r/);
  const items: string[] = [];
  let unclosed: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '' || line.startsWith('#')) continue;
    const quoted = line.startsWith('"') ? parseQuoted(lines, index) : undefined;
    if (quoted === undefined) {
      items.push(line);
    } else if (quoted === 'unclosed') {
      unclosed ??= line;
      items.push(line);
    } else {
      items.push(quoted.item);
      index = quoted.lastLine;
    }
  }
  return unclosed === undefined ? { items } : { items, unclosed };
}

/** The quoted item that starts on that line; `undefined` where more text follows its closing quote. */
function parseQuoted(
  lines: readonly string[],
  firstLine: number,
): { readonly item: string; readonly lastLine: number } | 'unclosed' | undefined {
  const rest = lines.slice(firstLine).join('\n').trimStart().slice(1);
  const match = /^((?:[^"]|"")*)"(?!")([^\n]*)/.exec(rest);
  if (match === null) return 'unclosed';
  const [, body = '', after = ''] = match;
  if (after.trim() !== '') return undefined;
  return { item: body.replaceAll('""', '"'), lastLine: firstLine + body.split('\n').length - 1 };
}
