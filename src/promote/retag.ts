import { authenticate } from '../authenticate.ts';
import { proxyVariables } from '../aws/connection.ts';
import { EcrRegistry, type FoundImage } from '../aws/registry.ts';
import { conclude } from '../conclude.ts';
import { imageReader } from '../execute/origins.ts';
import { type Survey, survey } from '../execute/survey.ts';
import { addTags, describeTags } from '../execute/tag.ts';
import { Failure } from '../failure/failure.ts';
import { imageArchived, repositoryMissing, tagsImmutable } from '../plan/refusals.ts';
import { isMovable, locate, partitionOf } from '../plan/repository.ts';
import { orderTags } from '../plan/tags.ts';
import type { PushedImage } from '../report/result.ts';
import type { Step } from '../step.ts';
import { copyContent } from './copy.ts';
import type { PromotionInputs } from './inputs.ts';

/** The step of a promotion. */
export type PromotionStep = Omit<Step, 'inputs'> & { readonly promotion: PromotionInputs };

/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
export async function retag(step: PromotionStep, idTokens: () => Promise<string>): Promise<PushedImage> {
  const { environment, runner, promotion, patience } = step;
  const { account, tags } = promotion;
  const identity = await authenticate(step, account, idTokens);
  const proxy = proxyVariables(environment);
  const { region, registryId } = account;
  const registryOf = (repository: string): EcrRegistry =>
    new EcrRegistry({ region, proxy, credentials: identity.credentials, repository, registryId, mask: runner.mask });
  const from = registryOf(promotion.repository.name);
  const to = promotion.target === promotion.repository.name ? from : registryOf(promotion.target);
  try {
    const found = await runner.phase('Registry', async () => {
      const [facts, image] = await Promise.all([survey(to, { tags, others: [] }), findImage(from, promotion)]);
      const place = { reference: promotion.repository, registryId, ownAccountId: identity.caller?.accountId ?? '' };
      const { host = '', accountId } = locate({ ...place, proxyHost: facts.authorization.host }, facts.repository);
      const where = { repository: promotion.target, accountId, region };
      refuse(facts, image.digest, { ...where, tags });
      return { value: { facts, image, host, accountId }, sentence: `Found ${image.digest}` };
    });
    const { image, facts, host, accountId } = found;
    // Read while the tags are put.
    const insight = imageReader(from, runner.debug)(image);
    await runner.phase('Tags', async () => {
      const { authorization } = facts;
      const source = { registry: from, name: promotion.repository.name };
      const target = { registry: to, name: promotion.target };
      if (to !== from) await copyContent(image, { source, target, authorization, host, proxy });
      const waves = orderTags(tags, facts.tags);
      const { warning } = runner;
      await addTags(
        waves,
        { kind: 'found', value: image },
        { registry: to, patience, warning, repository: promotion.target },
      );
      return { value: undefined, sentence: describeTags(tags) };
    });
    const platformDigests = insight.then((known) => known.platformDigests);
    const target = {
      image: `${host}/${promotion.target}:${tags[0]}`,
      host,
      repository: promotion.target,
      accountId,
      region,
      partition: partitionOf(region),
      isSeen: facts.repository.kind === 'found',
    };
    const claim = { result: 'reused', tags, digest: image.digest, platformDigests } as const;
    return await conclude(step, { registry: to, target }, claim);
  } finally {
    from.close();
    if (to !== from) to.close();
  }
}

/** @throws Failure `image-missing`, `image-archived` */
async function findImage(registry: EcrRegistry, { image, repository, account }: PromotionInputs): Promise<FoundImage> {
  const name = 'tag' in image ? image.tag : image.digest;
  const found = await registry.images([image]);
  if (found.kind === 'found' && found.value[0] !== undefined) return found.value[0];
  if (found.kind === 'denied') {
    throw new Failure({
      code: 'permission-missing',
      what: `The role may not read ${name} in ${repository.name}.`,
      why: `it lacks ${found.permission}.`,
      fix: `allow ${found.permission} on the repository ${repository.name}.`,
    });
  }
  // BatchGetImage does not give an image that is archived; DescribeImages shows it.
  const described = 'tag' in image ? await registry.describeTag(image.tag) : undefined;
  if (described?.kind === 'found' && described.value.status !== 'ACTIVE') {
    const { digest, pushedAt, status } = described.value;
    const there = { kind: 'present', digest, status, ...(pushedAt === undefined ? {} : { pushedAt }) } as const;
    const where = { repository: repository.name, accountId: account.registryId ?? '', region: account.region };
    throw new Failure(imageArchived(where, name, there));
  }
  throw new Failure({
    code: 'image-missing',
    what: `${repository.name} has no image ${name}. Nothing was changed.`,
    why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
    fix: `see which images there are:\n    aws ecr describe-images --repository-name ${repository.name} --region ${account.region}`,
  });
}

/** What could only fail is said before anything is changed. */
function refuse(
  { repository, tags: tagFacts }: Survey,
  digest: string,
  situation: {
    readonly repository: string;
    readonly accountId: string;
    readonly region: string;
    readonly tags: readonly string[];
  },
): void {
  if (repository.kind === 'missing') throw new Failure(repositoryMissing(situation));
  if (repository.kind === 'unknown') return;
  const { mutability } = repository;
  const blocked = situation.tags.filter((tag) => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' && fact.digest !== digest && !isMovable(tag, mutability);
  });
  if (blocked.length > 0) throw new Failure(tagsImmutable({ ...situation, tagFacts }, blocked, mutability));
}
