import type { Registry } from '../../distribution/registry.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type Build, type Decision, decide, type Reuse, type Situation } from '../../plan/build-or-reuse.ts';
import { cacheSituation } from '../../plan/cache-situation.ts';
import { findGiven, type GivenImage, matchGiven } from '../../plan/given-image.ts';
import { isOwnTag } from '../../plan/image-age.ts';
import { foreignHost, locate } from '../../plan/registry-location.ts';
import type { Step } from '../step.ts';
import { type AgeContext, ageContext } from './age-context.ts';
import { builtAs, readBareImage, readCommitImage } from './built-as.ts';
import type { ImageReader } from './image-details.ts';
import { imagesByTag } from './registry-snapshot.ts';
import type { ContentSearch } from './same-content.ts';
import { type RepositoryView, viewRepository } from './target-repository.ts';

/** Which client is asked, and what is known already. */
export type CheckOptions = {
  readonly registry: Registry;
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** With `reuse: content`. */
  readonly content: Promise<ContentSearch | undefined>;
  /** The image that is pushed in the place of a build. */
  readonly given?: GivenImage | undefined;
  /** Whether what the image is built on is wanted anew, and so the image. */
  readonly isNewWanted?: boolean;
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'];
};

/** All that the registry told, and what follows from it. */
export type RegistryCheck = RepositoryView & {
  readonly registry: Registry;
  readonly situation: Situation;
  /** What follows from the situation. */
  readonly decision: Decision;
  readonly age: AgeContext;
  readonly content: ContentSearch | undefined;
};

/** Where the repository is, and whether it may be created. */
export type CheckedPlace = Pick<EcrDestination, 'region' | 'registryId' | 'createRepository'>;

/** Asks all that can be known, and decides. Changes nothing. */
export async function checkRegistry(step: Step, place: CheckedPlace, options: CheckOptions): Promise<RegistryCheck> {
  const { registry, ownAccountId, authorize } = options;
  const { repository: reference, tags } = step.inputs;
  const content = await options.content;
  const before = content === undefined ? [] : previousCommits(step);
  const bareTags = step.inputs.image.hasCommitTag && tags[0] !== step.event.commit ? [step.event.commit] : [];
  const asked = { tags: [...new Set([...tags, ...before, ...bareTags])], others: content?.tags ?? [] };
  const view = await viewRepository(step, registry, { account: place, reference, ownAccountId, authorize, ...asked });
  // Whoever builds without cache wants a new image, whether or not there is one of the same content.
  const takesSameContent = content?.isNewWanted !== true && step.inputs.image.ifExists !== 'rebuild';
  const same = content?.find(view.snapshot, step.runner);
  const { affixes, tagSources } = step.inputs.image;
  const age = ageContext(step, registry, { affixes, tagSources, builtAs: builtAs(step).value });
  const found = await readImages(step, view, { ...options, sameContent: same?.digest, bareTags, read: age.read });
  const images = omitUndefined({ ...found, sameContent: takesSameContent ? same : undefined });
  const isNewWanted = options.isNewWanted === true || isBuiltNew(step.inputs.build);
  const situation = { ...situationOf(step, place, view), ...images, wantsNew: isNewWanted };
  const decision = decide(situation);
  const check = { ...view, registry, situation, decision, age, content };
  if (decision.kind !== 'build') return check;
  if (!takesSameContent && content !== undefined) step.runner.info(NEW_WANTED);
  else if (same === undefined) await tellMiss(step, check);
  return check;
}

type ImagesQuestion = Pick<CheckOptions, 'given'> & {
  readonly sameContent: string | undefined;
  readonly bareTags: readonly string[];
  readonly read: ImageReader;
};

/** The images that are there and may do: under the first tag, and under the commit's SHA alone; or those that are the given one. */
async function readImages(
  step: Step,
  { snapshot }: RepositoryView,
  { given, sameContent, bareTags, read }: ImagesQuestion,
): Promise<Partial<Pick<Situation, 'first' | 'bare' | 'given'>>> {
  const { tags } = step.inputs;
  if (given !== undefined) {
    const known = { tagFacts: snapshot.tags, manifests: imagesByTag(snapshot.images) };
    const match = matchGiven(given, tags[0], known);
    const there = findGiven(given, tags, known);
    return omitUndefined({ first: match && { match }, given: omitUndefined({ name: given.name, there }) });
  }
  const first = await readCommitImage(step, snapshot, { tag: tags[0], read, sameContent });
  if (first !== undefined) return { first };
  return omitUndefined({ bare: await readBareImage(step, snapshot, { tags: bareTags, read }) });
}

/** The commit that the branch was at before, whose image is the best to compare with. */
function previousCommits({ event }: Step): readonly string[] {
  return event.previousCommit === undefined ? [] : [event.previousCommit];
}

/** Whether a build asks for a new image: it takes nothing from the cache, or looks for newer base images. */
export function isBuiltNew({ noCache, pull, noCacheFilters }: Step['inputs']['build']): boolean {
  return noCache || pull || noCacheFilters.length > 0;
}

/** What decides, but for the images that are there. */
function situationOf(
  step: Step,
  { createRepository }: CheckedPlace,
  { snapshot, place }: RepositoryView,
): Omit<Situation, 'wantsNew' | 'sameContent' | 'first' | 'bare' | 'given'> {
  const { tags, image, build } = step.inputs;
  const { commit, runAttempt } = step.event;
  const location = locate(place, snapshot.repository);
  return {
    ...location,
    foreign: foreignHost(place, snapshot.repository),
    createRepository,
    tags,
    ifExists: image.ifExists,
    holdsCommit: image.hasCommitTag || isOwnTag(tags[0], { commit }),
    isRerun: runAttempt > 1,
    repositoryFacts: snapshot.repository,
    tagFacts: snapshot.tags,
    caches: {
      preset: cacheSituation(step, snapshot, { ...location, host: location.host ?? '' }),
      cacheTo: build.cacheTo,
    },
  };
}

async function tellMiss(step: Step, { content, snapshot, age }: RegistryCheck): Promise<void> {
  const candidates = [...previousCommits(step), ...step.inputs.tags];
  await content?.explainMiss(snapshot, { candidates, read: age.read, info: step.runner.info });
}

/** Tells what a decision has to tell beside its sentence. */
export function tellDecision(decision: Decision, { warning, info }: Pick<Step['runner'], 'warning' | 'info'>): void {
  if (decision.kind === 'refuse') return;
  for (const text of decision.warnings) warning(text);
  if (decision.kind === 'reuse') for (const text of decision.lines) info(text);
}

/** The step for another image than the one under the first tag: without the tags that stay there. */
export function withoutStaying(step: Step, { staying }: Pick<Build | Reuse, 'staying'>): Step {
  const [first, ...others] = step.inputs.tags.filter((tag) => !staying.includes(tag));
  if (staying.length === 0 || first === undefined) return step;
  const tags = [first, ...others] as const;
  return { ...step, inputs: { ...step.inputs, tags, image: { ...step.inputs.image, hasCommitTag: false } } };
}

const NEW_WANTED = 'A new image is wanted, whether or not there is one of this content.';
