import { describe, expect, test } from '@jest/globals';
import {
  agree,
  type BaseImages,
  type Candidate,
  imageKey,
  reusableDigests,
} from '../../../src/actions/bake/agreement.ts';
import { decide, type Situation } from '../../../src/plan/build-or-reuse.ts';
import type { TagFacts } from '../../../src/plan/repository-facts.ts';

const SHA = 'a'.repeat(40);
const digestOf = (name: string) => `sha256:${name}`;
const different = { match: { kind: 'differs', parts: ['target'], isUnmerged: false } } as const;

type Given = Partial<Situation> & {
  readonly bases?: readonly string[];
  /** Whether its image is there, under the tag of the commit. */
  readonly isThere?: boolean;
  readonly isFixed?: boolean;
  /** The day of its content's tag. */
  readonly day?: string;
};

/** A target as ECR shows it: by itself, its image is reused where it is there and fixed. */
function target(name: string, { bases = [], isThere = true, isFixed = true, day, ...more }: Given = {}): Candidate {
  const tags = [SHA, ...(day === undefined ? [] : [`content-${'0'.repeat(32)}-${day}`])];
  const there: TagFacts = { kind: 'present', digest: digestOf(name), status: 'ACTIVE', tags };
  const tagFacts = new Map(isThere ? [[SHA, there]] : []);
  const mutability = { mode: isFixed ? 'IMMUTABLE' : 'MUTABLE', exclusionFilters: [] } as const;
  const situation: Situation = {
    repository: `team/${name}`,
    accountId: '123456789012',
    region: 'eu-west-1',
    createRepository: false,
    ifExists: 'auto',
    holdsCommit: true,
    wantsNew: false,
    isRerun: false,
    tags: [SHA],
    first: { match: { kind: 'same' } },
    repositoryFacts: { kind: 'found', uri: `host/team/${name}`, registryId: '123456789012', mutability },
    tagFacts,
    ...more,
  };
  return { name, bases, situation, decision: decide(situation), snapshot: { images: [], tags: tagFacts } };
}

const NO_IMAGES: BaseImages = new Map();
const app = (more: Given = {}) => target('app', { bases: ['base'], ...more });

describe('targets that agree', () => {
  test.each<[string, readonly Candidate[], readonly string[], readonly string[]]>([
    ['as they are', [target('base'), app()], ['reuse', 'reuse'], []],
    ['a new one on what is there', [target('base'), app({ isThere: false })], ['reuse', 'build'], []],
    [
      'one is built anew with its base',
      [target('base', { isThere: false }), app({ isFixed: false, ifExists: 'reuse' })],
      ['build', 'build'],
      ['app is built anew, as it is built on base, which is built anew.'],
    ],
    [
      'a base stays, as what is built on it cannot be new',
      [target('base', { isFixed: false }), app()],
      ['reuse', 'reuse'],
      ['base is reused as it is, as app, which cannot be built again, is built on it.'],
    ],
    [
      'a new one beside what is there, as is its base',
      [target('base', { tags: [SHA, 'v1'], first: different }), app({ tags: [SHA, 'v1'] })],
      ['build', 'build'],
      ['app is built anew, as it is built on base, of which a new image is built.'],
    ],
    [
      'one whose base is later',
      [target('base', { day: '2026-11-02' }), app({ day: '2026-11-01', isFixed: false, ifExists: 'reuse' })],
      ['reuse', 'build'],
      ['app is built anew, as it was built before base, which it is built on.'],
    ],
    [
      'one whose base is later, and that cannot be new',
      [target('base', { day: '2026-11-02' }), app({ day: '2026-11-01' })],
      ['reuse', 'reuse'],
      [],
    ],
    [
      'a chain of three',
      [
        target('base', { isThere: false }),
        app({ isFixed: false, ifExists: 'reuse' }),
        target('top', { bases: ['app'], isFixed: false, ifExists: 'reuse' }),
      ],
      ['build', 'build', 'build'],
      [
        'app is built anew, as it is built on base, which is built anew.',
        'top is built anew, as it is built on app, which is built anew.',
      ],
    ],
  ])('%s', (_name, candidates, kinds, lines) => {
    const agreement = agree(candidates, NO_IMAGES);
    if (agreement.kind !== 'agreed') throw new Error(agreement.why);
    expect(candidates.map(({ name }) => agreement.decisions.get(name)?.kind)).toEqual(kinds);
    expect(agreement.turns.map(({ line }) => line)).toEqual(lines);
  });

  test('a base that others cannot be built on is built with them', () => {
    const base = target('base', { isFixed: false, ifExists: 'reuse' });
    const images: BaseImages = new Map([[imageKey('base', digestOf('base')), { unusable: 'is not shown' }]]);
    expect(agree([base, app({ isThere: false })], images)).toMatchObject({
      kind: 'agreed',
      turns: [{ name: 'base', line: 'base is built anew, as app is built on it, and its image is not shown.' }],
    });
  });
});

test('two images that cannot be replaced do not', () => {
  const lost = target('base', { isThere: false });
  expect(agree([lost, app()], NO_IMAGES)).toEqual({
    kind: 'impossible',
    name: 'app',
    base: 'base',
    why: 'base, which it is built on, has to be built',
    turns: [],
  });
});

test('what was built otherwise is never what others are built on', () => {
  const base = target('base', { isFixed: false, first: different });
  expect(agree([base, app()], NO_IMAGES)).toMatchObject({ kind: 'impossible', base: 'base' });
});

test('the images that a target may stay on: its own, and one that it is built in the place of', () => {
  expect(reusableDigests(target('base'))).toEqual([digestOf('base')]);
  expect(reusableDigests(target('base', { isFixed: false }))).toEqual([digestOf('base')]);
  expect(reusableDigests(target('base', { isThere: false }))).toEqual([]);
});
