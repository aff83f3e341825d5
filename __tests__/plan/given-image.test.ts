import { describe, expect, test } from '@jest/globals';
import { decide, type Situation } from '../../src/plan/build-or-reuse.ts';
import { findGiven, type GivenImage, type GivenSituation, matchGiven } from '../../src/plan/given-image.ts';
import type { PresentTag, TagFacts } from '../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../src/plan/tag-mutability.ts';

const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const SHA = 'a'.repeat(40);
const [GIVEN, OTHER, CONFIG] = [digest('1'), digest('2'), digest('c')];
const on = (of: string, status: PresentTag['status'] = 'ACTIVE'): PresentTag => ({
  kind: 'present',
  digest: of,
  status,
});
const body = (configDigest: string) => ({ body: JSON.stringify({ config: { digest: configDigest }, layers: [] }) });

function known(
  tags: Readonly<Record<string, TagFacts>>,
  manifests: Readonly<Record<string, string>> = {},
): GivenSituation {
  const bodies = Object.entries(manifests).map(([tag, config]) => [tag, body(config)] as const);
  return { tagFacts: new Map(Object.entries(tags)), manifests: new Map(bodies) };
}

describe('whether a tag stands on the given image', () => {
  const byDigest: GivenImage = { name: 'image.tar', digest: GIVEN };
  const byConfig: GivenImage = { name: 'shop:ci', configDigest: CONFIG };
  test.each<[string, GivenImage, GivenSituation, string | undefined]>([
    ['there is none', byDigest, known({}), undefined],
    ['the digest is the same', byDigest, known({ [SHA]: on(GIVEN) }), 'same'],
    ['the digest is another one', byDigest, known({ [SHA]: on(OTHER) }), 'differs'],
    ['nobody can pull it', byDigest, known({ [SHA]: on(GIVEN, 'ARCHIVED') }), undefined],
    ['the configuration is the same', byConfig, known({ [SHA]: on(OTHER) }, { [SHA]: CONFIG }), 'same'],
    ['the configuration is another one', byConfig, known({ [SHA]: on(OTHER) }, { [SHA]: OTHER }), 'differs'],
    ['the role may not read it', byConfig, known({ [SHA]: on(OTHER) }), 'unread'],
    [
      'the digest is another one, the configuration the same',
      { ...byConfig, digest: GIVEN },
      known({ [SHA]: on(OTHER) }, { [SHA]: CONFIG }),
      'same',
    ],
  ])('%s', (_name, given, situation, kind) => {
    expect(matchGiven(given, SHA, situation)?.kind).toBe(kind);
  });

  test('it is found under whatever tag has it', () => {
    const situation = known({ [SHA]: on(OTHER), v1: on(GIVEN) });
    expect(findGiven(byDigest, [SHA, 'v1'], situation)).toBe(GIVEN);
    expect(findGiven(byDigest, [SHA], situation)).toBeUndefined();
  });
});

/** The decision for an image with a known digest. */
function decided(
  mode: TagMutability['mode'],
  tags: readonly [string, ...string[]],
  facts: Readonly<Record<string, TagFacts>>,
  more: Partial<Situation> = {},
) {
  const given: GivenImage = { name: 'image.tar', digest: GIVEN };
  const situation = known(facts);
  const match = matchGiven(given, tags[0], situation);
  const there = findGiven(given, tags, situation);
  return decide({
    repository: 'team/shop',
    accountId: '123456789012',
    region: 'eu-west-1',
    createRepository: false,
    ifExists: 'auto',
    holdsCommit: true,
    ...(match && { first: { match } }),
    given: { name: given.name, ...(there === undefined ? {} : { there }) },
    wantsNew: false,
    isRerun: false,
    tags,
    repositoryFacts: {
      kind: 'found',
      uri: 'host/team/shop',
      registryId: '123456789012',
      mutability: { mode, exclusionFilters: [] },
    },
    tagFacts: situation.tagFacts,
    ...more,
  });
}

describe('what is done', () => {
  test.each<
    [string, ReturnType<typeof decided>, Partial<Record<'kind' | 'sentence' | 'batches' | 'staying', unknown>>]
  >([
    [
      'nothing is there',
      decided('IMMUTABLE', [SHA], {}),
      { kind: 'build', sentence: expect.stringMatching(/^Push image\.tar: team\/shop has none/) },
    ],
    [
      'it is there',
      decided('IMMUTABLE', [SHA], { [SHA]: on(GIVEN) }),
      {
        kind: 'reuse',
        batches: [],
        sentence: expect.stringMatching(/^Nothing to push: team\/shop has image\.tar already/),
      },
    ],
    [
      'it is there, and tags may move',
      decided('MUTABLE', [SHA, 'v1'], { [SHA]: on(GIVEN) }),
      { kind: 'reuse', batches: [['v1']] },
    ],
    [
      'it is there, whatever is wanted',
      decided('MUTABLE', [SHA], { [SHA]: on(GIVEN) }, { ifExists: 'rebuild' }),
      { kind: 'reuse' },
    ],
    [
      'it is there under another tag',
      decided('IMMUTABLE', [SHA, 'v1'], { v1: on(GIVEN) }),
      { kind: 'reuse', batches: [[SHA]] },
    ],
    [
      'another one is there, and tags may move',
      decided('MUTABLE', [SHA], { [SHA]: on(OTHER) }),
      { kind: 'build', sentence: expect.stringMatching(/moves to it/), staying: [] },
    ],
    [
      'another one is asked for, and tags may move',
      decided('MUTABLE', [SHA], { [SHA]: on(OTHER) }, { ifExists: 'reuse' }),
      { kind: 'build' },
    ],
    [
      'another one keeps the tag',
      decided('IMMUTABLE', [SHA, 'v1'], { [SHA]: on(OTHER) }),
      { kind: 'build', staying: [SHA] },
    ],
    [
      'another one keeps the tag, and the other tag is on it',
      decided('IMMUTABLE', [SHA, 'v1'], { [SHA]: on(OTHER), v1: on(GIVEN) }),
      { kind: 'reuse', staying: [SHA], batches: [] },
    ],
  ])('%s', (_name, decision, expected) => {
    expect(decision).toMatchObject(expected);
  });

  test('another one keeps all tags', () => {
    const decision = decided('IMMUTABLE', [SHA], { [SHA]: on(OTHER) });
    if (decision.kind !== 'refuse') throw new Error(decision.kind);
    expect(decision.problem).toMatchObject({ code: 'tag-immutable' });
    expect(decision.problem.what).toContain(`another image than image.tar under this tag, and it keeps its tags`);
    expect(decision.problem.what).toContain(OTHER);
  });

  test('no warning about a tag that moves: that is what was asked for', () => {
    const decision = decided('MUTABLE', [SHA], { [SHA]: on(OTHER) });
    expect(decision).toMatchObject({ warnings: [] });
  });

  test('if-exists: fail', () => {
    const decision = decided('MUTABLE', [SHA], { [SHA]: on(GIVEN) }, { ifExists: 'fail' });
    expect(decision).toMatchObject({ kind: 'refuse', problem: { code: 'image-exists' } });
  });
});
