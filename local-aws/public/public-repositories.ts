import { findImage, readImageIds, requireImage } from '../ecr/image-ids.ts';
import { imageSize } from '../ecr/push.ts';
import type { Image, Repository } from '../ecr/registries.ts';
import {
  authorize,
  type EcrOperation,
  type EcrRequest,
  ecrError,
  epochSeconds,
  namedRepository,
  pageOf,
  readRegistryId,
  refusePaging,
  requireRepository,
  throwRepositoryNotFound,
  withinRepository,
} from '../ecr/request.ts';
import { readResourceTags } from '../ecr/resource-tags.ts';
import {
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalObject,
  readOptionalText,
  readOptionalTexts,
} from '../fields.ts';
import type { World } from '../world.ts';
import type { CatalogData } from './public-registries.ts';

/** The operations on public repositories and their images that are not those of ECR's repositories, by name. */
export const publicRepositoryOperations: Readonly<Record<string, EcrOperation>> = {
  CreateRepository: createRepository,
  DescribeRepositories: describeRepositories,
  DeleteRepository: deleteRepository,
  GetRepositoryCatalogData: getCatalogData,
  PutRepositoryCatalogData: putCatalogData,
  DescribeImages: describeImages,
  DescribeImageTags: describeImageTags,
};

async function createRepository(request: EcrRequest): Promise<object> {
  const { world, input } = request;
  const { name, accountId, target } = namedRepository(request);
  authorize(request, 'ecr-public:CreateRepository', target);
  const resourceTags = readResourceTags(input);
  if (resourceTags.size > 0) {
    authorize(request, 'ecr-public:TagResource', target);
  }
  const given = readOptionalObject(input, 'catalogData');
  const catalog = given && readCatalog(given);
  const settings = { accountId, name, createdAtMs: world.now() };
  const repository = world.publicRegistries.createRepository(settings, { catalog, resourceTags });
  if (repository === undefined) {
    const text = `The repository with name '${name}' already exists in the registry with id '${accountId}'`;
    throw ecrError('RepositoryAlreadyExistsException', text);
  }
  return { repository: await describe(world, repository), catalogData: catalog };
}

async function describeRepositories(request: EcrRequest): Promise<object> {
  const { world, input, caller, note } = request;
  const { registries } = world;
  const { region } = caller;
  const accountId = readRegistryId(request);
  const names = readOptionalTexts(input, 'repositoryNames');
  if (names === undefined) {
    const arn = registries.arn(accountId, region, '*');
    authorize(request, 'ecr-public:DescribeRepositories', { arn, accountId, region, repository: undefined });
    const page = pageOf(registries.repositories(accountId, region), input);
    const repositories = await Promise.all(page.items.map((repository) => describe(world, repository)));
    return { repositories, nextToken: page.next };
  }
  refusePaging(input, 'repositoryNames');
  note.repository = names.join(',');
  const found = names.map((name) => {
    const repository = registries.repository(accountId, region, name);
    const arn = registries.arn(accountId, region, name);
    authorize(request, 'ecr-public:DescribeRepositories', { arn, accountId, region, repository });
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
  request.world.publicRegistries.deleteRepository(repository);
  return { repository: await describe(request.world, repository) };
}

async function getCatalogData(request: EcrRequest): Promise<object> {
  const repository = requireRepository(request);
  const catalogData = request.world.publicRegistries.catalog(repository);
  if (catalogData === undefined) {
    const text = `Catalog data does not exist for ${withinRepository(repository)}`;
    throw ecrError('RepositoryCatalogDataNotFoundException', text);
  }
  return { catalogData: await withLogo(request.world, repository, catalogData) };
}

async function putCatalogData(request: EcrRequest): Promise<object> {
  const repository = requireRepository(request);
  const fields = readFields(request.input.catalogData, 'catalogData');
  const catalogData = readCatalog(fields);
  const logo = readOptionalText(fields, 'logoImageBlob');
  request.world.publicRegistries.setCatalog(repository, catalogData);
  if (logo !== undefined) {
    request.world.publicRegistries.setLogo(repository, Buffer.from(logo, 'base64'));
  }
  return { catalogData: await withLogo(request.world, repository, catalogData) };
}

/** The texts, with the address of the picture where there is one. */
async function withLogo(world: World, repository: Repository, catalog: CatalogData): Promise<object> {
  if (world.publicRegistries.logo(repository) === undefined) {
    return catalog;
  }
  const [alias] = world.publicRegistries.aliases(repository.accountId);
  return { ...catalog, logoUrl: `http://${await world.publicRegistryHost()}/logos/${alias}/${repository.name}` };
}

function describeImages(request: EcrRequest): object {
  const { input } = request;
  const repository = requireRepository(request);
  const ids = readImageIds(input);
  if (ids === undefined) {
    const page = pageOf([...repository.images.values()], input);
    return { imageDetails: page.items.map((image) => describeImage(repository, image)), nextToken: page.next };
  }
  refusePaging(input, 'imageIds');
  const images = new Set(ids.map((id) => requireImage(repository, id)));
  return { imageDetails: [...images].map((image) => describeImage(repository, image)) };
}

function describeImageTags(request: EcrRequest): object {
  const repository = requireRepository(request);
  const page = pageOf([...repository.tags], request.input);
  const imageTagDetails = page.items.flatMap(([imageTag, { setAtMs }]) => {
    const found = findImage(repository, { imageTag });
    return found.kind === 'found'
      ? [{ imageTag, createdAt: epochSeconds(setAtMs), imageDetail: detailOf(repository, found.image) }]
      : [];
  });
  return { imageTagDetails, nextToken: page.next };
}

async function describe(world: World, { arn, accountId, name, createdAtMs }: Repository): Promise<object> {
  const [alias] = world.publicRegistries.aliases(accountId);
  return {
    repositoryArn: arn,
    registryId: accountId,
    repositoryName: name,
    repositoryUri: `${await world.publicRegistryHost()}/${alias}/${name}`,
    createdAt: epochSeconds(createdAtMs),
  };
}

function describeImage(repository: Repository, image: Image): object {
  return {
    registryId: repository.accountId,
    repositoryName: repository.name,
    imageTags: image.tags.size === 0 ? undefined : [...image.tags],
    ...detailOf(repository, image),
  };
}

function detailOf(repository: Repository, image: Image): object {
  return {
    imageDigest: image.digest,
    imageSizeInBytes: imageSize(repository, image),
    imagePushedAt: epochSeconds(image.pushedAtMs),
    imageManifestMediaType: image.manifest.mediaType,
    artifactMediaType: image.manifest.artifactType,
  };
}

/** Reads a repository's texts, without its logo. */
export function readCatalog(fields: Fields): CatalogData {
  const texts = (['description', 'aboutText', 'usageText'] as const).map((name) => [
    name,
    readOptionalText(fields, name),
  ]);
  const lists = (['architectures', 'operatingSystems'] as const).map((name) => [name, readOptionalTexts(fields, name)]);
  return Object.fromEntries([...texts, ...lists].filter(([, value]) => value !== undefined));
}
