/**
 * Makes what is told twice from where it is said once:
 * - docs/inputs.md: inputs and outputs of each action, from its action.yml
 * - docs/troubleshooting.md: docs/src/troubleshooting.md, with the causes that the code knows
 * - docs/reliability.md: docs/src/reliability.md, with what the end-to-end tests have measured
 * - docs/tags.md: its table of events and checkouts, from the tests' table
 * - src/inputs/action-inputs.ts: the names of all inputs, from the action.yml files
 *
 *     node scripts/docs.ts [--check]
 *
 * With --check nothing is written; that something would be different is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { actionFiles, inputNames } from './docs/action-files.ts';
import { inputsPage, missingActions } from './docs/inputs-page.ts';
import { reliabilityPage } from './docs/reliability-page.ts';
import { withSourcesTable } from './docs/sources-table.ts';
import { troubleshootingPage } from './docs/troubleshooting-page.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const missing = missingActions(actionFiles(root));
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}

const pages: Readonly<Record<string, string>> = {
  'docs/inputs.md': inputsPage(read),
  'docs/troubleshooting.md': troubleshootingPage(
    read('docs/src/troubleshooting.md'),
    JSON.parse(read('docs/src/messages.json')),
  ),
  'docs/reliability.md': reliabilityPage(
    read('docs/src/reliability.md'),
    JSON.parse(read('__tests__/reliability/results.json')),
  ),
  'docs/tags.md': withSourcesTable(read('docs/tags.md')),
  'src/inputs/action-inputs.ts': inputNames(read),
};

const isCheck = process.argv.includes('--check');
for (const [path, text] of Object.entries(pages)) {
  let before = '';
  try {
    before = read(path);
  } catch {
    // It is made for the first time.
  }
  if (before === text) continue;
  if (!isCheck) writeFileSync(join(root, path), text);
  console.log(`${path} ${isCheck ? 'is not up to date. Run `npm run docs`.' : 'written'}`);
  if (isCheck) process.exitCode = 1;
}
