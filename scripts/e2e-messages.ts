import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PROBLEM_CODES } from '../src/errors/failure.ts';

const PAGE = join(resolve(import.meta.dirname, '..'), 'docs/src/messages.json');

/** The message of a run as it would be in AWS and at GitHub, and the same whenever it is made. */
export function generalMessage(message: string): string {
  return message
    .replaceAll(/127\.0\.0\.1:\d+/g, '123456789012.dkr.ecr.eu-west-1.amazonaws.com')
    .replaceAll(/sha256:[0-9a-f]{64}/g, (digest) => `${digest.slice(0, 15)}…`)
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
    .replaceAll(/\/tmp\/e2e-\w+\/workspace/g, '/home/runner/work/shop/shop')
    .replaceAll(/\/tmp\/e2e-\w+\/\w+/g, '/home/runner/work/_temp')
    .replaceAll(/More: \S+#/g, 'More: docs/troubleshooting.md#');
}

/** Of each failure the shortest message, by its code. `lines`: `[code, message]` as JSON. */
export function shortestOfEach(lines: readonly string[]): Readonly<Record<string, string>> {
  const pairs = lines.map((line): readonly [string, string] => {
    const [code = '', message = ''] = JSON.parse(line) as readonly string[];
    return [code, generalMessage(message)];
  });
  const byLength = pairs.toSorted(([, a], [, b]) => b.length - a.length || (a < b ? 1 : -1));
  return Object.fromEntries(byLength);
}

/**
 * Whether every failure that users can meet came up in the runs whose messages are in the file, where all tests were run.
 * With MESSAGES=write one message of each is kept for the page.
 */
export function checkMessages(file: string, isWhole: boolean, log: (line: string) => void): boolean {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const told = shortestOfEach(lines);
  if (process.env.MESSAGES === 'write') {
    const all = { ...JSON.parse(readFileSync(PAGE, 'utf8')), ...told };
    const sorted = PROBLEM_CODES.flatMap((code) => (all[code] === undefined ? [] : [[code, all[code]]]));
    writeFileSync(PAGE, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`);
  }
  const missing = isWhole ? PROBLEM_CODES.filter((code) => told[code] === undefined) : [];
  if (missing.length > 0) log(`No test has met the failures ${missing.join(', ')}.`);
  return missing.length === 0;
}
