import type { Image, ImageStatus, Repository } from './ecr/registries.ts';
import { replicateDue } from './ecr/replicate.ts';
import { archiveImage, restoreImage, statusOf } from './ecr/storage-class.ts';
import { readFields } from './fields.ts';
import type { JobEnvironment } from './github.ts';
import { readImageChange } from './image-settings.ts';
import { type ImageSummary, summarize } from './image-summary.ts';
import { plainImages, type RunningRegistry, startPlainRegistry } from './plain/start-plain-registry.ts';
import { readPublicRepository } from './public/public-settings.ts';
import { readReplication } from './replication-settings.ts';
import { readAccount, readJob, readRepository, readRole } from './settings.ts';
import type { World } from './world.ts';

/** Environment variables, name to value. */
export type Environment = Readonly<Record<string, string>>;

/** Where a local AWS is, and which account and region are meant where none is named. */
export type Home = { readonly endpoint: string; readonly accountId: string; readonly region: string };

/**
 * What no service of AWS does: creating accounts, roles, jobs and the like. Each method checks what it is given, so
 * that tests and the control endpoints get the same errors: an Error that says what is wrong.
 */
export type Management = {
  readonly adminEnvironment: Environment;
  registryHost(accountId: string, region: string): Promise<string>;
  createAccount(settings: unknown): { readonly accountId: string; readonly adminEnvironment: Environment };
  createRole(settings: unknown): void;
  createRepository(settings: unknown): { readonly arn: string; readonly name: string };
  changeImage(change: unknown): void;
  startJob(claims?: unknown): JobEnvironment;
  images(accountId: string, region: string, repository: string): readonly ImageSummary[];
  setReplication(accountId: string, region: string, rules: unknown, manner?: unknown): void;
  createPublicRepository(settings: unknown): PublicRepository;
  publicRegistryHost(): Promise<string>;
  publicImages(accountId: string, repository: string): readonly ImageSummary[];
  plainRegistry(settings?: unknown): Promise<RunningRegistry>;
  plainImages(host: string, repository: string): readonly ImageSummary[];
};

/** A public repository; its URI is `HOST/ALIAS/NAME`, with the host of ECR Public's registry. */
export type PublicRepository = { readonly arn: string; readonly name: string; readonly alias: string };

/** The management of a world. */
export function manage(world: World, home: Home): Management {
  return {
    adminEnvironment: administratorEnvironment(world, home),
    registryHost: world.registryHost,
    createAccount: (settings) => {
      const { accountId, clientIds, publicAlias } = readAccount(settings);
      if (publicAlias !== undefined) {
        world.publicRegistries.setAlias(accountId, publicAlias);
      }
      if (clientIds !== undefined) {
        world.accounts.setProvider(accountId, world.idTokens.issuer, clientIds ?? undefined);
      }
      return { accountId, adminEnvironment: administratorEnvironment(world, { ...home, accountId }) };
    },
    createRole: (settings) => world.accounts.setRole(readRole(settings)),
    createRepository: (settings) => createRepository(world, home, settings),
    changeImage: (change) => changeImage(world, home, change),
    startJob: (claims = {}) => world.idTokens.startJob(home.endpoint, readJob(claims)),
    images: (accountId, region, name) => {
      const repository = requireRepository(world, accountId, region, name);
      return [...repository.images.values()].map((image) => summarize(repository, image, world.now()));
    },
    setReplication: (accountId, region, rules, manner = {}) =>
      setReplication(world, { ...readFields(manner, 'manner'), accountId, region, rules }),
    createPublicRepository: (settings) => createPublicRepository(world, home, settings),
    publicRegistryHost: world.publicRegistryHost,
    publicImages: (accountId, name) => publicImages(world, accountId, name),
    plainRegistry: (settings = {}) => startPlainRegistry(world, settings),
    plainImages: (host, name) => plainImages(world, host, name),
  };
}

function createRepository(world: World, home: Home, value: unknown) {
  const { accountId = home.accountId, region = home.region, ...settings } = readRepository(value);
  const createdAtMs = world.now();
  const repository = world.registries.createRepository({ ...settings, accountId, region, createdAtMs });
  if (repository === undefined) {
    throw new Error(`There is a repository ${settings.name} in account ${accountId}, region ${region} already`);
  }
  return { arn: repository.arn, name: repository.name };
}

function createPublicRepository(world: World, home: Home, value: unknown): PublicRepository {
  const { accountId = home.accountId, name, catalog } = readPublicRepository(value);
  const settings = { accountId, name, createdAtMs: world.now() };
  const repository = world.publicRegistries.createRepository(settings, { catalog });
  if (repository === undefined) {
    throw new Error(`There is a public repository ${name} in account ${accountId} already`);
  }
  return { arn: repository.arn, name, alias: world.publicRegistries.aliases(accountId)[0] ?? '' };
}

function publicImages(world: World, accountId: string, name: string): readonly ImageSummary[] {
  const repository = world.publicRegistries.repository(accountId, name);
  if (repository === undefined) {
    throw new Error(`There is no public repository ${name} in account ${accountId}`);
  }
  return [...repository.images.values()].map((image) => summarize(repository, image, world.now()));
}

function changeImage(world: World, home: Home, value: unknown): void {
  const { accountId = home.accountId, region = home.region, ...change } = readImageChange(value);
  const repository = requireRepository(world, accountId, region, change.repository);
  const image = repository.images.get(repository.tags.get(change.reference)?.digest ?? change.reference);
  if (image === undefined) {
    throw new Error(`There is no image ${change.reference} in ${repository.arn}`);
  }
  setStatus(repository, image, change.status, world.now());
  image.scan = change.scan ? { completedAtMs: world.now(), ...change.scan } : image.scan;
}

function setStatus(repository: Repository, image: Image, status: ImageStatus | undefined, nowMs: number): void {
  if (status === undefined || status === statusOf(image, nowMs)) {
    return;
  }
  switch (status) {
    case 'ARCHIVED':
      archiveImage(repository, image, nowMs);
      break;
    case 'ACTIVATING':
      // Until a test says otherwise.
      restoreImage(image, Number.POSITIVE_INFINITY);
      break;
    case 'ACTIVE':
      restoreImage(image, nowMs);
      break;
  }
}

function setReplication(world: World, value: unknown): void {
  const { accountId, region, rules, manner } = readReplication(value);
  world.replications.setRules(accountId, region, rules);
  world.replications.setManner(accountId, region, manner);
}

function requireRepository(world: World, accountId: string, region: string, name: string): Repository {
  replicateDue(world);
  const repository = world.registries.repository(accountId, region, name);
  if (repository === undefined) {
    throw new Error(`There is no repository ${name} in account ${accountId}, region ${region}`);
  }
  return repository;
}

function administratorEnvironment(world: World, { endpoint, accountId, region }: Home): Environment {
  const { accessKeyId, secretAccessKey } = world.accounts.createAccount(accountId);
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    // Version 1 of the AWS CLI and boto3 know this one only.
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  };
}
