import { expect, test } from '@jest/globals';
import type { Origin } from '../../src/plan/image.ts';
import { isNewer, type OwnCommit, type Relation } from '../../src/plan/moves.ts';

const early = new Date('2026-11-20T10:00:00Z');
const late = new Date('2026-11-20T11:00:00Z');
const own: OwnCommit = { commit: 'a', date: early };

test.each<[string, Origin, OwnCommit, Relation, boolean]>([
  ['history says newer', { revision: 'b', created: early }, own, 'newer', true],
  ['history says older, whatever the dates', { revision: 'b', created: late }, own, 'older', false],
  ['another branch', { revision: 'b', created: late }, own, 'unrelated', false],
  ['the same commit, built again', { revision: 'a', created: late }, own, 'unknown', false],
  ['git cannot tell, the date is later', { revision: 'b', created: late }, own, 'unknown', true],
  ['git cannot tell, the date is the same', { revision: 'b', created: early }, own, 'unknown', false],
  ['git cannot tell, the date is earlier', { revision: 'b', created: early }, { ...own, date: late }, 'unknown', false],
  ['an image without a date', { revision: 'b' }, own, 'unknown', false],
  ['a commit without a date', { revision: 'b', created: late }, { commit: 'a' }, 'unknown', false],
  ['an image that names no commit but a date', { created: late }, own, 'unknown', true],
])('%s', (_name, theirs, ours, relation, expected) => expect(isNewer(theirs, ours, relation)).toBe(expected));
