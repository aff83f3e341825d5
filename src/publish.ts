import type { Authorization, Registry } from './aws/registry.ts';
import type { PrivateConfig } from './docker/config.ts';
import type { Docker } from './docker/process.ts';
import { buildImage } from './execute/build.ts';
import type { Identity } from './execute/identify.ts';
import { type Proof, prove } from './execute/prove.ts';
import { type Pushed, pushImage } from './execute/push.ts';
import { addTags } from './execute/tag.ts';
import { type PushTarget, pushFailed, tagTaken } from './failure/docker.ts';
import type { Failure } from './failure/failure.ts';
import { isLoginStale } from './plan/login.ts';
import { isMovable, type RepositoryFacts } from './plan/repository.ts';
import type { TagPlan } from './plan/tags.ts';
import type { PushedImage } from './report/result.ts';
import type { Outcome } from './report/runner.ts';
import type { Step } from './step.ts';

/** What was found and decided before the build. */
export type Preparation = {
  readonly authorization: Authorization;
  readonly repository: RepositoryFacts;
  readonly target: PushTarget;
  readonly tagPlan: TagPlan;
};

/** All that building and pushing needs. */
export type Delivery = Preparation & {
  readonly identity: Identity;
  readonly registry: Registry;
  readonly docker: Docker;
  readonly config: PrivateConfig;
};

/** Builds, pushes, adds the further tags, and asks the registry what it has. */
export async function publish(step: Step, delivery: Delivery): Promise<PushedImage> {
  const { runner, inputs, patience } = step;
  const { docker, registry, target, tagPlan } = delivery;
  await runner.phase('Build', async () => {
    await buildImage(docker, { build: inputs.build, images: [target.image], info: runner.info });
    return { value: undefined, sentence: `Built ${target.image}` };
  });
  const pushed = await runner.phase('Push', () => push(step, delivery));
  if (tagPlan.waves.length > 0) {
    await runner.phase('Tags', async () => {
      await addTags(tagPlan, pushed.digest, {
        registry,
        pushTag: (tag) => pushTag(step, delivery, tag),
        patience,
        warning: runner.warning,
        repository: target.repository,
      });
      return { value: undefined, sentence: `Tagged as ${tagPlan.waves.flat().join(', ')} too` };
    });
  }
  return await runner.phase('Proof', async () => {
    const claim = { tags: inputs.tags, digest: pushed.digest, repository: target.repository };
    const proof = await prove(claim, { registry, patience, warning: runner.warning });
    const image = toPushedImage(inputs.tags, delivery.target, pushed, proof);
    return { value: image, sentence: describeProof(image) };
  });
}

function toPushedImage(tags: PushedImage['tags'], target: PushTarget, pushed: Pushed, proof: Proof): PushedImage {
  const { host, repository, accountId, region } = target;
  const platformDigests = pushed.platform === undefined ? {} : { [pushed.platform]: proof.digest };
  return { kind: 'pushed', registry: host, repository, accountId, region, tags, ...proof, platformDigests };
}

function describeProof({ registry, repository, digest, tags, isProven }: PushedImage): string {
  const under = tags.length === 1 ? 'its tag' : `its ${tags.length} tags`;
  const image = `${registry}/${repository}@${digest}`;
  return isProven ? `ECR has ${image} under ${under}` : `Not proven: ${image} under ${under}`;
}

async function push(step: Step, delivery: Delivery): Promise<Outcome<Pushed>> {
  const { docker, authorization, identity, target } = delivery;
  const life = { tokenExpiresAt: authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date())) await renewLogin(delivery);
  const { patience, runner } = step;
  const pushed = await pushImage(docker, target, {
    renewLogin: () => renewLogin(delivery),
    explain: (output, attempts) => explainPush(delivery, output, attempts),
    patience,
    info: runner.info,
  });
  return { value: pushed, sentence: `Pushed ${target.image} as ${pushed.digest}` };
}

/** Docker with the containerd store passes on only the status of a refusal, so ECR is asked about an immutable tag. */
async function explainPush(delivery: Delivery, output: string, attempts: number): Promise<Failure> {
  const { registry, repository, target } = delivery;
  const tag = target.image.slice(target.image.lastIndexOf(':') + 1);
  if (/400 Bad Request/.test(output) && repository.kind === 'found' && !isMovable(tag, repository.mutability)) {
    const there = await registry.describeTag(tag);
    if (there.kind === 'found') return tagTaken(output, target, there.value.digest);
  }
  return pushFailed(output, target, attempts);
}

async function pushTag(step: Step, delivery: Delivery, tag: string): Promise<void> {
  const { docker, target } = delivery;
  const image = `${target.host}/${target.repository}:${tag}`;
  const tagged = await docker.ask(['tag', target.image, image]);
  if (!tagged.succeeded) throw pushFailed(tagged.tail, { ...target, image }, 1);
  await push(step, { ...delivery, target: { ...target, image } });
}

async function renewLogin({ registry, config, target }: Delivery): Promise<void> {
  await config.login({ ...(await registry.authorize()), host: target.host });
}
