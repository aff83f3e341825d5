import { createHash, createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** A request as its signature covers it. */
export type SignedRequest = {
  readonly method: string;
  /** Path as sent, without the query. */
  readonly path: string;
  /** Query as sent, without its question mark. */
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Uint8Array;
};

/** The parts of an AWS signature, version 4, from the Authorization header or from the query of a presigned URL. */
export type Signature = {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
  readonly timestamp: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  readonly sessionToken: string | undefined;
};

const algorithm = 'AWS4-HMAC-SHA256';

/** The signature that a request carries: `none`, `malformed`, or its parts. */
export function parseSignature(request: SignedRequest): Signature | 'none' | 'malformed' {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    return authorization.startsWith(algorithm) ? parseHeader(authorization, request.headers) : 'malformed';
  }
  const query = new URLSearchParams(request.query);
  if (!query.has('X-Amz-Signature')) {
    return 'none';
  }
  return signatureFrom({
    credential: query.get('X-Amz-Credential'),
    signedHeaders: query.get('X-Amz-SignedHeaders'),
    signature: query.get('X-Amz-Signature'),
    timestamp: query.get('X-Amz-Date'),
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
  });
}

/** The signature that the request must carry under a secret (IAM user guide, "Create a signed AWS API request"), in hexadecimal. */
export function computeSignature(request: SignedRequest, signature: Signature, secretAccessKey: string): string {
  const { date, region, service, timestamp } = signature;
  const scope = `${date}/${region}/${service}/aws4_request`;
  const digest = sha256(canonicalRequest(request, signature.signedHeaders));
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (parent, part) => createHmac('sha256', parent).update(part).digest(),
    `AWS4${secretAccessKey}`,
  );
  return createHmac('sha256', key).update(`${algorithm}\n${timestamp}\n${scope}\n${digest}`).digest('hex');
}

function parseHeader(authorization: string, headers: IncomingHttpHeaders): Signature | 'malformed' {
  const parts = new Map(
    authorization
      .slice(algorithm.length)
      .split(',')
      .map((part) => part.trim().split(/=(.*)/s, 2))
      .map(([name = '', value = '']) => [name, value]),
  );
  return signatureFrom({
    credential: parts.get('Credential'),
    signedHeaders: parts.get('SignedHeaders'),
    signature: parts.get('Signature'),
    timestamp: headerValue(headers, 'x-amz-date'),
    sessionToken: headerValue(headers, 'x-amz-security-token'),
  });
}

function signatureFrom(parts: {
  credential: string | null | undefined;
  signedHeaders: string | null | undefined;
  signature: string | null | undefined;
  timestamp: string | null | undefined;
  sessionToken: string | undefined;
}): Signature | 'malformed' {
  const { credential, signedHeaders, signature, timestamp, sessionToken } = parts;
  const scope = /^([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request$/.exec(credential ?? '');
  if (scope === null || !signedHeaders || !signature || !timestamp) {
    return 'malformed';
  }
  const [, accessKeyId = '', date = '', region = '', service = ''] = scope;
  return {
    accessKeyId,
    date,
    region,
    service,
    timestamp,
    signedHeaders: signedHeaders.split(';'),
    signature,
    sessionToken,
  };
}

function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const headers = signedHeaders.map((name) => {
    const value = headerValue(request.headers, name) ?? '';
    return `${name}:${value.trim().replace(/ +/g, ' ')}\n`;
  });
  return [
    request.method,
    request.path.split('/').map(encode).join('/'),
    canonicalQuery(request.query),
    headers.join(''),
    signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)])
    .sort(([a = '', x = ''], [b = '', y = '']) => compare(a, b) || compare(x, y))
    .map((pair) => pair.join('='))
    .join('&');
}

/** Order by code points, whatever the locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Percent-encodes all but RFC 3986's unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function headerValue(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
