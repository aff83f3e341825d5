import { describe, expect, test } from '@jest/globals';
import { describeMixedCommits, isMovingName, type PartCommit } from '../../../src/actions/merge/part-commits.ts';

const A = 'a1'.repeat(20);
const B = 'b2'.repeat(20);
const digest = `sha256:${'c'.repeat(64)}`;
const tag = (name: string, revision?: string): PartCommit => ({ name, id: { tag: name }, revision });

test.each<[string, boolean]>([
  ['latest-amd64', true],
  ['v1.2-arm64', true],
  ['amd64', true],
  [`${A}-amd64`, false],
  ['sha-a1b2c3d-amd64', false],
  ['decade', true],
  ['feedback1-amd64', true],
])('the tag %s moves: %j', (name, expected) => {
  expect(isMovingName({ tag: name })).toBe(expected);
});

test('a digest does not move', () => {
  expect(isMovingName({ digest })).toBe(false);
});

describe('images of different commits', () => {
  test.each<[string, readonly PartCommit[], string | undefined, RegExp | undefined]>([
    ['the same one', [tag('latest-amd64', A), tag('latest-arm64', A)], A, undefined],
    [
      'two, by names that move',
      [tag('latest-amd64', A), tag('latest-arm64', B)],
      undefined,
      new RegExp(
        `^The images .* different commits: latest-amd64 is of ${A}, latest-arm64 is of ${B}\\. .*github\\.sha`,
      ),
    ],
    [
      'two, of which one has a name that moves',
      [{ name: 'x', id: { digest }, revision: A }, tag('latest-arm64', B)],
      undefined,
      /different commits: x is of a1/,
    ],
    ['two, by names of commits', [tag(`${A}-amd64`, A), tag(`${B}-arm64`, B)], A, undefined],
    ['two digests', [A, B].map((revision) => ({ name: 'x', id: { digest }, revision })), A, undefined],
    ['one that tells none', [tag('latest-amd64', A), tag('latest-arm64')], A, undefined],
    [
      'all of another one than the tag says',
      [tag('latest-amd64', A), tag('latest-arm64', A)],
      B,
      new RegExp(`^The index gets the tag of the commit ${B}, but latest-amd64 is of ${A}`),
    ],
    ['all of another one, without its tag', [tag('latest-amd64', A), tag('latest-arm64', A)], undefined, undefined],
    ['none that tells one', [tag('latest-amd64'), tag('latest-arm64')], A, undefined],
  ])('%s', (_name, parts, commit, expected) => {
    const warning = describeMixedCommits(parts, commit);
    if (expected === undefined) expect(warning).toBeUndefined();
    else expect(warning).toMatch(expected);
  });
});
