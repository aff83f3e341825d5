import { describe, expect, test } from '@jest/globals';
import { type PromotionSituation, planPromotion } from '../../../src/actions/promote/plan-promotion.ts';
import type { Answer, FoundImage, ImageFacts } from '../../../src/distribution/registry.ts';
import type { PresentTag, RepositoryFacts, TagFacts } from '../../../src/plan/repository-facts.ts';

const ONE = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;
const where = { accountId: '123456789012', region: 'eu-west-1' };
const image: Answer<FoundImage> = { kind: 'found', value: { digest: ONE, body: '{}', tag: 'c' } };
const mutable: RepositoryFacts = {
  kind: 'found',
  uri: 'host/team/shop',
  registryId: '123456789012',
  mutability: { mode: 'MUTABLE', exclusionFilters: [] },
};
const immutable: RepositoryFacts = { ...mutable, mutability: { mode: 'IMMUTABLE', exclusionFilters: [] } };
const on = (digest: string, status: PresentTag['status'] = 'ACTIVE'): TagFacts => ({ kind: 'present', digest, status });
const described = (status: ImageFacts['status']): Answer<ImageFacts> => ({
  kind: 'found',
  value: { digest: ONE, tags: ['c'], status },
});

function situation(
  change: Omit<Partial<PromotionSituation>, 'tagFacts'> = {},
  tagFacts: Readonly<Record<string, TagFacts>> = {},
): PromotionSituation {
  return {
    source: { repository: 'team/shop', ...where },
    target: { repository: 'team/shop', ...where },
    id: { tag: 'c' },
    image,
    tags: ['v1', 'latest'],
    ifExists: 'auto',
    createRepository: false,
    repositoryFacts: mutable,
    tagFacts: new Map(Object.entries(tagFacts)),
    ...change,
  };
}

test.each<[string, PromotionSituation, readonly (readonly string[])[]]>([
  ['new tags, latest last', situation(), [['v1'], ['latest']]],
  ['tags of other images', situation({}, { v1: on(OTHER) }), [['v1', 'latest']]],
  ['not what is on it already', situation({}, { v1: on(ONE) }), [['latest']]],
  ['nothing, where all is on it', situation({}, { v1: on(ONE), latest: on(ONE) }), []],
  ['an immutable tag that is on it', situation({ repositoryFacts: immutable }, { v1: on(ONE) }), [['latest']]],
  ['what stands on the same image, archived there', situation({}, { v1: on(ONE, 'ARCHIVED') }), [['latest', 'v1']]],
  ['all, with rebuild too', situation({ ifExists: 'rebuild' }, { v1: on(OTHER) }), [['v1', 'latest']]],
  ['all, with fail, where there is none', situation({ ifExists: 'fail' }), [['v1'], ['latest']]],
  [
    'what is missing, with fail, where the first is on it',
    situation({ ifExists: 'fail' }, { v1: on(ONE) }),
    [['latest']],
  ],
  [
    'all, with fail, where only a further one is on another image',
    situation({ ifExists: 'fail' }, { latest: on(OTHER) }),
    [['v1'], ['latest']],
  ],
  ['all, with reuse, where there is none', situation({ ifExists: 'reuse' }), [['v1'], ['latest']]],
  [
    'what is missing, with reuse, where the first is on it',
    situation({ ifExists: 'reuse' }, { v1: on(ONE) }),
    [['latest']],
  ],
  [
    'all, with reuse, where nobody can pull what the first is on',
    situation({ ifExists: 'reuse' }, { v1: on(OTHER, 'ARCHIVED') }),
    [['v1', 'latest']],
  ],
  [
    'all, into a repository that is to be created',
    situation({ repositoryFacts: { kind: 'missing' }, createRepository: true }),
    [['v1'], ['latest']],
  ],
  [
    'where the role may not see',
    situation({ repositoryFacts: { kind: 'unknown' } }, { v1: { kind: 'unknown' } }),
    [['v1'], ['latest']],
  ],
])('puts %s', (_name, given, batches) => {
  const plan = planPromotion(given);
  if (plan.kind !== 'promote') throw new Error(plan.kind);
  expect(plan.createRepository).toBe(given.repositoryFacts.kind === 'missing');
  expect(plan.batches.map((batch) => batch.toSorted())).toEqual(batches.map((batch) => batch.toSorted()));
});

test.each<[string, PromotionSituation, string, RegExp, RegExp]>([
  [
    'an image that the role may not read',
    situation({ image: { kind: 'denied', permission: 'ecr:BatchGetImage' } }),
    'permission-missing',
    /may not read c in team\/shop. Nothing was changed/,
    /allow ecr:BatchGetImage on the repository team\/shop/,
  ],
  [
    'a repository to take from that is not there',
    situation({ image: { kind: 'missing', what: 'repository' } }),
    'repository-missing',
    /team\/shop, which the image is in, does not exist in account 123456789012, region eu-west-1. Nothing was changed/,
    /^check these names; .*\n {4}aws ecr describe-repositories --registry-id 123456789012 --region eu-west-1$/,
  ],
  [
    'a repository to put into that is not there',
    situation({ target: { repository: 'team/live', ...where }, repositoryFacts: { kind: 'missing' } }),
    'repository-missing',
    /team\/live, which is to get the image, does not exist/,
    /create-repository: true\n[\s\S]*create-repository --repository-name team\/live/,
  ],
  [
    'a repository to put into that is not there and starts like a host',
    situation({ target: { repository: 'harbor.dev/live', ...where }, repositoryFacts: { kind: 'missing' } }),
    'repository-missing',
    /harbor\.dev\/live, which/,
    /create-repository: true/,
  ],
  [
    'a repository to take from that is not there, though that of the tags may be created',
    situation({ image: { kind: 'missing', what: 'repository' }, createRepository: true }),
    'repository-missing',
    /which the image is in/,
    /describe-repositories/,
  ],
  [
    'with fail: a tag of another image',
    situation({ ifExists: 'fail' }, { v1: on(OTHER) }),
    'image-exists',
    /^team\/shop has another image under this tag, .*\n {4}v1 -> sha256:2/,
    /`if-exists: reuse`/,
  ],
  [
    'with rebuild: an immutable tag of another image',
    situation({ ifExists: 'rebuild', repositoryFacts: immutable }, { v1: on(OTHER) }),
    'tag-immutable',
    /v1 -> sha256:2/,
    /take v1 out/,
  ],
  [
    'with reuse: an image that the role may not read',
    situation({ ifExists: 'reuse', image: { kind: 'denied', permission: 'ecr:X' } }, { v1: on(OTHER) }),
    'permission-missing',
    /may not read c/,
    /allow ecr:X/,
  ],
  [
    'an image of a registry that is not in AWS',
    situation({
      source: { repository: 'octo/shop', accountId: '', region: '' },
      image: { kind: 'missing', what: 'image' },
      described: { kind: 'missing', what: 'image' },
    }),
    'image-missing',
    /octo\/shop has no image c/,
    /^see which tags octo\/shop has there/,
  ],
  [
    'an image that is not there',
    situation({ image: { kind: 'missing', what: 'image' }, described: { kind: 'missing', what: 'image' } }),
    'image-missing',
    /team\/shop has no image c/,
    /describe-images --registry-id 123456789012 --repository-name team\/shop --region eu-west-1/,
  ],
  [
    'an image that nobody may describe',
    situation({
      image: { kind: 'missing', what: 'image' },
      described: { kind: 'denied', permission: 'ecr:DescribeImages' },
    }),
    'image-missing',
    /has no image c/,
    /describe-images/,
  ],
  [
    'an image that is there, but that ECR does not give',
    situation({ image: { kind: 'missing', what: 'image' }, described: described('ACTIVE') }),
    'image-missing',
    /has no image c/,
    /describe-images/,
  ],
  [
    'the image of a commit that is under neither name',
    situation({
      id: { tag: 'c-api' },
      bareCommit: 'c',
      image: { kind: 'missing', what: 'image' },
      described: { kind: 'missing', what: 'image' },
    }),
    'image-missing',
    /has no image c-api or c\. /,
    /describe-images/,
  ],
  [
    'the bare SHA, where that is another variant',
    situation({ id: { tag: 'c-api' }, bareCommit: 'c', bare: { kind: 'other', reason: 'It is red.' } }),
    'image-missing',
    /has no image c-api, and the one under c is not taken for it\. It is red\. Nothing was changed/,
    /`image: c`/,
  ],
  [
    'the bare SHA, where its label cannot be read',
    situation({ id: { tag: 'c-api' }, bareCommit: 'c', bare: { kind: 'denied', permission: 'ecr:X' } }),
    'permission-missing',
    /may not read c in/,
    /allow ecr:X/,
  ],
  [
    'an archived image, by its digest',
    situation({ id: { digest: ONE }, image: { kind: 'missing', what: 'image' }, described: described('ARCHIVED') }),
    'image-archived',
    /^sha256:1{64} in team\/shop is archived. Nothing was changed/,
    /--registry-id 123456789012 --repository-name team\/shop[\s\S]*imageDigest=sha256:1{64}[\s\S]*or name another image/,
  ],
  [
    'an image that is on its way back',
    situation({ image: { kind: 'missing', what: 'image' }, described: described('ACTIVATING') }),
    'image-archived',
    /is being restored/,
    /when ECR is done/,
  ],
  [
    'an immutable tag of another image',
    situation({ repositoryFacts: immutable }, { v1: on(OTHER) }),
    'tag-immutable',
    /v1 -> sha256:2/,
    /`if-exists: reuse` takes it[\s\S]*take v1 out/,
  ],
])('refuses %s', (_name, given, code, what, fix) => {
  const plan = planPromotion(given);
  if (plan.kind !== 'refuse') throw new Error('goes on');
  expect(plan.problem.code).toBe(code);
  expect(plan.problem.what).toMatch(what);
  expect(plan.problem.fix).toMatch(fix);
});

describe('with reuse, what the first tag is on is the result', () => {
  test.each<[string, PromotionSituation, readonly string[], RegExp]>([
    ['alone', situation({ ifExists: 'reuse', tags: ['v1'] }, { v1: on(OTHER) }), ['v1'], /nothing is moved\.$/],
    [
      'without tags of others',
      situation({ ifExists: 'reuse' }, { v1: on(OTHER), latest: on(ONE) }),
      ['v1'],
      /nothing is moved, nor are latest put/,
    ],
    [
      'with all that are on it',
      situation({ ifExists: 'reuse' }, { v1: on(OTHER), latest: on(OTHER) }),
      ['v1', 'latest'],
      /nothing is moved\.$/,
    ],
    [
      'where tags cannot move',
      situation({ ifExists: 'reuse', repositoryFacts: immutable }, { v1: on(OTHER) }),
      ['v1'],
      /nothing is moved/,
    ],
    [
      'though the image to promote is gone by now',
      situation({ ifExists: 'reuse', image: { kind: 'missing', what: 'image' } }, { v1: on(OTHER) }),
      ['v1'],
      /nothing is moved/,
    ],
  ])('%s', (_name, given, tags, line) => {
    const lines = [expect.stringMatching(line)];
    expect(planPromotion(given)).toEqual({ kind: 'keep', digest: OTHER, tags, lines });
  });
});

test('the bare SHA that is taken is told', () => {
  const plan = planPromotion(
    situation({ id: { tag: 'c-api' }, bareCommit: 'c', bare: { kind: 'taken', line: 'has the tag 1-api' } }),
  );
  expect(plan).toMatchObject({ kind: 'promote', lines: ['c-api is not there; c is taken, as it has the tag 1-api.'] });
});
