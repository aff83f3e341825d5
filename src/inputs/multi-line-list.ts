/**
 * The items of a list input: one per line, trimmed; blank lines and lines that start with `#` (also indented) are
 * skipped.
 *
 * A line that is quoted as a whole, `"KEY=value"`, loses its quotes; such an item may go over several lines, and `""`
 * inside it is one quote. This is the one multi-line form that docker/build-push-action knows, so that workflows move
 * over unchanged. Quotes anywhere else are part of the value.
 *
 * `split` takes apart the lines that have no such quotes.
 *
 * `unclosed` is the first line of an item whose closing quote is missing; its lines are then taken as they stand.
 */
export function parseList(
  text: string,
  split: (line: string) => readonly string[] = (line) => [line],
): { readonly items: readonly string[]; readonly unclosed?: string } {
  const all = text.replace(/\r\n?/g, '\n');
  const items: string[] = [];
  let unclosed: string | undefined;
  for (let at = 0; at < all.length; ) {
    const end = all.indexOf('\n', at);
    const line = all.slice(at, end < 0 ? all.length : end).trim();
    const quoted = line.startsWith('"') ? parseQuoted(all, at) : undefined;
    if (quoted === 'unclosed') unclosed ??= line;
    if (typeof quoted === 'object') items.push(quoted.item);
    else if (line !== '' && !line.startsWith('#')) items.push(...split(line));
    const last = typeof quoted === 'object' ? quoted.end : end;
    at = last < 0 ? all.length : last + 1;
  }
  return unclosed === undefined ? { items } : { items, unclosed };
}

/** The quoted item on the line that starts there, and where its last line ends; `undefined` where more text follows its closing quote. */
function parseQuoted(
  text: string,
  start: number,
): { readonly item: string; readonly end: number } | 'unclosed' | undefined {
  QUOTED.lastIndex = start;
  const [whole, body = '', after = ''] = QUOTED.exec(text) ?? [];
  if (whole === undefined) return 'unclosed';
  return after.trim() === '' ? { item: body.replaceAll('""', '"'), end: start + whole.length } : undefined;
}

const QUOTED = /\s*"((?:[^"]|"")*)"(?!")([^\n]*)/y;
