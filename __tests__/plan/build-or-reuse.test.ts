import { describe, expect, test } from '@jest/globals';
import { decide, type Situation } from '../../src/plan/build-or-reuse.ts';
import type { SameContent } from '../../src/plan/content-tags.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from '../../src/plan/repository-facts.ts';
import type { TagMutability } from '../../src/plan/tag-mutability.ts';
import type { VariantMatch } from '../../src/plan/variant.ts';
import type { Wish } from '../../src/plan/wish.ts';

const SHA = 'a'.repeat(40);
const found = (mode: TagMutability['mode'], exclusionFilters: readonly string[] = []): RepositoryFacts => ({
  kind: 'found',
  uri: 'host/team/shop',
  registryId: '123456789012',
  mutability: { mode, exclusionFilters },
});
const ONE = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;
const there: PresentTag = {
  kind: 'present',
  digest: ONE,
  pushedAt: new Date('2026-11-20T10:00:00Z'),
  status: 'ACTIVE',
};
const elsewhere: PresentTag = { ...there, digest: OTHER };
const archived: PresentTag = { ...there, status: 'ARCHIVED' };
const same: SameContent = { tag: 'content-1', digest: OTHER };
const waking: PresentTag = { ...there, status: 'ACTIVATING' };

function situation(
  repositoryFacts: RepositoryFacts,
  tags: readonly [string, ...string[]],
  tagFacts: Readonly<Record<string, TagFacts>> = {},
  more: Partial<Situation> = {},
): Situation {
  return {
    repository: 'team/shop',
    accountId: '123456789012',
    region: 'eu-west-1',
    createRepository: false,
    ifExists: 'auto',
    holdsCommit: true,
    first: { match: { kind: 'same' } },
    wantsNew: false,
    isRerun: false,
    tags,
    repositoryFacts,
    tagFacts: new Map(Object.entries(tagFacts)),
    ...more,
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
    [
      'a missing repository that may be created',
      situation({ kind: 'missing' }, [SHA], {}, { createRepository: true }),
      true,
      /create it/,
    ],
    [
      'over a tag of an unknown repository, where that is wanted: the push will tell',
      situation({ kind: 'unknown' }, [SHA], { [SHA]: there }, { ifExists: 'rebuild' }),
      false,
      /moves/,
    ],
    [
      'what is not there, with if-exists: reuse',
      situation(found('MUTABLE'), [SHA], {}, { ifExists: 'reuse' }),
      false,
      /none/,
    ],
    [
      'what is not there, with if-exists: fail',
      situation(found('MUTABLE'), [SHA], {}, { ifExists: 'fail' }),
      false,
      /none/,
    ],
    [
      'over a mutable tag whose image is archived',
      situation(found('MUTABLE'), [SHA], { [SHA]: archived }, { ifExists: 'reuse' }),
      false,
      /a{40} is archived now/,
    ],
    [
      'in place of an image that is on its way back',
      situation(found('MUTABLE'), [SHA], { [SHA]: waking }),
      false,
      /archived/,
    ],
    [
      'though the same content is there, where a rebuild is wanted',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'rebuild', sameContent: same }),
      false,
      /moves/,
    ],
    [
      'though the same content is there under another commit, where a rebuild is wanted',
      situation(found('MUTABLE'), [SHA], {}, { ifExists: 'rebuild', sameContent: same }),
      false,
      /none of the wanted tags/,
    ],
    [
      'though the same content is there, as its image takes no more tags',
      situation(found('IMMUTABLE'), [SHA, 'v1'], {}, { sameContent: { ...same, tagCount: 999 } }),
      false,
      /^The image of the same content has 999 tags, and ECR takes 1000. Build and push/,
    ],
    [
      'over a mutable tag whose image is archived, with if-exists: fail',
      situation(found('MUTABLE'), [SHA], { [SHA]: archived }, { ifExists: 'fail' }),
      false,
      /is archived now/,
    ],
    [
      'a name that moves, where there is no commit tag',
      situation(found('MUTABLE'), ['main'], { main: there }, { holdsCommit: false }),
      false,
      /main moves/,
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

describe('reuses', () => {
  test.each<[string, Situation, string, readonly (readonly string[])[], RegExp]>([
    [
      'what cannot be overwritten',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: there }),
      ONE,
      [],
      /^Nothing to build: a{40} is there and cannot be overwritten. Reused is sha256:1{64}$/,
    ],
    [
      'and puts further tags on it, those that others follow last',
      situation(found('IMMUTABLE_WITH_EXCLUSION', ['latest', 'main']), [SHA, 'latest', 'v1', 'main', 'done'], {
        [SHA]: there,
        main: elsewhere,
        done: there,
      }),
      ONE,
      [['v1'], ['latest', 'main']],
      /; to be put on it too: latest, v1, main$/,
    ],
    [
      'what an excluded tag still names, as an immutable one stands on the same image',
      situation(found('MUTABLE_WITH_EXCLUSION', ['v*']), [SHA, 'v1'], { [SHA]: there, v1: there }),
      ONE,
      [],
      /cannot be overwritten/,
    ],
    [
      'what the role may not see to be mutable',
      situation({ kind: 'unknown' }, [SHA], { [SHA]: there }),
      ONE,
      [],
      /may not see whether it can be overwritten/,
    ],
    [
      'a mutable tag where that is wanted',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'reuse' }),
      ONE,
      [],
      /if-exists is reuse/,
    ],
    [
      'a named tag where that is wanted',
      situation(found('MUTABLE'), ['v1', 'latest'], { v1: there }, { ifExists: 'reuse', holdsCommit: false }),
      ONE,
      [['latest']],
      /v1 is there, and if-exists is reuse/,
    ],
    [
      'the same content under another commit',
      situation(found('IMMUTABLE'), [SHA, 'v1'], {}, { sameContent: same }),
      OTHER,
      [[SHA, 'v1']],
      /content-1 was built from the same content/,
    ],
    [
      'the same content rather than to build what can be overwritten',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }, { sameContent: same }),
      OTHER,
      [[SHA]],
      /content-1/,
    ],
    [
      "the commit's own image rather than another one of the same content",
      situation(found('IMMUTABLE'), [SHA], { [SHA]: there }, { sameContent: same }),
      ONE,
      [],
      /a{40} is there/,
    ],
    [
      'the same content whose image takes just these tags, one of which it has',
      situation(
        found('MUTABLE'),
        [SHA, 'v1', 'main'],
        { main: elsewhere },
        { sameContent: { ...same, tagCount: 998 } },
      ),
      OTHER,
      [[SHA, 'v1']],
      /content-1/,
    ],
  ])('%s', (_name, given, digest, batches, sentence) => {
    expect(decide(given)).toEqual({
      kind: 'reuse',
      digest,
      batches,
      // Then a build would do as well.
      ...(digest === OTHER ? { otherwise: expect.objectContaining({ kind: 'build', staying: [], warnings: [] }) } : {}),
      staying: [],
      warnings: [],
      lines: [],
      sentence: expect.stringMatching(sentence),
    });
  });
});

describe('an image under the first tag that will not do', () => {
  const given = (match: VariantMatch, tags: [string, ...string[]], more: Partial<Situation> = {}) =>
    decide(situation(found('IMMUTABLE'), tags, { [SHA]: there }, { first: { match, isOfCommit: true }, ...more }));

  test('another one of the same content takes the other tags', () => {
    const decision = given({ kind: 'differs', parts: ['target'], isUnmerged: false }, [SHA, 'v1'], {
      sameContent: same,
    });
    expect(decision).toMatchObject({
      kind: 'reuse',
      digest: OTHER,
      batches: [['v1']],
      staying: [SHA],
      warnings: [expect.stringMatching(/a{40} stays on sha256:1/)],
      otherwise: {
        kind: 'build',
        staying: [SHA],
        tagPlan: { pushed: 'v1', batches: [] },
        warnings: [expect.stringMatching(/a{40} stays on sha256:1/)],
      },
    });
  });

  test('how it was built is not to be read, and there is no other tag', () => {
    const decision = given({ kind: 'unread' }, [SHA]);
    expect(decision).toMatchObject({
      kind: 'refuse',
      problem: { code: 'aws-call-failed', why: expect.stringMatching(/S3/) },
    });
  });

  test("a pull request's head, for its merge", () => {
    const decision = given({ kind: 'differs', parts: ['merge'], isUnmerged: true }, [SHA]);
    expect(decision).toMatchObject({ problem: { why: expect.stringMatching(/the head of the pull request/) } });
  });
});

describe('what is done where the image of the same content takes no more tags', () => {
  const decided = (given: Situation) => {
    const decision = decide(given);
    if (decision.kind !== 'reuse') throw new Error('is not reused');
    return decision.otherwise;
  };
  const caches: NonNullable<Situation['caches']> = {
    preset: {
      preset: 'registry',
      repositoryUri: 'host/team/shop',
      event: { name: 'push', ref: 'refs/heads/main', repository: { owner: 'o', name: 'n', defaultBranch: 'main' } },
      scope: [],
      imageTags: [],
    },
    cacheTo: [],
  };

  test('a build, of which is told what its tags leave', () => {
    const differs = { kind: 'differs', parts: ['target'], isUnmerged: false } as const;
    const given = { sameContent: same, first: { match: differs } };
    expect(decided(situation(found('MUTABLE'), [SHA, 'v1'], { [SHA]: there }, given))).toMatchObject({
      kind: 'build',
      sentence: expect.stringMatching(/^Build and push\. a{40} moves/),
      tagPlan: { pushed: SHA, batches: [['v1']] },
      warnings: [expect.stringMatching(/^a{40} moves away from an image that was built otherwise \(target\)/)],
    });
  });

  test.each<[string, Situation]>([
    [
      'as a tag cannot leave that image',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { v1: elsewhere }, { sameContent: same }),
    ],
    ['as its cache could not be written', situation(found('IMMUTABLE'), [SHA], {}, { sameContent: same, caches })],
  ])('nothing, %s', (_name, given) => expect(decided(given)).toBeUndefined());

  test('a cache that could not be written is nothing to a reuse, and stops a build', () => {
    expect(decide(situation(found('IMMUTABLE'), [SHA], { [SHA]: there }, { caches })).kind).toBe('reuse');
    const decision = decide(situation(found('IMMUTABLE'), [SHA], {}, { caches }));
    expect(decision).toMatchObject({ kind: 'refuse', problem: { code: 'cache-immutable' } });
  });
});

describe('what is wished for the sake of others', () => {
  const differs = { kind: 'differs', parts: ['target'], isUnmerged: false } as const;

  test.each<[Wish, string, Situation, object]>([
    [
      'anew',
      'over what is there',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }),
      { kind: 'build', staying: [] },
    ],
    ['anew', 'over what cannot move', situation(found('IMMUTABLE'), [SHA], { [SHA]: there }), { kind: 'refuse' }],
    [
      'anew',
      'though the same content is there',
      situation(found('MUTABLE'), [SHA], {}, { sameContent: same }),
      { kind: 'build' },
    ],
    [
      'anew',
      'though that was to fail',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'fail' }),
      { kind: 'build' },
    ],
    [
      'beside',
      'with a tag left',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { [SHA]: there }),
      { kind: 'build', staying: [SHA] },
    ],
    ['beside', 'without one', situation(found('IMMUTABLE'), [SHA], { [SHA]: there }), { kind: 'reuse', digest: ONE }],
    [
      'beside',
      'though that is to fail',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'fail' }),
      { kind: 'refuse' },
    ],
    [
      'reuse',
      'of a tag that could move',
      situation(found('MUTABLE'), [SHA], { [SHA]: there }),
      { kind: 'reuse', digest: ONE },
    ],
    ['reuse', 'of nothing', situation(found('MUTABLE'), [SHA]), { kind: 'build' }],
    [
      'reuse',
      'of what was built otherwise',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { [SHA]: there }, { first: { match: differs } }),
      { kind: 'build', staying: [SHA] },
    ],
  ])('%s, %s', (wish, _name, given, expected) => {
    expect(decide({ ...given, wish })).toMatchObject(expected);
  });

  test('the host of another registry is refused, whatever is wished', () => {
    const foreign = { named: 'other', own: 'host' };
    const given = situation(found('MUTABLE'), [SHA], {}, { foreign, wish: 'anew' });
    expect(decide(given)).toMatchObject({ kind: 'refuse', problem: { code: 'inputs-invalid' } });
  });
});

describe('refuses', () => {
  test('an image that is there, where that is to fail', () => {
    const decision = decide(situation(found('MUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'fail' }));
    if (decision.kind !== 'refuse') throw new Error('goes on');
    expect(decision.problem.code).toBe('image-exists');
    expect(decision.problem.what).toContain(`${SHA} -> ${ONE}, pushed 2026-11-20T10:00:00.000Z`);
  });

  test.each<[string, Situation, RegExp, RegExp]>([
    [
      'archived',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: archived }),
      /is archived, and the tag is immutable/,
      /aws ecr update-image-storage-class [\s\S]*imageDigest=sha256:1{64} --target-storage-class STANDARD/,
    ],
    [
      'archived, with if-exists: fail',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: archived }, { ifExists: 'fail' }),
      /is archived, and the tag is immutable/,
      /update-image-storage-class/,
    ],
    [
      'on its way back',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: waking }, { ifExists: 'reuse' }),
      /being restored/,
      /when ECR is done/,
    ],
  ])('an immutable tag whose image is %s', (_name, given, what, fix) => {
    const decision = decide(given);
    if (decision.kind !== 'refuse') throw new Error('goes on');
    expect(decision.problem.code).toBe('image-archived');
    expect(decision.problem.what).toMatch(what);
    expect(decision.problem.fix).toMatch(fix);
  });

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
      'an immutable commit tag that is to be built anew',
      situation(found('IMMUTABLE'), [SHA], { [SHA]: there }, { ifExists: 'rebuild' }),
      /has this tag[\s\S]*a{40} -> sha256:1{64}, pushed 2026-11-20T10:00:00.000Z$/,
      /use the image that is there/,
    ],
    [
      'an immutable further tag',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { v1: there }),
      /\n {4}v1 -> sha256/,
      /IMMUTABLE_WITH_EXCLUSION[\s\S]*filter=v1$/,
    ],
    [
      'an immutable latest, which rules of versions give by themselves',
      situation(found('IMMUTABLE'), [SHA, 'latest'], { latest: there }),
      /\n {4}latest -> sha256/,
      /^take latest out of `tags` \(where `latest` is not there, write `flavor: latest=false`\); or/,
    ],
    [
      'an immutable further tag that stands on another image than the one to reuse',
      situation(found('IMMUTABLE'), [SHA, 'v1'], { [SHA]: there, v1: elsewhere }),
      /\n {4}v1 -> sha256:2/,
      /take v1 out/,
    ],
    [
      'a named immutable tag, which says nothing about the commit',
      situation(found('IMMUTABLE'), ['v1'], { v1: there }, { holdsCommit: false }),
      /v1 -> sha256/,
      /^where the image under v1 will do, as of a tag that names its content: `if-exists: reuse` takes it[\s\S]*take v1 out/,
    ],
    [
      'further tags where there is no commit tag: what stands under the first one is no way out',
      situation(found('IMMUTABLE'), ['v1', 'v2'], { v2: there }, { holdsCommit: false }),
      /v2 -> sha256/,
      /^take v2 out/,
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
      situation(found('IMMUTABLE'), [SHA, 'latest'], { [SHA]: there, latest: there }, { ifExists: 'rebuild' }),
      /a{40} ->[\s\S]*latest ->/,
      /use the image that is there[\s\S]*take latest out[\s\S]*filter=latest$/,
    ],
  ])('%s', (_name, given, what, fix) => {
    const decision = decide(given);
    if (decision.kind !== 'refuse') throw new Error('builds');
    expect(decision.problem.code).toBe('tag-immutable');
    expect(decision.problem.what).toMatch(what);
    expect(decision.problem.fix).toMatch(fix);
  });
});

describe('an image that is there beside a new one', () => {
  const differs = { kind: 'differs', parts: ['target'], isUnmerged: false } as const;

  test('keeps its fixed tags; the others go to the new one, and a warning names the part', () => {
    const facts = { [SHA]: there, v1: there, latest: there };
    const tags = [SHA, 'v1', 'latest', 'worker'] as const;
    const given = situation(found('IMMUTABLE_WITH_EXCLUSION', ['latest']), tags, facts, { first: { match: differs } });
    expect(decide(given)).toMatchObject({
      kind: 'build',
      staying: [SHA, 'v1'],
      tagPlan: { pushed: 'latest', batches: [['worker']] },
      warnings: [expect.stringMatching(/a{40}, v1 stay on sha256:1{64}, as it was built otherwise \(target\)/)],
    });
  });

  test('leaves no tag for a new one', () => {
    const given = situation(found('IMMUTABLE'), [SHA], { [SHA]: there }, { first: { match: differs } });
    const decision = decide(given);
    if (decision.kind !== 'refuse') throw new Error('goes on');
    expect(decision.problem).toMatchObject({ code: 'tag-immutable', what: expect.stringContaining('(target)') });
    expect(decision.problem.fix).toContain('flavor: suffix=-NAME');
  });

  test('on another image a fixed tag is a conflict as ever', () => {
    const facts = { [SHA]: there, v1: elsewhere };
    const given = situation(found('IMMUTABLE'), [SHA, 'v1', 'x'], facts, { first: { match: differs } });
    expect(decide(given)).toMatchObject({ kind: 'refuse', problem: { code: 'tag-immutable' } });
  });
});

describe('an image under the bare SHA', () => {
  const bare = { tag: SHA, digest: ONE };
  const tag = `${SHA}-worker`;
  test.each<[string, RepositoryFacts, Partial<Situation>, string]>([
    ['is taken where it cannot move', found('IMMUTABLE'), {}, 'reuse'],
    ['is built anew where it can', found('MUTABLE'), {}, 'build'],
    ['is taken where that is asked for', found('MUTABLE'), { ifExists: 'reuse' }, 'reuse'],
    ['is not taken where a new one is wanted', found('IMMUTABLE'), { wantsNew: true }, 'build'],
    ['is taken by a re-run all the same', found('IMMUTABLE'), { wantsNew: true, isRerun: true }, 'reuse'],
  ])('%s', (_name, facts, more, kind) => {
    expect(decide(situation(facts, [tag], {}, { bare, ...more })).kind).toBe(kind);
  });
});
