import { readOptionalTexts } from '../fields.ts';
import { Refusal } from '../refusal.ts';
import { accountSettingOperations } from './account-settings.ts';
import { imageReadOperations } from './image-reads.ts';
import { imageChangeOperations } from './images.ts';
import { inputs } from './inputs.ts';
import type { JsonApi } from './json-api.ts';
import { layerOperations } from './layers.ts';
import { policyOperations } from './policies.ts';
import { replicationOperations } from './replication-operations.ts';
import { repositoryOperations } from './repositories.ts';
import { authorize, type EcrOperation, type EcrRequest, epochSeconds } from './request.ts';
import { resourceTagOperations } from './resource-tags.ts';
import { scanOperations } from './scans.ts';

const operations: Readonly<Record<string, EcrOperation>> = {
  GetAuthorizationToken: getAuthorizationToken,
  ...accountSettingOperations,
  ...repositoryOperations,
  ...imageReadOperations,
  ...imageChangeOperations,
  ...resourceTagOperations,
  ...layerOperations,
  ...policyOperations,
  ...scanOperations,
  ...replicationOperations,
};

/** The names of the operations that are imitated. */
export const ecrOperations: readonly string[] = Object.keys(operations);

/** The Amazon ECR API, version 2015-09-21. */
export const ecrApi: JsonApi = {
  service: 'ecr',
  targetPrefix: 'AmazonEC2ContainerRegistry_V20150921.',
  operations,
  inputs,
  admit: (caller) => caller,
};

const passwordLifetimeMs = 12 * 60 * 60 * 1000;

async function getAuthorizationToken(request: EcrRequest): Promise<object> {
  const { world, caller, input } = request;
  const { credential, region } = caller;
  const { accountId } = credential.principal;
  authorize(request, 'ecr:GetAuthorizationToken', { arn: '*', accountId, region, repository: undefined });
  const quota = { perSecond: world.rules.authorizationTokensPerSecond, nowMs: world.now() };
  if (!world.registries.takesCall('GetAuthorizationToken', { accountId, region }, quota)) {
    throw new Refusal('ThrottlingException', 400, 'Rate exceeded');
  }
  const expiresAtMs = world.now() + passwordLifetimeMs;
  const password = world.registries.issuePassword(credential, expiresAtMs);
  const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
  const registryIds = readOptionalTexts(input, 'registryIds') ?? [accountId];
  const hosts = await Promise.all(registryIds.map((registryId) => world.registryHost(registryId, region)));
  return {
    authorizationData: hosts.map((host) => ({
      authorizationToken,
      expiresAt: epochSeconds(expiresAtMs),
      proxyEndpoint: `http://${host}`,
    })),
  };
}
