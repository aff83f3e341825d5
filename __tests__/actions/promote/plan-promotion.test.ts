import { expect, test } from '@jest/globals';
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
  [
    'where the role may not see',
    situation({ repositoryFacts: { kind: 'unknown' } }, { v1: { kind: 'unknown' } }),
    [['v1'], ['latest']],
  ],
])('puts %s', (_name, given, batches) => {
  const plan = planPromotion(given);
  if (plan.kind !== 'promote') throw new Error(plan.problem.what);
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
    /team\/shop does not exist in account 123456789012, region eu-west-1. Nothing was changed/,
    /^check these names; .*\n {4}aws ecr create-repository --repository-name team\/shop/,
  ],
  [
    'a repository to put into that is not there',
    situation({ target: { repository: 'team/live', ...where }, repositoryFacts: { kind: 'missing' } }),
    'repository-missing',
    /team\/live does not exist/,
    /create-repository --repository-name team\/live/,
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
    /take v1 out/,
  ],
])('refuses %s', (_name, given, code, what, fix) => {
  const plan = planPromotion(given);
  if (plan.kind !== 'refuse') throw new Error('goes on');
  expect(plan.problem.code).toBe(code);
  expect(plan.problem.what).toMatch(what);
  expect(plan.problem.fix).toMatch(fix);
});

test('the bare SHA that is taken is told', () => {
  const plan = planPromotion(
    situation({ id: { tag: 'c-api' }, bareCommit: 'c', bare: { kind: 'taken', line: 'has the tag 1-api' } }),
  );
  expect(plan).toMatchObject({ kind: 'promote', lines: ['c-api is not there; c is taken, as it has the tag 1-api.'] });
});
