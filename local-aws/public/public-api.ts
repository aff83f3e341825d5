import { imageChangeOperations } from '../ecr/images.ts';
import type { JsonApi } from '../ecr/json-api.ts';
import { layerOperations } from '../ecr/layers.ts';
import { policyOperations } from '../ecr/policies.ts';
import { authorize, type EcrOperation, type EcrRequest, ecrError, epochSeconds, pageOf } from '../ecr/request.ts';
import { resourceTagOperations } from '../ecr/resource-tags.ts';
import type { Exchange } from '../exchange.ts';
import type { Caller } from '../iam/caller.ts';
import { parseSignature } from '../iam/signature.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { publicInputs } from './public-inputs.ts';
import { publicRegion } from './public-registries.ts';
import { publicRepositoryOperations } from './public-repositories.ts';

const { PutImage, BatchDeleteImage } = imageChangeOperations;
const { BatchCheckLayerAvailability } = layerOperations;
const { GetRepositoryPolicy, SetRepositoryPolicy, DeleteRepositoryPolicy } = policyOperations;

/** The API of ECR Public, version 2020-10-30. Manifests and layers are read at its registry only. */
export const publicApi: JsonApi = {
  service: 'ecr-public',
  targetPrefix: 'SpencerFrontendService.',
  operations: {
    GetAuthorizationToken: getAuthorizationToken,
    DescribeRegistries: describeRegistries,
    ...publicRepositoryOperations,
    ...ofAccount({ PutImage, BatchDeleteImage, BatchCheckLayerAvailability }),
    ...present({ GetRepositoryPolicy, SetRepositoryPolicy, DeleteRepositoryPolicy }),
    ...resourceTagOperations,
  },
  inputs: publicInputs,
  admit,
};

/** The names of the operations that are imitated. */
export const publicOperations: readonly string[] = Object.keys(publicApi.operations);

/** The regions that have an endpoint (AWS General Reference, "Amazon ECR endpoints and quotas"). */
const regions: readonly string[] = ['us-east-1', 'us-west-2'];
const passwordLifetimeMs = 12 * 60 * 60 * 1000;

/** The world as the operations see it that ECR Public shares with ECR: its registries are the public ones. */
export function publicWorld(world: World): World {
  return { ...world, registries: world.publicRegistries.registries };
}

/** The caller, in the region that all public repositories are in; refuses a signature for another service, or a region without an endpoint. */
function admit(caller: Caller, exchange: Exchange): Caller {
  const signature = parseSignature({ ...exchange, body: new Uint8Array() });
  if (typeof signature !== 'string' && signature.service !== 'ecr-public') {
    throw scopeError("Credential should be scoped to correct service: 'ecr-public'.");
  }
  if (!regions.includes(caller.region)) {
    throw scopeError('Credential should be scoped to a valid region. ');
  }
  return { ...caller, region: publicRegion };
}

function scopeError(text: string): Refusal {
  return new Refusal('InvalidSignatureException', 400, text);
}

/** The password of the registry; the token comes of STS, which has a permission of its own for that (user guide, "Registry authentication"). */
function getAuthorizationToken(request: EcrRequest): object {
  const { world, caller } = request;
  const { credential, region } = caller;
  const { accountId } = credential.principal;
  const target = { arn: '*', accountId, region, repository: undefined };
  authorize(request, 'ecr-public:GetAuthorizationToken', target);
  authorize(request, 'sts:GetServiceBearerToken', {
    ...target,
    context: { 'sts:awsservicename': ['ecr-public.amazonaws.com'] },
  });
  const quota = { perSecond: world.rules.authorizationTokensPerSecond, nowMs: world.now() };
  if (!world.registries.takesCall('GetAuthorizationToken', { accountId, region }, quota)) {
    throw new Refusal('ThrottlingException', 400, 'Rate exceeded');
  }
  const expiresAtMs = world.now() + passwordLifetimeMs;
  const password = world.registries.issuePassword(credential, expiresAtMs);
  const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
  return { authorizationData: { authorizationToken, expiresAt: epochSeconds(expiresAtMs) } };
}

async function describeRegistries(request: EcrRequest): Promise<object> {
  const { world, caller, input } = request;
  const { credential, region } = caller;
  const { accountId } = credential.principal;
  authorize(request, 'ecr-public:DescribeRegistries', { arn: '*', accountId, region, repository: undefined });
  const aliases = world.publicRegistries.aliases(accountId);
  const registry = {
    registryId: accountId,
    registryArn: `arn:aws:ecr-public::${accountId}:registry/${accountId}`,
    registryUri: `${await world.publicRegistryHost()}/${aliases[0]}`,
    verified: false,
    aliases: aliases.map((name, index) => ({
      name,
      status: 'ACTIVE',
      primaryRegistryAlias: index === 0,
      defaultRegistryAlias: index === aliases.length - 1,
    })),
  };
  const page = pageOf([registry], input);
  return { registries: page.items, nextToken: page.next };
}

/** Operations of ECR that here take an alias in the place of an account as well. */
function ofAccount(operations: Readonly<Record<string, EcrOperation | undefined>>): Record<string, EcrOperation> {
  return Object.fromEntries(
    Object.entries(present(operations)).map(([name, run]) => [
      name,
      (request: EcrRequest) => run(withAccount(request)),
    ]),
  );
}

function withAccount(request: EcrRequest): EcrRequest {
  const { registryId } = request.input;
  if (typeof registryId !== 'string' || /^\d{12}$/.test(registryId)) {
    return request;
  }
  const accountId = request.world.publicRegistries.accountOf(registryId);
  if (accountId === undefined) {
    throw ecrError('RegistryNotFoundException', `The registry with id '${registryId}' does not exist`);
  }
  return { ...request, input: { ...request.input, registryId: accountId } };
}

function present(operations: Readonly<Record<string, EcrOperation | undefined>>): Record<string, EcrOperation> {
  const found = Object.entries(operations).flatMap(([name, run]): [string, EcrOperation][] =>
    run === undefined ? [] : [[name, run]],
  );
  return Object.fromEntries(found);
}
