import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file));

// Which folder may import which is held by .dependency-cruiser.js.

test('no two files in src have the same name', () => {
  const twins = [...Map.groupBy(files, (file) => basename(file)).values()].filter((group) => group.length > 1);
  expect(twins).toEqual([]);
});

test('the wording of failures stands in *-errors.ts', () => {
  const root = resolve(src, '..');
  const others = files.filter((file) => !file.endsWith('-errors.ts'));
  expect(others.filter((file) => readFileSync(join(root, file), 'utf8').includes("code: '"))).toEqual([]);
});
