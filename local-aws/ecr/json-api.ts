import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call, CallPlace, Exchange, Note } from '../exchange.ts';
import { FieldError, type Fields, isFields, parseFields } from '../fields.ts';
import { type Caller, expiredText, identifyCaller, unknownKeyText, wrongSignatureText } from '../iam/caller.ts';
import { parseSignature } from '../iam/signature.ts';
import type { Members } from '../input.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { checkInput } from './check-input.ts';
import { type EcrOperation, type EcrRequest, invalidParameter } from './request.ts';

/** An API of the JSON 1.1 protocol: its operations by name, and what its inputs must be. */
export type JsonApi = {
  readonly service: 'ecr' | 'ecr-public';
  /** What `X-Amz-Target` begins with, the point included. */
  readonly targetPrefix: string;
  readonly operations: Readonly<Record<string, EcrOperation>>;
  readonly inputs: Readonly<Record<string, Members>>;
  /** The caller as the operations know it; throws for a signature that the API does not take. */
  readonly admit: (caller: Caller, exchange: Exchange) => Caller;
};

/** A request with its body, and the world that it is about. */
export type JsonRequest = { readonly world: World; readonly exchange: Exchange; readonly body: Uint8Array };

/** Whether a request's `X-Amz-Target` is that of the API. */
export function isTargetOf({ targetPrefix }: JsonApi, exchange: Exchange): boolean {
  return targetOf(exchange).startsWith(targetPrefix);
}

/** A call of an API. */
export function jsonCall(api: JsonApi, { world, exchange, body }: JsonRequest): Call {
  const operation = targetOf(exchange).slice(api.targetPrefix.length);
  const note: Note = { parameters: {} };
  return {
    service: api.service,
    operation,
    note,
    place: placeOf(world, exchange, body),
    asked: { service: api.service, query: exchange.query, body: Buffer.from(body).toString() },
    answer: async () => {
      const caller = api.admit(callerOf({ world, exchange, body }, note), exchange);
      note.region = caller.region;
      const run = Object.hasOwn(api.operations, operation) ? api.operations[operation] : undefined;
      if (run === undefined) {
        throw new Refusal(
          'UnknownOperationException',
          400,
          `The local AWS does not imitate ${api.service}:${operation}`,
        );
      }
      const input = { members: api.inputs[operation] ?? {}, body };
      const result = await runChecked(run, { world, exchange, operation, caller, note }, input);
      return ecrAnswer(200, result, exchange.requestId);
    },
    refuse: ({ code, message, status }) => {
      const answer = ecrAnswer(status, { __type: code, message }, exchange.requestId);
      return { ...answer, headers: { ...answer.headers, 'x-amzn-errortype': code } };
    },
  };
}

/** Where a call goes by what it says: the repository and registry of its input, else the account and region of its signature. */
function placeOf(world: World, exchange: Exchange, body: Uint8Array): CallPlace {
  const signature = parseSignature({ ...exchange, body });
  const signed = typeof signature === 'string' ? undefined : signature;
  const { registryId, repositoryName, repositoryNames } = inputOf(body);
  const [name, ...others] = Array.isArray(repositoryNames) ? repositoryNames : [repositoryName];
  const accountId = registryId ?? world.accounts.credential(signed?.accessKeyId ?? '')?.principal.accountId;
  return {
    ...(typeof accountId === 'string' ? { accountId } : {}),
    ...(signed === undefined ? {} : { region: signed.region }),
    ...(typeof name === 'string' && others.length === 0 ? { repository: name } : {}),
  };
}

function inputOf(body: Uint8Array): Fields {
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    return isFields(value) ? value : {};
  } catch {
    return {};
  }
}

async function runChecked(
  run: EcrOperation,
  request: Omit<EcrRequest, 'input'>,
  { members, body }: { readonly members: Members; readonly body: Uint8Array },
): Promise<object> {
  try {
    const input = parseInput(body);
    request.note.parameters = summaryOf(input);
    checkInput(members, input);
    return await run({ ...request, input });
  } catch (error) {
    throw error instanceof FieldError ? invalidParameter(error.field, error.constraint) : error;
  }
}

function parseInput(body: Uint8Array): Fields {
  try {
    return parseFields(Buffer.from(body).toString() || '{}', 'request');
  } catch (error) {
    throw new Refusal('SerializationException', 400, error instanceof Error ? error.message : String(error));
  }
}

/** The caller; throws with ECR's names for what is wrong with the signature. */
function callerOf({ world, exchange, body }: JsonRequest, note: Note): Caller {
  const found = identifyCaller({ ...exchange, body }, world.accounts, world.now());
  switch (found.kind) {
    case 'caller':
      note.accountId = found.credential.principal.accountId;
      note.principalArn = found.credential.principal.arn;
      return found;
    case 'unsigned':
      throw new Refusal('MissingAuthenticationTokenException', 400, 'Missing Authentication Token');
    case 'malformed':
      throw new Refusal(
        'IncompleteSignatureException',
        400,
        'The request signature does not conform to AWS standards.',
      );
    case 'unknown-key':
      throw new Refusal('UnrecognizedClientException', 400, unknownKeyText);
    case 'expired':
      throw new Refusal('ExpiredTokenException', 400, expiredText);
    case 'wrong-signature':
      throw new Refusal('InvalidSignatureException', 400, wrongSignatureText);
  }
}

function ecrAnswer(status: number, value: object, requestId: string): Answer {
  return jsonAnswer(status, value, { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': requestId });
}

/** What the journal may show; long texts (manifests, policies) by their length. */
function summaryOf(input: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input).map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return [name, text.length > 500 ? `(${text.length} characters)` : text];
    }),
  );
}

function targetOf(exchange: Exchange): string {
  const target = exchange.headers['x-amz-target'];
  return typeof target === 'string' ? target : '';
}
