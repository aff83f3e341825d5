import {
  BatchCheckLayerAvailabilityCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  DescribeRegistriesCommand,
  DescribeRepositoriesCommand,
  ECRPUBLICClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  type Repository,
} from '@aws-sdk/client-ecr-public';
import { OciRegistry } from '../distribution/oci-registry.ts';
import type {
  Answer,
  Authorization,
  FoundImage,
  FoundRepository,
  ImageFacts,
  ImageId,
  Manifest,
  PutTagResult,
  Registry,
} from '../distribution/registry.ts';
import { registryOrigin } from '../distribution/registry-host.ts';
import { EmptyAnswer, isAccessDenied, isNamed } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import { Failure } from '../errors/failure.ts';
import { aliasForeign } from '../errors/public-errors.ts';
import { PUBLIC_REGION, splitPublicName } from '../lib/ecr-host.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { RepositoryFacts } from '../plan/repository-facts.ts';
import { callAws } from './call-aws.ts';
import { clientConfiguration } from './client-config.ts';
import {
  inPortions,
  onlyImage,
  toAuthorization,
  toIdentifier,
  toImageFacts,
  toMissingBlobs,
  toNoAnswer,
  toPutInput,
  toPutResult,
} from './ecr-answers.ts';
import type { RegistryOptions } from './ecr-repository.ts';

/** The means of a client of one public repository, whose `repository` is `alias/name`. */
export type PublicRegistryOptions = Omit<RegistryOptions, 'region'> & {
  /** The host as the workflow names it. */
  readonly host: string;
};

/** The SDK's client for these; ECR Public answers in one region, whatever that of the step. */
export function createPublicClient({ proxy, credentials }: Pick<RegistryOptions, 'proxy' | 'credentials'>) {
  return new ECRPUBLICClient(omitUndefined({ ...clientConfiguration(PUBLIC_REGION, proxy), credentials }));
}

/** The registry of the credentials' own account: a repository in it, with its host, and all its aliases. */
type OwnRegistry = { readonly uri: string; readonly aliases: readonly string[] };

/** What the clients of several repositories share. */
type Shared = {
  readonly client: ECRPUBLICClient;
  own?: Promise<OwnRegistry | undefined>;
  /** The last login that was asked for, which reading takes as well. */
  login?: Promise<Authorization> | undefined;
};

/**
 * ECR Public behind the `Registry` interface. Its API tells of repositories and images, and puts tags; manifests and
 * configurations it has not, they are read at its registry. Each method throws a `Failure`.
 */
export class EcrPublicRegistry implements Registry {
  readonly #options: PublicRegistryOptions;
  readonly #shared: Shared;
  readonly #alias: string;
  readonly #target: { readonly repositoryName: string; readonly registryId?: string };
  #facts: Promise<RepositoryFacts> | undefined;
  /** Whether somebody has been told these facts, so that the next one wants newer ones. */
  #isTold = false;
  #reader: OciRegistry | undefined;

  constructor(options: PublicRegistryOptions, shared: Shared = { client: createPublicClient(options) }) {
    const { alias, name } = splitPublicName(options.repository);
    this.#options = options;
    this.#shared = shared;
    this.#alias = alias;
    this.#target = omitUndefined({ repositoryName: name, registryId: options.registryId });
  }

  /** Another repository of the same registry, `alias/name`, over the same connections; closing one closes all of the API. */
  sibling(repository: string): EcrPublicRegistry {
    return new EcrPublicRegistry({ ...this.#options, repository }, this.#shared);
  }

  async authorize(): Promise<Authorization> {
    const login = this.#askLogin();
    this.#shared.login = login;
    return await login;
  }

  describeRepository(): Promise<RepositoryFacts> {
    // The host of a login waits for the same question.
    if (this.#facts === undefined || this.#isTold) this.#facts = this.#describe();
    this.#isTold = true;
    return this.#facts;
  }

  async createRepository(): Promise<RepositoryFacts> {
    await this.#knowOwn();
    try {
      const { repositoryName } = this.#target;
      const { repository } = await this.#call('CreateRepository', () =>
        this.#shared.client.send(new CreateRepositoryCommand({ repositoryName })),
      );
      return this.#know(toPublicFacts(repository));
    } catch (error) {
      if (!isNamed(error, 'RepositoryAlreadyExistsException')) throw this.#explain('CreateRepository', error);
      const existing = await this.describeRepository();
      if (existing.kind !== 'missing') return existing;
      throw this.#explain('CreateRepository', error);
    }
  }

  async describeImage(id: ImageId): Promise<Answer<ImageFacts>> {
    return onlyImage(await this.describeImages([id]));
  }

  async describeImages(ids: readonly ImageId[]): Promise<Answer<readonly ImageFacts[]>> {
    try {
      const answers = await Promise.all(
        inPortions(ids).map((portion) => {
          const command = new DescribeImagesCommand({ ...this.#target, imageIds: portion.map(toIdentifier) });
          return this.#call('DescribeImages', () => this.#shared.client.send(command));
        }),
      );
      const details = answers.flatMap(({ imageDetails }) => imageDetails ?? []);
      return { kind: 'found', value: details.flatMap(toImageFacts) };
    } catch (error) {
      if (isNamed(error, 'ImageNotFoundException')) return { kind: 'missing', what: 'image' };
      const answer = toNoAnswer(error, 'ecr-public:DescribeImages');
      if (answer !== undefined) return answer;
      throw this.#explain('DescribeImages', error);
    }
  }

  async images(ids: readonly ImageId[]): Promise<Answer<readonly FoundImage[]>> {
    const isMissing = (await this.#described()).kind === 'missing';
    return isMissing ? { kind: 'missing', what: 'repository' } : await (await this.#openReader()).images(ids);
  }

  async blob(digest: string): Promise<Answer<string>> {
    return await (await this.#openReader()).blob(digest);
  }

  putTag(manifest: Manifest, tag: string): Promise<PutTagResult> {
    return this.#putImage(manifest, tag);
  }

  putManifest(manifest: Manifest): Promise<PutTagResult> {
    return this.#putImage(manifest, undefined);
  }

  async missingBlobs(digests: readonly string[]): Promise<readonly string[]> {
    try {
      const answers = await Promise.all(
        inPortions(digests).map((portion) => {
          const command = new BatchCheckLayerAvailabilityCommand({ ...this.#target, layerDigests: [...portion] });
          return this.#call('BatchCheckLayerAvailability', () => this.#shared.client.send(command));
        }),
      );
      return toMissingBlobs(
        digests,
        answers.flatMap(({ layers }) => layers ?? []),
      );
    } catch (error) {
      throw this.#explain('BatchCheckLayerAvailability', error);
    }
  }

  close(): void {
    this.#reader?.close();
    this.#shared.client.destroy();
  }

  async #askLogin(): Promise<Authorization> {
    try {
      const [{ authorizationData }, host] = await Promise.all([
        this.#call('GetAuthorizationToken', () => this.#shared.client.send(new GetAuthorizationTokenCommand({}))),
        this.#host(),
      ]);
      const { origin } = registryOrigin(host);
      return toAuthorization({ ...authorizationData, proxyEndpoint: origin }, this.#options.mask);
    } catch (error) {
      throw this.#explain('GetAuthorizationToken', error);
    }
  }

  async #putImage(manifest: Manifest, tag: string | undefined): Promise<PutTagResult> {
    const command = new PutImageCommand({ ...this.#target, ...toPutInput(manifest, tag) });
    try {
      await this.#call('PutImage', () => this.#shared.client.send(command));
      return { kind: 'put' };
    } catch (error) {
      const result = toPutResult(error, { tag, permission: 'ecr-public:PutImage' });
      if (result !== undefined) return result;
      throw this.#explain('PutImage', error);
    }
  }

  async #describe(): Promise<RepositoryFacts> {
    const { repositoryName, ...registry } = this.#target;
    try {
      const command = new DescribeRepositoriesCommand({ ...registry, repositoryNames: [repositoryName] });
      const { repositories } = await this.#call('DescribeRepositories', () => this.#shared.client.send(command));
      const facts = toPublicFacts(repositories?.[0]);
      await this.#checkAlias(facts.uri);
      return facts;
    } catch (error) {
      if (isAccessDenied(error)) return { kind: 'unknown' };
      if (!isNamed(error, 'RepositoryNotFoundException')) throw this.#explain('DescribeRepositories', error);
      await this.#checkAlias(undefined);
      return { kind: 'missing' };
    }
  }

  #described(): Promise<RepositoryFacts> {
    this.#facts ??= this.#describe();
    return this.#facts;
  }

  #know(facts: FoundRepository): FoundRepository {
    this.#facts = Promise.resolve(facts);
    return facts;
  }

  /** The host that the API names; the one of the workflow only where the role may ask for neither repository nor registry. */
  async #host(): Promise<string> {
    const facts = await this.#described();
    const uri = facts.kind === 'found' ? facts.uri : (await this.#ownRegistry())?.uri;
    return uri?.slice(0, uri.indexOf('/')) ?? this.#options.host;
  }

  /**
   * `shown`: the URI of the repository, with the first alias of its registry. What all aliases are is asked only where the
   * workflow writes another one.
   *
   * @throws Failure `inputs-invalid` where the workflow names the alias of another registry
   */
  async #checkAlias(shown: string | undefined): Promise<void> {
    const first = shown?.split('/')[1];
    if (first === this.#alias) return;
    const own = this.#target.registryId === undefined || shown === undefined ? await this.#ownRegistry() : undefined;
    const aliases = own?.aliases ?? (first === undefined ? [] : [first]);
    if (aliases.length === 0 || aliases.includes(this.#alias)) return;
    const { host, repository } = this.#options;
    throw aliasForeign({ host, repository }, aliases);
  }

  /** The registry of the account; `undefined` where the role may not ask for it. */
  #ownRegistry(): Promise<OwnRegistry | undefined> {
    this.#shared.own ??= this.#describeOwn().catch((error: unknown) => {
      if (isAccessDenied(error)) return undefined;
      throw this.#explain('DescribeRegistries', error);
    });
    return this.#shared.own;
  }

  /** Nothing is created in a registry that may be another one than the workflow names. */
  async #knowOwn(): Promise<void> {
    if ((await this.#ownRegistry()) !== undefined) return;
    await this.#describeOwn().catch((error: unknown) => {
      throw this.#explain('DescribeRegistries', error);
    });
  }

  async #describeOwn(): Promise<OwnRegistry> {
    const command = new DescribeRegistriesCommand({});
    const { registries } = await this.#call('DescribeRegistries', () => this.#shared.client.send(command));
    const { registryUri, aliases } = registries?.[0] ?? {};
    if (!registryUri) throw new EmptyAnswer('ECR Public described the registry without its URI.');
    const names = (aliases ?? []).flatMap(({ name, status }) => (name && status === 'ACTIVE' ? [name] : []));
    return { uri: registryUri, aliases: names };
  }

  async #openReader(): Promise<OciRegistry> {
    const { proxy, clock, info, mask, phase, repository } = this.#options;
    const host = await this.#host();
    this.#reader ??= new OciRegistry({
      host,
      repository,
      login: () => this.#nextLogin(),
      proxy,
      clock,
      info,
      mask,
      phase,
    });
    return this.#reader;
  }

  /** The login that the step has; the next time a new one, as that was refused. */
  #nextLogin(): Promise<Authorization> {
    const { login } = this.#shared;
    this.#shared.login = undefined;
    return login ?? this.#askLogin();
  }

  #call<T>(operation: string, send: () => Promise<T>): Promise<T> {
    const { credentials } = this.#shared.client.config;
    return callAws(this.#options, {
      name: `ECR Public ${operation}`,
      send,
      prepare: () => credentials(),
      renew: () => credentials({ forceRefresh: true }),
    });
  }

  #explain(operation: string, error: unknown): Failure {
    if (error instanceof Failure) return error;
    const { repository } = this.#options;
    return explainAwsError(error, { service: 'ecr-public', operation, region: PUBLIC_REGION, repository });
  }
}

/** Tags of ECR Public always move (https://github.com/aws/containers-roadmap/issues/1288). */
function toPublicFacts(repository: Repository | undefined): FoundRepository {
  const { repositoryUri, registryId } = repository ?? {};
  if (!repositoryUri || !registryId) throw new EmptyAnswer('ECR Public described the repository without its URI.');
  return { kind: 'found', uri: repositoryUri, registryId, mutability: { mode: 'MUTABLE', exclusionFilters: [] } };
}
