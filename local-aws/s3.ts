import { randomBytes } from 'node:crypto';
import { type Answer, bodyLength } from './answer.ts';
import { fileAnswer } from './byte-range.ts';
import type { Repository } from './ecr/registries.ts';
import type { Call, Exchange, Note } from './exchange.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** What a presigned URL opens: one blob, until a time (epoch ms). */
export type Download = {
  readonly repository: Pick<Repository, 'accountId' | 'region' | 'name'>;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly expiresAtMs: number;
};

const prefix = '/_s3/';
/** How long a URL of GetDownloadUrlForLayer can be used. */
const lifetimeSeconds = 3600;

/** The presigned URLs that were given out. Whoever has one needs nothing else. */
export class Downloads {
  readonly #downloads = new Map<string, Download>();

  /** Path and query of a new URL for a blob of a repository. */
  presign(repository: Repository, digest: string, nowMs: number): string {
    const signature = randomBytes(32).toString('hex');
    const size = repository.layers.get(digest) ?? 0;
    const path = `${prefix}prod-${repository.region}-starport-layer-bucket/${repository.accountId}/${digest.replace(':', '/')}`;
    const query = new URLSearchParams({
      'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
      'X-Amz-Date': new Date(nowMs).toISOString().replace(/[-:]|\.\d+/g, ''),
      'X-Amz-SignedHeaders': 'host',
      'X-Amz-Expires': String(lifetimeSeconds),
      'X-Amz-Signature': signature,
    });
    const expiresAtMs = nowMs + lifetimeSeconds * 1000;
    this.#downloads.set(`${path}?${query}`, { repository, digest, size, expiresAtMs });
    return `${path}?${query}`;
  }

  /** What a URL opens, expired or not; undefined for one that was not given out, or was changed. */
  find(pathAndQuery: string): Download | undefined {
    return this.#downloads.get(pathAndQuery);
  }
}

/** The names of the operations that are imitated. */
export const s3Operations: readonly string[] = ['GetObject'];

/** Whether a path belongs to Amazon S3. */
export function isS3Path(path: string): boolean {
  return path.startsWith(prefix);
}

/** A call of Amazon S3: the download of a layer from a presigned URL, which is all that is imitated. */
export function s3Call(world: World, exchange: Exchange): Call {
  const note: Note = { parameters: { method: exchange.method } };
  const asked = world.downloads.find(`${exchange.path}?${exchange.query}`)?.repository;
  return {
    service: 's3',
    operation: exchange.method === 'GET' ? 'GetObject' : 'Unknown',
    note,
    place: asked === undefined ? {} : { accountId: asked.accountId, region: asked.region, repository: asked.name },
    answer: () => {
      const { digest, size } = openDownload(world, exchange, note);
      const answer = fileAnswer(exchange, { path: world.blobs.path(digest), size });
      note.bytes = bodyLength(answer);
      return answer;
    },
    refuse,
  };
}

/** What the request may download; throws as S3 does, with status 400 for a header beside the signature and 403 for all else. */
function openDownload(world: World, exchange: Exchange, note: Note): Download {
  if (exchange.headers.authorization !== undefined) {
    const text =
      'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified';
    throw new Refusal('InvalidArgument', 400, text);
  }
  const download = world.downloads.find(`${exchange.path}?${exchange.query}`);
  // The signature covers the method: a HEAD on the URL of a GET is refused.
  if (download === undefined || exchange.method !== 'GET') {
    const text =
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
    throw new Refusal('SignatureDoesNotMatch', 403, text);
  }
  const { repository, digest, expiresAtMs } = download;
  note.accountId = repository.accountId;
  note.region = repository.region;
  note.repository = repository.name;
  note.parameters.digest = digest;
  if (expiresAtMs <= world.now()) {
    throw new Refusal('AccessDenied', 403, 'Request has expired');
  }
  return download;
}

function refuse({ status, code, message }: Refusal): Answer {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return { status, headers: { 'content-type': 'application/xml' }, body };
}
