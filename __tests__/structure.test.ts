import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

// Which folder may import which is held by .dependency-cruiser.js.
test('.dependency-cruiser.js has a rule for each folder of src', async () => {
  const { FOLDERS } = await import(resolve(src, '../.dependency-cruiser.js'));
  const folders = readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(['actions', ...Object.keys(FOLDERS)].sort());
});

test('no two files in src have the same name', () => {
  const twins = [...Map.groupBy(files, (file) => basename(file)).values()].filter((group) => group.length > 1);
  expect(twins).toEqual([]);
});

test('the wording of failures stands in *-errors.ts', () => {
  const root = resolve(src, '..');
  const others = files.filter((file) => !file.endsWith('-errors.ts'));
  expect(others.filter((file) => readFileSync(join(root, file), 'utf8').includes("code: '"))).toEqual([]);
});

test('no name is exported by two files of src', () => {
  const root = resolve(src, '..');
  // index.ts has the names of the entries in dist, of which `post` is called as the function that it loads.
  const homes = files.filter((file) => file !== join('src', 'index.ts'));
  const names = homes.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(EXPORTED)].map((match) => ({ name: match[1] ?? '', file })),
  );
  const twice = [...Map.groupBy(names, ({ name }) => name).values()].filter((group) => group.length > 1);
  expect(names.length).toBeGreaterThan(500);
  expect(twice).toEqual([]);
});

const EXPORTED = /^export (?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;

test('every export tells its name on its line', () => {
  const root = resolve(src, '..');
  const lines = files.flatMap((file) => readFileSync(join(root, file), 'utf8').match(/^export .*$/gm) ?? []);
  // What one part of dist is to hold together is passed on.
  const own = lines.filter((line) => !/^export \{ \w+ \} from '\.\/[\w-]+\.ts';$/.test(line));
  expect(own.filter((line) => line.match(EXPORTED) === null)).toEqual([]);
});

test('__tests__ mirrors src', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.test.ts'),
  );
  // Tests of the repository as a whole stand at the top; those of its built actions, and of scripts, have folders of their own;
  // what is tried with any text is a whole folder.
  const mirrored = tests.filter(
    (file) => /\//.test(file) && !/^(e2e|effects|scripts|reliability)\/|\/any-\w+\.test\.ts$/.test(file),
  );
  // `resolve.events.test.ts`: what is tested of resolve.ts, where one file would be too long.
  const sourceOf = (file: string): string => join('src', file.replace(/(\.[\w-]+)?\.test\.ts$/, '.ts'));
  expect(mirrored.length).toBeGreaterThan(100);
  expect(mirrored.filter((file) => !files.includes(sourceOf(file)))).toEqual([]);
});
