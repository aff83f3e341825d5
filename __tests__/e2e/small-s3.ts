import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { addressOf } from '../lib/listening.ts';

/** A request as it came in. */
export type S3Request = {
  readonly method: string;
  /** The key behind the bucket, without its query. */
  readonly key: string;
  /** The access key that signed it; empty where nobody did. */
  readonly signedBy: string;
  readonly sessionToken: string;
};

type Answer = { readonly status: number; readonly body?: string | Buffer; readonly headers?: Record<string, string> };

/** One bucket of S3, with as much of its API as BuildKit's cache uses; whatever else is asked fails, and so does what is not signed. */
export class SmallS3 {
  readonly objects = new Map<string, Buffer>();
  readonly requests: S3Request[] = [];
  readonly #uploads = new Map<string, Map<number, Buffer>>();
  readonly #server: Server;
  readonly #bucket: string;

  private constructor(bucket: string) {
    this.#bucket = bucket;
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    });
  }

  static async start(bucket: string): Promise<SmallS3> {
    const s3 = new SmallS3(bucket);
    s3.#server.listen(0, '127.0.0.1');
    await new Promise((done) => s3.#server.once('listening', done));
    return s3;
  }

  /** `http://127.0.0.1:PORT` */
  get url(): string {
    return `http://${addressOf(this.#server)}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '', this.url);
    const body = await buffer(request);
    const [, bucket, key = ''] = /^\/([^/]+)\/(.+)$/.exec(decodeURIComponent(url.pathname)) ?? [];
    const [, signedBy = ''] = /^AWS4-HMAC-SHA256 Credential=([^/]+)\//.exec(headers.authorization ?? '') ?? [];
    this.requests.push({ method, key, signedBy, sessionToken: String(headers['x-amz-security-token'] ?? '') });
    const {
      status,
      body: text = '',
      headers: more = {},
    } = signedBy === '' || bucket !== this.#bucket
      ? error(403, 'AccessDenied')
      : this.#handle(method, key, { url, body, headers });
    response.writeHead(status, { 'content-type': 'application/xml', ...more });
    response.end(method === 'HEAD' ? undefined : text);
  }

  #handle(
    method: string,
    key: string,
    { url, body, headers }: { readonly url: URL; readonly body: Buffer; readonly headers: IncomingMessage['headers'] },
  ): Answer {
    const upload = url.searchParams.get('uploadId') ?? undefined;
    if (method === 'POST') return url.searchParams.has('uploads') ? this.#begin(key) : this.#complete(key, upload);
    if (method === 'PUT' && upload !== undefined)
      return this.#part(upload, Number(url.searchParams.get('partNumber')), body);
    if (method === 'PUT')
      return this.#put(key, headers['x-amz-copy-source'] === undefined ? body : this.objects.get(key));
    return method === 'GET' || method === 'HEAD' ? this.#get(key, headers.range) : error(501, 'NotImplemented');
  }

  #put(key: string, body: Buffer | undefined): Answer {
    if (body === undefined) return error(404, 'NoSuchKey');
    this.objects.set(key, body);
    return { status: 200, headers: { etag: tagOf(body) } };
  }

  #get(key: string, range: string | undefined): Answer {
    const body = this.objects.get(key);
    if (body === undefined) return error(404, 'NoSuchKey');
    const headers = {
      etag: tagOf(body),
      'content-type': 'application/octet-stream',
      'last-modified': new Date().toUTCString(),
    };
    const [, start] = /^bytes=(\d+)-/.exec(range ?? '') ?? [];
    const part = body.subarray(Number(start ?? 0));
    return {
      status: start === undefined ? 200 : 206,
      body: part,
      headers: { ...headers, 'content-length': `${part.length}` },
    };
  }

  #begin(key: string): Answer {
    const id = randomUUID();
    this.#uploads.set(id, new Map());
    return {
      status: 200,
      body: `<InitiateMultipartUploadResult><Key>${key}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
    };
  }

  #part(upload: string, number: number, body: Buffer): Answer {
    this.#uploads.get(upload)?.set(number, body);
    return { status: 200, headers: { etag: tagOf(body) } };
  }

  #complete(key: string, upload = ''): Answer {
    const parts = [...(this.#uploads.get(upload) ?? [])].sort(([one], [other]) => one - other);
    this.#put(key, Buffer.concat(parts.map(([, part]) => part)));
    return { status: 200, body: `<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>` };
  }
}

function error(status: number, code: string): Answer {
  return { status, body: `<Error><Code>${code}</Code></Error>` };
}

function tagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
