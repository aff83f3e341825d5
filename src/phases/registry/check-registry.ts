import type { Registry } from '../../aws/ecr.ts';
import type { FingerprintOptions } from '../../fingerprint/fingerprint-sources.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type Build, type Decision, decide, type Reuse, type Situation } from '../../plan/build-or-reuse.ts';
import { refuseCacheTag, refuseFixedCache } from '../../plan/cache-flags.ts';
import { isOwnTag } from '../../plan/image-age.ts';
import { hostForeign } from '../../plan/registry-errors.ts';
import { foreignHost, locate } from '../../plan/registry-location.ts';
import type { VariantMatch } from '../../plan/variant.ts';
import { cacheSituation } from '../build/build-cache.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { Step } from '../step.ts';
import type { AgeContext } from '../tags/keep-newer-tags.ts';
import { builtAs, readBareImage, readCommitImage } from './built-as.ts';
import type { ContentSearch } from './same-content.ts';
import {
  ageContext,
  locationOf,
  type RepositoryView,
  type TargetRepository,
  viewRepository,
} from './target-repository.ts';

/** Which client is asked, and what is known already. */
export type CheckOptions = {
  readonly registry: Registry;
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** With `reuse: content`. */
  readonly content: Promise<ContentSearch | undefined>;
  /**
   * Whether the image of the same content turned out to be full. The tags that it took are no reason to reuse it, or to
   * fail.
   */
  readonly isFull?: boolean;
  /** Whether what the image is built on is wanted anew, and so the image. */
  readonly isNewWanted?: boolean;
  /** Where it has to fit others: a new image with the tag of the commit, or with what tags are left, or what is there. */
  readonly forced?: 'anew' | 'beside' | 'reuse';
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'];
};

/** All that the registry told, and what follows from it. */
export type RegistryCheck = RepositoryView & {
  readonly registry: Registry;
  readonly decision: Decision;
  readonly age: AgeContext;
  readonly content: ContentSearch | undefined;
  /** Of the image under the first tag, where there is one: how it was built, compared with what is wanted. */
  readonly match?: VariantMatch;
};

/** Asks all that can be known, and decides. Changes nothing. */
export async function checkRegistry(step: Step, ecr: EcrDestination, options: CheckOptions): Promise<RegistryCheck> {
  const { registry, ownAccountId, authorize } = options;
  const { repository: reference, tags } = step.inputs;
  const content = await options.content;
  const before = content === undefined ? [] : previousCommits(step);
  const bareTags = step.inputs.image.hasCommitTag && tags[0] !== step.event.commit ? [step.event.commit] : [];
  const asked = { tags: [...new Set([...tags, ...before, ...bareTags])], others: content?.tags ?? [] };
  const view = await viewRepository(step, registry, { account: ecr, reference, ownAccountId, authorize, ...asked });
  const { ifExists, wantsNew, takesSameContent } = wishesOf(step, options, content);
  const same = content?.find(view.snapshot, step.runner);
  const usable = takesSameContent ? same : undefined;
  const { affixes, tagSources } = step.inputs.image;
  const age = ageContext(step, registry, { affixes, tagSources, builtAs: builtAs(step).value });
  const first = await readCommitImage(step, view.snapshot, { tag: tags[0], read: age.read, sameContent: same?.digest });
  const bare =
    first === undefined ? await readBareImage(step, view.snapshot, { tags: bareTags, read: age.read }) : undefined;
  const basis = { view, ifExists, wantsNew, ...omitUndefined({ sameContent: usable, first, bare }) };
  const decision = decideFor(step, ecr, basis);
  const check = { ...view, registry, decision, age, content, ...omitUndefined({ match: first?.match }) };
  if (decision.kind !== 'build') return check;
  if (!takesSameContent && content !== undefined) step.runner.info(NEW_WANTED);
  else if (same === undefined) await tellMiss(step, check);
  return check;
}

/** The commit that the branch was at before, whose image is the best to compare with. */
function previousCommits({ event }: Step): readonly string[] {
  return event.previousCommit === undefined ? [] : [event.previousCommit];
}

type Wishes = Pick<Situation, 'ifExists' | 'wantsNew'> & {
  /** Whether an image of the same content will do. */
  readonly takesSameContent: boolean;
};

/** What is wanted of images that are there: by the workflow, and by what has been tried before. */
function wishesOf(step: Step, options: CheckOptions, content: ContentSearch | undefined): Wishes {
  const { image, build } = step.inputs;
  const isForcedNew = options.forced === 'anew' || options.forced === 'beside';
  return {
    ifExists: ifExistsOf(step, options),
    wantsNew: isForcedNew || options.isNewWanted === true || isBuiltNew(build),
    // Whoever builds without cache wants a new image, whether or not there is one of the same content.
    takesSameContent:
      !isForcedNew && options.isFull !== true && content?.isNewWanted !== true && image.ifExists !== 'rebuild',
  };
}

/** What decides about an image that is there. */
function ifExistsOf({ inputs }: Step, { isFull, forced }: CheckOptions): Situation['ifExists'] {
  if (forced === 'anew') return 'rebuild';
  if (forced === 'reuse') return 'reuse';
  return isFull === true ? 'auto' : inputs.image.ifExists;
}

/** Whether a build asks for a new image: it takes nothing from the cache, or looks for newer base images. */
export function isBuiltNew({ noCache, pull, noCacheFilters }: Step['inputs']['build']): boolean {
  return noCache || pull || noCacheFilters.length > 0;
}

type DecisionBasis = Pick<Situation, 'ifExists' | 'wantsNew' | 'sameContent' | 'first' | 'bare'> & {
  readonly view: RepositoryView;
};

function decideFor(step: Step, ecr: EcrDestination, { view: { snapshot, place }, ...basis }: DecisionBasis): Decision {
  const { tags, image, build } = step.inputs;
  const { commit, runAttempt } = step.event;
  const location = locate(place, snapshot.repository);
  const foreign = foreignHost(place, snapshot.repository);
  if (foreign !== undefined) return { kind: 'refuse', problem: hostForeign(location, foreign) };
  const decision = decide({
    ...location,
    createRepository: ecr.createRepository,
    tags,
    holdsCommit: image.hasCommitTag || isOwnTag(tags[0], { commit }),
    isRerun: runAttempt > 1,
    repositoryFacts: snapshot.repository,
    tagFacts: snapshot.tags,
    ...basis,
  });
  if (decision.kind !== 'build') return decision;
  const cache = cacheSituation(step, snapshot, { ...location, host: location.host ?? '' });
  const { cacheTo } = build;
  const problem = refuseFixedCache(cache, snapshot.repository) ?? refuseCacheTag(cache, { tags, cacheTo });
  return problem === undefined ? decision : { kind: 'refuse', problem };
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

/** The repository that the image goes to; creates it where that was decided. */
export async function prepareRepository({ runner }: Step, check: RegistryCheck): Promise<TargetRepository> {
  const { registry, decision, snapshot, place, age, content } = check;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = decision.kind === 'build' && decision.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
  const location = locationOf(place, repository);
  const { host } = place.reference;
  if (host !== undefined && host !== location.host)
    runner.info(`ECR has ${location.host} for this registry, not ${host}.`);
  return omitUndefined({
    registry,
    location,
    snapshot: { ...snapshot, repository },
    age,
    content: content && { tag: content.tags[0], label: content.label },
  });
}

const NEW_WANTED = 'A new image is wanted, whether or not there is one of this content.';

const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
export function startContentSearch(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
  options?: FingerprintOptions,
): Promise<ContentSearch | undefined> {
  const { reuse } = step.inputs.image;
  if (reuse.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<ContentSearch | undefined> => {
    const { startSearch } = await import('./same-content.ts');
    const credentials = async () => (await authenticated).credentials;
    return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
  };
  return handleLater(start());
}
