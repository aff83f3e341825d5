import type { IncomingHttpHeaders } from 'node:http';
import { parseJson, record } from '../lib/json.ts';
import { statusTrouble } from '../plan/aws-trouble.ts';
import type { TroubleKind } from '../plan/retry-policy.ts';

/** The answer of a registry, read to its end. */
export type RegistryAnswer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

/** Whether it is a success. */
export function isOk({ status }: Pick<RegistryAnswer, 'status'>): boolean {
  return status >= 200 && status < 300;
}

/** What a registry says of a refusal: its code, such as `DENIED`, and its words. */
export type Said = { readonly code: string; readonly message: string };

/** The first error in an answer (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes). */
export function saidIn({ body }: Pick<RegistryAnswer, 'body'>): Said {
  const { errors } = record(parseJson(body.toString('utf8')));
  const { code, message } = record(Array.isArray(errors) ? errors[0] : undefined);
  const text = typeof message === 'string' && message !== '' ? message : '';
  return { code: typeof code === 'string' ? code : '', message: text.slice(0, LONGEST) };
}

const LONGEST = 600;

/** The answer in words: `HTTP 403, DENIED: requested access to the resource is denied`. */
export function describeAnswer(answer: Pick<RegistryAnswer, 'status' | 'headers' | 'body'>): string {
  const { code, message } = saidIn(answer);
  // It goes into sentences.
  const words = [code, message.replace(/\.$/, '')].filter((part) => part !== '').join(': ');
  const status = `${isHtml(answer) ? 'a page with ' : ''}HTTP ${answer.status}`;
  return words === '' ? status : `${status}, ${words}`;
}

/** What kind of trouble an answer is; `undefined`: none, or none that passes. A page is of a proxy: no registry answers with one. */
export function registryTrouble(answer: Pick<RegistryAnswer, 'status' | 'headers'>): TroubleKind | undefined {
  if (isHtml(answer) && answer.status < 400) return 'network';
  return answer.status === NOT_IMPLEMENTED ? undefined : statusTrouble(answer.status);
}

const NOT_IMPLEMENTED = 501;

function isHtml({ headers }: Pick<RegistryAnswer, 'headers'>): boolean {
  return /^text\/html\b/i.test(headers['content-type'] ?? '');
}

/**
 * Whether a login or a token is of no use, and another one may be: ECR says so with 403, ECR Public with 400
 * (https://github.com/aws/containers-roadmap/issues/2835).
 */
export function isLoginTrouble(answer: RegistryAnswer): boolean {
  if (answer.status === 401) return true;
  return (answer.status === 400 || answer.status === 403) && /token\b.{0,40}\bexpired/is.test(saidIn(answer).message);
}

/** How a registry takes a manifest that it refuses. */
export type ManifestRefusal = 'denied' | 'immutable' | 'full' | 'incomplete' | 'repository-missing' | 'other';

/** Why a registry does not take a manifest. */
export function manifestRefusal(answer: RegistryAnswer): ManifestRefusal {
  const { code, message } = saidIn(answer);
  // ECR: 400 TAG_INVALID; Harbor: 412 PRECONDITION; Docker Hub and others have words of their own.
  if (answer.status !== 401 && /immutable/i.test(`${code} ${message}`)) return 'immutable';
  // ECR says of layers that are missing that an upload is unknown.
  if (/^(?:MANIFEST_)?(?:BLOB|BLOB_UPLOAD|MANIFEST)_UNKNOWN$/.test(code)) return 'incomplete';
  if (code === 'NAME_UNKNOWN') return 'repository-missing';
  if (answer.status === 403 && /maximum/i.test(message)) return 'full';
  if (answer.status === 403 || answer.status === 401) return 'denied';
  return 'other';
}

/** The permission that an answer says is missing, or else the one that the request needs: ECR's name for it, elsewhere `pull` or `push`. */
export function missingPermission(answer: RegistryAnswer, needed: string): string {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(saidIn(answer).message)?.[1] ?? needed;
}
