import { computeSignature, parseSignature } from '../iam/signature.ts';
import type { Harness } from './harness.ts';
import { parseXml, writeQueryInput } from './query-protocol.ts';

/** How a call ended: `error` is `NAME: message`, or undefined for a success. */
export type RawOutcome = { readonly status: number; readonly error: string | undefined };

/** Sends the administrator's calls as they are, also those that an SDK would change or refuse. */
export type RawClient = {
  /** `input` is a value, or the body as it is. */
  readonly ecr: (operation: string, input: unknown) => Promise<RawOutcome>;
  readonly sts: (operation: string, input: unknown) => Promise<RawOutcome>;
};

/** A client of the default account and region. */
export function rawClient(harness: Harness): RawClient {
  return {
    ecr: async (operation, input) => {
      const target = `AmazonEC2ContainerRegistry_V20150921.${operation}`;
      const body = typeof input === 'string' ? input : JSON.stringify(input);
      const response = await post(harness, 'ecr', body, { 'x-amz-target': target });
      const { __type, message }: { __type?: string; message?: string } = JSON.parse(await response.text());
      return outcome(response, __type, message);
    },
    sts: async (operation, input) => {
      const response = await post(harness, 'sts', String(writeQueryInput(operation, input)), {});
      const text = await response.text();
      const [code, message] = ['Code', 'Message'].map((name) =>
        parseXml(new RegExp(`<${name}>(.*)</${name}>`, 's').exec(text)?.[1] ?? ''),
      );
      return outcome(response, String(code), String(message));
    },
  };
}

function outcome({ status }: Response, code: string | undefined, message: string | undefined): RawOutcome {
  return { status, error: status < 300 ? undefined : `${code}: ${message}` };
}

function post(
  { local, admin }: Harness,
  service: string,
  body: string,
  more: Record<string, string>,
): Promise<Response> {
  const date = '20261101T000000Z';
  const headers = { host: new URL(local.endpoint).host, 'x-amz-date': date, ...more };
  const scope = `${admin.accessKeyId}/20261101/${local.region}/${service}/aws4_request`;
  const names = Object.keys(headers).sort().join(';');
  const authorization = (signature: string) =>
    `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=${names}, Signature=${signature}`;
  const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) };
  const parsed = parseSignature({ ...request, headers: { ...headers, authorization: authorization('x') } });
  if (typeof parsed === 'string') {
    throw new Error(`The signature is ${parsed}`);
  }
  const signature = computeSignature(request, parsed, admin.secretAccessKey);
  return fetch(local.endpoint, {
    method: 'POST',
    headers: { ...headers, authorization: authorization(signature) },
    body,
  });
}
