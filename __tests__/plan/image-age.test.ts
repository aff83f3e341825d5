import { expect, test } from '@jest/globals';
import { type Age, ageOf, type CommitOrder, commitsOf, isOwnTag, type OwnImage } from '../../src/plan/image-age.ts';
import { COMMIT_LABEL } from '../../src/plan/oci-labels.ts';
import { BUILT_AS, builtAsLabel } from '../../src/plan/variant.ts';
import { NO_BUILD_INPUTS } from '../inputs/plain-build.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [string, string, string, string];
const builtAs = (target: string): string =>
  builtAsLabel({
    event: { repository: { owner: 'octo', name: 'shop' } },
    workspace: '/w',
    ownPlatform: 'linux/amd64',
    variables: {},
    build: { ...NO_BUILD_INPUTS, target },
  }).value;
const own: OwnImage = { commit: a, affixes: { prefix: '', suffix: '' }, builtAs: builtAs('api') };

test.each<[string, Readonly<Record<string, CommitOrder>>, Age]>([
  ['not told', {}, { kind: 'unsure', commits: [] }],
  ['ours alone', { [a]: 'unknown' }, { kind: 'not-newer' }],
  ['a later one', { [b]: 'not-later', [c]: 'later' }, { kind: 'newer', commit: c }],
  ['one that was taken back', { [b]: 'withdrawn' }, { kind: 'not-newer' }],
  ['a later one beside one that was taken back', { [b]: 'withdrawn', [c]: 'later' }, { kind: 'newer', commit: c }],
  ['of another line', { [b]: 'not-later' }, { kind: 'not-newer' }],
  ['one that nobody knows', { [b]: 'unknown', [c]: 'not-later' }, { kind: 'unsure', commits: [b] }],
  ['a later one beside one that nobody knows', { [b]: 'unknown', [c]: 'later' }, { kind: 'newer', commit: c }],
])('the age of an image whose commits are: %s', (_name, orders, age) => {
  const others = Object.keys(orders).filter((commit) => commit !== a);
  expect(ageOf({ others, isOurs: a in orders }, new Map(Object.entries(orders)))).toEqual(age);
});

test.each<[string, Partial<Parameters<typeof commitsOf>[0]>, OwnImage, readonly string[]]>([
  ['its tags, without ours', { tags: [a, b, 'latest', c.slice(0, 7), 'e'.repeat(41), 'F'.repeat(40)] }, own, [b]],
  [
    "tags with the flavor's affixes",
    { tags: [`${b}-api`, c] },
    { ...own, affixes: { prefix: '', suffix: '-api' } },
    [b, c],
  ],
  ['its revision', { revision: b }, own, [b]],
  ['a revision that is no commit', { revision: 'v1' }, own, []],
  ['our label rather than the revision', { revision: b, labels: { [COMMIT_LABEL]: c } }, own, [c]],
  ['our label of the same', { labels: { [COMMIT_LABEL]: c, [BUILT_AS]: builtAs('api') } }, own, [c]],
  [
    'labels of the image that it is built on',
    { revision: b, labels: { [COMMIT_LABEL]: c, [BUILT_AS]: builtAs('base') } },
    own,
    [],
  ],
  ['each once', { tags: [b, d], revision: b }, own, [b, d]],
])('the commits of an image: %s', (_name, image, of, commits) => {
  const told = commitsOf({ labels: {}, tags: [], ...image }, of);
  expect(told.others).toEqual(commits);
  expect(told.isOurs).toBe(image.tags?.includes(a) ?? false);
});

test.each([
  ['sha-aaaaaaa', a, true],
  [a, a, true],
  ['sha-aaaaaab', a, false],
  ['latest', '', false],
])('isOwnTag(%j) of %j', (tag, commit, expected) => expect(isOwnTag(tag, { commit })).toBe(expected));
