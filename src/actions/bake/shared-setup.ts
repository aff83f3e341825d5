import { openInEcr, type SharedRegistry } from '../../aws/open-registry.ts';
import type { Authorization } from '../../distribution/registry.ts';
import { endChildren } from '../../docker/child-processes.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticateAll, type Login } from '../../phases/credentials/credentials.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { foreseenPlace } from '../../phases/foreseen-place.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import type { ContentSearch } from '../../phases/registry/same-content.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import { onlyRepositories, usesTogether } from '../../plan/session-uses.ts';
import { type FurtherRegistries, furtherLogins, furtherUses, once, openPlaces } from './further-registries.ts';
import { startContentSearches } from './target-fingerprints.ts';
import { type BakeStep, type TargetStep, targetStepsOf } from './target-steps.ts';

/** The means that all targets share. */
export type SharedSetup = {
  readonly bake: BakeStep;
  readonly ecr: EcrDestination;
  readonly steps: readonly TargetStep[];
  readonly identity: Identity;
  readonly registry: SharedRegistry;
  /** The further registries. */
  readonly others: FurtherRegistries;
  readonly contents: ReadonlyMap<string, Promise<ContentSearch | undefined>>;
  /** Gives one login for all targets. */
  readonly authorize: () => Promise<Authorization>;
  readonly rateLimit: RateLimit;
  /** Gives one Docker configuration for all targets, made at the first call. */
  readonly logIn: (target: TargetRepository) => Promise<PrivateConfig>;
};

/** Gets the credentials, and opens all registries; they are closed when the work is done. */
export async function withShared<T>(
  bake: BakeStep,
  { ecr, idTokens }: { readonly ecr: EcrDestination; readonly idTokens: IdTokenSources },
  work: (shared: SharedSetup) => Promise<T>,
): Promise<T> {
  const steps = targetStepsOf(bake);
  const own = firstLogin(steps, ecr, idTokens);
  const identities = authenticateAll(bake, [own, ...furtherLogins(steps, bake.inputs.further, idTokens)]);
  const authenticated = identities.then(([first]) => known(first));
  const contents = startContentSearches(bake, steps, { ecr, authenticated: handleLater(authenticated) });
  const [identity, ...others] = await identities;
  const { credentials } = known(identity);
  const repository = steps[0]?.target.repository ?? ecr.repository;
  const registry = await openInEcr(bake, { ...ecr, repository }, credentials);
  const further = await openPlaces(bake, others);
  let config: Promise<PrivateConfig> | undefined;
  const logInOnce = (target: TargetRepository): Promise<PrivateConfig> => {
    config ??= logIn(bake, target);
    return config;
  };
  const means = {
    ...{ bake, ecr, steps, registry, contents, identity: known(identity), others: further },
    authorize: once(() => registry.authorize()),
    rateLimit: limitPerSecond(PUT_IMAGE_PER_SECOND, bake.clock),
    logIn: logInOnce,
  };
  try {
    return await work(means);
  } finally {
    for (const one of [registry, ...further.values()]) one.close();
    endChildren();
    if (!ecr.dockerLogin) await config?.then(({ remove }) => remove());
  }
}

function known(identity: Identity | undefined): Identity {
  if (identity === undefined) throw new Error('The first registry has credentials.');
  return identity;
}

function firstLogin(steps: readonly TargetStep[], ecr: EcrDestination, idTokens: IdTokenSources): Login {
  const findUses = () => findTargetUses(steps, ecr);
  return {
    name: foreseenPlace(ecr, ecr.repository).registry,
    account: ecr,
    authentication: { idTokens: idTokens(ecr), findUses },
  };
}

/** The uses of repositories by all targets; loaded only where the session is narrowed to these. */
async function findTargetUses(steps: readonly TargetStep[], ecr: EcrDestination) {
  const { readBuildUses } = await import('../../phases/credentials/build-uses.ts');
  const found = await Promise.all(steps.map(({ step }) => readBuildUses(step, ecr, { command: 'bake' })));
  return usesTogether([...found, onlyRepositories(furtherUses(steps, ecr))]);
}
