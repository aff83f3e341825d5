import {
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalObject,
  readOptionalText,
  readOptionalTexts,
  readOptionalWord,
} from '../fields.ts';
import { repositoryArn } from '../iam/arn.ts';
import type { World } from '../world.ts';
import { readMutability } from './mutability.ts';
import type { Encryption, Repository } from './registries.ts';
import {
  authorize,
  type EcrOperation,
  type EcrRequest,
  ecrError,
  epochSeconds,
  invalidParameter,
  namedRepository,
  pageOf,
  readRegistryId,
  refusePaging,
  requireRepository,
  throwRepositoryNotFound,
} from './request.ts';
import { readResourceTags } from './resource-tags.ts';

/** The operations on repositories and their settings, by name. */
export const repositoryOperations: Readonly<Record<string, EcrOperation>> = {
  CreateRepository: createRepository,
  DescribeRepositories: describeRepositories,
  DeleteRepository: deleteRepository,
  PutImageTagMutability: putImageTagMutability,
  PutImageScanningConfiguration: putImageScanningConfiguration,
};

async function createRepository(request: EcrRequest): Promise<object> {
  const { world, input, caller } = request;
  const { name, accountId, target } = namedRepository(request);
  authorize(request, 'ecr:CreateRepository', target);
  const resourceTags = readResourceTags(input);
  if (resourceTags.size > 0) {
    authorize(request, 'ecr:TagResource', target);
  }
  const scanning = readOptionalObject(input, 'imageScanningConfiguration');
  const repository = world.registries.createRepository({
    accountId,
    region: caller.region,
    name,
    createdAtMs: world.now(),
    encryption: readEncryption(input),
    mutability: readMutability(input),
    scanOnPush: (scanning && readOptionalBoolean(scanning, 'scanOnPush')) ?? false,
    resourceTags,
  });
  if (repository === undefined) {
    const text = `The repository with name '${name}' already exists in the registry with id '${accountId}'`;
    throw ecrError('RepositoryAlreadyExistsException', text);
  }
  return { repository: await describe(world, repository) };
}

async function describeRepositories(request: EcrRequest): Promise<object> {
  const { world, input, caller, note } = request;
  const accountId = readRegistryId(request);
  const names = readOptionalTexts(input, 'repositoryNames');
  if (names === undefined) {
    const arn = repositoryArn(accountId, caller.region, '*');
    authorize(request, 'ecr:DescribeRepositories', { arn, accountId, region: caller.region, repository: undefined });
    const all = world.registries.repositories(accountId, caller.region);
    const page = pageOf(all, input);
    const repositories = await Promise.all(page.items.map((repository) => describe(world, repository)));
    return { repositories, nextToken: page.next };
  }
  refusePaging(input, 'repositoryNames');
  note.repository = names.join(',');
  const found = names.map((name) => {
    const repository = world.registries.repository(accountId, caller.region, name);
    const arn = repositoryArn(accountId, caller.region, name);
    authorize(request, 'ecr:DescribeRepositories', { arn, accountId, region: caller.region, repository });
    return repository ?? throwRepositoryNotFound(name, accountId);
  });
  return { repositories: await Promise.all(found.map((repository) => describe(world, repository))) };
}

async function deleteRepository(request: EcrRequest): Promise<object> {
  const repository = requireRepository(request);
  const { name, accountId } = repository;
  if (repository.images.size > 0 && readOptionalBoolean(request.input, 'force') !== true) {
    const text = `The repository with name '${name}' in registry with id '${accountId}' cannot be deleted because it still contains images`;
    throw ecrError('RepositoryNotEmptyException', text);
  }
  request.world.registries.deleteRepository(repository);
  return { repository: await describe(request.world, repository) };
}

function putImageTagMutability(request: EcrRequest): object {
  const repository = requireRepository(request);
  repository.mutability = readMutability(request.input);
  return { ...identify(repository), ...mutabilityOf(repository) };
}

function putImageScanningConfiguration(request: EcrRequest): object {
  const repository = requireRepository(request);
  const scanning = readFields(request.input.imageScanningConfiguration, 'imageScanningConfiguration');
  repository.scanOnPush = readOptionalBoolean(scanning, 'scanOnPush') ?? false;
  return { ...identify(repository), imageScanningConfiguration: { scanOnPush: repository.scanOnPush } };
}

async function describe(world: World, repository: Repository): Promise<object> {
  const { encryption } = repository;
  return {
    repositoryArn: repository.arn,
    ...identify(repository),
    repositoryUri: `${await world.registryHost(repository.accountId, repository.region)}/${repository.name}`,
    createdAt: epochSeconds(repository.createdAtMs),
    ...mutabilityOf(repository),
    imageScanningConfiguration: { scanOnPush: repository.scanOnPush },
    encryptionConfiguration: { encryptionType: encryption.encryptionType, kmsKey: encryption.kmsKey },
  };
}

function identify({ accountId, name }: Repository): { registryId: string; repositoryName: string } {
  return { registryId: accountId, repositoryName: name };
}

function mutabilityOf({ mutability: { mode, filters } }: Repository): object {
  const exclusions = filters.map((filter) => ({ filterType: 'WILDCARD', filter }));
  return {
    imageTagMutability: mode,
    ...(filters.length === 0 ? {} : { imageTagMutabilityExclusionFilters: exclusions }),
  };
}

function readEncryption(input: Fields): Encryption {
  const fields = readOptionalObject(input, 'encryptionConfiguration');
  const types = ['AES256', 'KMS', 'KMS_DSSE'] as const;
  const encryptionType = (fields && readOptionalWord(fields, 'encryptionType', types)) ?? 'AES256';
  const kmsKey = fields && readOptionalText(fields, 'kmsKey');
  if (kmsKey !== undefined && encryptionType === 'AES256') {
    throw invalidParameter('encryptionConfiguration', 'kmsKey is allowed with KMS and KMS_DSSE only');
  }
  return { encryptionType, kmsKey };
}
