import type { Registry } from '../../aws/ecr.ts';
import type { FingerprintOptions } from '../../fingerprint/fingerprint.ts';
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
import type { KnownFingerprint } from './same-content.ts';
import {
  ageContext,
  locationOf,
  type RepositoryView,
  type TargetRepository,
  viewRepository,
} from './target-repository.ts';

/** The part that compares contents, and what it has read. */
export type FingerprintSearch = {
  readonly search: typeof import('./same-content.ts');
  readonly known: KnownFingerprint;
};

/** Which client is asked, and what is known already. */
export type CheckOptions = {
  readonly registry: Registry;
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** With `reuse: content`. */
  readonly fingerprint: Promise<FingerprintSearch | undefined>;
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'];
};

/** All that the registry told, and what follows from it. */
export type RegistryCheck = RepositoryView & {
  readonly registry: Registry;
  readonly decision: Decision;
  readonly age: AgeContext;
  readonly fingerprint: FingerprintSearch | undefined;
};

/** Asks all that can be known, and decides. Changes nothing. */
export async function checkRegistry(step: Step, ecr: EcrDestination, options: CheckOptions): Promise<RegistryCheck> {
  const { registry, ownAccountId, authorize } = options;
  const { repository: reference, tags } = step.inputs;
  const fingerprint = await options.fingerprint;
  const before = fingerprint === undefined ? [] : previousCommits(step);
  const asked = { tags: [...tags, ...before], others: fingerprint?.known.tags ?? [] };
  const view = await viewRepository(step, registry, { account: ecr, reference, ownAccountId, authorize, ...asked });
  const decision = decideFor(step, ecr, view, fingerprint);
  const check = { ...view, registry, decision, age: ageContext(step, registry), fingerprint };
  if (decision.kind === 'build') await explainMiss(step, check);
  return check;
}

/** The commit that the branch was at before, whose image is the best to compare with. */
function previousCommits({ event }: Step): readonly string[] {
  return event.previousCommit === undefined ? [] : [event.previousCommit];
}

/** Whoever builds without cache wants a new image, whether or not there is one of the same content. */
function isNewWanted({ inputs: { build, image } }: Step): boolean {
  return build.noCache || image.ifExists === 'rebuild';
}

function decideFor(
  step: Step,
  ecr: EcrDestination,
  { snapshot, place }: RepositoryView,
  fingerprint: FingerprintSearch | undefined,
): Decision {
  const { tags, image } = step.inputs;
  const same = fingerprint?.search.findSameContent(fingerprint.known, snapshot, step.runner);
  const location = locate(place, snapshot.repository);
  const decision = decide({
    ...location,
    createRepository: ecr.createRepository,
    tags,
    ifExists: image.ifExists,
    hasCommitTag: image.hasCommitTag,
    repositoryFacts: snapshot.repository,
    tagFacts: snapshot.tags,
    ...omitUndefined({ sameContent: isNewWanted(step) ? undefined : same }),
  });
  if (decision.kind !== 'build') return decision;
  const cache = cacheSituation(step, snapshot, { ...location, host: location.host ?? '' });
  const problem = refuseFixedCache(cache, snapshot.repository);
  return problem === undefined ? decision : { kind: 'refuse', problem };
}

async function explainMiss(step: Step, { fingerprint, snapshot, age }: RegistryCheck): Promise<void> {
  const { info } = step.runner;
  if (fingerprint === undefined) return;
  if (isNewWanted(step)) return info('A new image is wanted, whether or not there is one of this content.');
  const candidates = [...previousCommits(step), ...step.inputs.tags];
  await fingerprint.search.explainMiss(fingerprint.known, snapshot, { candidates, read: age.read, info });
}

/** The repository that the image goes to; creates it where that was decided. */
export async function prepareRepository({ runner }: Step, check: RegistryCheck): Promise<TargetRepository> {
  const { registry, decision, snapshot, place, age, fingerprint } = check;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = decision.kind === 'build' && decision.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
  const known = fingerprint?.known;
  return omitUndefined({
    registry,
    location: locationOf(place, repository),
    snapshot: { ...snapshot, repository },
    age,
    content: known && { tag: known.tags[0], label: known.label },
  });
}

const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
export function startFingerprint(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
  options?: FingerprintOptions,
): Promise<FingerprintSearch | undefined> {
  const { reuse } = step.inputs.image;
  if (reuse.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<FingerprintSearch | undefined> => {
    const search = await import('./same-content.ts');
    const credentials = async () => (await authenticated).credentials;
    const known = await search.fingerprintBuild(step, ecr, reuse.maxAgeDays, { credentials, ...options });
    return known === undefined ? undefined : { search, known };
  };
  return handleLater(start());
}
