import { type Answer, jsonAnswer } from '../answer.ts';
import { accessRefusal } from '../ecr/access.ts';
import { repositoryNotFoundText } from '../ecr/request.ts';
import type { Call, Exchange, Note } from '../exchange.ts';
import type { Credential } from '../iam/accounts.ts';
import { Refusal } from '../refusal.ts';
import { answerRoute } from '../registry/answer-route.ts';
import { type RegistryRequest, registryRefusal } from '../registry/request.ts';
import { isWrite, parseRoute, type RepositoryRoute, registryOperations } from '../registry/route.ts';
import { readBasic, readBearer } from '../tokens.ts';
import type { World } from '../world.ts';
import { publicWorld } from './public-api.ts';
import { publicRegion } from './public-registries.ts';

/** The operations of ECR Public's registry: by the names that they have in ECR's, and the token. */
export const publicRegistryOperations: readonly string[] = [...registryOperations, 'GetToken', 'GetLogo'];

/** How long a token of the registry can be used that the password was exchanged for; the specification's least. */
const tokenLifetimeMs = 12 * 60 * 60 * 1000;

/**
 * A call of ECR Public's registry, whose repositories are `ALIAS/NAME`. Anybody may pull. It takes Bearer only: the token of `/token/`, which gives one
 * to nobody as well, or the password as the API gives it. What is neither, Basic too, is refused with 400 and no challenge (dependabot/proxy#157,
 * aws/containers-roadmap#2835).
 */
export function publicRegistryCall(world: World, exchange: Exchange): Call {
  if (/^\/token\/?$/.test(exchange.path)) {
    const note: Note = { parameters: { method: exchange.method } };
    const answer = () => tokenAnswer(world, exchange, note);
    return { service: 'public-registry', operation: 'GetToken', note, place: {}, answer, refuse };
  }
  const [, logoOf] = /^\/logos\/(.+)$/.exec(exchange.path) ?? [];
  if (logoOf !== undefined) {
    const place = placeOf(world, logoOf);
    const note: Note = { ...place, parameters: { method: exchange.method } };
    return {
      service: 'public-registry',
      operation: 'GetLogo',
      note,
      place,
      answer: () => logoAnswer(world, place),
      refuse,
    };
  }
  const route = parseRoute(exchange.method, exchange.path);
  const { kind: _kind, operation, ...about } = route;
  const place = 'name' in route ? placeOf(world, route.name) : {};
  const note: Note = { ...place, parameters: { method: exchange.method, ...about } };
  return {
    service: 'public-registry',
    operation,
    note,
    place,
    answer: async () => {
      const caller = callerOf(world, exchange, note);
      if (route.kind === 'ping') {
        return jsonAnswer(200, {}, apiVersion);
      }
      if (route.kind === 'unknown' || route.kind === 'list-repositories') {
        throw registryRefusal(405, 'UNSUPPORTED', 'The operation is unsupported.');
      }
      const request = openRepository({ world: publicWorld(world), exchange, note }, caller, route);
      const answer = await answerRoute(route, request);
      return { ...answer, headers: { ...apiVersion, ...answer.headers } };
    },
    refuse,
  };
}

const apiVersion = { 'docker-distribution-api-version': 'registry/2.0' };

/** Account and repository of a name such as `ALIAS/NAME`; nothing of an alias that is unknown. */
function placeOf(world: World, path: string): { readonly accountId?: string; readonly repository?: string } {
  const [alias = '', repository = ''] = path.split(/\/(.*)/s, 2);
  const accountId = world.publicRegistries.accountOf(alias);
  return accountId === undefined ? {} : { accountId, repository };
}

/** Who asks; undefined for nobody, who has a token too. */
function callerOf(world: World, exchange: Exchange, note: Note): Credential | undefined {
  const { authorization, host } = exchange.headers;
  if (authorization === undefined) {
    const challenge = `Bearer realm="http://${host}/token/",service="${host}",scope="aws"`;
    throw new Refusal('UNAUTHORIZED', 401, 'Not Authorized', { 'www-authenticate': challenge });
  }
  const token = readBearer(authorization) ?? '';
  const issued = world.publicRegistries.tokens.find(token) ?? passwordIn(world, token);
  if (issued === undefined) {
    throw registryRefusal(400, 'DENIED', 'Your Authorization Token is invalid.');
  }
  if (issued.expiresAtMs <= world.now()) {
    throw registryRefusal(400, 'DENIED', 'Your Authorization Token has expired. Please reauthenticate and try again.');
  }
  noteCaller(note, issued.grant);
  return issued.grant;
}

/** The picture of a repository, which AWS has elsewhere: anybody may get it. */
function logoAnswer(world: World, { accountId = '', repository = '' }: ReturnType<typeof placeOf>): Answer {
  const found = world.publicRegistries.repository(accountId, repository);
  const logo = found && world.publicRegistries.logo(found);
  if (logo === undefined) {
    throw registryRefusal(404, 'UNKNOWN', 'There is no such picture.');
  }
  return { status: 200, headers: { 'content-type': 'image/png' }, body: logo };
}

/** A token for whose password is in the header, or for nobody; throws 403 for a wrong password, and 405 for the POST of OAuth2, after which clients use GET. */
function tokenAnswer(world: World, exchange: Exchange, note: Note): Answer {
  if (exchange.method !== 'GET') {
    throw registryRefusal(405, 'UNSUPPORTED', 'The operation is unsupported.');
  }
  const { authorization } = exchange.headers;
  const given = readBasic(authorization);
  const found = given && passwordIn(world, Buffer.from(`${given.user}:${given.password}`).toString('base64'));
  if (authorization !== undefined && (found === undefined || found.expiresAtMs <= world.now())) {
    throw registryRefusal(403, 'DENIED', 'Not Authorized');
  }
  noteCaller(note, found?.grant);
  const expiresAtMs = found?.expiresAtMs ?? world.now() + tokenLifetimeMs;
  return jsonAnswer(200, { token: world.publicRegistries.tokens.issue(found?.grant, expiresAtMs) });
}

/** Whom a password stands for, in the form of the API: `AWS:PASSWORD` in base64. */
function passwordIn(world: World, token: string) {
  const [user, password = ''] = Buffer.from(token, 'base64').toString().split(/:(.*)/s, 2);
  const found = user === 'AWS' ? world.publicRegistries.registries.password(password) : undefined;
  return found && { grant: found.credential, expiresAtMs: found.expiresAtMs };
}

function noteCaller(note: Note, caller: Credential | undefined): void {
  if (caller !== undefined) {
    note.principalArn = caller.principal.arn;
  }
}

/** The repository: for anybody who reads, for whom IAM allows it who writes. */
function openRepository(
  { world, exchange, note }: Pick<RegistryRequest, 'world' | 'exchange' | 'note'>,
  caller: Credential | undefined,
  route: RepositoryRoute,
): RegistryRequest {
  const { accountId, repository: name = '' } = placeOf(world, route.name);
  const repository = accountId === undefined ? undefined : world.publicRegistries.repository(accountId, name);
  if (isWrite(route)) {
    const arn = world.registries.arn(accountId ?? '', publicRegion, name);
    const target = { arn, accountId: accountId ?? '', region: publicRegion, repository };
    authorizeWrite(world, caller, { action: `ecr-public:${route.operation}`, target });
  }
  if (repository === undefined) {
    throw registryRefusal(404, 'NAME_UNKNOWN', repositoryNotFoundText(name, accountId ?? route.name));
  }
  const query = new URLSearchParams(exchange.query);
  return {
    world,
    exchange,
    note,
    query,
    repository,
    name: route.name,
    rules: { ...world.rules, allowsRegistryDeletes: false },
    mountSource: () => undefined,
  };
}

function authorizeWrite(
  world: World,
  credential: Credential | undefined,
  what: Omit<Parameters<typeof accessRefusal>[1], 'credential'>,
): void {
  if (credential === undefined) {
    throw registryRefusal(403, 'DENIED', 'Not Authorized');
  }
  const refusal = accessRefusal(world.accounts, { credential, ...what });
  if (refusal !== undefined) {
    throw registryRefusal(403, 'DENIED', refusal);
  }
}

function refuse({ status, code, message, headers }: Refusal): Answer {
  return jsonAnswer(status, { errors: [{ code, message }] }, { ...apiVersion, ...headers });
}
