import type { Authorization, Registry } from '../../distribution/registry.ts';
import { Failure } from '../../errors/failure.ts';
import { isInAws } from '../../inputs/destinations.ts';
import { isElsewhere } from '../../inputs/image-name.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import {
  locationOf,
  type RepositoryView,
  type TargetRepository,
  viewRepository,
} from '../../phases/registry/target-repository.ts';
import type { Step } from '../../phases/step.ts';
import type { Where } from '../../plan/registry-errors.ts';
import { locate, type Place, type RepositoryLocation, repositoryUri } from '../../plan/registry-location.ts';
import { atSide } from './at-side.ts';
import { type FoundSource, findSource } from './find-source.ts';
import type { OpenSide, OpenSides } from './open-sides.ts';
import { nameOf, type PromotionPlan, type PromotionSituation, planPromotion } from './plan-promotion.ts';
import { sourceElsewhere, sourceRepositoryMissing } from './promote-errors.ts';
import type { PromotionInputs } from './promote-inputs.ts';

type Promotion = Step<PromotionInputs>;

/** The repository that an image is in, and the login at its registry. */
type SourceRepository = {
  readonly registry: Registry;
  readonly location: RepositoryLocation;
  readonly snapshot: { readonly authorization: Authorization };
};

/** The repository that gets an image, as it was before anything is changed. */
type PromotionTarget = Pick<TargetRepository, 'registry' | 'location' | 'snapshot'>;

/** What is done, and the two repositories. */
export type FoundImages = {
  readonly plan: Exclude<PromotionPlan, { readonly kind: 'refuse' }>;
  readonly source: SourceRepository;
  readonly target: PromotionTarget;
};

/**
 * Finds the image, and plans its tags. Creates the repository that is to get it, where that was decided; changes nothing else.
 *
 * @throws Failure for all that could only fail later
 */
export async function findImages(step: Promotion, { from, to }: OpenSides): Promise<FoundImages> {
  const { route } = step.inputs;
  return await step.runner.phase('Registry', async () => {
    const viewed = handleLater(atSide(step, 'target', viewTarget(step, to)));
    const snapshot = handleLater(viewed.then((view) => view.snapshot));
    const places = { from: from.registry, to: to.registry, snapshot, debug: step.runner.debug };
    const [view, found, far] = await Promise.all([
      viewed,
      atSide(step, 'source', findSource(step.inputs, places)),
      route === 'other-registry' ? atSide(step, 'source', openSource(from)) : undefined,
    ]);
    const where = locate(view.place, view.snapshot.repository);
    const source = far?.location ?? { ...where, repository: from.destination.repository.name };
    const plan = await decide(step, situationOf(step.inputs, { view, found, source, target: where }));
    for (const text of plan.lines) step.runner.info(text);
    const target = await atSide(step, 'target', prepareTarget(step, to, { view, plan }));
    const near = {
      ...target,
      registry: from.registry,
      location: { ...target.location, repository: source.repository },
    };
    return { value: { plan, target, source: far ?? near }, sentence: describeFound(step.inputs, plan) };
  });
}

function viewTarget(
  step: Promotion,
  { registry, destination, ownAccountId }: Pick<OpenSide, 'registry' | 'destination' | 'ownAccountId'>,
): Promise<RepositoryView> {
  const account = isInAws(destination) ? destination : { region: '' };
  const { tags } = step.inputs;
  return viewRepository(step, registry, { account, reference: destination.repository, ownAccountId, tags, others: [] });
}

/**
 * The repository that the image is in, in a registry of its own. Where the login tells the host, ECR is not asked for it: then the
 * role needs no permission but to pull.
 */
async function openSource({ registry, destination, ownAccountId }: OpenSide): Promise<SourceRepository> {
  const authorization = await registry.authorize();
  const { region, registryId } = isInAws(destination) ? destination : { region: '', registryId: undefined };
  const reference = destination.repository;
  const place: Place = { reference, region, registryId, ownAccountId, proxyHost: authorization.host };
  const isTold = locate(place, UNSEEN).host !== undefined;
  const facts = isTold ? UNSEEN : await registry.describeRepository();
  if (facts.kind === 'missing') throw new Failure(sourceRepositoryMissing(locate(place, facts)));
  return { registry, location: locationOf(place, facts), snapshot: { authorization } };
}

const UNSEEN = { kind: 'unknown' } as const;

/** ECR's answers, and where the two repositories are. */
type Answers = {
  readonly view: RepositoryView;
  readonly found: FoundSource;
  readonly source: Where & { readonly host: string | undefined };
  readonly target: Where;
};

/** @throws Failure where the whole name of the image is in another registry than the source */
function situationOf(inputs: PromotionInputs, { view, found, source, target }: Answers): PromotionSituation {
  const { image, tags, ifExists, bareCommit, target: destination } = inputs;
  const registry = { ...source, accountId: source.accountId || undefined };
  if (image.repository !== undefined && isElsewhere(image.repository, registry))
    throw new Failure(sourceElsewhere(source, image.text));
  return {
    source,
    target,
    id: image.id,
    ...found,
    ...omitUndefined({ bareCommit }),
    tags,
    ifExists,
    createRepository: isInAws(destination) && destination.createRepository,
    repositoryFacts: view.snapshot.repository,
    tagFacts: view.snapshot.tags,
  };
}

async function decide(step: Promotion, situation: PromotionSituation): Promise<FoundImages['plan']> {
  const plan = planPromotion(situation);
  if (plan.kind !== 'refuse') return plan;
  return await atSide(step, plan.side, Promise.reject(new Failure(plan.problem)));
}

async function prepareTarget(
  { runner }: Promotion,
  { registry }: OpenSide,
  { view: { snapshot, place }, plan }: Pick<Answers, 'view'> & Pick<FoundImages, 'plan'>,
): Promise<PromotionTarget> {
  const isNew = plan.kind === 'promote' && plan.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
  const location = locationOf(place, repository);
  if (isNew) runner.info(`Created the repository ${repositoryUri(location)}.`);
  return { registry, location, snapshot: { ...snapshot, repository } };
}

function describeFound({ image: { id }, tags }: PromotionInputs, plan: FoundImages['plan']): string {
  switch (plan.kind) {
    case 'promote':
      return `Found ${plan.image.tag ?? nameOf(id)}, ${plan.image.digest}`;
    case 'keep':
      return `Took what is under ${tags[0]}, ${plan.digest}`;
  }
}
