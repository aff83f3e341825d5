import { proxyVariables } from './aws/connection.ts';
import * as sts from './aws/identity.ts';
import { EcrRegistry, type Registry } from './aws/registry.ts';
import type { PrivateConfig } from './docker/config.ts';
import type { Engine } from './docker/engine.ts';
import { credentialVariables, expose, previousValues } from './execute/expose.ts';
import { type Identity, identify } from './execute/identify.ts';
import { survey } from './execute/survey.ts';
import { Failure } from './failure/failure.ts';
import { idTokenMissing } from './failure/identity.ts';
import type { EcrDestination } from './inputs/inputs.ts';
import { decide } from './plan/decision.ts';
import { locate, partitionOf } from './plan/repository.ts';
import { type Preparation, publish } from './publish.ts';
import type { PushedImage } from './report/result.ts';
import { dockerFor, privateConfig, type Step } from './step.ts';

/** What was set going before this part was loaded. */
export type Started = {
  readonly engine: Promise<Engine>;
  /** Gives a fresh ID token of this job. */
  readonly idTokens: () => Promise<string>;
};

/** Who asks whom before the build. */
type Connection = {
  readonly registry: Registry;
  readonly caller: sts.Caller | undefined;
  readonly engine: Promise<Engine>;
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
    const { caller } = identity;
    const preparation = await prepare(step, ecr, { registry, caller, engine: started.engine });
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
  { environment, event, runner, patience }: Step,
  ecr: EcrDestination,
  { idTokens }: Started,
): Promise<Identity> {
  const { mask, info } = runner;
  const context = { region: ecr.region, proxy: proxyVariables(environment), patience, idToken: idTokens, mask, info };
  return await runner.phase('Credentials', async () => {
    const identity = await identify(sts, ecr, context).catch((error: unknown) => {
      throw event.fromFork && isCredentialsMissing(error) ? idTokenMissing(event) : error;
    });
    return { value: identity, sentence: `Credentials of ${identity.caller?.arn ?? 'this runner'}` };
  });
}

/** In a fork's run a role that comes from a secret is empty, and no permission would help. */
function isCredentialsMissing(error: unknown): boolean {
  return error instanceof Failure && error.problem.code === 'credentials-missing';
}

/** Asks all that can be known, decides, and creates the repository where that was decided. */
async function prepare({ inputs, runner }: Step, ecr: EcrDestination, connection: Connection): Promise<Preparation> {
  const { registry, caller, engine } = connection;
  return await runner.phase('Registry', async () => {
    const { repository: reference, tags } = inputs;
    const [facts, { clientVersion, serverVersion }] = await Promise.all([survey(registry, tags), engine]);
    runner.info(`Docker ${serverVersion} (command ${clientVersion}).`);
    const place = {
      reference,
      registryId: ecr.registryId,
      ownAccountId: caller?.accountId ?? '',
      proxyHost: facts.authorization.host,
    };
    const decision = decide({
      repository: reference.name,
      accountId: locate(place, facts.repository).accountId,
      region: ecr.region,
      createRepository: ecr.createRepository,
      tags,
      repositoryFacts: facts.repository,
      tagFacts: facts.tags,
    });
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    if (facts.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
    const repository = decision.createRepository ? await registry.createRepository() : facts.repository;
    const { host, accountId } = locate(place, repository);
    if (host === undefined) throw hostUnknown(reference.name, accountId);
    const image = `${host}/${reference.name}:${tags[0]}`;
    const isSeen = repository.kind === 'found';
    const { region } = ecr;
    const partition = partitionOf(region);
    const target = { image, host, repository: reference.name, accountId, region, partition, isSeen };
    return {
      value: { authorization: facts.authorization, repository, target, tagPlan: decision.tagPlan },
      sentence: decision.sentence,
    };
  });
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
