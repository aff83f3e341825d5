import {
  CALL_FAULTS,
  CALLS,
  CELLS,
  type Cell,
  cellName,
  MACHINE_FAULTS,
  MOMENTS,
  type Outcome,
} from '../../__tests__/reliability/matrix.ts';

/** How a cell ended when all of them were run last, and after how many seconds. */
export type Measured = { readonly outcome: Outcome; readonly seconds: number };

/** What `RELIABILITY=all npm run e2e` has written. */
export type Results = {
  readonly cells: Readonly<Record<string, Measured>>;
  /** Runs in parallel against the quotas of ECR. */
  readonly crowd?: {
    readonly runs: number;
    readonly atOnce: number;
    readonly seconds: number;
    readonly throttled: number;
  };
};

/** docs/reliability.md: what is written, with the results of the tests. */
export function reliabilityPage(written: string, results: Results): string {
  const page = written
    .replace('<!-- calls -->', callTable(results))
    .replace('<!-- machine -->', machineTable(results))
    .replace('<!-- crowd -->', crowd(results));
  return `<!-- Made by \`npm run docs\` from docs/src/reliability.md and the results of the tests. -->\n\n${page.trimEnd()}\n`;
}

function callTable(results: Results): string {
  const columns = Object.keys(CALLS);
  const rows = Object.keys(CALL_FAULTS).flatMap((row) =>
    [false, true].map((isLasting) => {
      const cells = CELLS.filter((cell) => cell.table === 'calls' && cell.row === row && cell.isLasting === isLasting);
      return [
        `${row}, ${isLasting ? 'lasting' : 'passing'}`,
        ...columns.map((column) => textOf(cells, column, results)),
      ];
    }),
  );
  return table(['fault', ...columns], rows);
}

function machineTable(results: Results): string {
  const columns = Object.keys(MOMENTS);
  const rows = Object.keys(MACHINE_FAULTS).map((row) => {
    const cells = CELLS.filter((cell) => cell.table === 'machine' && cell.row === row);
    return [row, ...columns.map((column) => textOf(cells, column, results))];
  });
  return table(['fault', ...columns], rows);
}

function textOf(cells: readonly Cell[], column: string, { cells: measured }: Results): string {
  const cell = cells.find((one) => one.column === column);
  if (cell === undefined) return '';
  const result = measured[cellName(cell)];
  if (result === undefined) return 'not run';
  const { outcome, seconds } = result;
  return ['green', 'cancelled', 'killed'].includes(outcome)
    ? outcome
    : `[${outcome}](troubleshooting.md#${outcome}), ${seconds} s`;
}

function crowd({ crowd: measured }: Results): string {
  if (measured === undefined) return 'Not run.';
  const { runs, atOnce, seconds, throttled } = measured;
  return `${runs} runs, ${atOnce} at a time, against quotas as ECR's (PutImage 10 a second, GetAuthorizationToken 20 a second): all green after
${seconds} seconds; ${throttled} calls were refused on the way, and tried again.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
