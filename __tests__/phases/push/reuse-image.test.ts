import { expect, test } from '@jest/globals';
import type { PutTagResult } from '../../../src/distribution/registry.ts';
import { Arrivals } from '../../../src/phases/arrivals.ts';
import { reuseImage } from '../../../src/phases/push/reuse-image.ts';
import type { TargetRepository } from '../../../src/phases/registry/target-repository.ts';
import type { Step } from '../../../src/phases/step.ts';
import type { Build, Reuse } from '../../../src/plan/build-or-reuse.ts';
import type { RepositoryFacts } from '../../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../../src/plan/tag-mutability.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const digest = `sha256:${'d'.repeat(64)}`;

const otherwise: Build = {
  kind: 'build',
  sentence: 'Build and push.',
  createRepository: false,
  tagPlan: { pushed: 'a', batches: [['b', 'c']] },
  staying: [],
  warnings: [],
};

const reuse: Reuse = {
  kind: 'reuse',
  sentence: 'Nothing to build.',
  digest,
  batches: [['a', 'b', 'c']],
  staying: [],
  warnings: [],
  lines: [],
};

const found = (mode: TagMutability['mode'], exclusionFilters: readonly string[] = []): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/team/shop',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters },
});

/** An image that takes the tag `b` at most. */
function world(repository: RepositoryFacts) {
  const notices: string[] = [];
  const runner = {
    phase: async <T>(_name: string, work: () => Promise<{ readonly value: T }>) => (await work()).value,
    notice: (text: string) => notices.push(text),
  };
  const step = {
    inputs: { tags: ['a', 'b', 'c'], image: { keepNewerTags: false } },
    runner,
    clock: fakeClock(),
    arrivals: new Arrivals(),
  } as unknown as Step;
  const registry = {
    putTag: async (_manifest: unknown, tag: string): Promise<PutTagResult> => ({ kind: tag === 'b' ? 'put' : 'full' }),
  };
  const target = {
    registry,
    location: { host: 'host', repository: 'team/shop' },
    snapshot: { repository, tags: new Map(), images: [{ digest, body: '{}' }], atMs: 0 },
    age: { read: async () => ({ labels: {}, source: {}, platformDigests: {} }) },
  } as unknown as TargetRepository;
  return { step, target, notices };
}

test.each<[string, RepositoryFacts]>([
  ['can move', found('MUTABLE')],
  ['is excluded from immutability', found('IMMUTABLE_WITH_EXCLUSION', ['b'])],
  ['is not known to be fixed', { kind: 'unknown' }],
])('an image that takes no more tags, and has got one that %s: what is done otherwise', async (_name, repository) => {
  const { step, target, notices } = world(repository);
  expect(await reuseImage(step, target, { ...reuse, otherwise })).toEqual({ kind: 'full', otherwise });
  expect(notices).toEqual([expect.stringMatching(/did not put the tags a, c on it.* The image is built instead\.$/)]);
});

test.each<[string, RepositoryFacts, Reuse]>([
  ['has got a tag that cannot leave it again', found('IMMUTABLE'), { ...reuse, otherwise }],
  ['is not one of the same content', found('MUTABLE'), reuse],
])('one that %s: told', async (_name, repository, decision) => {
  const { step, target, notices } = world(repository);
  await expect(reuseImage(step, target, decision)).rejects.toMatchObject({ problem: { code: 'image-full' } });
  expect(notices).toEqual([]);
});
