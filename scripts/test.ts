/**
 * All that CI checks: types, lint, whether dist is what src builds, unit tests, end-to-end tests. Goes on after a
 * failure, so that one run tells everything; the last line counts.
 *
 *     npm test
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

type Count = { readonly passed: number; readonly failed: number };

/** How long a test took, in milliseconds. */
type Duration = { readonly title: string; readonly ms: number };

/** Of all tests, for the list of the slowest. */
const durations: Duration[] = [];

const root = resolve(import.meta.dirname, '..');
const temp = mkdtempSync(join(tmpdir(), 'test-'));
const bin = (name: string): string => join(root, 'node_modules', name);

function heading(title: string): void {
  console.log(`\n=== ${title}`);
}

/** Runs a program of Node.js with its output shown. */
function node(args: readonly string[]): boolean {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** One check that passes or fails as a whole. */
function check(title: string, passes: () => boolean): Count {
  heading(title);
  const passed = passes();
  console.log(passed ? `${title}: passed` : `${title}: FAILED`);
  return passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A run of jest, counted by its report; a run without report is one failure. */
function suite(title: string, command: (reportFile: string) => readonly string[]): Count {
  heading(title);
  const report = join(temp, `${title.replaceAll(' ', '-')}.json`);
  const succeeded = node(command(report));
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numFailedTestSuites, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  durations.push(...testResults.flatMap(durationsIn));
  // A file that does not even load has no tests that could fail.
  const failed = numFailedTests === 0 && (numFailedTestSuites > 0 || !succeeded) ? 1 : numFailedTests;
  return { passed: numPassedTests, failed };
}

/** What jest's report says of the tests of one file. */
type FileReport = {
  readonly name: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly duration?: number | null }[];
};

function durationsIn({ name, assertionResults }: FileReport): readonly Duration[] {
  return assertionResults.map(({ fullName, duration }) => ({
    title: `${name.slice(root.length + 1)}: ${fullName}`,
    ms: duration ?? 0,
  }));
}

/** Whether a fresh build gives the same files as dist. */
function distIsCurrent(): boolean {
  const fresh = join(temp, 'dist');
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), fresh], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const files = (folder: string): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  const committed = join(root, 'dist');
  const all = [...new Set([...files(fresh), ...files(committed)])];
  const different = all.filter((file) => {
    const [a, b] = [join(fresh, file), join(committed, file)];
    return !existsSync(a) || !existsSync(b) || !readFileSync(a).equals(readFileSync(b));
  });
  for (const file of different) console.log(`dist/${file} is not what src builds. Run \`npm run build\`.`);
  return different.length === 0;
}

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js')];
const counts = [
  check('types', () => node([bin('typescript/bin/tsc')])),
  check('lint', () => node([bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off'])),
  check('imports', () => node([bin('dependency-cruiser/bin/dependency-cruiser.mjs'), 'src'])),
  check('unused code', () => node([bin('knip/bin/knip.js')])),
  check('generated pages', () => node([join(root, 'scripts/docs.ts'), '--check'])),
  check('dist', distIsCurrent),
  suite('unit tests', (file) => [
    ...jest,
    '--selectProjects',
    'unit',
    '--maxWorkers',
    '100%',
    '--json',
    '--outputFile',
    file,
  ]),
  suite('end-to-end tests', (file) => [join(root, 'scripts/e2e.ts'), '--json', '--outputFile', file]),
];
rmSync(temp, { recursive: true });
heading('the ten slowest tests');
for (const { title, ms } of durations.toSorted((a, b) => b.ms - a.ms).slice(0, 10))
  console.log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${title}`);
const sum = (key: keyof Count): number => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
