import type { Registry } from '../../aws/ecr.ts';
import { Failure } from '../../errors/failure.ts';
import type { FingerprintOptions } from '../../fingerprint/fingerprint.ts';
import { historyOf } from '../../github/checkout.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import { present } from '../../lib/omit-undefined.ts';
import { type Decision, decide } from '../../plan/build-or-reuse.ts';
import { type CacheSituation, refuseFixedCache } from '../../plan/cache-flags.ts';
import { locate, type Place, partitionOf } from '../../plan/repository.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import { handleLater } from '../credentials/id-token-source.ts';
import type { Step } from '../step.ts';
import { type ImageReader, imageReader } from './image-details.ts';
import { type RegistrySnapshot, readSnapshot } from './registry-snapshot.ts';
import type { KnownFingerprint } from './same-content.ts';
import type { TargetRepository } from './target-repository.ts';

/** The part that compares contents, and what it has read. */
export type FingerprintSearch = {
  readonly search: typeof import('./same-content.ts');
  readonly known: KnownFingerprint;
};

/** Whom is asked before the build, and for what. */
export type CheckOptions = {
  readonly registry: Registry;
  /** The account of the credentials; empty where it is not known. */
  readonly ownAccountId: string;
  /** With `reuse: content`. */
  readonly content: Promise<FingerprintSearch | undefined>;
  /** Whether an image of the same content will not do. */
  readonly isNewWanted: boolean;
  /** Where several steps share a login. */
  readonly authorize?: Registry['authorize'];
};

/** All that the registry told, and what follows from it. */
export type RegistryCheck = {
  readonly decision: Decision;
  readonly snapshot: RegistrySnapshot;
  readonly place: Place;
  readonly read: ImageReader;
  readonly content: FingerprintSearch | undefined;
};

/** Asks all that can be known, and decides. Changes nothing. */
export async function checkRegistry(
  step: Step,
  ecr: EcrDestination,
  { registry, ownAccountId, content: reading, isNewWanted, authorize }: CheckOptions,
): Promise<RegistryCheck> {
  const { event, inputs, runner } = step;
  const { repository: reference, tags, image } = inputs;
  const content = await reading;
  const read = imageReader(registry, runner.debug);
  const before = event.previousCommit === undefined || content === undefined ? [] : [event.previousCommit];
  const wanted = { tags: [...tags, ...before], others: content?.known.tags ?? [] };
  const snapshot = await readSnapshot(registry, wanted, { ...step.clock, ...present('authorize', authorize) });
  const sameContent = content?.search.findSameContent(content.known, snapshot, runner);
  const place = { reference, registryId: ecr.registryId, ownAccountId, proxyHost: snapshot.authorization.host };
  const { accountId, host = '' } = locate(place, snapshot.repository);
  const decided = decide({
    repository: reference.name,
    accountId,
    region: ecr.region,
    createRepository: ecr.createRepository,
    tags,
    ifExists: image.ifExists,
    hasCommitTag: image.hasCommitTag,
    repositoryFacts: snapshot.repository,
    tagFacts: snapshot.tags,
    ...present('sameContent', isNewWanted ? undefined : sameContent),
  });
  const problem =
    decided.kind === 'build'
      ? refuseFixedCache(cacheSituation(step, { snapshot, uri: `${host}/${reference.name}` }), snapshot.repository)
      : undefined;
  const decision: Decision = problem === undefined ? decided : { kind: 'refuse', problem };
  if (decision.kind === 'build') {
    if (content !== undefined && isNewWanted)
      runner.info('A new image is wanted, whether or not there is one of this content.');
    else if (content !== undefined && sameContent === undefined) {
      const candidates = [...before, ...tags];
      await content.search.explainMiss(content.known, snapshot, { candidates, read, info: runner.info });
    }
  }
  return { decision, snapshot, place, read, content };
}

/** Where the image is delivered to; creates the repository where that was decided. */
export async function prepareRepository(
  { environment, event, inputs, runner }: Step,
  { region }: EcrDestination,
  registry: Registry,
  { decision, snapshot, place, read, content }: RegistryCheck,
): Promise<TargetRepository> {
  const { repository: reference, tags } = inputs;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = decision.kind === 'build' && decision.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
  const { host, accountId } = locate(place, repository);
  if (host === undefined) throw hostUnknown(reference.name, accountId);
  return {
    registry,
    ...(content === undefined ? {} : { content: { tag: content.known.tags[0], label: content.known.label } }),
    snapshot: { ...snapshot, repository },
    location: {
      image: `${host}/${reference.name}:${tags[0]}`,
      host,
      repository: reference.name,
      accountId,
      region,
      partition: partitionOf(region),
      isSeen: repository.kind === 'found',
    },
    age: {
      read,
      history: historyOf(environment),
      own: { commit: event.commit, ...present('date', event.commitDate) },
    },
  };
}

/** What decides the caches of a preset; `uri`: `host/name` of the image's repository. */
export function cacheSituation(
  { inputs, event }: Pick<Step, 'inputs' | 'event'>,
  { snapshot, uri }: { readonly snapshot: Pick<RegistrySnapshot, 'tags'>; readonly uri: string },
): CacheSituation {
  const { cache, target: stage, platforms } = inputs.build;
  const there = [...inputs.tags, event.previousCommit ?? ''].filter(
    (tag) => snapshot.tags.get(tag)?.kind === 'present',
  );
  return {
    preset: cache.preset,
    repositoryUri: uri,
    ...present('ref', cache.ref),
    event,
    scope: cache.scope ?? [...(stage === undefined ? [] : [stage]), ...platforms],
    imageTags: there,
  };
}

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
export function startFingerprint(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
  more?: FingerprintOptions,
): Promise<FingerprintSearch | undefined> {
  const { reuse: wanted } = step.inputs.image;
  if (wanted.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<FingerprintSearch | undefined> => {
    const search = await import('./same-content.ts');
    const credentials = async () => (await authenticated).credentials;
    const known = await search.fingerprintBuild(step, ecr, wanted.maxAgeDays, { credentials, ...more });
    return known === undefined ? undefined : { search, known };
  };
  return handleLater(start());
}

const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';

function hostUnknown(repository: string, accountId: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `ECR does not tell where the registry of account ${accountId} is, so ${repository} cannot be pushed to.`,
    why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
    fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
  });
}
