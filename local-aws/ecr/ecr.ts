import { type Answer, jsonAnswer } from '../answer.ts';
import type { Call, CallPlace, Exchange, Note } from '../exchange.ts';
import { FieldError, type Fields, isFields, parseFields, readOptionalTexts } from '../fields.ts';
import { type Caller, expiredText, identifyCaller, unknownKeyText, wrongSignatureText } from '../iam/caller.ts';
import { parseSignature } from '../iam/signature.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { accountSettingOperations } from './account-settings.ts';
import { checkInput } from './check-input.ts';
import { imageReadOperations } from './image-reads.ts';
import { imageChangeOperations } from './images.ts';
import { layerOperations } from './layers.ts';
import { policyOperations } from './policies.ts';
import { repositoryOperations } from './repositories.ts';
import { authorize, type EcrOperation, type EcrRequest, epochSeconds, invalidParameter } from './request.ts';
import { resourceTagOperations } from './resource-tags.ts';
import { scanOperations } from './scans.ts';

const operations: Readonly<Record<string, EcrOperation>> = {
  GetAuthorizationToken: getAuthorizationToken,
  ...accountSettingOperations,
  ...repositoryOperations,
  ...imageReadOperations,
  ...imageChangeOperations,
  ...resourceTagOperations,
  ...layerOperations,
  ...policyOperations,
  ...scanOperations,
};

/** The names of the operations that are imitated. */
export const ecrOperations: readonly string[] = Object.keys(operations);

const targetPrefix = 'AmazonEC2ContainerRegistry_V20150921.';
const passwordLifetimeMs = 12 * 60 * 60 * 1000;

/** Whether a request's `X-Amz-Target` is the ECR API's. */
export function isEcrTarget(exchange: Exchange): boolean {
  return targetOf(exchange).startsWith(targetPrefix);
}

/** A call of the Amazon ECR API (JSON 1.1 protocol, version 2015-09-21). */
export function ecrCall(world: World, exchange: Exchange, body: Uint8Array): Call {
  const operation = targetOf(exchange).slice(targetPrefix.length);
  const note: Note = { parameters: {} };
  return {
    service: 'ecr',
    operation,
    note,
    place: placeOf(world, exchange, body),
    asked: { service: 'ecr', query: exchange.query, body: Buffer.from(body).toString() },
    answer: async () => {
      const caller = callerOf(world, exchange, body, note);
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (run === undefined) {
        throw new Refusal('UnknownOperationException', 400, `The local AWS does not imitate ecr:${operation}`);
      }
      const result = await runChecked(run, { world, exchange, operation, caller, note }, body);
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

async function runChecked(run: EcrOperation, request: Omit<EcrRequest, 'input'>, body: Uint8Array): Promise<object> {
  try {
    const input = parseInput(body);
    request.note.parameters = summaryOf(input);
    checkInput(request.operation, input);
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

async function getAuthorizationToken(request: EcrRequest): Promise<object> {
  const { world, caller, input } = request;
  const { credential, region } = caller;
  const { accountId } = credential.principal;
  authorize(request, 'ecr:GetAuthorizationToken', { arn: '*', accountId, region, repository: undefined });
  const quota = { perSecond: world.rules.authorizationTokensPerSecond, nowMs: world.now() };
  if (!world.registries.takesCall('GetAuthorizationToken', { accountId, region }, quota)) {
    throw new Refusal('ThrottlingException', 400, 'Rate exceeded');
  }
  const expiresAtMs = world.now() + passwordLifetimeMs;
  const password = world.registries.issuePassword(credential, expiresAtMs);
  const authorizationToken = Buffer.from(`AWS:${password}`).toString('base64');
  const registryIds = readOptionalTexts(input, 'registryIds') ?? [accountId];
  const hosts = await Promise.all(registryIds.map((registryId) => world.registryHost(registryId, region)));
  return {
    authorizationData: hosts.map((host) => ({
      authorizationToken,
      expiresAt: epochSeconds(expiresAtMs),
      proxyEndpoint: `http://${host}`,
    })),
  };
}

/** The caller; throws with ECR's names for what is wrong with the signature. */
function callerOf(world: World, exchange: Exchange, body: Uint8Array, note: Note): Caller {
  const found = identifyCaller({ ...exchange, body }, world.accounts, world.now());
  switch (found.kind) {
    case 'caller':
      note.accountId = found.credential.principal.accountId;
      note.principalArn = found.credential.principal.arn;
      note.region = found.region;
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
