import { expect, test } from '@jest/globals';
import type { FoundImage } from '../../src/distribution/registry.ts';
import { contentTags, newestImage } from '../../src/plan/content-tags.ts';
import type { TagFacts } from '../../src/plan/repository-facts.ts';

const now = new Date('2026-03-01T00:00:00Z');
const image = (tag: string, digest: string): FoundImage => ({ tag, digest, body: '{}' });
const fact = (digest: string, ...tags: string[]): TagFacts => ({ kind: 'present', digest, status: 'ACTIVE', tags });

test('one tag for each day, today first; over the end of a month, in UTC', () => {
  expect(contentTags('content-x', 3, now)).toEqual([
    'content-x-2026-03-01',
    'content-x-2026-02-28',
    'content-x-2026-02-27',
  ]);
  expect(contentTags('content-x', 1, new Date('2026-03-01T23:59:59.999Z'))).toEqual(['content-x-2026-03-01']);
  expect(contentTags('content-x', 365, now)).toHaveLength(365);
});

test.each<[string, FoundImage[], Record<string, TagFacts>, object | undefined]>([
  ['none', [], {}, undefined],
  ['only others', [image('latest', 'd1')], { latest: fact('d1', 'latest') }, undefined],
  ['one', [image('b', 'd1')], {}, { tag: 'b', digest: 'd1' }],
  [
    'the newest of several',
    [image('c', 'd1'), image('b', 'd2'), image('latest', 'd3')],
    {},
    { tag: 'b', digest: 'd2' },
  ],
  [
    'with the number of its tags, where a wanted tag stands on it',
    [image('b', 'd1')],
    { other: fact('d2', 'x'), main: fact('d1', 'b', 'main', 'v1'), absent: { kind: 'absent' } },
    { tag: 'b', digest: 'd1', tagCount: 3 },
  ],
  [
    'without, where the role may not ask',
    [image('b', 'd1')],
    { main: { kind: 'present', digest: 'd1', status: 'ACTIVE' } },
    { tag: 'b', digest: 'd1' },
  ],
])('%s', (_name, images, facts, expected) => {
  expect(newestImage(['a', 'b', 'c'], images, new Map(Object.entries(facts)))).toEqual(expected);
});
