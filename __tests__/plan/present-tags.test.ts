import { expect, test } from '@jest/globals';
import { findFixedTags, missingTags } from '../../src/plan/present-tags.ts';
import type { RepositoryFacts, TagFacts } from '../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../src/plan/tag-mutability.ts';

const on = (digest: string, status: 'ACTIVE' | 'ARCHIVED' = 'ACTIVE'): TagFacts => ({
  kind: 'present',
  digest,
  status,
});
const facts = new Map<string, TagFacts>([
  ['ours', on('sha256:a')],
  ['other', on('sha256:b')],
  ['asleep', on('sha256:a', 'ARCHIVED')],
  ['free', { kind: 'absent' }],
  ['hidden', { kind: 'unknown' }],
]);
const all = [...facts.keys()];
const repository = (mode: TagMutability['mode'], ...exclusionFilters: string[]): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/name',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters },
});

test('tags that an image has to be given yet', () => {
  expect(missingTags(all, 'sha256:a', facts)).toEqual(['other', 'asleep', 'free', 'hidden']);
});

test.each<[string, RepositoryFacts, string | undefined, readonly string[] | undefined]>([
  ['an image that is there, in a repository that keeps its tags', repository('IMMUTABLE'), 'sha256:a', ['other']],
  ['a new image', repository('IMMUTABLE'), undefined, ['ours', 'other', 'asleep']],
  ['where tags move', repository('MUTABLE'), undefined, undefined],
  ['where that one moves', repository('IMMUTABLE_WITH_EXCLUSION', 'oth*'), 'sha256:a', undefined],
  ['where that one alone stays', repository('MUTABLE_WITH_EXCLUSION', 'oth*'), undefined, ['other']],
  ['where nobody may ask', { kind: 'unknown' }, undefined, undefined],
  ['a repository that is not there', { kind: 'missing' }, undefined, undefined],
])('tags that do not move to %s', (_name, repositoryFacts, digest, tags) => {
  const situation = { repositoryFacts, tagFacts: facts, ...(digest === undefined ? {} : { digest }) };
  expect(findFixedTags(all, situation)?.tags).toEqual(tags);
});
