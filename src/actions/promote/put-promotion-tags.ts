import { EcrRegistry, type Registry } from '../../aws/ecr.ts';
import type { PushTarget } from '../../errors/docker-errors.ts';
import { Failure } from '../../errors/failure.ts';
import { present } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { proveImage } from '../../phases/proof/prove-image.ts';
import { copyContent, readImageContent } from '../../phases/push/copy-image.ts';
import { imageReader } from '../../phases/registry/image-details.ts';
import { type RegistrySnapshot, readSnapshot } from '../../phases/registry/registry-snapshot.ts';
import type { Step } from '../../phases/step.ts';
import { describeTags, manifestIn, putTags } from '../../phases/tags/put-tags.ts';
import { locate, partitionOf } from '../../plan/repository.ts';
import type { PushedImage } from '../../report/result.ts';
import { nameOf, type PromotionPlan, planPromotion } from './plan-promotion.ts';
import type { PromotionInputs } from './promote-inputs.ts';

/** The step of a promotion. */
export type PromotionStep = Omit<Step, 'inputs'> & { readonly promotion: PromotionInputs };

/** The repository that the image is in, and the one that gets the tags; often the same. */
type Registries = { readonly from: Registry; readonly to: Registry };

/** All that was found out before anything is changed. */
type Found = {
  readonly plan: Extract<PromotionPlan, { readonly kind: 'promote' }>;
  readonly snapshot: RegistrySnapshot;
  readonly target: PushTarget;
};

/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
export async function putPromotionTags(step: PromotionStep, idTokens: () => Promise<string>): Promise<PushedImage> {
  const { environment, runner, promotion } = step;
  const { region, registryId } = promotion.account;
  const identity = await authenticate(step, promotion.account, idTokens);
  const proxy = proxyVariables(environment);
  const registryOf = (repository: string): EcrRegistry =>
    new EcrRegistry({ region, proxy, credentials: identity.credentials, repository, registryId, mask: runner.mask });
  const from = registryOf(promotion.repository.name);
  const to = promotion.target === promotion.repository.name ? from : registryOf(promotion.target);
  try {
    const found = await find(step, { from, to }, identity.caller?.accountId ?? '');
    const { image } = found.plan;
    // Read while the tags are put.
    const details = imageReader(from, runner.debug)(image);
    await put(step, { from, to }, found);
    const platformDigests = details.then((known) => known.platformDigests);
    const claim = { result: 'reused', tags: promotion.tags, digest: image.digest, platformDigests } as const;
    return await proveImage(step, { registry: to, location: found.target }, claim);
  } finally {
    from.close();
    if (to !== from) to.close();
  }
}

/** @throws Failure for all that could only fail later */
async function find(
  { runner, promotion, clock }: PromotionStep,
  { from, to }: Registries,
  ownAccountId: string,
): Promise<Found> {
  const { account, tags, image: id, repository, target: name } = promotion;
  const { region, registryId } = account;
  return await runner.phase('Registry', async () => {
    const [facts, image] = await Promise.all([readSnapshot(to, { tags, others: [] }, clock), findImage(from, id)]);
    const place = { reference: repository, registryId, ownAccountId, proxyHost: facts.authorization.host };
    const { host = '', accountId } = locate(place, facts.repository);
    const isHidden = image.kind === 'missing' && image.what === 'image';
    const plan = planPromotion({
      source: { repository: repository.name, accountId, region },
      target: { repository: name, accountId, region },
      id,
      image,
      ...present('described', isHidden ? await from.describeImage(id) : undefined),
      tags,
      repositoryFacts: facts.repository,
      tagFacts: facts.tags,
    });
    if (plan.kind === 'refuse') throw new Failure(plan.problem);
    const target = {
      image: `${host}/${name}:${tags[0]}`,
      host,
      repository: name,
      accountId,
      region,
      partition: partitionOf(region),
      isSeen: facts.repository.kind === 'found',
    };
    return { value: { plan, snapshot: facts, target }, sentence: `Found ${nameOf(id)}, ${plan.image.digest}` };
  });
}

async function findImage(registry: Registry, id: PromotionInputs['image']) {
  const images = await registry.images([id]);
  const digest = images.kind === 'found' ? (images.value[0]?.digest ?? '') : '';
  return manifestIn(images, digest);
}

/** Copies what the target lacks, and puts the tags. */
async function put(step: PromotionStep, { from, to }: Registries, { plan, snapshot, target }: Found): Promise<void> {
  const { environment, runner, promotion, clock } = step;
  const { image, batches } = plan;
  if (batches.length === 0) return;
  await runner.phase('Tags', async () => {
    if (to !== from && !(await has(to, image.digest))) {
      const names = { source: promotion.repository.name, target: promotion.target };
      const content = await readImageContent(image, from, names.source);
      const { authorization } = snapshot;
      await copyContent(content, {
        ...names,
        registry: to,
        authorization,
        host: target.host,
        proxy: proxyVariables(environment),
      });
    }
    const { warning } = runner;
    const { repository } = target;
    await putTags(batches, { kind: 'found', value: image }, { registry: to, clock, warning, repository });
    return { value: undefined, sentence: describeTags(batches.flat()) };
  });
}

async function has(registry: Registry, digest: string): Promise<boolean> {
  return manifestIn(await registry.images([{ digest }]), digest).kind === 'found';
}
