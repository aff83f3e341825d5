import { expect, test } from '@jest/globals';
import { CELLS, cellName, USUAL_CELLS } from './matrix.ts';
import { readResults } from './results.ts';

const results = readResults();

test('every square of the tables was run, and ended as it is expected', () => {
  const measured = Object.fromEntries(Object.entries(results.cells).map(([name, { outcome }]) => [name, outcome]));
  expect(measured).toEqual(Object.fromEntries(CELLS.map((cell) => [cellName(cell), cell.outcome])));
});

test('names of squares are unique, and every row has one that is always tried', () => {
  expect(new Set(CELLS.map(cellName)).size).toBe(CELLS.length);
  const rowOf = (name: string): string => name.slice(0, name.lastIndexOf(':'));
  expect(new Set(USUAL_CELLS.map((cell) => rowOf(cellName(cell))))).toEqual(
    new Set(CELLS.map((cell) => rowOf(cellName(cell)))),
  );
});
