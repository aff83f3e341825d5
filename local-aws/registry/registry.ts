import { type Answer, jsonAnswer } from '../answer.ts';
import { accessRefusal, type Target } from '../ecr/access.ts';
import { repositoryNotFoundText } from '../ecr/request.ts';
import type { Call, Exchange, Note } from '../exchange.ts';
import type { Credential } from '../iam/accounts.ts';
import { repositoryArn } from '../iam/arn.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { deleteBlob, getBlob } from './blobs.ts';
import { listReferrers, listRepositories, listTags } from './lists.ts';
import { deleteManifest, getManifest, putManifest } from './manifests.ts';
import { type RegistryRequest, registryRefusal } from './request.ts';
import { parseRoute, type RepositoryRoute } from './route.ts';
import { appendUpload, cancelUpload, finishUpload, showUpload, startUpload } from './uploads.ts';

/** Which registry a listener stands for. */
export type Place = { readonly accountId: string; readonly region: string };

/** A call of the registry of one account and region (OCI distribution specification 1.1, with ECR's rules). */
export function registryCall(world: World, exchange: Exchange, place: Place): Call {
  const route = parseRoute(exchange.method, exchange.path);
  const { kind: _kind, operation, ...about } = route;
  const note: Note = { ...place, parameters: { method: exchange.method, ...about } };
  return {
    service: 'registry',
    operation,
    note,
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

const apiVersion = { 'docker-distribution-api-version': 'registry/2.0' };

function answerRoute(route: RepositoryRoute, request: RegistryRequest): Answer | Promise<Answer> {
  switch (route.kind) {
    case 'get-manifest':
      return getManifest(request, route.reference);
    case 'put-manifest':
      return putManifest(request, route.reference);
    case 'delete-manifest':
      return deleteManifest(request, route.reference);
    case 'head-blob':
    case 'get-blob':
      return getBlob(request, route.digest);
    case 'delete-blob':
      return deleteBlob(request, route.digest);
    case 'start-upload':
      return startUpload(request);
    case 'append-upload':
      return appendUpload(request, route.uploadId);
    case 'finish-upload':
      return finishUpload(request, route.uploadId);
    case 'show-upload':
      return showUpload(request, route.uploadId);
    case 'cancel-upload':
      return cancelUpload(request, route.uploadId);
    case 'list-tags':
      return listTags(request);
    case 'list-referrers':
      return listReferrers(request, route.digest);
  }
}

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
function listCatalog(request: Omit<RegistryRequest, 'repository'>, { accountId, region }: Place): Answer {
  const target = { arn: repositoryArn(accountId, region, '*'), accountId, region, repository: undefined };
  authorize(request, 'ecr:DescribeRepositories', target);
  return listRepositories(request.world.registries.repositories(accountId, region), request.query);
}

/** The repository, for a caller with the permission that the route needs; a missing repository is not created by a push. */
function openRepository(
  request: Omit<RegistryRequest, 'repository'>,
  route: RepositoryRoute,
  { accountId, region }: Place,
): RegistryRequest {
  const { world, note } = request;
  note.repository = route.name;
  const repository = world.registries.repository(accountId, region, route.name);
  const target = { arn: repositoryArn(accountId, region, route.name), accountId, region, repository };
  authorize(request, `ecr:${route.operation}`, target);
  if (repository === undefined) {
    throw registryRefusal(404, 'NAME_UNKNOWN', repositoryNotFoundText(route.name, accountId));
  }
  return { ...request, repository };
}

function authorize({ world, credential }: Omit<RegistryRequest, 'repository'>, action: string, target: Target): void {
  const refusal = accessRefusal(world.accounts, { credential, action, target });
  if (refusal !== undefined) {
    throw registryRefusal(403, 'DENIED', refusal);
  }
}

function refuse({ status, code, message, headers }: Refusal): Answer {
  return jsonAnswer(status, { errors: [{ code, message }] }, { ...apiVersion, ...headers });
}
