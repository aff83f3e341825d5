import type { Call, Exchange, Note } from '../exchange.ts';
import { type Fields, readOptionalObjects, readOptionalText, readText } from '../fields.ts';
import { type Credential, type Role, webIdentity } from '../iam/accounts.ts';
import { providerArn } from '../iam/arn.ts';
import { type Caller, expiredText, identifyCaller, unknownKeyText, wrongSignatureText } from '../iam/caller.ts';
import { decideAccess } from '../iam/policy.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { readInput } from './check-input.ts';
import { type Elements, errorAnswer, resultAnswer } from './query.ts';
import { checkDuration, readSessionParameters, type SessionParameters } from './session-request.ts';
import { readWebIdentity } from './web-identity.ts';

/** A call of STS with its decoded parameters. */
type StsRequest = {
  readonly world: World;
  readonly exchange: Exchange;
  readonly body: Uint8Array;
  readonly parameters: URLSearchParams;
  readonly note: Note;
};

const operations: Readonly<Record<string, (request: StsRequest) => Elements | Promise<Elements>>> = {
  AssumeRole: assumeRole,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetCallerIdentity: getCallerIdentity,
};

/** The names of the operations that are imitated. */
export const stsOperations: readonly string[] = Object.keys(operations);

/** A call of AWS STS (query protocol, version 2011-06-15): parameters in the body, in the query (presigned URLs), or in both. */
export function stsCall(world: World, exchange: Exchange, body: Uint8Array): Call {
  const parameters = new URLSearchParams([exchange.query, Buffer.from(body).toString()].filter(Boolean).join('&'));
  const operation = parameters.get('Action') ?? '';
  const note: Note = { parameters: summaryOf(parameters) };
  return {
    service: 'sts',
    operation,
    note,
    asked: { service: 'sts', query: exchange.query, body: Buffer.from(body).toString() },
    answer: async () => {
      const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
      if (run === undefined) {
        throw new Refusal('InvalidAction', 400, `Could not find operation ${operation} for version 2011-06-15`);
      }
      const result = await run({ world, exchange, body, parameters, note });
      return resultAnswer(operation, result, exchange.requestId);
    },
    refuse: (refusal) => errorAnswer(refusal, exchange.requestId),
  };
}

function getCallerIdentity(request: StsRequest): Elements {
  const { principal } = callerOf(request).credential;
  return { Arn: principal.arn, UserId: principal.id, Account: principal.accountId };
}

async function assumeRoleWithWebIdentity(request: StsRequest): Promise<Elements> {
  const { world, parameters, note } = request;
  const input = readInput('AssumeRoleWithWebIdentity', parameters);
  const session = readSessionParameters(input);
  const { roleArn } = session;
  note.accountId = roleArn.accountId;
  const check = { accounts: world.accounts, idTokens: world.idTokens, nowMs: world.now() };
  const identity = await readWebIdentity(readText(input, 'WebIdentityToken'), roleArn.accountId, check);
  const role = world.accounts.role(roleArn.arn);
  const action = 'sts:AssumeRoleWithWebIdentity';
  const context = { ...identity.context, 'sts:rolesessionname': [session.sessionName] };
  const principal = webIdentity(roleArn, identity.issuer);
  if (role === undefined || !isTrusted(role, { principal, action, resource: role.arn, context })) {
    throw new Refusal('AccessDenied', 403, `Not authorized to perform ${action}`);
  }
  checkDuration(role, session.durationSeconds);
  return {
    SubjectFromWebIdentityToken: identity.subject,
    Audience: identity.audience,
    ...openSession(request, role, session),
    Provider: providerArn(roleArn.partition, roleArn.accountId, identity.issuer),
  };
}

function assumeRole(request: StsRequest): Elements {
  const { world, parameters } = request;
  const { credential } = callerOf(request);
  const input = readInput('AssumeRole', parameters);
  const session = readSessionParameters(input);
  if (credential.principal.kind === 'role-session' && session.durationSeconds > 3600) {
    const text = 'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';
    throw new Refusal('ValidationError', 400, text);
  }
  const role = world.accounts.role(session.roleArn.arn);
  const hasTags = (readOptionalObjects(input, 'Tags') ?? []).length > 0;
  const actions = hasTags ? ['sts:AssumeRole', 'sts:TagSession'] : ['sts:AssumeRole'];
  const refused = actions.find(
    (action) => role === undefined || !mayAssume({ world, input }, credential, { role, action }),
  );
  if (role === undefined || refused !== undefined) {
    const { arn } = credential.principal;
    const text = `User: ${arn} is not authorized to perform: ${refused} on resource: ${session.roleArn.arn}`;
    throw new Refusal('AccessDenied', 403, text);
  }
  checkDuration(role, session.durationSeconds);
  return openSession(request, role, session);
}

/** Whether caller and role both allow it: the trust policy must always, the caller's own policies unless it names the caller. */
function mayAssume(
  { world, input }: Pick<StsRequest, 'world'> & { readonly input: Fields },
  { principal, sessionPolicy }: Credential,
  { role, action }: { role: Role; action: string },
): boolean {
  const externalId = readOptionalText(input, 'ExternalId');
  const context = {
    'sts:rolesessionname': [readText(input, 'RoleSessionName')],
    'aws:principalarn': [principal.kind === 'role-session' ? principal.roleArn : principal.arn],
    'aws:principalaccount': [principal.accountId],
    ...(externalId === undefined ? {} : { 'sts:externalid': [externalId] }),
  };
  return decideAccess(
    { principal, action, resource: role.arn, context },
    {
      identity: world.accounts.identityPolicies(principal),
      session: sessionPolicy,
      resource: role.trust,
      resourceRule: 'required',
      isSameAccount: principal.accountId === role.accountId,
    },
  ).isAllowed;
}

/** Whether the trust policy alone allows it: a web identity has no policies of its own. */
function isTrusted(role: Role, request: Parameters<typeof decideAccess>[0]): boolean {
  const policies = { identity: [], session: undefined, resource: role.trust, isSameAccount: true };
  return decideAccess(request, { ...policies, resourceRule: 'required' }).isAllowed;
}

function openSession({ world, note }: StsRequest, role: Role, session: SessionParameters): Elements {
  const { sessionName, sessionPolicy, durationSeconds } = session;
  const expiresAtMs = world.now() + durationSeconds * 1000;
  const narrowing = sessionPolicy?.policy;
  const credential = world.accounts.issueSession({ role, sessionName, sessionPolicy: narrowing, expiresAtMs });
  note.accountId = role.accountId;
  note.principalArn ??= credential.principal.arn;
  return {
    AssumedRoleUser: { AssumedRoleId: credential.principal.id, Arn: credential.principal.arn },
    Credentials: {
      AccessKeyId: credential.accessKeyId,
      SecretAccessKey: credential.secretAccessKey,
      SessionToken: credential.sessionToken,
      Expiration: new Date(expiresAtMs).toISOString().replace(/\.\d+Z$/, 'Z'),
    },
    PackedPolicySize: sessionPolicy?.packedSize,
  };
}

/** The caller of a signed operation; throws with STS's names for what is wrong with the signature. */
function callerOf({ world, exchange, body, note }: StsRequest): Caller {
  const found = identifyCaller({ ...exchange, body }, world.accounts, world.now());
  switch (found.kind) {
    case 'caller':
      note.accountId = found.credential.principal.accountId;
      note.principalArn = found.credential.principal.arn;
      note.region = found.region;
      return found;
    case 'unsigned':
      throw new Refusal('MissingAuthenticationToken', 403, 'Request is missing Authentication Token');
    case 'malformed':
      throw new Refusal('IncompleteSignature', 400, 'The request signature does not conform to AWS standards.');
    case 'unknown-key':
      throw new Refusal('InvalidClientTokenId', 403, unknownKeyText);
    case 'expired':
      throw new Refusal('ExpiredToken', 403, expiredText);
    case 'wrong-signature':
      throw new Refusal('SignatureDoesNotMatch', 403, wrongSignatureText);
  }
}

/** What the journal may show: everything but tokens, external ids and the signature of a presigned URL. */
function summaryOf(parameters: URLSearchParams): Record<string, string> {
  const shown = ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy'];
  return Object.fromEntries([...parameters].filter(([name]) => shown.includes(name) || name.startsWith('PolicyArns.')));
}
