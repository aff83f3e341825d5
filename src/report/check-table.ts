/** How a check ended. `skipped`: because of an earlier check. Only a `failed` one would fail a build. */
export type CheckState = 'ok' | 'failed' | 'not tested' | 'skipped';

/** A check, and what was found. */
export type Finding = {
  readonly check: string;
  readonly state: CheckState;
  /** What was found, on one line or more. */
  readonly found: string;
  /** What to change, with the lines to paste; empty where there is nothing to do. */
  readonly fix: string;
};

/** The output `report`. */
export function toReport(findings: readonly Finding[]): string {
  return JSON.stringify(findings.map(({ check, state, fix }) => ({ check, state, fix })));
}

/** The table as lines of the log: a line for each check, the fix below it. */
export function tableLines(findings: readonly Finding[]): readonly string[] {
  const checks = Math.max(5, ...findings.map(({ check }) => check.length));
  const line = (check: string, state: string, found: string): string =>
    `${check.padEnd(checks)}  ${state.padEnd('not tested'.length)}  ${found}`.trimEnd();
  const below = ' '.repeat(checks + 2);
  return [
    line('check', 'state', 'found'),
    ...findings.flatMap(({ check, state, found, fix }) => {
      const [first = '', ...more] = found.split('\n');
      const fixes = fix === '' ? [] : `To do: ${fix}`.split('\n');
      return [line(check, state, first), ...[...more, ...fixes].map((text) => `${below}${text}`)];
    }),
  ];
}

const MARKS: Readonly<Record<CheckState, string>> = { ok: '✅', failed: '❌', 'not tested': '➖', skipped: '⏭️' };

/** The table as Markdown. */
export function renderChecks(findings: readonly Finding[]): string {
  const rows = findings.map(({ check, state, found, fix }) =>
    [cell(check), `${MARKS[state]} ${state}`, cell(found), fix === '' ? '' : cell(fix)].join(' | '),
  );
  return ['| check | state | found | fix |', '| --- | --- | --- | --- |', ...rows.map((row) => `| ${row} |`)].join(
    '\n',
  );
}

/** A policy under a heading that opens, as Markdown. */
export function renderPolicy(title: string, policy: string): string {
  return `<details><summary>${title}</summary>\n\n\`\`\`json\n${policy}\n\`\`\`\n\n</details>`;
}

/** A text in a cell of a table: its first line, and the others as they are written. */
function cell(text: string): string {
  const [first = '', ...more] = text.split('\n').map(escaped);
  return more.length === 0 ? first : `${first}<pre>${more.join('&#10;')}</pre>`;
}

function escaped(text: string): string {
  const named = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('|', '&#124;');
  return named.replaceAll('`', '&#96;').replaceAll('*', '&#42;').replaceAll('_', '&#95;');
}
