import { expect, test } from '@jest/globals';
import type { PlacedCommits } from '../../src/github/history.ts';
import { type Age, ageOf, commitsOf, type ImageCommits, isOwnTag, type OwnCommit } from '../../src/plan/image-age.ts';

const early = new Date('2026-11-20T10:00:00Z');
const middle = new Date('2026-11-20T10:30:00Z');
const late = new Date('2026-11-20T11:00:00Z');
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [string, string, string, string];
const own: OwnCommit = { commit: a, date: middle };

const image = (source: ImageCommits['source'], ...tags: string[]): ImageCommits => ({ source, tags });
const placed = (isComplete: boolean, dates: Readonly<Record<string, Date>> = {}, newer?: string): PlacedCommits => ({
  isComplete,
  dates: new Map(Object.entries(dates)),
  ...(newer === undefined ? {} : { newer }),
});
const nothing = placed(false);
const NO: Age = { kind: 'not-newer' };

test.each<[string, ImageCommits, OwnCommit, PlacedCommits, Age]>([
  [
    'history says newer',
    image({ revision: b, created: early }),
    own,
    placed(true, {}, b),
    { kind: 'newer', commit: b },
  ],
  [
    'history says not newer, whatever the dates',
    image({ revision: b, created: late }),
    own,
    placed(true, { [b]: late }),
    NO,
  ],
  [
    'a commit that a whole history has not, with a later date',
    image({ revision: b, created: late }),
    own,
    placed(true),
    { kind: 'newer', commit: b },
  ],
  ['the same commit, built again', image({ revision: a, created: late }, a), own, nothing, NO],
  [
    'git cannot tell, the date is later',
    image({ revision: b, created: late }),
    own,
    nothing,
    { kind: 'newer', commit: b },
  ],
  ['git cannot tell, the date is the same', image({ revision: b, created: middle }), own, nothing, NO],
  ['git cannot tell, the date is earlier', image({ revision: b, created: early }), own, nothing, NO],
  ['an image without a date', image({ revision: b }), own, nothing, NO],
  ['a commit without a date', image({ revision: b, created: late }), { commit: a }, nothing, NO],
  ['an image that names no commit but a date', image({ created: late }), own, nothing, { kind: 'newer' }],
  ['an image that says nothing', image({}), own, nothing, NO],
  [
    'a short history that knows the date of the commit',
    image({ revision: b }),
    own,
    placed(false, { [b]: late }),
    { kind: 'newer', commit: b },
  ],
  ['git before the label', image({ revision: b, created: late }), own, placed(false, { [b]: early }), NO],
  // Reused images.
  [
    'built from an older commit, used by a newer one',
    image({ revision: b, created: early }, b, c),
    own,
    placed(true, { [b]: early, [c]: late }, c),
    { kind: 'newer', commit: c },
  ],
  [
    'built from our commit, used by a newer one',
    image({ revision: a, created: middle }, a, c),
    own,
    placed(true, { [c]: late }, c),
    { kind: 'newer', commit: c },
  ],
  [
    'built from another branch later, used by an older one',
    image({ revision: b, created: late }, b, c),
    own,
    placed(true, { [b]: late, [c]: early }),
    NO,
  ],
  [
    'used by a commit that is gone',
    image({ revision: b, created: early }, b, c),
    own,
    placed(true, { [b]: early }),
    NO,
  ],
  [
    'used by one of which nothing is known',
    image({ revision: b, created: early }, b, c, d),
    own,
    placed(false, { [d]: early }),
    { kind: 'unsure', commits: [c] },
  ],
  [
    'used by a later one, by the dates of a short history',
    image({ revision: b, created: early }, b, c, d),
    own,
    placed(false, { [c]: late, [d]: new Date(late.getTime() + 1) }),
    { kind: 'newer', commit: d },
  ],
  [
    'that one is known to be newer stands above what is not known',
    image({ revision: b, created: late }, b, c),
    own,
    nothing,
    { kind: 'newer', commit: b },
  ],
])('%s', (_name, current, ours, places, expected) => expect(ageOf(current, ours, places)).toEqual(expected));

test.each([
  ['sha-aaaaaaa', a, true],
  [a, a, true],
  ['sha-aaaaaab', a, false],
  ['latest', '', false],
])('isOwnTag(%j) of %j', (tag, commit, expected) => expect(isOwnTag(tag, { commit })).toBe(expected));

test('the commits of an image: its revision and all full SHAs among its tags, each once, without ours', () => {
  const tags = [a, b, 'latest', c.slice(0, 7), 'd'.repeat(64), 'e'.repeat(41), 'F'.repeat(40)];
  expect(commitsOf(image({ revision: b }, ...tags), a)).toEqual([b, 'd'.repeat(64)]);
  expect(commitsOf(image({ revision: 'v1' }), a)).toEqual(['v1']);
});
