import { openInEcr, type SharedRegistry } from '../../aws/open-registry.ts';
import type { Authorization } from '../../distribution/registry.ts';
import { endChildren } from '../../docker/child-processes.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { limitPerSecond, type RateLimit } from '../../lib/rate-limit.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import type { ContentSearch } from '../../phases/registry/same-content.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { PUT_IMAGE_PER_SECOND } from '../../phases/tags/put-tags.ts';
import { startContentSearches } from './target-fingerprints.ts';
import { type BakeStep, type TargetStep, targetStepsOf } from './target-steps.ts';

/** The means that all targets share. */
export type SharedSetup = {
  readonly bake: BakeStep;
  readonly ecr: EcrDestination;
  readonly steps: readonly TargetStep[];
  readonly identity: Identity;
  readonly registry: SharedRegistry;
  readonly contents: ReadonlyMap<string, Promise<ContentSearch | undefined>>;
  /** Gives one login for all targets. */
  readonly authorize: () => Promise<Authorization>;
  readonly rateLimit: RateLimit;
  /** Gives one Docker configuration for all targets, made at the first call. */
  readonly logIn: (target: TargetRepository) => Promise<PrivateConfig>;
};
export async function withShared<T>(
  bake: BakeStep,
  { ecr, idTokens }: { readonly ecr: EcrDestination; readonly idTokens: IdTokenSource },
  work: (shared: SharedSetup) => Promise<T>,
): Promise<T> {
  const steps = targetStepsOf(bake);
  const authenticated = authenticate(bake, ecr, { idTokens, findUses: () => findTargetUses(steps, ecr) });
  const contents = startContentSearches(bake, steps, { ecr, authenticated });
  const identity = await authenticated;
  const { credentials } = identity;
  const repository = steps[0]?.target.repository ?? ecr.repository;
  const registry = await openInEcr(bake, { ...ecr, repository }, credentials);
  let config: Promise<PrivateConfig> | undefined;
  const logInOnce = (target: TargetRepository): Promise<PrivateConfig> => {
    config ??= logIn(bake, target);
    return config;
  };
  let login: Promise<Authorization> | undefined;
  const authorize = (): Promise<Authorization> => {
    login ??= registry.authorize();
    return login;
  };
  const rateLimit = limitPerSecond(PUT_IMAGE_PER_SECOND, bake.clock);
  try {
    return await work({ bake, ecr, steps, identity, registry, contents, authorize, rateLimit, logIn: logInOnce });
  } finally {
    registry.close();
    endChildren();
    if (!ecr.dockerLogin) await config?.then(({ remove }) => remove());
  }
}

/** The uses of repositories by all targets; loaded only where the session is narrowed to these. */
async function findTargetUses(steps: readonly TargetStep[], ecr: EcrDestination) {
  const { readBuildUses } = await import('../../phases/credentials/build-uses.ts');
  const found = await Promise.all(steps.map(({ step }) => readBuildUses(step, ecr, { command: 'bake' })));
  // The place is that of `cache-ref`, and so the same for all; the events may differ by what is checked out.
  const buckets = found.flatMap((one) => one.buckets);
  const isWritten = buckets.some((bucket) => bucket.isWritten);
  return {
    uses: found.flatMap(({ uses }) => uses),
    buckets: buckets.slice(0, 1).map((bucket) => ({ ...bucket, isWritten })),
    unknown: found.flatMap(({ unknown }) => unknown),
  };
}
