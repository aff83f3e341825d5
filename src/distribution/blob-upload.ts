import { contentDamaged, digestMismatch, type RegistryPlace, uploadAstray } from '../errors/distribution-errors.ts';
import type { Failure } from '../errors/failure.ts';
import type { Access } from './auth-challenge.ts';
import type { Bytes } from './http-connections.ts';
import type { Descriptor } from './image-parts.ts';
import { describeAnswer, isOk, type RegistryAnswer, saidIn } from './registry-answers.ts';
import { PassingTrouble, passed, type RegistryConnection, type RegistryRequest } from './registry-connection.ts';
import { mayLead } from './registry-host.ts';
import {
  finishUrl,
  keptBytesIn,
  nextStep,
  PART_BYTES,
  type UploadManner,
  type UploadStep,
  uploadLocation,
} from './upload-plan.ts';

/** A blob that is sent to a repository. */
export type BlobUpload = {
  readonly place: RegistryPlace;
  readonly access: Access;
  readonly descriptor: Pick<Descriptor, 'digest' | 'sizeBytes'>;
  /** The bytes of the blob from this one on; asked again where the upload has to go on from another one. */
  readonly open: (fromByte: number) => Promise<Bytes>;
  /** Told how many bytes are sent by now: fewer than before where some were lost. */
  readonly onBytes: (sentBytes: number) => void;
  /** An upload that the registry has begun, as it could not mount the blob. */
  readonly begun?: URL | undefined;
  /** How it is tried first. */
  readonly manner: UploadManner;
};

/**
 * Sends a blob. What a lost connection left behind is asked for, and gone on from there; where nothing is left it is sent anew.
 * Returns how the next one is best tried first.
 *
 * @throws Failure `registry-unauthorized`, `registry-denied`, `registry-refused`, `registry-unreachable`, `digest-mismatch`
 */
export async function uploadBlob(connection: RegistryConnection, upload: BlobUpload): Promise<UploadManner> {
  const progress = new UploadProgress(connection, upload);
  await connection.again(() => progress.goOn(), { phase: 'pushing', moved: () => progress.hasMoved() });
  return progress.takesWhole ? upload.manner : 'stream';
}

/** The registry may take long to look at what it got before it answers. */
const COMMIT_SECONDS = 300;

/** One upload, over as many requests as it takes. */
class UploadProgress {
  readonly #connection: RegistryConnection;
  readonly #upload: BlobUpload;
  #location: URL | undefined;
  #keptBytes = 0;
  #sentBytes = 0;
  #manner: UploadManner;
  #takesWhole = true;
  #isLost = false;
  /** Whether it went on after a loss: if its digest is wrong then, it may be by what was kept. */
  #isPatched = false;
  #markedBytes = 0;

  constructor(connection: RegistryConnection, upload: BlobUpload) {
    this.#connection = connection;
    this.#upload = upload;
    this.#location = upload.begun;
    this.#manner = upload.manner;
  }

  /** Whether the registry has not refused to take a blob whole. */
  get takesWhole(): boolean {
    return this.#takesWhole;
  }

  /** Whether the registry has more of it than when this was asked last. */
  hasMoved(): boolean {
    const hasMoved = this.#keptBytes > this.#markedBytes;
    this.#markedBytes = this.#keptBytes;
    return hasMoved;
  }

  async goOn(): Promise<void> {
    if (this.#isLost && (await this.#findLost())) return;
    this.#isLost = true;
    this.#location ??= await this.#begin();
    for (;;) {
      const step = nextStep({ ...this.#upload.descriptor, keptBytes: this.#keptBytes, manner: this.#manner });
      if (await this.#take(step, this.#location)) return;
    }
  }

  async #begin(): Promise<URL> {
    const { place } = this.#upload;
    const url = new URL(`/v2/${place.repository}/blobs/uploads/`, this.#connection.origin);
    const answer = await this.#ask({ method: 'POST', url, headers: { 'content-length': '0' } });
    if (!isOk(answer)) throw await this.#refusal(answer);
    return this.#next(answer, url);
  }

  #next(answer: RegistryAnswer, asked: URL): URL {
    const location = uploadLocation(answer.headers.location, asked);
    if (location !== undefined && mayLead(asked, location)) return location;
    throw uploadAstray(this.#upload.place, answer.headers.location ?? '');
  }

  /** Finds out what is there after a loss; true where that is the whole blob. */
  async #findLost(): Promise<boolean> {
    const { place, descriptor, onBytes } = this.#upload;
    const blob = new URL(`/v2/${place.repository}/blobs/${descriptor.digest}`, this.#connection.origin);
    if (isOk(await this.#ask({ method: 'HEAD', url: blob }))) return true;
    const wasSent = this.#sentBytes;
    const status = this.#location && (await this.#ask({ method: 'GET', url: this.#location }));
    const kept = status !== undefined && isOk(status) ? keptBytesIn(status.headers.range) : undefined;
    if (this.#location !== undefined && status !== undefined && kept !== undefined && kept <= descriptor.sizeBytes) {
      this.#location = status.headers.location === undefined ? this.#location : this.#next(status, this.#location);
      this.#keptBytes = kept;
      this.#isPatched = true;
    } else this.#startAnew();
    if (this.#keptBytes === 0 && wasSent > PART_BYTES) this.#manner = 'parts';
    onBytes(this.#keptBytes);
    return false;
  }

  #startAnew(): void {
    this.#location = undefined;
    this.#keptBytes = 0;
    this.#isPatched = false;
  }

  /** Takes a step; true behind the last one. */
  async #take(step: UploadStep, location: URL): Promise<boolean> {
    const { digest, sizeBytes } = this.#upload.descriptor;
    switch (step.kind) {
      case 'whole':
        return await this.#end(await this.#put(finishUrl(location, digest), { from: 0, to: sizeBytes }));
      case 'finish':
        return await this.#end(await this.#put(finishUrl(location, digest), { from: sizeBytes, to: sizeBytes }));
      case 'part': {
        const answer = await this.#send({ method: 'PATCH', url: location, isRange: true }, step);
        if (!isOk(answer)) return await this.#end(answer);
        this.#location = this.#next(answer, location);
        this.#keptBytes = keptBytesIn(answer.headers.range) || step.to;
        return false;
      }
    }
  }

  #put(url: URL, bytes: Range): Promise<RegistryAnswer> {
    return this.#send({ method: 'PUT', url, isRange: false }, bytes);
  }

  async #end(answer: RegistryAnswer): Promise<boolean> {
    if (isOk(answer)) return true;
    const other = this.#otherManner(answer);
    if (other === undefined) throw await this.#refusal(answer);
    this.#startAnew();
    this.#manner = other;
    this.#location = await this.#begin();
    return false;
  }

  /** How a registry may take what it has refused. */
  #otherManner(answer: RegistryAnswer): UploadManner | undefined {
    if (answer.status === TOO_LARGE && this.#manner !== 'parts') return 'parts';
    const isWholeRefused = saidIn(answer).code === 'BLOB_UPLOAD_INVALID' || answer.status === NOT_ALLOWED;
    if (!isWholeRefused || this.#manner !== 'whole' || this.#keptBytes > 0) return undefined;
    this.#takesWhole = false;
    return 'stream';
  }

  async #send(
    { isRange, ...request }: Pick<RegistryRequest, 'url' | 'method'> & { readonly isRange: boolean },
    { from, to }: Range,
  ): Promise<RegistryAnswer> {
    const range = isRange ? { 'content-range': `${from}-${to - 1}` } : {};
    const headers = { 'content-type': 'application/octet-stream', ...range };
    const body = { sizeBytes: to - from, open: async () => this.#bytes({ from, to }) };
    return await this.#ask({ ...request, headers, body, answerSeconds: COMMIT_SECONDS });
  }

  async *#bytes({ from, to }: Range): Bytes {
    const { descriptor, open, onBytes } = this.#upload;
    let sent = from;
    if (from === to) return;
    for await (const chunk of await open(from)) {
      const part = sent + chunk.length > to ? chunk.subarray(0, to - sent) : chunk;
      sent += part.length;
      yield part;
      this.#sentBytes = sent;
      onBytes(sent);
      if (sent === to && to < descriptor.sizeBytes) return;
      if (part.length < chunk.length)
        throw contentDamaged(descriptor.digest, `more than ${descriptor.sizeBytes} bytes`);
    }
    if (sent < to) throw contentDamaged(descriptor.digest, `${sent} of ${descriptor.sizeBytes} bytes`);
  }

  async #ask(request: Omit<RegistryRequest, 'access'>): Promise<RegistryAnswer> {
    return passed(await this.#connection.askOnce({ ...request, access: this.#upload.access }));
  }

  async #refusal(answer: RegistryAnswer): Promise<Failure | PassingTrouble> {
    const { place, descriptor } = this.#upload;
    const { code } = saidIn(answer);
    const said = describeAnswer(answer);
    if (/^(BLOB_UPLOAD_UNKNOWN|BLOB_UPLOAD_INVALID|SIZE_INVALID|RANGE_INVALID)$/.test(code) || answer.status === 416)
      return new PassingTrouble(said, 'network');
    if (code === 'DIGEST_INVALID' && this.#isPatched) {
      this.#startAnew();
      return new PassingTrouble(said, 'network');
    }
    if (code === 'DIGEST_INVALID') return digestMismatch(descriptor.digest, `The source of ${place.repository}`, said);
    const asked = `the blob ${descriptor.digest}`;
    return await this.#connection.refusal(place, answer, { permission: 'push', asked });
  }
}

type Range = { readonly from: number; readonly to: number };

const TOO_LARGE = 413;
const NOT_ALLOWED = 405;
