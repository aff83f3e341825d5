import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { forgetNames, ownNames } from '../../phases/build/engine-image.ts';
import { loadSource, testSource } from '../../phases/build/load-source.ts';
import { type GivenSource, type SourceMeans, saveFromEngine } from '../../phases/build/source-image.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { copyEverywhere } from '../../phases/push/copy-everywhere.ts';
import { tellIdleInputs } from '../../phases/push/idle-inputs.ts';
import { loadReused } from '../../phases/push/pull-image.ts';
import { pushEverywhere } from '../../phases/push/push-everywhere.ts';
import { pusherOf } from '../../phases/push/push-tag.ts';
import { addLogins } from '../../phases/push/registry-login.ts';
import { reuseEverywhere } from '../../phases/push/reuse-everywhere.ts';
import { deliverReused } from '../../phases/push/reuse-image.ts';
import { writeOutput } from '../../phases/push/write-output.ts';
import {
  type Prepared,
  type PreparedDestination,
  prepareDestinations,
} from '../../phases/registry/prepare-destinations.ts';
import { closeAll } from '../../phases/registry/registry-access.ts';
import { dockerFor, privateConfig, type Step } from '../../phases/step.ts';
import type { Build } from '../../plan/build-or-reuse.ts';
import { NO_CACHE } from '../../plan/cache-flags.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import type { PushedImage } from '../../report/result.ts';
import { openWithSource, type SourceRun } from './open-source.ts';

/** `source-image`: from an image that was built elsewhere to one that is proven in each registry. With it the AWS SDK is loaded. */
export async function pushSource(step: Step, run: SourceRun): Promise<PushedImage> {
  const [ecr] = run.destinations;
  const config = await privateConfig(step);
  const folder = await mkdtemp(join(config.directory, 'image-'));
  let isKept = false;
  try {
    const means = { docker: dockerFor(step, config), folder };
    const { found, open } = await openWithSource(step, run, means);
    try {
      const prepared = await prepareDestinations(step, open, NO_BUILDER);
      if (prepared.kind === 'reuse') return await takeThere(step, ecr, { prepared, identity: open[0].access.identity });
      isKept = ecr.dockerLogin;
      return await pushFound(step, ecr, { all: prepared.all, found, means, config });
    } finally {
      closeAll(open);
    }
  } finally {
    // Later steps may have the login, and none of the files.
    await (isKept ? rm(folder, { recursive: true, force: true }) : config.remove());
  }
}

type ThereRun = { readonly prepared: Extract<Prepared, { readonly kind: 'reuse' }>; readonly identity: Identity };

/** The image is there, in one registry at least. */
async function takeThere(step: Step, ecr: EcrDestination, { prepared, identity }: ThereRun): Promise<PushedImage> {
  tellIdleInputs(step);
  const { target, image } = await reuseEverywhere(step, prepared);
  if (image.kind === 'full') throw new Error('Nothing is built in the place of an image that is given.');
  return await deliverReused(step, ecr, { identity, target, image, further: prepared.all.slice(1) });
}

/** Nothing is told of builders, as nothing is built. */
const NO_BUILDER = Promise.resolve({ lines: [] });

/** An image that is pushed, and where to. */
type FoundRun = {
  readonly all: readonly [PreparedDestination<Build>, ...PreparedDestination<Build>[]];
  readonly found: GivenSource;
  readonly means: SourceMeans;
  readonly config: PrivateConfig;
};

async function pushFound(step: Step, ecr: EcrDestination, run: FoundRun): Promise<PushedImage> {
  const { all, found, means, config } = run;
  const [{ access, target }, ...further] = all;
  await config.login({ ...target.snapshot.authorization, host: target.location.host });
  if (ecr.dockerLogin) await addLogins(config, further);
  await exportForLaterSteps(step, ecr, { identity: access.identity, config });
  await testSource(step, found, { ...means, repository: repositoryUri(target.location) });
  const image = await pushContent(step, run);
  await writeOutput(step, target, image);
  return await loadReused(step, target, { image, config });
}

/** The classic store packs layers as it pushes them; all else goes up as it is, to the byte. */
async function pushContent(step: Step, run: FoundRun): Promise<PushedImage> {
  const { all, found, means } = run;
  if (found.kind === 'content') return await copyEverywhere(step, all, found);
  const { store, image } = found;
  if (store === 'classic') return await pushFromClassic(step, run, found);
  const { id } = image;
  const saved = await saveFromEngine(means, { id, store, name: found.given.name });
  try {
    return { ...(await copyEverywhere(step, all, saved)), id };
  } finally {
    await saved.remove();
  }
}

async function pushFromClassic(step: Step, { all, means, config }: FoundRun, found: GivenSource): Promise<PushedImage> {
  const [{ access, target }] = all;
  const { docker } = means;
  const names = ownNames(repositoryUri(target.location), step.environment);
  // Whoever removes the given name meanwhile does not remove the image.
  const image = await loadSource(found, means, names);
  try {
    const setup = { docker, config, identity: access.identity, caches: NO_CACHE };
    const built = { kind: 'engine', image } as const;
    const pusher = pusherOf(step, target, { setup, built });
    return await pushEverywhere(step, all, { setup, pusher, built, result: 'pushed' });
  } finally {
    await forgetNames(docker, names);
  }
}
