import { expect, test } from '@jest/globals';
import type { TagFacts } from '../../src/plan/repository-facts.ts';
import { planTags, type TagPlan } from '../../src/plan/tag-order.ts';

const there: TagFacts = { kind: 'present', digest: 'sha256:1', status: 'ACTIVE' };

test.each<[string, readonly [string, ...string[]], Readonly<Record<string, TagFacts>>, TagPlan]>([
  ['one tag', ['c'], {}, { pushed: 'c', batches: [] }],
  ['new tags go together', ['c', 'v1', 'v2'], {}, { pushed: 'c', batches: [['v1', 'v2']] }],
  ['latest is last, also when it is new', ['c', 'latest', 'v1'], {}, { pushed: 'c', batches: [['v1'], ['latest']] }],
  ['what others stand on is last', ['c', 'main', 'v1'], { main: there }, { pushed: 'c', batches: [['v1'], ['main']] }],
  ['only moving ones', ['c', 'main', 'latest'], { main: there }, { pushed: 'c', batches: [['main', 'latest']] }],
  ['a moving tag that is pushed', ['latest', 'v1'], { latest: there }, { pushed: 'latest', batches: [['v1']] }],
  ['unknown tags count as new', ['c', 'v1'], { v1: { kind: 'unknown' } }, { pushed: 'c', batches: [['v1']] }],
])('%s', (_name, tags, facts, plan) => {
  expect(planTags(tags, new Map(Object.entries(facts)))).toEqual(plan);
});
