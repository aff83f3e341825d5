import { describe, expect, test } from '@jest/globals';
import { decideFurther, decideLead } from '../../../src/actions/bake/decide-further.ts';
import { decide, type Situation } from '../../../src/plan/build-or-reuse.ts';
import type { DestinationDecision } from '../../../src/plan/decide-together.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from '../../../src/plan/repository-facts.ts';

const SHA = 'a'.repeat(40);
const ONE = `sha256:${'1'.repeat(64)}`;
const TWO = `sha256:${'2'.repeat(64)}`;
const image = (digest: string): PresentTag => ({ kind: 'present', digest, status: 'ACTIVE' });
const absent: TagFacts = { kind: 'absent' };
const found = (mode: 'IMMUTABLE' | 'MUTABLE'): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/shop',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters: [] },
});
const fixed = found('IMMUTABLE');
const moving = found('MUTABLE');
const missing: RepositoryFacts = { kind: 'missing' };
const other = { first: { match: { kind: 'differs', parts: ['`target`'], isUnmerged: false } } } as const;

/** A repository, the image under the commit's tag, that under `v1`, and what else is known. */
type Place = readonly [facts: RepositoryFacts, commit: TagFacts, v1?: TagFacts, more?: Partial<Situation>];

function decided([repositoryFacts, commit, v1 = absent, more = {}]: Place, name: string): DestinationDecision {
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
    tags: [SHA, 'v1'],
    repositoryFacts,
    tagFacts: new Map(Object.entries({ [SHA]: commit, v1 })),
    ...more,
  };
  return { name, situation, decision: decide(situation) };
}

const all = (places: readonly Place[]) => places.map((place, index) => decided(place, `r${index}`));

describe('what is done in further registries', () => {
  test.each<[string, Place, Place, string | RegExp]>([
    ['new in both', [fixed, absent], [fixed, absent], 'build'],
    ['new in both, tags move', [moving, image(ONE)], [moving, image(TWO)], 'build'],
    ['the other lacks it', [fixed, image(ONE)], [fixed, absent], 'copy'],
    ['the other has it', [fixed, image(ONE)], [fixed, image(ONE)], 'reuse'],
    ['the other has another one, which can go', [fixed, image(ONE)], [moving, image(TWO)], 'copy'],
    [
      'the other has another one, which stays',
      [fixed, image(ONE)],
      [fixed, image(TWO)],
      /r0 has .*1{64}\n *r1:a{40} is .*2{64}/,
    ],
    [
      'a further tag of the other stays',
      [fixed, image(ONE)],
      [fixed, absent, image(TWO)],
      /^shop already has this tag.*\n *v1 -> sha256:2/,
    ],
    [
      'only the other has it',
      [fixed, absent],
      [fixed, image(ONE)],
      /^r1 keeps .*1{64} under a{40}, and r0 lacks that image/,
    ],
    ['only the other has it, and it can go', [fixed, absent], [moving, image(ONE)], 'build'],
    [
      'only the other has it, and what is there is wanted',
      [fixed, absent, absent, { ifExists: 'reuse' }],
      [moving, image(ONE), absent, { ifExists: 'reuse' }],
      /^r1 keeps/,
    ],
    ['the other is missing', [fixed, absent], [missing, absent], /^The repository shop does not exist/],
    ['the other is missing, and the image is there', [fixed, image(ONE)], [missing, absent], /does not exist/],
    [
      'the other is made for a new image',
      [fixed, absent],
      [missing, absent, absent, { createRepository: true }],
      'build',
    ],
    [
      'the other is made for a copy',
      [fixed, image(ONE)],
      [missing, absent, absent, { createRepository: true }],
      'copy',
    ],
    ['the first is missing', [missing, absent], [fixed, absent], /does not exist/],
    [
      'another variant stays in both, and a new image gets the rest',
      [fixed, image(ONE), absent, other],
      [fixed, image(ONE), absent, other],
      'build',
    ],
    [
      'a variant that stays in the first is not taken from the other',
      [fixed, image(ONE), absent, other],
      [fixed, absent],
      'build',
    ],
  ])('%s', (_name, first, second, expected) => {
    const [one, ...further] = all([first, second]);
    if (one === undefined) throw new Error('no first');
    const joint = decideFurther(one, further);
    const [told] =
      joint.kind === 'agreed' ? joint.parts.map(({ kind }) => kind) : joint.problems.map(({ problem }) => problem.what);
    if (typeof expected === 'string') expect(told).toBe(expected);
    else expect(told).toMatch(expected);
  });

  test('tags that stay in the first are not put elsewhere', () => {
    const [first, ...further] = all([
      [fixed, image(ONE), absent, other],
      [fixed, absent],
    ]);
    if (first === undefined) throw new Error('no first');
    expect(decideFurther(first, further)).toMatchObject({ parts: [{ tagPlan: { pushed: 'v1', batches: [] } }] });
  });

  test('all that is in the way is told', () => {
    const [first, ...further] = all([
      [fixed, absent],
      [fixed, image(ONE)],
      [moving, absent],
      [missing, absent],
    ]);
    if (first === undefined) throw new Error('no first');
    expect(decideFurther(first, further)).toMatchObject({
      kind: 'refuse',
      problems: [
        { name: 'r1', problem: { code: 'tag-immutable' } },
        { name: 'r3', problem: { code: 'repository-missing' } },
      ],
    });
  });
});

describe('the first registry keeps what it has', () => {
  const rerun = { isRerun: true };
  test.each<[string, Place, Place, RegExp | undefined]>([
    [
      'which the other cannot part with',
      [moving, image(ONE)],
      [fixed, image(ONE)],
      /stays on the image .*, as r1 keeps it$/,
    ],
    [
      'in a re-run that has to do the rest',
      [moving, image(ONE), absent, rerun],
      [moving, absent, absent, rerun],
      /a run before/,
    ],
    [
      'but not in a re-run that did it all',
      [moving, image(ONE), absent, rerun],
      [moving, image(ONE), absent, rerun],
      undefined,
    ],
    ['but not in another run', [moving, image(ONE)], [moving, absent], undefined],
    ['but not where the other keeps another one', [moving, image(TWO)], [fixed, image(ONE)], undefined],
    ['or has nothing', [moving, absent], [fixed, image(ONE)], undefined],
    ['or reuses it anyway', [fixed, image(ONE)], [fixed, image(ONE)], undefined],
  ])('%s', (_name, first, second, expected) => {
    const [one, ...further] = all([first, second]);
    if (one === undefined) throw new Error('no first');
    const lead = decideLead(one, further);
    if (expected === undefined) expect(lead).toBeUndefined();
    else
      expect(lead).toMatchObject({ decision: { kind: 'reuse', digest: ONE }, line: expect.stringMatching(expected) });
  });

  test('alone it is not asked', () => {
    expect(decideLead(decided([moving, image(ONE), absent, rerun], 'r0'), [])).toBeUndefined();
  });
});
