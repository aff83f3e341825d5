import { computeSignature, parseSignature } from '../iam/signature.ts';
import type { Harness, Keys } from './harness.ts';
import { parseXml, writeQueryInput } from './query-protocol.ts';

/** How a call ended: `error` is `NAME: message`, or undefined for a success. */
export type RawOutcome = { readonly status: number; readonly error: string | undefined };

/** Sends the administrator's calls as they are, also those that an SDK would change or refuse. */
export type RawClient = {
  /** `input` is a value, or the body as it is. */
  readonly ecr: (operation: string, input: unknown) => Promise<RawOutcome>;
  readonly ecrPublic: (operation: string, input: unknown) => Promise<RawOutcome>;
  readonly sts: (operation: string, input: unknown) => Promise<RawOutcome>;
};

/** A client of the default account and region. */
export function rawClient(harness: Harness): RawClient {
  return {
    ecr: async (operation, input) => {
      const target = `AmazonEC2ContainerRegistry_V20150921.${operation}`;
      return jsonOutcome(await post(harness, bodyOf(input), { target, service: 'ecr' }));
    },
    ecrPublic: async (operation, input) => jsonOutcome(await callPublic(harness, operation, input)),
    sts: async (operation, input) => {
      const response = await post(harness, String(writeQueryInput(operation, input)), { service: 'sts' });
      const text = await response.text();
      const [code, message] = ['Code', 'Message'].map((name) =>
        parseXml(new RegExp(`<${name}>(.*)</${name}>`, 's').exec(text)?.[1] ?? ''),
      );
      return outcome(response, String(code), String(message));
    },
  };
}

/** Calls the API of ECR Public, as the administrator in us-east-1 unless said otherwise. */
export function callPublic(
  harness: Harness,
  operation: string,
  input: unknown,
  signing: Partial<Signing> = {},
): Promise<Response> {
  const target = `SpencerFrontendService.${operation}`;
  return post(harness, bodyOf(input), { target, service: 'ecr-public', region: 'us-east-1', ...signing });
}

function bodyOf(input: unknown): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

async function jsonOutcome(response: Response): Promise<RawOutcome> {
  const { __type, message }: { __type?: string; message?: string } = JSON.parse(await response.text());
  return outcome(response, __type, message);
}

function outcome({ status }: Response, code: string | undefined, message: string | undefined): RawOutcome {
  return { status, error: status < 300 ? undefined : `${code}: ${message}` };
}

/** What a call is signed for; keys and region default to the administrator's. */
type Signing = { readonly service: string; readonly region?: string; readonly keys?: Keys; readonly target?: string };

function post({ local, admin }: Harness, body: string, signing: Signing): Promise<Response> {
  const { service, region = local.region, keys = admin, target } = signing;
  const date = '20261101T000000Z';
  const headers = {
    host: new URL(local.endpoint).host,
    'x-amz-date': date,
    ...(target === undefined ? {} : { 'x-amz-target': target }),
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
  };
  const scope = `${keys.accessKeyId}/20261101/${region}/${service}/aws4_request`;
  const names = Object.keys(headers).sort().join(';');
  const authorization = (signature: string) =>
    `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) };
  const parsed = parseSignature({ ...request, headers: { ...headers, authorization: authorization('x') } });
  if (typeof parsed === 'string') {
    throw new Error(`The signature is ${parsed}`);
  }
  const signature = computeSignature(request, parsed, keys.secretAccessKey);
  return fetch(local.endpoint, {
    method: 'POST',
    headers: { ...headers, authorization: authorization(signature) },
    body,
  });
}
