import { describe, expect, test } from '@jest/globals';
import { decide, type Situation } from '../../src/plan/build-or-reuse.ts';
import { decideTogether, type JointDecision } from '../../src/plan/decide-together.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from '../../src/plan/repository-facts.ts';

const SHA = 'a'.repeat(40);
const ONE = `sha256:${'1'.repeat(64)}`;
const TWO = `sha256:${'2'.repeat(64)}`;
const image = (digest: string, more: Partial<PresentTag> = {}): PresentTag => ({
  kind: 'present',
  digest,
  status: 'ACTIVE',
  ...more,
});
const absent: TagFacts = { kind: 'absent' };
const found = (mode: 'IMMUTABLE' | 'MUTABLE'): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/shop',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters: [] },
});
const missing: RepositoryFacts = { kind: 'missing' };

/** A repository, the image under the commit's tag, and that under `latest`. */
type Place = readonly [facts: RepositoryFacts, commit: TagFacts, latest?: TagFacts];

function together(places: readonly Place[], more: Partial<Situation> = {}): JointDecision {
  return decideTogether(
    places.map(([repositoryFacts, commit, latest = absent], index) => {
      const situation: Situation = {
        repository: 'shop',
        accountId: '123456789012',
        region: 'eu-west-1',
        createRepository: false,
        ifExists: 'auto',
        holdsCommit: true,
        first: { match: { kind: 'same' } },
        wantsNew: false,
        isRerun: false,
        tags: [SHA, 'latest'],
        repositoryFacts,
        tagFacts: new Map(Object.entries({ [SHA]: commit, latest })),
        ...more,
      };
      return { name: `r${index}`, situation, decision: decide(situation) };
    }),
  );
}

/** What is done in each of them. */
function kinds(joint: JointDecision): readonly string[] | string {
  return joint.kind === 'refuse' ? 'refuse' : joint.parts.map(({ kind }) => kind);
}

describe('what is done in each repository', () => {
  test.each<[string, readonly Place[], Partial<Situation>, readonly string[] | string]>([
    [
      'new everywhere',
      [
        [found('IMMUTABLE'), absent],
        [found('MUTABLE'), absent],
      ],
      {},
      ['build', 'build'],
    ],
    ['one alone, as before', [[found('IMMUTABLE'), image(ONE)]], {}, ['reuse']],
    [
      'there everywhere',
      [
        [found('IMMUTABLE'), image(ONE)],
        [found('IMMUTABLE'), image(ONE)],
      ],
      {},
      ['reuse', 'reuse'],
    ],
    [
      'the second lacks it',
      [
        [found('IMMUTABLE'), image(ONE)],
        [found('IMMUTABLE'), absent],
      ],
      {},
      ['reuse', 'copy'],
    ],
    [
      'the first lacks it',
      [
        [found('IMMUTABLE'), absent],
        [found('IMMUTABLE'), image(ONE)],
      ],
      {},
      ['copy', 'reuse'],
    ],
    [
      'where a tag may move it moves to that image',
      [
        [found('MUTABLE'), image(TWO)],
        [found('IMMUTABLE'), image(ONE)],
      ],
      {},
      ['copy', 'reuse'],
    ],
    [
      'rebuilt where all may move',
      [
        [found('MUTABLE'), image(TWO)],
        [found('MUTABLE'), absent],
      ],
      {},
      ['build', 'build'],
    ],
    [
      'different images that cannot move',
      [
        [found('IMMUTABLE'), image(TWO)],
        [found('IMMUTABLE'), image(ONE)],
      ],
      {},
      'refuse',
    ],
    [
      'a moving tag that is fixed elsewhere',
      [
        [found('IMMUTABLE'), image(ONE)],
        [found('IMMUTABLE'), absent, image(TWO)],
      ],
      {},
      'refuse',
    ],
    [
      'one is missing',
      [
        [found('IMMUTABLE'), absent],
        [missing, absent],
      ],
      {},
      'refuse',
    ],
    [
      'one is missing, and may be made',
      [
        [found('IMMUTABLE'), image(ONE)],
        [missing, absent],
      ],
      { createRepository: true },
      ['reuse', 'copy'],
    ],
    [
      'all are made',
      [
        [missing, absent],
        [missing, absent],
      ],
      { createRepository: true },
      ['build', 'build'],
    ],
    [
      'if-exists: reuse takes it from where it is',
      [
        [found('MUTABLE'), absent],
        [found('MUTABLE'), image(ONE)],
      ],
      { ifExists: 'reuse' },
      ['copy', 'reuse'],
    ],
    [
      'if-exists: fail',
      [
        [found('MUTABLE'), absent],
        [found('MUTABLE'), image(ONE)],
      ],
      { ifExists: 'fail' },
      'refuse',
    ],
    [
      'if-exists: rebuild',
      [
        [found('MUTABLE'), image(TWO)],
        [found('MUTABLE'), image(ONE)],
      ],
      { ifExists: 'rebuild' },
      ['build', 'build'],
    ],
    [
      'a re-run does the rest',
      [
        [found('MUTABLE'), image(ONE)],
        [found('MUTABLE'), absent],
      ],
      { isRerun: true },
      ['reuse', 'copy'],
    ],
    [
      'a re-run with nothing left to do builds anew',
      [
        [found('MUTABLE'), image(ONE)],
        [found('MUTABLE'), image(ONE)],
      ],
      { isRerun: true },
      ['build', 'build'],
    ],
    [
      'a re-run that wants a new image',
      [
        [found('MUTABLE'), image(ONE)],
        [found('MUTABLE'), absent],
      ],
      { isRerun: true, wantsNew: true },
      ['build', 'build'],
    ],
    [
      'a re-run beside another variant',
      [
        [found('MUTABLE'), image(ONE)],
        [found('MUTABLE'), absent],
      ],
      { isRerun: true, first: { match: { kind: 'differs', parts: ['arguments'], isUnmerged: false } } },
      ['build', 'build'],
    ],
  ])('%s', (_name, places, more, expected) => expect(kinds(together(places, more))).toEqual(expected));
});

test('the image that cannot leave its tag is the one for all', () => {
  const joint = together(
    [
      [found('MUTABLE'), image(TWO)],
      [found('IMMUTABLE'), image(ONE)],
    ],
    { ifExists: 'reuse' },
  );
  expect(joint).toMatchObject({ kind: 'reuse', from: 1, digest: ONE });
});

test('a copy gets the first tag first, and those that others follow last', () => {
  const joint = together([
    [found('IMMUTABLE'), image(ONE), image(ONE)],
    [found('IMMUTABLE'), absent],
  ]);
  expect(joint).toMatchObject({ parts: [{}, { batches: [[SHA], ['latest']], createRepository: false, digest: ONE }] });
});

test('a refusal names both digests, and each repository that is in the way', () => {
  const joint = together([
    [found('IMMUTABLE'), image(ONE)],
    [found('IMMUTABLE'), image(TWO)],
    [missing, absent],
  ]);
  const text =
    joint.kind === 'refuse' ? joint.problems.map(({ name, problem }) => `${name}: ${problem.what}`).join('\n') : '';
  expect(text).toMatch(/^r2: The repository shop does not exist/);
  const two = together([
    [found('IMMUTABLE'), image(ONE)],
    [found('IMMUTABLE'), image(TWO)],
  ]);
  const both = two.kind === 'refuse' ? two.problems.map(({ problem }) => problem.what).join('\n') : '';
  expect(both).toContain(`r0 has ${ONE}`);
  expect(both).toContain(`r1:${SHA} is ${TWO}`);
});
