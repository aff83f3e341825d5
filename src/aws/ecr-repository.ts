import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImageReplicationStatusCommand,
  DescribeImagesCommand,
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import type {
  Answer,
  Authorization,
  FoundImage,
  ImageFacts,
  ImageId,
  Manifest,
  PutTagResult,
  Registry,
  Replication,
} from '../distribution/registry.ts';
import { isAccessDenied, isNamed } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import type { Failure } from '../errors/failure.ts';
import type { HttpAnswer } from '../lib/http.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { ProxyVariables } from '../lib/proxy.ts';
import { sha256 } from '../lib/sha256.ts';
import type { RepositoryFacts } from '../plan/repository-facts.ts';
import { type CallContext, callAws } from './call-aws.ts';
import type { CredentialProvider } from './client-config.ts';
import { clientConfiguration } from './client-config.ts';
import {
  inPortions,
  onlyImage,
  toAuthorization,
  toFoundImage,
  toIdentifier,
  toImageFacts,
  toMissingBlobs,
  toNoAnswer,
  toPutInput,
  toPutResult,
  toReplicationRules,
  toReplicationStatuses,
  toRepositoryFacts,
} from './ecr-answers.ts';
import { sendAgain } from './send-again.ts';

/** The means of a client of one repository. */
export type RegistryOptions = CallContext & {
  readonly region: string;
  readonly proxy: ProxyVariables;
  readonly credentials: CredentialProvider;
  readonly repository: string;
  /** The registry's account where it is not that of the credentials. */
  readonly registryId?: string | undefined;
  readonly mask: (secret: string) => void;
};

/** The SDK's client for these. */
export function createClient({ region, proxy, credentials }: RegistryOptions): ECRClient {
  return new ECRClient(omitUndefined({ ...clientConfiguration(region, proxy), credentials }));
}

/**
 * Whether this is the content of that digest: a proxy, or the sign-in page of a network, may answer in its place and with success,
 * and would be taken for a configuration that tells nothing.
 */
function isContent(answer: HttpAnswer, digest: string): answer is Extract<HttpAnswer, { readonly kind: 'answer' }> {
  return answer.kind === 'answer' && answer.status === 200 && `sha256:${sha256(answer.body)}` === digest;
}

/** ECR behind the `Registry` interface; ecr-answers.ts reads its answers. Each method throws a `Failure`. */
export class EcrRegistry implements Registry {
  readonly #options: RegistryOptions;
  readonly #client: ECRClient;
  readonly #target: { readonly repositoryName: string; readonly registryId?: string };

  constructor(options: RegistryOptions, client = createClient(options)) {
    const { repository, registryId } = options;
    this.#options = options;
    this.#client = client;
    this.#target = omitUndefined({ repositoryName: repository, registryId });
  }

  /** Another repository of the same registry, over the same connections; closing one closes all. */
  sibling(repository: string): EcrRegistry {
    return new EcrRegistry({ ...this.#options, repository }, this.#client);
  }

  async authorize(): Promise<Authorization> {
    try {
      const { authorizationData } = await this.#call('GetAuthorizationToken', () =>
        this.#client.send(new GetAuthorizationTokenCommand({})),
      );
      return toAuthorization(authorizationData?.[0], this.#options.mask);
    } catch (error) {
      throw this.#explain('GetAuthorizationToken', error);
    }
  }

  async describeRepository(): Promise<RepositoryFacts> {
    const { repositoryName, ...registry } = this.#target;
    try {
      const command = new DescribeRepositoriesCommand({ ...registry, repositoryNames: [repositoryName] });
      const { repositories } = await this.#call('DescribeRepositories', () => this.#client.send(command));
      return toRepositoryFacts(repositories?.[0]);
    } catch (error) {
      if (isNamed(error, 'RepositoryNotFoundException')) return { kind: 'missing' };
      if (isAccessDenied(error)) return { kind: 'unknown' };
      throw this.#explain('DescribeRepositories', error);
    }
  }

  async createRepository(): Promise<RepositoryFacts> {
    try {
      const { repository } = await this.#call('CreateRepository', () =>
        this.#client.send(new CreateRepositoryCommand(this.#target)),
      );
      return toRepositoryFacts(repository);
    } catch (error) {
      if (!isNamed(error, 'RepositoryAlreadyExistsException')) throw this.#explain('CreateRepository', error);
      // Another job was faster. A role that may not look at the repository goes on without knowing its settings.
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
          const imageIds = portion.map(toIdentifier);
          const command = new DescribeImagesCommand({ ...this.#target, imageIds });
          return this.#call('DescribeImages', () => this.#client.send(command));
        }),
      );
      return {
        kind: 'found',
        value: answers.flatMap(({ imageDetails }) => (imageDetails ?? []).flatMap(toImageFacts)),
      };
    } catch (error) {
      if (isNamed(error, 'ImageNotFoundException')) return { kind: 'missing', what: 'image' };
      return this.#noAnswer('DescribeImages', error);
    }
  }

  async images(ids: readonly ImageId[]): Promise<Answer<readonly FoundImage[]>> {
    try {
      const answers = await Promise.all(
        inPortions(ids).map((portion) => {
          const imageIds = portion.map(toIdentifier);
          const acceptedMediaTypes = MANIFEST_MEDIA_TYPES;
          const command = new BatchGetImageCommand({ ...this.#target, imageIds, acceptedMediaTypes });
          return this.#call('BatchGetImage', () => this.#client.send(command));
        }),
      );
      return { kind: 'found', value: answers.flatMap(({ images }) => (images ?? []).flatMap(toFoundImage)) };
    } catch (error) {
      return this.#noAnswer('BatchGetImage', error);
    }
  }

  async blob(digest: string): Promise<Answer<string>> {
    try {
      const command = new GetDownloadUrlForLayerCommand({ ...this.#target, layerDigest: digest });
      const { downloadUrl = '' } = await this.#call('GetDownloadUrlForLayer', () => this.#client.send(command));
      const { proxy, clock, info } = this.#options;
      const request = {
        method: 'GET',
        url: new URL(downloadUrl),
        headers: {},
        proxy,
        seconds: DOWNLOAD_SECONDS,
      } as const;
      const answer = await sendAgain(request, { clock, info, phase: 'aside' });
      if (isContent(answer, digest)) return { kind: 'found', value: answer.body };
      return { kind: 'missing', what: 'image' };
    } catch (error) {
      if (isNamed(error, 'LayersNotFoundException', 'LayerInaccessibleException'))
        return { kind: 'missing', what: 'image' };
      return this.#noAnswer('GetDownloadUrlForLayer', error);
    }
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
          return this.#call('BatchCheckLayerAvailability', () => this.#client.send(command));
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

  async #putImage(manifest: Manifest, tag: string | undefined): Promise<PutTagResult> {
    const command = new PutImageCommand({ ...this.#target, ...toPutInput(manifest, tag) });
    try {
      await this.#call('PutImage', () => this.#client.send(command));
      return { kind: 'put' };
    } catch (error) {
      const result = toPutResult(error, { tag, permission: 'ecr:PutImage' });
      if (result !== undefined) return result;
      throw this.#explain('PutImage', error);
    }
  }

  readonly replication: Replication = {
    rules: async () => {
      try {
        const answer = await this.#call('DescribeRegistry', () => this.#client.send(new DescribeRegistryCommand({})));
        return { kind: 'found', value: toReplicationRules(answer) };
      } catch (error) {
        if (isAccessDenied(error)) return { kind: 'denied', permission: 'ecr:DescribeRegistry' };
        throw this.#explain('DescribeRegistry', error);
      }
    },
    statuses: async (digest) => {
      try {
        const command = new DescribeImageReplicationStatusCommand({
          ...this.#target,
          imageId: { imageDigest: digest },
        });
        const answer = await this.#call('DescribeImageReplicationStatus', () => this.#client.send(command));
        return { kind: 'found', value: toReplicationStatuses(answer) };
      } catch (error) {
        if (isNamed(error, 'ImageNotFoundException')) return { kind: 'missing', what: 'image' };
        if (isAccessDenied(error)) return { kind: 'denied', permission: 'ecr:DescribeImageReplicationStatus' };
        throw this.#explain('DescribeImageReplicationStatus', error);
      }
    },
  };

  close(): void {
    this.#client.destroy();
  }

  #call<T>(operation: string, send: () => Promise<T>): Promise<T> {
    const { credentials } = this.#client.config;
    return callAws(this.#options, {
      name: `ECR ${operation}`,
      send,
      prepare: () => credentials(),
      renew: () => credentials({ forceRefresh: true }),
    });
  }

  /** What an error says of what was asked for; throws any other one. */
  #noAnswer(operation: string, error: unknown) {
    const answer = toNoAnswer(error, `ecr:${operation}`);
    if (answer !== undefined) return answer;
    throw this.#explain(operation, error);
  }

  #explain(operation: string, error: unknown): Failure {
    const { region, repository } = this.#options;
    return explainAwsError(error, { service: 'ecr', operation, region, repository });
  }
}

/** A configuration has a few kilobytes. */
const DOWNLOAD_SECONDS = 10;

/** The types that BatchGetImage may answer with. Without this list ECR may convert a manifest to the oldest type, and with it its digest. */
const MANIFEST_MEDIA_TYPES: string[] = [
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
];
