import { expect, test } from '@jest/globals';
import { generalMessage, shortestOfEach } from '../../scripts/e2e-messages.ts';

test('what differs from run to run is left out of a message', () => {
  const digest = `sha256:${'ab'.repeat(32)}`;
  expect(
    generalMessage(
      `127.0.0.1:4001/team/shop@${digest} in /tmp/e2e-aB3/workspace/a (request id 01234567-89ab-cdef-0123-456789abcdef)\nMore: https://github.com/a/b/blob/v1/docs/troubleshooting.md#x`,
    ),
  ).toBe(
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop@sha256:abababab… in /home/runner/work/shop/shop/a (request id …)\nMore: docs/troubleshooting.md#x',
  );
});

test('the shortest message of each failure is kept, whatever their order', () => {
  const lines = [
    ['a', 'longer'],
    ['b', 'only'],
    ['a', 'bb'],
    ['a', 'ab'],
  ].map((pair) => JSON.stringify(pair));
  const expected = { a: 'ab', b: 'only' };
  expect(shortestOfEach(lines)).toEqual(expected);
  expect(shortestOfEach(lines.toReversed())).toEqual(expected);
  expect(shortestOfEach([])).toEqual({});
});
