import type { Registry } from '../../aws/ecr.ts';
import type { FingerprintOptions } from '../../fingerprint/fingerprint-sources.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type Decision, decide } from '../../plan/build-or-reuse.ts';
import { refuseFixedCache } from '../../plan/cache-flags.ts';
import { locate } from '../../plan/registry-location.ts';
import { cacheSituation } from '../build/build-cache.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import type { Step } from '../step.ts';
import type { AgeContext } from '../tags/keep-newer-tags.ts';
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
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'];
};

/** All that the registry told, and what follows from it. */
export type RegistryCheck = RepositoryView & {
  readonly registry: Registry;
  readonly decision: Decision;
  readonly age: AgeContext;
  readonly content: ContentSearch | undefined;
};

/** Asks all that can be known, and decides. Changes nothing. */
export async function checkRegistry(step: Step, ecr: EcrDestination, options: CheckOptions): Promise<RegistryCheck> {
  const { registry, ownAccountId, authorize } = options;
  const { repository: reference, tags } = step.inputs;
  const content = await options.content;
  const before = content === undefined ? [] : previousCommits(step);
  const asked = { tags: [...tags, ...before], others: content?.tags ?? [] };
  const view = await viewRepository(step, registry, { account: ecr, reference, ownAccountId, authorize, ...asked });
  const decision = decideFor(step, ecr, view, content);
  const check = { ...view, registry, decision, age: ageContext(step, registry), content };
  if (decision.kind === 'build') await tellMiss(step, check);
  return check;
}

/** The commit that the branch was at before, whose image is the best to compare with. */
function previousCommits({ event }: Step): readonly string[] {
  return event.previousCommit === undefined ? [] : [event.previousCommit];
}

/** Whoever builds without cache wants a new image, whether or not there is one of the same content. */
function isNewWanted({ inputs: { image } }: Step, content: ContentSearch): boolean {
  return content.isNewWanted || image.ifExists === 'rebuild';
}

function decideFor(
  step: Step,
  ecr: EcrDestination,
  { snapshot, place }: RepositoryView,
  content: ContentSearch | undefined,
): Decision {
  const { tags, image } = step.inputs;
  const same = content?.find(snapshot, step.runner);
  const isReusable = content !== undefined && !isNewWanted(step, content);
  const location = locate(place, snapshot.repository);
  const decision = decide({
    ...location,
    createRepository: ecr.createRepository,
    tags,
    ifExists: image.ifExists,
    hasCommitTag: image.hasCommitTag,
    repositoryFacts: snapshot.repository,
    tagFacts: snapshot.tags,
    ...omitUndefined({ sameContent: isReusable ? same : undefined }),
  });
  if (decision.kind !== 'build') return decision;
  const cache = cacheSituation(step, snapshot, { ...location, host: location.host ?? '' });
  const problem = refuseFixedCache(cache, snapshot.repository);
  return problem === undefined ? decision : { kind: 'refuse', problem };
}

async function tellMiss(step: Step, { content, snapshot, age }: RegistryCheck): Promise<void> {
  const { info } = step.runner;
  if (content === undefined) return;
  if (isNewWanted(step, content)) return info('A new image is wanted, whether or not there is one of this content.');
  const candidates = [...previousCommits(step), ...step.inputs.tags];
  await content.explainMiss(snapshot, { candidates, read: age.read, info });
}

/** The repository that the image goes to; creates it where that was decided. */
export async function prepareRepository({ runner }: Step, check: RegistryCheck): Promise<TargetRepository> {
  const { registry, decision, snapshot, place, age, content } = check;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = decision.kind === 'build' && decision.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
  return omitUndefined({
    registry,
    location: locationOf(place, repository),
    snapshot: { ...snapshot, repository },
    age,
    content: content && { tag: content.tags[0], label: content.label },
  });
}

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
    return await startSearch(step, ecr, reuse.maxAgeDays, { credentials, ...options });
  };
  return handleLater(start());
}
