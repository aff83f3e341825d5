import { expect, test } from '@jest/globals';
import { describeProblem } from '../../src/errors/failure.ts';

test('a failure says what, why, what to do and where to read more', () => {
  expect(describeProblem({ code: 'role-refused', what: 'A.', why: 'B.', fix: 'C.' }, 'https://x/docs')).toBe(
    'A.\nLikely cause: B.\nWhat to do: C.\nMore: https://x/docs#role-refused',
  );
  expect(describeProblem({ code: 'build-failed', what: 'A.' })).toBe('A.\nMore: docs/troubleshooting.md#build-failed');
});
