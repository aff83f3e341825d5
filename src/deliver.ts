import { proxyVariables } from './aws/connection.ts';
import * as sts from './aws/identity.ts';
import { type Authorization, EcrRegistry, type Registry } from './aws/registry.ts';
import type { PrivateConfig } from './docker/config.ts';
import type { Engine } from './docker/engine.ts';
import type { Docker } from './docker/process.ts';
import { buildImage } from './execute/build.ts';
import { credentialVariables, expose, previousValues } from './execute/expose.ts';
import { type Identity, identify } from './execute/identify.ts';
import { prove } from './execute/prove.ts';
import { type Pushed, pushImage } from './execute/push.ts';
import { survey } from './execute/survey.ts';
import { addTags } from './execute/tag.ts';
import { type PushTarget, pushFailed } from './failure/docker.ts';
import { Failure } from './failure/failure.ts';
import type { EcrDestination } from './inputs/inputs.ts';
import { decide } from './plan/decision.ts';
import { isLoginStale } from './plan/login.ts';
import { repositoryUri, splitUri } from './plan/repository.ts';
import type { TagPlan } from './plan/tags.ts';
import type { PushedImage } from './report/result.ts';
import type { Outcome } from './report/runner.ts';
import { dockerFor, privateConfig, type Step } from './step.ts';

/** What was set going before this part was loaded. */
export type Started = {
  readonly engine: Promise<Engine>;
  /** Gives a fresh ID token of this job. */
  readonly idTokens: () => Promise<string>;
};

/** What was found and decided before the build. */
type Preparation = { readonly authorization: Authorization; readonly target: PushTarget; readonly tagPlan: TagPlan };

/** All that building and pushing needs. */
type Delivery = Preparation & {
  readonly identity: Identity;
  readonly registry: Registry;
  readonly docker: Docker;
  readonly config: PrivateConfig;
};

/** The main path, from credentials to a proven image in ECR. */
export async function deliver(step: Step, ecr: EcrDestination, started: Started): Promise<PushedImage> {
  const identity = await authenticate(step, ecr, started);
  const registry = new EcrRegistry({
    region: ecr.region,
    proxy: proxyVariables(step.environment),
    credentials: identity.credentials,
    repository: step.inputs.repository.name,
    registryId: ecr.registryId,
    mask: step.runner.mask,
  });
  try {
    const preparation = await prepare(step, ecr, { identity, registry, engine: started.engine });
    const config = await privateConfig(step);
    try {
      await config.login({ ...preparation.authorization, host: preparation.target.host });
      await exposeToLaterSteps(step, ecr, identity, config);
      const docker = dockerFor(step, config);
      return await publish(step, { ...preparation, identity, registry, docker, config });
    } finally {
      if (!ecr.dockerLogin) await config.remove();
    }
  } finally {
    registry.close();
  }
}

async function authenticate(
  { environment, runner, patience }: Step,
  ecr: EcrDestination,
  { idTokens }: Started,
): Promise<Identity> {
  const { mask, info } = runner;
  const context = { region: ecr.region, proxy: proxyVariables(environment), patience, idToken: idTokens, mask, info };
  return await runner.phase('Credentials', async () => {
    const identity = await identify(sts, ecr, context);
    return { value: identity, sentence: `Credentials of ${identity.caller?.arn ?? 'this runner'}` };
  });
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare(
  { inputs, runner }: Step,
  ecr: EcrDestination,
  {
    identity,
    registry,
    engine,
  }: { readonly identity: Identity; readonly registry: Registry; readonly engine: Promise<Engine> },
): Promise<Preparation> {
  return await runner.phase('Registry', async () => {
    const { repository, tags } = inputs;
    const [facts, { clientVersion, serverVersion }] = await Promise.all([survey(registry, tags), engine]);
    runner.info(`Docker ${serverVersion} (command ${clientVersion}).`);
    const ownAccountId = identity.caller?.accountId ?? '';
    const found = facts.repository.kind === 'found' ? facts.repository : undefined;
    const accountId = ecr.registryId ?? found?.registryId ?? ownAccountId;
    const decision = decide({
      repository: repository.name,
      accountId,
      region: ecr.region,
      createRepository: ecr.createRepository,
      tags,
      repositoryFacts: facts.repository,
      tagFacts: facts.tags,
    });
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    if (facts.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
    const created = decision.createRepository ? await registry.createRepository() : undefined;
    const told = created?.uri ?? found?.uri;
    const uri = told ?? repositoryUri(facts.authorization.host, ownAccountId, accountId, repository.name);
    const host = repository.host ?? splitUri(uri).host;
    const image = `${host}/${repository.name}:${tags[0]}`;
    const target = {
      image,
      host,
      repository: repository.name,
      accountId,
      region: ecr.region,
      isSeen: told !== undefined,
    };
    return {
      value: { authorization: facts.authorization, target, tagPlan: decision.tagPlan },
      sentence: decision.sentence,
    };
  });
}

const UNKNOWN_REPOSITORY =
  'The role lacks ecr:DescribeRepositories: whether the repository exists and whether its tags are immutable shows at the push.';

/** `export-credentials` and `docker-login`: only now, as account and repository turned out to be right. */
async function exposeToLaterSteps(
  { environment, runner }: Step,
  ecr: EcrDestination,
  identity: Identity,
  config: PrivateConfig,
) {
  const changed = {
    ...(ecr.exportCredentials ? credentialVariables(await identity.current(), ecr.region) : {}),
    ...(ecr.dockerLogin ? { DOCKER_CONFIG: config.directory } : {}),
  };
  if (Object.keys(changed).length > 0)
    expose(runner, changed, previousValues(Object.keys(changed), environment.variables));
}

/** Builds, pushes, adds the further tags, and asks the registry what it has. */
async function publish(step: Step, delivery: Delivery): Promise<PushedImage> {
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
    const { digest, ...proof } = await prove(claim, { registry, patience, warning: runner.warning });
    const { host, repository, accountId, region } = target;
    const platformDigests = pushed.platform === undefined ? {} : { [pushed.platform]: digest };
    return {
      value: {
        kind: 'pushed',
        registry: host,
        repository,
        accountId,
        region,
        tags: inputs.tags,
        digest,
        ...proof,
        platformDigests,
      },
      sentence: `ECR has ${host}/${repository}@${digest} under ${inputs.tags.length === 1 ? 'its tag' : `its ${inputs.tags.length} tags`}`,
    };
  });
}

async function push(step: Step, delivery: Delivery): Promise<Outcome<Pushed>> {
  const { docker, authorization, identity, target } = delivery;
  const life = { tokenExpiresAt: authorization.expiresAt, sessionExpiresAt: identity.sessionExpiresAt() };
  if (isLoginStale(life, new Date())) await renewLogin(delivery);
  const { patience, runner } = step;
  const pushed = await pushImage(docker, target, {
    renewLogin: () => renewLogin(delivery),
    patience,
    info: runner.info,
  });
  return { value: pushed, sentence: `Pushed ${target.image} as ${pushed.digest}` };
}

async function pushTag(step: Step, delivery: Delivery, tag: string): Promise<void> {
  const { docker, target } = delivery;
  const image = `${target.host}/${target.repository}:${tag}`;
  const tagged = await docker.ask(['tag', target.image, image]);
  if (!tagged.succeeded) throw pushFailed(tagged.tail, { ...target, image });
  await push(step, { ...delivery, target: { ...target, image } });
}

async function renewLogin({ registry, config, target }: Delivery): Promise<void> {
  await config.login({ ...(await registry.authorize()), host: target.host });
}
