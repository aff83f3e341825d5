import { type Answer, jsonAnswer } from '../answer.ts';
import { accessRefusal, type Target } from '../ecr/access.ts';
import type { Repository } from '../ecr/registries.ts';
import { repositoryNotFoundText } from '../ecr/request.ts';
import { layerState } from '../ecr/storage-class.ts';
import type { Call, Exchange, Note } from '../exchange.ts';
import type { Credential } from '../iam/accounts.ts';
import { repositoryArn } from '../iam/arn.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { answerRoute } from './answer-route.ts';
import { listRepositories } from './lists.ts';
import { type RegistryRequest, registryRefusal } from './request.ts';
import { parseRoute, type RepositoryRoute } from './route.ts';

/** Which registry a listener stands for. */
export type Place = { readonly accountId: string; readonly region: string };

/** A call of the registry of one account and region (OCI distribution specification 1.1, with ECR's rules). */
export function registryCall(world: World, exchange: Exchange, place: Place): Call {
  const route = parseRoute(exchange.method, exchange.path);
  const { kind: _kind, operation, ...about } = route;
  const repository = 'name' in route ? { repository: route.name } : {};
  const note: Note = { ...place, ...repository, parameters: { method: exchange.method, ...about } };
  return {
    service: 'registry',
    operation,
    note,
    place: { ...place, ...repository },
    answer: async () => {
      const credential = authenticate(world, exchange, note);
      if (route.kind === 'ping') {
        return jsonAnswer(200, {}, apiVersion);
      }
      if (route.kind === 'unknown') {
        throw registryRefusal(405, 'UNSUPPORTED', 'The operation is unsupported.');
      }
      const request = { world, exchange, query: new URLSearchParams(exchange.query), credential, note };
      const answer =
        route.kind === 'list-repositories'
          ? listCatalog(request, place)
          : await answerRoute(route, openRepository(request, route, place));
      return { ...answer, headers: { ...apiVersion, ...answer.headers } };
    },
    refuse,
  };
}

/** A request with the credential behind its password. */
type SignedIn = Pick<RegistryRequest, 'world' | 'exchange' | 'query' | 'note'> & { readonly credential: Credential };

const apiVersion = { 'docker-distribution-api-version': 'registry/2.0' };

/** The credential behind the password of Basic authentication; throws 401 without a valid one, 403 for an expired one. */
function authenticate(world: World, exchange: Exchange, note: Note): Credential {
  const encoded = /^basic (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1] ?? '';
  const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s, 2);
  const found = user === 'AWS' ? world.registries.password(password) : undefined;
  if (found === undefined) {
    const realm = `Basic realm="http://${exchange.headers.host}/",service="ecr.amazonaws.com"`;
    throw new Refusal('UNAUTHORIZED', 401, 'Not Authorized', { 'www-authenticate': realm });
  }
  note.principalArn = found.credential.principal.arn;
  if (found.expiresAtMs <= world.now()) {
    throw registryRefusal(403, 'DENIED', 'Your authorization token has expired. Reauthenticate and try again.');
  }
  return found.credential;
}

/** All repositories of the registry, for a caller who may describe every one of them. */
function listCatalog(request: SignedIn, { accountId, region }: Place): Answer {
  const target = { arn: repositoryArn(accountId, region, '*'), accountId, region, repository: undefined };
  authorize(request, 'ecr:DescribeRepositories', target);
  return listRepositories(request.world.registries.repositories(accountId, region), request.query);
}

/** The repository, for a caller with the permission that the route needs; a missing repository is not created by a push. */
function openRepository(request: SignedIn, route: RepositoryRoute, { accountId, region }: Place): RegistryRequest {
  const { world } = request;
  const repository = world.registries.repository(accountId, region, route.name);
  const target = { arn: repositoryArn(accountId, region, route.name), accountId, region, repository };
  authorize(request, `ecr:${route.operation}`, target);
  if (repository === undefined) {
    throw registryRefusal(404, 'NAME_UNKNOWN', repositoryNotFoundText(route.name, accountId));
  }
  const mountSource = (from: string, digest: string) => findMountSource(request, repository, { from, digest });
  return { ...request, name: route.name, repository, rules: world.rules, mountSource };
}

/**
 * ECR (user guide, "Blob mounting") wants the account setting, the same encryption and the permission to pull from the source. Against the
 * specification it mounts a blob only once an image of the source has it (aws/containers-roadmap#2860).
 */
function findMountSource(
  { world, credential }: SignedIn,
  repository: Repository,
  { from, digest }: { readonly from: string; readonly digest: string },
): Repository | undefined {
  const { accountId, region } = repository;
  const source = world.registries.repository(accountId, region, from);
  const isEnabled = world.registries.accountSetting(accountId, region, 'BLOB_MOUNTING') === 'ENABLED';
  if (!isEnabled || source === undefined || !isSameEncryption(source, repository)) {
    return undefined;
  }
  if (layerState(source, digest, world.now()) !== 'available') {
    return undefined;
  }
  const target = { arn: source.arn, accountId, region, repository: source };
  const refusal = accessRefusal(world.accounts, { credential, action: 'ecr:GetDownloadUrlForLayer', target });
  return refusal === undefined ? source : undefined;
}

function isSameEncryption({ encryption: a }: Repository, { encryption: b }: Repository): boolean {
  return a.encryptionType === b.encryptionType && a.kmsKey === b.kmsKey;
}

function authorize({ world, credential }: SignedIn, action: string, target: Target): void {
  const refusal = accessRefusal(world.accounts, { credential, action, target });
  if (refusal !== undefined) {
    throw registryRefusal(403, 'DENIED', refusal);
  }
}

function refuse({ status, code, message, headers }: Refusal): Answer {
  return jsonAnswer(status, { errors: [{ code, message }] }, { ...apiVersion, ...headers });
}
