import { manifestNotPut } from '../errors/distribution-errors.ts';
import { mapLimit } from '../lib/map-limit.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { RepositoryFacts } from '../plan/repository-facts.ts';
import { readImageParts } from './image-parts.ts';
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
} from './registry.ts';
import { registryOrigin } from './registry-host.ts';
import { RepositoryClient, type RepositoryOptions } from './repository-client.ts';
import { bytesOf } from './transfer-plan.ts';

/** Questions that run at the same time. */
const QUESTIONS = 10;

/** A login that does not say when it runs out. */
const NEVER = new Date(8.64e15);

/**
 * A registry that is not ECR, behind the `Registry` interface, by the protocol alone. It tells neither when an image was pushed nor
 * whether a tag may move; a repository is there once it is pushed to, so that none is missing. Each method throws a `Failure`.
 */
export class OciRegistry implements Registry {
  readonly #options: RepositoryOptions;
  readonly #client: RepositoryClient;
  /** Manifests do not change under their digests. */
  readonly #manifests = new Map<string, Manifest>();

  constructor(options: RepositoryOptions, client = new RepositoryClient(options)) {
    this.#options = options;
    this.#client = client;
  }

  async authorize(): Promise<Authorization> {
    const { host, scheme, login } = this.#options;
    // Where a login is needed, the registry says so when it is asked.
    const { username, password } = (await login()) ?? { username: '', password: '' };
    return {
      username,
      password,
      host,
      scheme: registryOrigin(host, scheme).protocol.replace(':', ''),
      expiresAt: NEVER,
    };
  }

  /** Always found: a repository is there once it is pushed to, and its tags move. */
  async describeRepository(): Promise<RepositoryFacts> {
    return this.#facts();
  }

  /** There is nothing to do: the first push creates it. */
  async createRepository(): Promise<RepositoryFacts> {
    return this.#facts();
  }

  async describeImage(id: ImageId): Promise<Answer<ImageFacts>> {
    const answer = await this.#found(id);
    if (answer.kind !== 'found') return answer;
    const { digest, body, mediaType, tag } = answer.value;
    const parts = readImageParts(body);
    const sizeBytes = parts?.kind === 'image' ? bytesOf([parts.config, ...parts.layers]) : undefined;
    const tags = tag === undefined ? [] : [tag];
    return { kind: 'found', value: omitUndefined({ digest, tags, status: 'ACTIVE', mediaType, sizeBytes }) };
  }

  async describeImages(ids: readonly ImageId[]): Promise<Answer<readonly ImageFacts[]>> {
    const answers = await mapLimit(ids, QUESTIONS, (id) => this.describeImage(id));
    const refused = answers.find((answer) => answer.kind !== 'found');
    if (refused !== undefined) return refused;
    const images = answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : []));
    return { kind: 'found', value: withAllTags(images) };
  }

  async images(ids: readonly ImageId[]): Promise<Answer<readonly FoundImage[]>> {
    const answers = await mapLimit(ids, QUESTIONS, (id) => this.#found(id));
    const denied = answers.find((answer) => answer.kind === 'denied');
    if (denied !== undefined) return denied;
    return { kind: 'found', value: answers.flatMap((answer) => (answer.kind === 'found' ? [answer.value] : [])) };
  }

  async blob(digest: string): Promise<Answer<string>> {
    const answer = await this.#client.smallBlob(digest);
    return answer.kind === 'found' ? { kind: 'found', value: answer.value.toString('utf8') } : answer;
  }

  putTag(manifest: Manifest, tag: string): Promise<PutTagResult> {
    return this.#put(manifest, tag);
  }

  putManifest(manifest: Manifest): Promise<PutTagResult> {
    return this.#put(manifest, manifest.digest);
  }

  async missingBlobs(digests: readonly string[]): Promise<readonly string[]> {
    const there = await mapLimit(digests, QUESTIONS, (digest) => this.#client.hasBlob(digest));
    return digests.filter((_, index) => there[index] === false);
  }

  close(): void {
    this.#client.close();
  }

  #facts(): FoundRepository {
    const uri = `${this.#options.host}/${this.#options.repository}`;
    return { kind: 'found', uri, registryId: '', mutability: { mode: 'MUTABLE', exclusionFilters: [] } };
  }

  /** The manifest of an image; asked for by HEAD first, which Docker Hub does not count as a pull. */
  async #found(id: ImageId): Promise<Answer<FoundImage>> {
    const head = 'tag' in id ? await this.#client.head(id.tag) : undefined;
    if (head !== undefined && head.kind !== 'found') return asImage(head);
    const digest = 'tag' in id ? head?.value.digest : id.digest;
    const known = digest === undefined ? undefined : this.#manifests.get(digest);
    const answer =
      known === undefined ? await this.#client.manifest(digest ?? '') : { kind: 'found' as const, value: known };
    if (answer.kind !== 'found') return asImage(answer);
    this.#manifests.set(answer.value.digest, answer.value);
    return { kind: 'found', value: 'tag' in id ? { ...answer.value, tag: id.tag } : answer.value };
  }

  async #put(manifest: Manifest, reference: string): Promise<PutTagResult> {
    const result = await this.#client.putManifest(manifest, reference);
    switch (result.kind) {
      case 'put':
      case 'immutable':
      case 'full':
        return { kind: result.kind };
      case 'denied':
        return { kind: 'denied', permission: result.permission };
      case 'incomplete':
      case 'repository-missing':
        throw manifestNotPut(this.#client.origin, reference, result);
    }
  }
}

/** A repository that nobody has pushed to yet has no image, which is all that it is missing. */
function asImage<T extends Exclude<Answer<unknown>, { readonly kind: 'found' }>>(answer: T) {
  return answer.kind === 'missing' ? ({ kind: 'missing', what: 'image' } as const) : answer;
}

/** Images that were asked for by several tags are one. */
function withAllTags(images: readonly ImageFacts[]): readonly ImageFacts[] {
  const byDigest = Map.groupBy(images, ({ digest }) => digest);
  return [...byDigest.values()].flatMap(([first, ...more]) =>
    first === undefined ? [] : [{ ...first, tags: [first, ...more].flatMap(({ tags }) => tags) }],
  );
}
