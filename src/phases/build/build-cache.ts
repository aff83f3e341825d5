import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type CacheFlags, type CachePreset, cacheFlags, NO_CACHE } from '../../plan/cache-flags.ts';
import { cacheScope, cacheSituation } from '../../plan/cache-situation.ts';
import { s3Endpoint } from '../../plan/s3-place.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';

/** The caches of a build that is pushed. */
export function cachesFor(step: Step, { snapshot, location }: TargetRepository): CacheFlags {
  return cacheFlags(cacheSituation(step, snapshot, location));
}

/** The caches without a push: those in the registry would need a login, GitHub's cache does not, and for S3 the job may have keys. */
export function engineCaches(step: Step): CacheFlags {
  const { preset } = step.inputs.build.cache;
  return preset === 'gha' || (preset === 's3' && whyNoS3(step) === undefined) ? presetFlags(step, preset) : NO_CACHE;
}

/** Why S3 is out of reach without a push. Where keys may be, but for those of the machine itself, which docker's builder does not have. */
function whyNoS3({ inputs, environment: { variables } }: Step): string | undefined {
  if (inputs.region === undefined) return 'no region is known: set `aws-region`';
  return KEY_SOURCES.some((name) => variables[name])
    ? undefined
    : 'push is false, so no role is assumed, and the job has no AWS credentials in its environment';
}

const KEY_SOURCES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];

/** All caches that the workflow asks for, for the choice of a builder: where the registry is counts for nothing yet. */
export function requestedCaches(step: Step): {
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
} {
  const { cache, cacheFrom, cacheTo } = step.inputs.build;
  const flags = step.inputs.destinations.length > 0 ? presetFlags(step, cache.preset) : engineCaches(step);
  return { cacheFrom: [...flags.from, ...cacheFrom], cacheTo: [...flags.to, ...cacheTo] };
}

function presetFlags({ inputs, event, environment }: Step, preset: CachePreset): CacheFlags {
  const { repository, build, region } = inputs;
  const { ref } = build.cache;
  const s3 = s3Endpoint(region, environment.variables);
  const place = omitUndefined({ repositoryUri: `host/${repository.name}`, ref, s3 });
  return cacheFlags({ preset, ...place, event, scope: cacheScope(build), imageTags: [] });
}

/** Says which caches are left out without a push. */
export function warnUnusedCaches(step: Step): void {
  const { preset } = step.inputs.build.cache;
  warnMissingGithubCache(step.runner, [step]);
  const why = preset === 's3' ? whyNoS3(step) : undefined;
  if (why !== undefined) step.runner.warning(`cache: s3 is neither read nor written: ${why}.`);
  if (preset === 'registry' || preset === 'inline')
    step.runner.notice(
      `cache: ${preset} is neither read nor written, as push is false and nobody logs in. Take cache: gha for such runs.`,
    );
}

/** Warns once where one of the steps asks for GitHub's cache in vain: without a token buildx leaves that out in silence. */
export function warnMissingGithubCache({ warning }: Pick<Step['runner'], 'warning'>, steps: readonly Step[]): void {
  const isMissing = steps.some(
    ({ inputs, environment }) => inputs.build.cache.preset === 'gha' && !environment.variables.ACTIONS_RUNTIME_TOKEN,
  );
  if (isMissing) warning(NO_GITHUB_CACHE);
}

const NO_GITHUB_CACHE =
  'The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set: this runner gives no access to ' +
  "GitHub's cache. Take `cache: gha` out, or use `cache: registry`.";
