import { openRegistry } from '../../aws/open-registry.ts';
import { endChildren } from '../../docker/child-processes.ts';
import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { buildImage, testImage } from '../../phases/build/build-image.ts';
import { type BuilderSelection, describeSelection, reselectBuilder } from '../../phases/build/builder.ts';
import { forgetNames } from '../../phases/build/engine-image.ts';
import { openPushSetup } from '../../phases/build/push-setup.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type Authentication, authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { exportForLaterSteps } from '../../phases/credentials/job-exports.ts';
import { describeIdleInputs } from '../../phases/push/idle-inputs.ts';
import { pullImage } from '../../phases/push/pull-image.ts';
import { planPush, pushAndProve } from '../../phases/push/push-and-prove.ts';
import { type BuiltWork, type Decided, pushDecided } from '../../phases/push/push-decided.ts';
import { pusherOf } from '../../phases/push/push-tag.ts';
import { logIn } from '../../phases/push/registry-login.ts';
import { reuseImage } from '../../phases/push/reuse-image.ts';
import {
  type CheckOptions,
  checkRegistry,
  prepareRepository,
  startContentSearch,
  tellDecision,
  withoutStaying,
} from '../../phases/registry/check-registry.ts';
import type { TargetRepository } from '../../phases/registry/target-repository.ts';
import { dockerFor, type Step } from '../../phases/step.ts';
import { prefetchImages } from '../../phases/tags/move-tags.ts';
import type { Build, Reuse } from '../../plan/build-or-reuse.ts';
import type { PushedImage } from '../../report/result.ts';

/** The work that is under way when this file is loaded. */
export type Started = {
  readonly selection: Promise<BuilderSelection>;
  readonly idTokens: IdTokenSource;
};

/** The main path, from credentials to a proven image in ECR. With it the AWS SDK is loaded. */
export async function pushToEcr(step: Step, ecr: EcrDestination, started: Started): Promise<PushedImage> {
  const authenticated = authenticate(step, ecr, authenticationOf(step, ecr, started.idTokens));
  const content = startContentSearch(step, ecr, authenticated);
  const identity = await authenticated;
  const { credentials, caller } = identity;
  const registry = openRegistry(step, ecr, { credentials, repository: step.inputs.repository.name });
  try {
    const options = { registry, ownAccountId: caller?.accountId ?? '', content };
    return await buildOrReuse(step, ecr, { ...options, ...started, identity });
  } finally {
    registry.close();
  }
}

/** What is read of the Dockerfile is loaded only where the session is narrowed to it. */
function authenticationOf(step: Step, ecr: EcrDestination, idTokens: IdTokenSource): Authentication {
  const findUses = async () => await (await import('../../phases/credentials/build-uses.ts')).readBuildUses(step, ecr);
  return { idTokens, findUses };
}

/** What would be done, and the tags that the image would have then. */
export type Planned = { readonly action: 'build' | 'reuse'; readonly tags: Step['inputs']['tags'] };

/** Asks the registry what would be done. Changes nothing. */
export async function planPushToEcr(step: Step, ecr: EcrDestination, idTokens: IdTokenSource): Promise<Planned> {
  const authenticated = authenticate(step, ecr, authenticationOf(step, ecr, idTokens));
  const content = startContentSearch(step, ecr, authenticated);
  const { credentials, caller } = await authenticated;
  const registry = openRegistry(step, ecr, { credentials, repository: step.inputs.repository.name });
  try {
    return await step.runner.phase('Registry', async () => {
      const options = { registry, ownAccountId: caller?.accountId ?? '', content };
      const { decision } = await checkRegistry(step, ecr, options);
      if (decision.kind === 'refuse') throw new Failure(decision.problem);
      tellDecision(decision, step.runner);
      const { tags } = withoutStaying(step, decision).inputs;
      return { value: { action: decision.kind, tags }, sentence: decision.sentence };
    });
  } finally {
    registry.close();
    endChildren();
  }
}

type Choice = CheckOptions & Started & { readonly identity: Identity };

/** Does what was decided; where an image cannot be reused after all, what is to be done is asked once more. */
async function buildOrReuse(step: Step, ecr: EcrDestination, options: Choice): Promise<PushedImage> {
  const { identity, selection } = options;
  const { target, decision } = await prepareTarget(step, ecr, options);
  if (decision.kind === 'build') {
    const decideAgain = () => checkAgain(step, ecr, options);
    return await buildAndPush(step, ecr, { target, decision, identity, selection, decideAgain });
  }
  const idle = describeIdleInputs(step.inputs);
  if (idle !== undefined) step.runner.info(idle);
  const image = await reuseImage(step, target, decision);
  if (image === 'full') return await buildOrReuse(step, ecr, { ...options, isFull: true });
  return await deliverReused(step, ecr, { target, identity, image });
}

/** What later steps are to have of an image that is reused: the login, and the image in the engine. */
async function deliverReused(
  step: Step,
  ecr: EcrDestination,
  { target, identity, image }: Pick<BuildSetup, 'target' | 'identity'> & { readonly image: PushedImage },
): Promise<PushedImage> {
  const { load } = step.inputs.build;
  const config = ecr.dockerLogin || load ? await logIn(step, target) : undefined;
  try {
    await exportForLaterSteps(step, ecr, { identity, config: ecr.dockerLogin ? config : undefined });
    return load && config !== undefined ? await pullImage(step, target, { image, config }) : image;
  } finally {
    if (!ecr.dockerLogin) await config?.remove();
    // Nobody waits for the engine any more.
    endChildren();
  }
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepareTarget(
  step: Step,
  ecr: EcrDestination,
  { selection, ...options }: CheckOptions & Started,
): Promise<{ readonly target: TargetRepository; readonly decision: Build | Reuse }> {
  return await step.runner.phase('Registry', async () => {
    const check = await checkRegistry(step, ecr, options);
    const { decision } = check;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    tellDecision(decision, step.runner);
    if (decision.kind === 'build') describeSelection(await selection, step.runner);
    const target = await prepareRepository(step, check);
    return { value: { target, decision }, sentence: decision.sentence };
  });
}

/** Asks it all once more. */
async function checkAgain(step: Step, ecr: EcrDestination, options: CheckOptions): Promise<Decided> {
  return await step.runner.phase('Registry', async () => {
    const check = await checkRegistry(step, ecr, options);
    const { decision } = check;
    tellDecision(decision, step.runner);
    const value = { target: await prepareRepository(step, check), decision };
    return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
  });
}

type BuildSetup = Pick<Started, 'selection'> &
  Pick<BuiltWork, 'decideAgain'> & {
    readonly target: TargetRepository;
    readonly decision: Build;
    readonly identity: Identity;
  };

/** Builds and pushes with a Docker configuration that is gone afterwards, unless later steps were to have it. */
async function buildAndPush(
  whole: Step,
  ecr: EcrDestination,
  { target, decision, identity, selection, decideAgain }: BuildSetup,
): Promise<PushedImage> {
  const step = withoutStaying(whole, decision);
  const builder = { selection: await selection, snapshot: target.snapshot };
  const selected = await reselectBuilder(step, dockerFor(step), builder);
  const config = await logIn(step, target);
  try {
    await exportForLaterSteps(step, ecr, { identity, config });
    const setup = await openPushSetup(step, target, { config, identity, selection: selected });
    prefetchImages(step, target, decision.tagPlan);
    const built = await buildImage(step, target, setup);
    try {
      const tested = await testImage(step, target, { setup, built });
      const push: BuiltWork['push'] = async (own, repository, { tagPlan }) => {
        const plan = await planPush(own, repository, tagPlan);
        const pusher = pusherOf(own, repository, { setup, built });
        return await pushAndProve(own, repository, { ...plan, setup, pusher, built, tested });
      };
      const image = await pushDecided(whole, { target, decision }, { push, decideAgain });
      const isOther = image.result === 'reused' && step.inputs.build.load;
      return isOther ? await pullImage(step, target, { image, config }) : image;
    } finally {
      if (built.kind === 'engine') await forgetNames(setup.docker, built.image.names);
    }
  } finally {
    if (!ecr.dockerLogin) await config.remove();
  }
}
