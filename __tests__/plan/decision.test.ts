import { describe, expect, test } from '@jest/globals';
import { decide, type Situation } from '../../src/plan/decision.ts';
import type { RepositoryFacts, TagFacts, TagMutability } from '../../src/plan/repository.ts';

const SHA = 'a'.repeat(40);
const found = (mode: TagMutability['mode'], exclusionFilters: readonly string[] = []): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/team/shop',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters },
});
const there: TagFacts = {
  kind: 'present',
  digest: `sha256:${'1'.repeat(64)}`,
  pushedAt: new Date('2026-11-20T10:00:00Z'),
};

function situation(
  repositoryFacts: RepositoryFacts,
  tags: readonly [string, ...string[]],
  tagFacts: Readonly<Record<string, TagFacts>> = {},
  createRepository = false,
): Situation {
  return {
    repository: 'team/shop',
    accountId: '123456789012',
    region: 'eu-west-1',
    createRepository,
    tags,
    repositoryFacts,
    tagFacts: new Map(Object.entries(tagFacts)),
  };
}

describe('builds', () => {
  test.each<[string, Situation, boolean, RegExp]>([
    ['a first push', situation(found('IMMUTABLE'), [SHA]), false, /team\/shop has none of the wanted tags yet/],
    ['over a mutable tag', situation(found('MUTABLE'), [SHA], { [SHA]: there }), false, /a{40} moves to the new image/],
    [
      'over an excluded tag',
      situation(found('IMMUTABLE_WITH_EXCLUSION', ['latest']), [SHA, 'latest'], { latest: there }),
      false,
      /^Build and push\. latest moves/,
    ],
    ['a missing repository that may be created', situation({ kind: 'missing' }, [SHA], {}, true), true, /create it/],
    [
      'an unknown repository: the push will tell',
      situation({ kind: 'unknown' }, [SHA], { [SHA]: there }),
      false,
      /moves/,
    ],
    [
      'unknown tags',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: { kind: 'unknown' } }),
      false,
      /may not see whether a{40} is in team/,
    ],
    [
      'many moving tags, not all named',
      situation(found('MUTABLE'), ['a', 'b', 'c', 'd', 'e'], { a: there, b: there, c: there, d: there, e: there }),
      false,
      /a, b, c and 2 more move/,
    ],
  ])('%s', (_name, given, createRepository, sentence) => {
    const decision = decide(given);
    expect(decision).toMatchObject({ kind: 'build', createRepository });
    expect(decision).toHaveProperty('sentence', expect.stringMatching(sentence));
  });
});

describe('refuses', () => {
  test('a repository of which the role may see nothing', () => {
    const decision = decide(
      situation({ kind: 'unknown' }, [SHA, 'v1'], { [SHA]: { kind: 'unknown' }, v1: { kind: 'unknown' } }),
    );
    if (decision.kind !== 'refuse') throw new Error('builds');
    expect(decision.problem.code).toBe('permission-missing');
    expect(decision.problem.fix).toContain('"Resource":"arn:aws:ecr:eu-west-1:123456789012:repository/team/shop"');
  });

  test('a missing repository, with both ways out', () => {
    expect(decide(situation({ kind: 'missing' }, [SHA]))).toEqual({
      kind: 'refuse',
      problem: {
        code: 'repository-missing',
        what: 'The repository team/shop does not exist in account 123456789012, region eu-west-1. Nothing was built.',
        why: expect.any(String),
        fix: expect.stringMatching(
          /create-repository: true[\s\S]*aws ecr create-repository --repository-name team\/shop --region eu-west-1/,
        ),
      },
    });
  });

  test.each<[string, Situation, RegExp, RegExp]>([
    [
      'an immutable commit tag',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: there }),
      /has this tag[\s\S]*a{40} -> sha256:1{64}, pushed 2026-11-20T10:00:00.000Z$/,
      /deploy the image that is there/,
    ],
    [
      'an immutable further tag',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { v1: there }),
      /\n {4}v1 -> sha256/,
      /IMMUTABLE_WITH_EXCLUSION[\s\S]*filter=v1$/,
    ],
    [
      'two of them, and only those',
      situation(found('MUTABLE_WITH_EXCLUSION', ['v*', 'r*']), [SHA, 'v1', 'v2', 'x'], {
        v1: there,
        v2: there,
        x: there,
      }),
      /has these tags[\s\S]*v1 ->[\s\S]*v2 ->(?![\s\S]*x ->)/,
      /take v1, v2 out[\s\S]*MUTABLE_WITH_EXCLUSION \\\n.*filters filterType=WILDCARD,filter=r\*$/,
    ],
    [
      'the only filter goes with its mode',
      situation(found('MUTABLE_WITH_EXCLUSION', ['v*']), [SHA, 'v1'], { v1: there }),
      /v1 ->/,
      /--image-tag-mutability MUTABLE$/,
    ],
    [
      'filters that are there stay',
      situation(found('IMMUTABLE_WITH_EXCLUSION', ['dev-*']), [SHA, 'latest'], { latest: there }),
      /latest ->/,
      /IMMUTABLE_WITH_EXCLUSION \\\n.*filters filterType=WILDCARD,filter=dev-\* filterType=WILDCARD,filter=latest$/,
    ],
    [
      'a commit and a name: what to do about each',
      situation(found('IMMUTABLE'), [SHA, 'latest'], { [SHA]: there, latest: there }),
      /a{40} ->[\s\S]*latest ->/,
      /deploy the image that is there[\s\S]*take latest out[\s\S]*filter=latest$/,
    ],
  ])('%s', (_name, given, what, fix) => {
    const decision = decide(given);
    if (decision.kind !== 'refuse') throw new Error('builds');
    expect(decision.problem.code).toBe('tag-immutable');
    expect(decision.problem.what).toMatch(what);
    expect(decision.problem.fix).toMatch(fix);
  });
});
