import { imageStore, inspectBuilder } from '../../docker/buildx.ts';
import type { Docker } from '../../docker/docker-cli.ts';
import { findEngine } from '../../docker/engine.ts';
import { FIXES } from '../../errors/doctor-errors.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import { requestedCaches } from '../../phases/build/build-cache.ts';
import { type BuilderSelection, builderRequirements, selectBuilder } from '../../phases/build/builder.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import { missingPlatforms } from '../../plan/choose-builder.ts';
import type { Finding } from '../../report/check-table.ts';
import { failed, failedBy, notTested, ok, skipped } from './findings.ts';

const LATER = ['buildx', 'builder', 'platforms'];

/** The docker command, the engine, buildx, the builder, the platforms and GitHub's cache. Makes no builder. */
export async function checkDocker(step: Step): Promise<readonly Finding[]> {
  if (!usesDocker(step)) return ['docker', 'engine', ...LATER].map((check) => notTested(check, NO_DOCKER));
  const docker = dockerFor(step);
  return [...(await checkEngine(step, docker)), cacheFinding(step), ...testFinding(step)];
}

/** An image in files or in a registry goes from there to the registry. */
function usesDocker({ inputs: { sourceImage: source, test, build } }: Step): boolean {
  return source === undefined || source.kind === 'engine' || test !== undefined || build.load;
}

const NO_DOCKER = 'an image in files or in a registry takes none';

async function checkEngine(step: Step, docker: Docker): Promise<readonly Finding[]> {
  const address = step.environment.variables.DOCKER_HOST || undefined;
  try {
    const { clientVersion, serverVersion } = await findEngine(docker, address);
    const store = await imageStore(docker);
    const engine = ok('engine', `${serverVersion}, ${store ?? 'unknown'} image store`);
    return [ok('docker', clientVersion), engine, ...(await checkBuilders(step, docker))];
  } catch (error) {
    const { problem } = asFailure(error);
    if (problem.code === 'docker-missing')
      return [failed('docker', problem), ...skipped(['engine', ...LATER], 'docker')];
    // A builder elsewhere needs no engine here.
    const later = isElsewhere(step) ? await checkBuilders(step, docker) : skipped(LATER, 'engine');
    const engine = later.some(({ check, state }) => check === 'builder' && state === 'ok')
      ? notTested('engine', `${problem.what} The builder needs none.`)
      : failed('engine', problem);
    return [ok('docker', 'the command is there'), engine, ...later];
  }
}

function isElsewhere({ inputs: { build }, environment }: Step): boolean {
  return build.builder !== undefined || Boolean(environment.variables.BUILDX_BUILDER);
}

async function checkBuilders(step: Step, docker: Docker): Promise<readonly Finding[]> {
  const asked = builderRequirements(step);
  const version = await docker.capture(['buildx', 'version']);
  const isNeeded = asked.requirements.length > 0 || asked.requested !== undefined;
  const buildx = version.succeeded
    ? ok('buildx', version.stdout.trim())
    : buildxMissing(isNeeded ? asked.requirements.map(({ wish }) => wish) : undefined);
  try {
    const selection = await selectBuilder(step, docker, asked);
    return [buildx, ok('builder', sayBuilder(selection)), await checkPlatforms(step, docker, selection)];
  } catch (error) {
    return [buildx, failedBy('builder', error), ...skipped(['platforms'], 'builder')];
  }
}

function buildxMissing(wishes: readonly string[] | undefined): Finding {
  if (wishes === undefined) return ok('buildx', 'it is not there, and nothing needs it');
  return failed('buildx', {
    what: `It is not there, and needed for ${wishes.join('; ') || '`builder`'}.`,
    fix: FIXES.buildx,
  });
}

function sayBuilder({ choice }: BuilderSelection): string {
  return choice.kind === 'engine' ? "the engine's own" : choice.sentence;
}

/** The finding about platforms. One that the builder does not run is built all the same as long as no command runs for it. */
async function checkPlatforms(step: Step, docker: Docker, { choice }: BuilderSelection): Promise<Finding> {
  const { platforms } = step.inputs.build;
  if (platforms.length === 0) return ok('platforms', "the builder's own");
  // A new builder is on this machine, and emulates the platforms that the engine does.
  const builder = choice.kind === 'builder' ? choice.builder : await inspectBuilder(docker, 'default');
  if (builder === undefined || builder.platforms.length === 0)
    return notTested('platforms', 'the builder does not tell which it has');
  const missing = missingPlatforms(platforms, builder.platforms);
  if (missing.length === 0) return ok('platforms', `${platforms.join(', ')}: the builder runs them`);
  const found = `${missing.join(', ')}: the builder runs no commands for it; without RUN it is built all the same`;
  return notTested('platforms', found, FIXES.emulation);
}

function testFinding({ inputs: { test } }: Step): readonly Finding[] {
  return test === undefined ? [] : [notTested('test', 'it takes an image')];
}

/** The finding about caches, as far as it takes no registry. */
function cacheFinding(step: Step): Finding {
  const { preset } = step.inputs.build.cache;
  if (preset === 'gha' && !step.environment.variables.ACTIONS_RUNTIME_TOKEN)
    return ok('cache', 'neither read nor written: ACTIONS_RUNTIME_TOKEN is not set', FIXES.githubCache);
  const { cacheFrom, cacheTo } = requestedCaches(step);
  if (cacheFrom.length + cacheTo.length === 0) return ok('cache', preset === 'none' ? 'none is asked for' : preset);
  return ok('cache', `${cacheFrom.length} read, ${cacheTo.length} written`);
}
