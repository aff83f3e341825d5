import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ACTIONS, readAction } from '../../scripts/docs/action-files.ts';
import type { ActionName } from '../../src/inputs/action-inputs.ts';
import { ROWS } from './rows.ts';

const root = resolve(import.meta.dirname, '../..');
const actions = Object.entries(ACTIONS) as [ActionName, string][];

// What the rows say is run by __tests__/e2e/effects-*.test.ts.
describe.each(actions)('%s', (action, file) => {
  const { inputs } = readAction(readFileSync(join(root, file), 'utf8'));
  const names = inputs.flatMap(({ fields }) => fields.map(({ name }) => name));

  test('each input has a row that says what it does, and there is no other', () => {
    expect(Object.keys(ROWS[action]).toSorted()).toEqual(names.toSorted());
  });

  test.each(Object.entries(ROWS[action]))('%s: two values, and where that shows', (_name, cases) => {
    for (const { values, mutable, immutable } of cases) {
      expect(values[0]).not.toBe(values[1]);
      expect([mutable, immutable].some((effect) => effect !== undefined)).toBe(true);
    }
  });
});

test('doctor has the inputs of the main action, word for word, and its own', () => {
  const read = (file: string) =>
    readAction(readFileSync(join(root, file), 'utf8')).inputs.flatMap(({ fields }) => fields);
  expect(read(ACTIONS.doctor).filter(({ name }) => name !== 'policy-only')).toEqual(read(ACTIONS['build-push']));
});
