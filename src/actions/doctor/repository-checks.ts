import { openInEcr } from '../../aws/open-registry.ts';
import type { Problem } from '../../errors/failure.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { checkRegistry, type RegistryCheck } from '../../phases/registry/check-registry.ts';
import { locationOf } from '../../phases/registry/target-repository.ts';
import type { Step } from '../../phases/step.ts';
import { refuseCacheTag, refuseFixedCache } from '../../plan/cache-flags.ts';
import { cacheSituation } from '../../plan/cache-situation.ts';
import { locate } from '../../plan/registry-location.ts';
import type { Finding } from '../../report/check-table.ts';
import { failed, failedBy, notTested, ok, skipped } from './findings.ts';

/** Repository and tags; the cache, where it is in the repository. Creates nothing. */
export async function checkRepository(
  step: Step,
  ecr: EcrDestination,
  { credentials, caller }: Identity,
): Promise<readonly Finding[]> {
  const registry = await openInEcr(step, ecr, credentials);
  try {
    return await step.runner.phase('Registry', async () => {
      const options = { registry, ownAccountId: caller?.accountId ?? '', content: Promise.resolve(undefined) };
      const findings = findingsOf(step, await checkRegistry(step, ecr, options));
      return { value: findings, sentence: 'Asked ECR about repository and tags; nothing is changed' };
    });
  } catch (error) {
    return [failedBy('repository', error), ...skipped(['tags', 'cache in ECR'], 'repository')];
  } finally {
    registry.close();
  }
}

/** The codes of refusals for the sake of tags. */
const OF_TAGS: readonly string[] = ['tag-immutable', 'image-exists', 'image-archived', 'image-full'];
const OF_CACHE: readonly string[] = ['cache-immutable', 'cache-over-image'];

function findingsOf(step: Step, check: RegistryCheck): readonly Finding[] {
  const { decision } = check;
  const refused = decision.kind === 'refuse' ? decision.problem : undefined;
  const isAbout = (codes: readonly string[]): boolean => refused !== undefined && codes.includes(refused.code);
  if (refused !== undefined && !isAbout([...OF_TAGS, ...OF_CACHE]))
    return [failed('repository', refused), ...skipped(['tags', 'cache in ECR'], 'repository')];
  const tags = refused !== undefined && isAbout(OF_TAGS) ? failed('tags', refused) : ok('tags', sayTags(step, check));
  return [repositoryFinding(check), tags, ...cacheInEcr(step, check)];
}

function sayTags({ inputs: { tags } }: Step, { decision }: RegistryCheck): string {
  const sentence = decision.kind === 'refuse' ? 'they can be put' : decision.sentence;
  return `${tags.join(', ')}: ${sentence}`;
}

function repositoryFinding({ snapshot, place }: RegistryCheck): Finding {
  const { repository } = snapshot;
  switch (repository.kind) {
    case 'missing':
      return ok('repository', 'it is not there yet, and `create-repository` creates it');
    case 'unknown':
      return orFailed(() => locationOf(place, repository)) ?? notTested('repository', 'the role may not look at it');
    case 'found':
      return ok('repository', `${repository.uri}, ${repository.mutability.mode}`);
  }
}

function orFailed(work: () => unknown): Finding | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return failed('repository', asFailure(error).problem);
  }
}

/** The finding about a cache in the registry: its tag has to be able to move, and must be no tag of the image. */
function cacheInEcr(step: Step, { snapshot, place }: RegistryCheck): readonly Finding[] {
  const { cache, cacheTo } = step.inputs.build;
  if (cache.preset !== 'registry' && cacheTo.length === 0) return [];
  const location = locate(place, snapshot.repository);
  const situation = cacheSituation(step, snapshot, { ...location, host: location.host ?? '' });
  const problem: Problem | undefined =
    refuseFixedCache(situation, snapshot.repository) ?? refuseCacheTag(situation, { tags: step.inputs.tags, cacheTo });
  return [problem === undefined ? ok('cache in ECR', 'its tag can move') : failed('cache in ECR', problem)];
}
