import { describe, expect, test } from '@jest/globals';
import type { Answer, FoundImage, ImageFacts, ImageId, Registry } from '../../../src/distribution/registry.ts';
import { imagesByTag, readSnapshot } from '../../../src/phases/registry/registry-snapshot.ts';
import type { RepositoryFacts } from '../../../src/plan/repository-facts.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const PUSHED = new Date('2026-11-20T10:00:00Z');
const FOUND: RepositoryFacts = {
  kind: 'found',
  uri: 'host/team/shop',
  registryId: '1',
  mutability: { mode: 'MUTABLE', exclusionFilters: [] },
};
const login = (password: string) => ({ username: 'AWS', password, host: 'h', scheme: 'https', expiresAt: PUSHED });
const image: FoundImage = { digest, tag: 'v1', body: '{}' };
const there: Answer<ImageFacts> = {
  kind: 'found',
  value: { digest, tags: ['v1', 'x'], pushedAt: PUSHED, sizeBytes: 9, status: 'ACTIVE' },
};
const NO_IMAGE: Answer<never> = { kind: 'missing', what: 'image' };
const NO_REPOSITORY: Answer<never> = { kind: 'missing', what: 'repository' };
const denied = (permission: string): Answer<never> => ({ kind: 'denied', permission });

type Answers = {
  readonly repository?: RepositoryFacts;
  readonly described?: Answer<ImageFacts>;
  readonly images?: Answer<readonly FoundImage[]>;
};

/** What is told of v1, by a registry that answers so. */
async function read({ repository = FOUND, described = there, images = { kind: 'found', value: [image] } }: Answers) {
  const asked: ImageId[] = [];
  const registry = {
    authorize: async () => login('own'),
    describeRepository: async () => repository,
    describeImage: async () => described,
    images: async (ids: readonly ImageId[]) => {
      asked.push(...ids);
      return images;
    },
  } as unknown as Registry;
  const snapshot = await readSnapshot(registry, { tags: ['v1'], others: ['content-1'] }, { now: () => 7 });
  return { snapshot, asked, registry };
}

test('all that is asked for, in one go', async () => {
  const { snapshot, asked } = await read({});
  expect(snapshot).toEqual({
    authorization: login('own'),
    repository: FOUND,
    tags: new Map([['v1', { kind: 'present', digest, status: 'ACTIVE', pushedAt: PUSHED, tags: ['v1', 'x'] }]]),
    images: [image],
    atMs: 7,
  });
  // Of other tags there are no facts, only images.
  expect(asked).toEqual([{ tag: 'content-1' }, { tag: 'v1' }]);
});

test('a login that several steps share takes the place of an own one', async () => {
  const { registry } = await read({});
  const shared = { now: () => 0, authorize: async () => login('shared') };
  const { authorization } = await readSnapshot(registry, { tags: [], others: [] }, shared);
  expect(authorization).toEqual(login('shared'));
});

describe('a tag', () => {
  const hidden = denied('ecr:DescribeImages');
  test.each<[string, Answers, object]>([
    ['that is not there', { described: NO_IMAGE }, { kind: 'absent' }],
    [
      'that may not be described stands on the image that it gets',
      { described: hidden },
      { kind: 'present', digest, status: 'ACTIVE' },
    ],
    ['on no image that may be got', { described: hidden, images: { kind: 'found', value: [] } }, { kind: 'absent' }],
    [
      "on another tag's image",
      { described: hidden, images: { kind: 'found', value: [{ ...image, tag: 'v2' }] } },
      { kind: 'absent' },
    ],
    ['that may be neither', { described: hidden, images: denied('ecr:BatchGetImage') }, { kind: 'unknown' }],
  ])('%s', async (_name, answers, fact) => {
    expect((await read(answers)).snapshot.tags.get('v1')).toEqual(fact);
  });
});

test('images that the role may not get', async () => {
  const { snapshot } = await read({ images: denied('ecr:BatchGetImage') });
  expect(snapshot).toMatchObject({ images: [], imagesDenied: 'ecr:BatchGetImage' });
});

describe('a repository that the role may not see', () => {
  const repository = { kind: 'unknown' } as const;
  test.each<[string, Answers, string]>([
    ['is missing where a tag says so', { described: NO_REPOSITORY }, 'missing'],
    ['is not known where a tag is missing alone', { described: NO_IMAGE }, 'unknown'],
    ['is not known where a tag is there', {}, 'unknown'],
    [
      'is missing where its images say so',
      { described: denied('ecr:DescribeImages'), images: NO_REPOSITORY },
      'missing',
    ],
  ])('%s', async (_name, answers, kind) => {
    expect((await read({ ...answers, repository })).snapshot.repository.kind).toBe(kind);
  });
});

test('images by the tags that they were asked for by', () => {
  expect([...imagesByTag([image, { digest: 'x', body: '{}' }])]).toEqual([['v1', image]]);
});
