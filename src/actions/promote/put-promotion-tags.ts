import { openRegistry } from '../../aws/open-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import { Failure } from '../../errors/failure.ts';
import { type ImageName, isElsewhere } from '../../inputs/image-name.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { placeOf } from '../../phases/foreseen-place.ts';
import { proveImage } from '../../phases/proof/prove-image.ts';
import { copyContent, readImageContent } from '../../phases/push/copy-image.ts';
import { imageReader, readPlatforms } from '../../phases/registry/image-details.ts';
import { manifestIn } from '../../phases/registry/manifest-in.ts';
import { locationOf, type TargetRepository, viewRepository } from '../../phases/registry/target-repository.ts';
import type { Step } from '../../phases/step.ts';
import { describeTags, putTags } from '../../phases/tags/put-tags.ts';
import { usesOfPromotion } from '../../plan/image-uses.ts';
import type { Where } from '../../plan/registry-errors.ts';
import { locate, repositoryUri } from '../../plan/registry-location.ts';
import type { PushedImage } from '../../report/result.ts';
import { findSource } from './find-source.ts';
import { nameOf, type PromotionPlan, planPromotion } from './plan-promotion.ts';
import { sourceElsewhere } from './promote-errors.ts';
import type { PromotionInputs } from './promote-inputs.ts';

type Promotion = Step<PromotionInputs>;

/** The repository that the image is in, and the one that gets the tags; often the same. */
type Registries = { readonly from: Registry; readonly to: Registry };

/** The plan, and the repository that gets the image, before anything is changed. */
type FoundImages = {
  readonly plan: Extract<PromotionPlan, { readonly kind: 'promote' }>;
  readonly target: Pick<TargetRepository, 'registry' | 'location' | 'snapshot'>;
};

/** Finds the image, puts the tags on it by ECR's API alone, and proves them. */
export async function putPromotionTags(step: Promotion, idTokens: IdTokenSource): Promise<PushedImage> {
  const { account, repository, target: name, tags } = step.inputs;
  const { credentials, caller } = await authenticate(step, account, {
    idTokens,
    findUses: async () => ({
      uses: usesOfPromotion(placeOf(account, repository), placeOf(account, { ...repository, name })),
      unknown: [],
    }),
  });
  const from = openRegistry(step, account, { credentials, repository: repository.name });
  const to = name === repository.name ? from : from.sibling(name);
  try {
    const { plan, target } = await find(step, { from, to }, caller?.accountId ?? '');
    // The platforms are read while the tags are put.
    const platforms = readPlatforms({ kind: 'found', value: plan.image }, imageReader(from, step.runner.debug));
    await put(step, { from, to }, { plan, target });
    return await proveImage(step, target, { result: 'reused', tags, digest: plan.image.digest, platforms });
  } finally {
    from.close();
  }
}

/**
 * Finds the image, and plans its tags.
 *
 * @throws Failure for all that could only fail later
 */
async function find(step: Promotion, { from, to }: Registries, ownAccountId: string): Promise<FoundImages> {
  const { account, tags, image: wanted, repository, target: name, targetHost, bareCommit } = step.inputs;
  const reference = omitUndefined({ name, host: targetHost ?? repository.host });
  const { id } = wanted;
  return await step.runner.phase('Registry', async () => {
    const question = { account, reference, ownAccountId, tags, others: [] };
    const view = viewRepository(step, to, question);
    const places = { from, to, snapshot: view.then(({ snapshot }) => snapshot), debug: step.runner.debug };
    const [{ snapshot, place }, found] = await Promise.all([view, findSource(step.inputs, places)]);
    const where = locate(place, snapshot.repository);
    refuseElsewhere(wanted, where);
    const plan = planPromotion({
      source: { ...where, repository: repository.name },
      target: where,
      id,
      ...found,
      ...omitUndefined({ bareCommit }),
      tags,
      repositoryFacts: snapshot.repository,
      tagFacts: snapshot.tags,
    });
    if (plan.kind === 'refuse') throw new Failure(plan.problem);
    for (const text of plan.lines) step.runner.info(text);
    const target = { registry: to, location: locationOf(place, snapshot.repository), snapshot };
    return { value: { plan, target }, sentence: `Found ${plan.image.tag ?? nameOf(id)}, ${plan.image.digest}` };
  });
}

/** Refuses an image of another registry, by ECR's answers. */
function refuseElsewhere({ text, repository }: ImageName, where: Where & { readonly host: string | undefined }): void {
  const registry = { ...where, accountId: where.accountId || undefined };
  if (repository !== undefined && isElsewhere(repository, registry)) throw new Failure(sourceElsewhere(where, text));
}

/** Copies the image where the target lacks it, and puts the tags. */
async function put(step: Promotion, { from, to }: Registries, { plan, target }: FoundImages): Promise<void> {
  const { environment, runner, inputs, clock, arrivals } = step;
  const { image, batches } = plan;
  if (batches.length === 0) return;
  await runner.phase('Tags', async () => {
    if (to !== from && !(await has(to, image.digest))) {
      const content = await readImageContent(image, from, inputs.repository.name);
      await copyContent(content, {
        source: inputs.repository.name,
        target: inputs.target,
        registry: to,
        authorization: target.snapshot.authorization,
        host: target.location.host,
        proxy: proxyVariables(environment),
        clock,
        info: runner.info,
      });
    }
    const { warning } = runner;
    const { repository } = target.location;
    const place = repositoryUri(target.location);
    const onPut = (tag: string) => arrivals.note({ repository: place, digest: image.digest, tags: [tag] });
    arrivals.begin({ repository: place, tags: batches.flat() });
    await putTags(batches, { kind: 'found', value: image }, { registry: to, clock, warning, repository, onPut });
    return { value: undefined, sentence: describeTags(batches.flat()) };
  });
}

async function has(registry: Registry, digest: string): Promise<boolean> {
  return manifestIn(await registry.images([{ digest }]), digest).kind === 'found';
}
