import { digestMismatch, manifestUnknown, type RegistryPlace } from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import { isEcrHost } from '../lib/ecr-host.ts';
import { parseJson, record } from '../lib/json.ts';
import { readManifest } from '../plan/manifest.ts';
import type { Access } from './auth-challenge.ts';
import { downloadBlob } from './blob-download.ts';
import { uploadBlob } from './blob-upload.ts';
import { digestOf } from './content-check.ts';
import { type Bytes, bodyOf } from './http-connections.ts';
import { type Descriptor, isDigest, MANIFEST_TYPES } from './image-parts.ts';
import type { ImageSource } from './image-source.ts';
import type { Answer, Manifest } from './registry.ts';
import {
  describeAnswer,
  isOk,
  manifestRefusal,
  missingPermission,
  type RegistryAnswer,
  saidIn,
} from './registry-answers.ts';
import { RegistryConnection, type RegistryMeans, type RegistryRequest } from './registry-connection.ts';
import { type UploadManner, uploadLocation } from './upload-plan.ts';

/** The means of a client of one repository of one registry. */
export type RepositoryOptions = RegistryMeans & {
  /** The name without the host: `library/alpine`. */
  readonly repository: string;
};

/** What a registry tells of a manifest without giving it. */
export type ManifestFacts = { readonly digest: string; readonly mediaType: string; readonly sizeBytes: number };

/** What became of a manifest that was put into a repository. */
export type PutManifestResult =
  /** It is there, under the reference, by this call or already before it. */
  | { readonly kind: 'put' }
  /** The tag stands on another image and may not move. */
  | { readonly kind: 'immutable' }
  /** The image has as many tags as the registry takes. */
  | { readonly kind: 'full' }
  /** Blobs or manifests that it names are not there. */
  | { readonly kind: 'incomplete'; readonly said: string }
  | { readonly kind: 'repository-missing' }
  | { readonly kind: 'denied'; readonly permission: string; readonly said: string };

/** One repository, by the protocol that all registries speak (OCI distribution 1.1, and Docker's tokens). Each method throws a `Failure`. */
export class RepositoryClient implements ImageSource {
  readonly name: string;
  readonly origin: RegistryPlace;
  readonly #connection: RegistryConnection;
  /** Uploads that were begun in the place of mounts, by their digests. */
  readonly #begun = new Map<string, URL>();
  #actions: Access['actions'] = 'pull';
  #manner: UploadManner = 'whole';

  constructor(options: RepositoryOptions) {
    const { host, repository } = options;
    this.name = `${host}/${repository}`;
    this.origin = { host, repository };
    this.#connection = new RegistryConnection(options);
  }

  /** What is under a tag or a digest. */
  async head(reference: string): Promise<Answer<ManifestFacts>> {
    const answer = await this.#askManifest('HEAD', reference);
    if (answer.kind !== 'found') return answer;
    const { headers } = answer.value;
    const digest = isDigest(reference) ? reference : String(headers['docker-content-digest'] ?? '');
    const sizeBytes = Number(headers['content-length'] ?? Number.NaN);
    const mediaType = mediaTypeOf(answer.value);
    if (isDigest(digest) && Number.isSafeInteger(sizeBytes) && mediaType !== undefined)
      return { kind: 'found', value: { digest, mediaType, sizeBytes } };
    // A registry that does not tell has to give it.
    const whole = await this.manifest(reference);
    if (whole.kind !== 'found') return whole;
    const { body, mediaType: type = '' } = whole.value;
    const facts = { digest: whole.value.digest, mediaType: type, sizeBytes: Buffer.byteLength(body) };
    return { kind: 'found', value: facts };
  }

  /** The manifest under a tag or a digest, byte for byte. */
  async manifest(reference: string): Promise<Answer<Manifest>> {
    const answer = await this.#askManifest('GET', reference);
    if (answer.kind !== 'found') return answer;
    const { headers, body: bytes } = answer.value;
    const told = headers['docker-content-digest'];
    const wanted = isDigest(reference) ? reference : typeof told === 'string' && isDigest(told) ? told : undefined;
    const digest = digestOf(bytes, wanted);
    const body = bytes.toString('utf8');
    if (wanted !== undefined && digest !== wanted)
      throw digestMismatch(wanted, this.name, `it has the digest ${digest}`);
    if (readManifest(body) === undefined || !Buffer.from(body).equals(bytes))
      throw manifestUnknown(this.name, reference);
    const mediaType = mediaTypeOf(answer.value) ?? typeIn(body);
    return { kind: 'found', value: { digest, body, ...(mediaType === undefined ? {} : { mediaType }) } };
  }

  /** Puts a manifest under a tag or its own digest. */
  async putManifest({ digest, body, mediaType }: Manifest, reference: string = digest): Promise<PutManifestResult> {
    const type = mediaType ?? typeIn(body) ?? 'application/vnd.oci.image.manifest.v1+json';
    const headers = { 'content-type': type };
    const answer = await this.#write({
      method: 'PUT',
      url: this.#url(`manifests/${reference}`),
      headers,
      body: bodyOf(Buffer.from(body)),
    });
    if (isOk(answer)) return { kind: 'put' };
    const said = describeAnswer(answer);
    const refusal = manifestRefusal(answer);
    switch (refusal) {
      case 'immutable':
        return (await this.#isOn(reference, digest)) ? { kind: 'put' } : { kind: 'immutable' };
      case 'full':
      case 'repository-missing':
        return { kind: refusal };
      case 'incomplete':
        return { kind: 'incomplete', said };
      case 'denied': {
        const failure = await this.#refusal(answer, 'push', `the manifest ${reference}`);
        if (failure.problem.code !== 'registry-denied') throw failure;
        return { kind: 'denied', permission: this.#permission(answer, 'ecr:PutImage', 'push'), said };
      }
      case 'other':
        throw await this.#refusal(answer, 'push', `the manifest ${reference}`);
    }
  }

  /** Whether the repository has a blob. */
  async hasBlob(digest: string): Promise<boolean> {
    const answer = await this.#write({ method: 'HEAD', url: this.#url(`blobs/${digest}`) });
    // Some registries lead to where the blob is stored.
    if (answer.status < 400) return true;
    if (answer.status === 404) return false;
    throw await this.#refusal(answer, 'push', `the question for the blob ${digest}`);
  }

  /** Lets the registry take a blob over from another of its repositories; false where it does not. */
  async mountBlob(digest: string, fromRepository: string): Promise<boolean> {
    const url = this.#url('blobs/uploads/');
    url.searchParams.set('mount', digest);
    url.searchParams.set('from', fromRepository);
    const headers = { 'content-length': '0' };
    const answer = await this.#write({ method: 'POST', url, headers }, fromRepository);
    if (answer.status === CREATED) return true;
    const begun = answer.status === ACCEPTED ? uploadLocation(answer.headers.location, url) : undefined;
    if (begun !== undefined) this.#begun.set(digest, begun);
    // A registry may also refuse the mount, for want of a permission on the other repository: then the blob is sent.
    return false;
  }

  /** A small blob, such as a configuration, whole; `missing` also where something else came in its place. */
  async smallBlob(digest: string): Promise<Answer<Buffer>> {
    const url = this.#url(`blobs/${digest}`);
    const answer = await this.#connection.ask({ method: 'GET', url, access: this.#access() });
    const body = isOk(answer) && digestOf(answer.body, digest) === digest ? answer.body : undefined;
    if (body !== undefined) return { kind: 'found', value: body };
    if (isOk(answer) || answer.status === 404) return missingFrom(answer);
    return await this.#denied(answer, `the request for the blob ${digest}`, 'ecr:GetDownloadUrlForLayer');
  }

  async openBlob(
    descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>,
    fromByte: number,
    pieces: 'kept' | 'lent' = 'kept',
  ): Promise<Bytes> {
    const request = { place: this.origin, access: this.#access(), descriptor, fromByte, isLent: pieces === 'lent' };
    return downloadBlob(this.#connection, request);
  }

  /** Sends a blob, whose bytes `open` gives from any byte on. `onBytes`: how many are sent by now. */
  async putBlob(
    descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>,
    open: (fromByte: number) => Promise<Bytes>,
    onBytes: (sentBytes: number) => void = () => {},
  ): Promise<void> {
    this.#actions = 'pull,push';
    const begun = this.#begun.get(descriptor.digest);
    this.#begun.delete(descriptor.digest);
    const access = this.#access();
    const upload = { place: this.origin, access, descriptor, open, onBytes, begun, manner: this.#manner };
    this.#manner = await uploadBlob(this.#connection, upload);
  }

  close(): void {
    this.#connection.close();
  }

  async #isOn(reference: string, digest: string): Promise<boolean> {
    const there = await this.head(reference);
    return there.kind === 'found' && there.value.digest === digest;
  }

  async #askManifest(method: 'HEAD' | 'GET', reference: string): Promise<Answer<RegistryAnswer>> {
    const headers = { accept: MANIFEST_TYPES.join(', ') };
    const url = this.#url(`manifests/${reference}`);
    const answer = await this.#connection.ask({ method, url, headers, access: this.#access() });
    if (isOk(answer)) return { kind: 'found', value: answer };
    if (answer.status === 404) return missingFrom(answer);
    return await this.#denied(answer, `the request for ${reference}`, 'ecr:BatchGetImage');
  }

  /** That the login may not read this; throws what else the answer means. */
  async #denied(answer: RegistryAnswer, asked: string, ofEcr: string): Promise<Denied> {
    const failure = await this.#refusal(answer, 'pull', asked);
    if (failure.problem.code !== 'registry-denied') throw failure;
    return { kind: 'denied', permission: this.#permission(answer, ofEcr, 'pull') };
  }

  async #write(request: Omit<RegistryRequest, 'access'>, mountFrom?: string): Promise<RegistryAnswer> {
    this.#actions = 'pull,push';
    const mount = mountFrom === undefined ? {} : { mountFrom };
    return await this.#connection.ask({ ...request, access: { ...this.#access(), ...mount } });
  }

  #access(): Access {
    return { repository: this.origin.repository, actions: this.#actions };
  }

  #refusal(answer: RegistryAnswer, permission: 'pull' | 'push', asked: string): Promise<Failure> {
    return this.#connection.refusal(this.origin, answer, { permission, asked });
  }

  #permission(answer: RegistryAnswer, ofEcr: string, elsewhere: 'pull' | 'push'): string {
    return missingPermission(answer, isEcrHost(this.origin.host) ? ofEcr : elsewhere);
  }

  #url(path: string): URL {
    return new URL(`/v2/${this.origin.repository}/${path}`, this.#connection.origin);
  }
}

type Denied = Extract<Answer<never>, { readonly kind: 'denied' }>;

function missingFrom(answer: RegistryAnswer): Extract<Answer<never>, { readonly kind: 'missing' }> {
  return { kind: 'missing', what: saidIn(answer).code === 'NAME_UNKNOWN' ? 'repository' : 'image' };
}

const CREATED = 201;
const ACCEPTED = 202;

/** The type that an answer tells, where it is one of a manifest. */
function mediaTypeOf({ headers }: RegistryAnswer): string | undefined {
  const type = headers['content-type']?.split(';')[0]?.trim();
  return MANIFEST_TYPES.find((known) => known === type);
}

/** The type that a manifest tells of itself. */
function typeIn(body: string): string | undefined {
  return MANIFEST_TYPES.find((known) => known === record(parseJson(body)).mediaType);
}
