import { expect, test } from '@jest/globals';
import type { TagFacts } from '../../src/plan/repository.ts';
import { contentTags, freshImage } from '../../src/plan/same-content.ts';

const DAY = 86_400_000;
const now = new Date('2026-11-21T00:00:00Z');
const tags = contentTags('content-x', 30, now);
const ago = (days: number): Date => new Date(now.getTime() - days * DAY);
const image = (pushedAt?: Date, status: 'ACTIVE' | 'ARCHIVED' = 'ACTIVE', digest = 'sha256:1'): TagFacts => ({
  kind: 'present',
  digest,
  status,
  ...(pushedAt === undefined ? {} : { pushedAt }),
});

test('a period lasts as long as the greatest age; the tags are of this one and of the one before', () => {
  expect(tags).toEqual(['content-x-692', 'content-x-691']);
  expect(contentTags('content-x', 30, new Date(692 * 30 * DAY))).toEqual(tags);
  expect(contentTags('content-x', 30, new Date(692 * 30 * DAY - 1))).toEqual(['content-x-691', 'content-x-690']);
});

test.each<[string, readonly (TagFacts | undefined)[], string | undefined]>([
  ['none', [], undefined],
  ['one of this period', [image(ago(1))], tags[0]],
  ['one of the period before, young enough', [undefined, image(ago(30))], tags[1]],
  ['one of the period before, too old', [undefined, image(ago(30.01))], undefined],
  ['both: the newer', [image(ago(1)), image(ago(20))], tags[0]],
  ['one that cannot be pulled', [image(ago(1), 'ARCHIVED')], undefined],
  ['one that cannot be pulled before one that can', [image(ago(1), 'ARCHIVED'), image(ago(9))], tags[1]],
  ['an age that is not told: of this period', [image()], tags[0]],
  ['an age that is not told: of the period before', [undefined, image()], undefined],
  ['tags that may not be seen', [{ kind: 'unknown' }, { kind: 'absent' }], undefined],
])('%s', (_name, [current, previous], expected) => {
  const facts = new Map<string, TagFacts>();
  if (current !== undefined) facts.set(tags[0], current);
  if (previous !== undefined) facts.set(tags[1], previous);
  expect(freshImage(tags, facts, { maxAgeDays: 30, now })?.tag).toBe(expected);
});
