import { type Answer, jsonAnswer } from '../answer.ts';
import { repositoryNameRule } from '../ecr/inputs.ts';
import type { Repository } from '../ecr/registries.ts';
import type { Call, Exchange, Note } from '../exchange.ts';
import type { Refusal } from '../refusal.ts';
import { answerRoute } from '../registry/answer-route.ts';
import { listRepositories } from '../registry/lists.ts';
import { digestHeader, type RegistryRequest, registryRefusal } from '../registry/request.ts';
import { parseRoute, type RepositoryRoute, type Route, registryOperations } from '../registry/route.ts';
import type { World } from '../world.ts';
import { needOf, plainAccessRefusal } from './plain-access.ts';
import type { PlainRegistry } from './plain-registry.ts';
import { storagePath } from './plain-registry.ts';
import { storageCall } from './plain-storage.ts';
import { tokenAnswer } from './plain-token.ts';
import { plainRefusal } from './plain-words.ts';

/** The operations of plain registries: by the names that they have in ECR's, the token, and what a redirect leads to. */
export const plainOperations: readonly string[] = [...registryOperations, 'GetToken', 'GetObject'];

/** A call of a registry that is not ECR's (OCI distribution specification 1.1). */
export function plainCall(world: World, exchange: Exchange, registry: PlainRegistry): Call {
  if (exchange.path.startsWith(storagePath)) {
    return storageCall(world, exchange, registry);
  }
  const { host } = registry;
  if (exchange.path === '/token') {
    const note: Note = { host, parameters: { method: exchange.method } };
    const answer = () => tokenAnswer(registry, { exchange, note, nowMs: world.now() });
    return { service: 'oci', operation: 'GetToken', note, place: { host }, answer, refuse };
  }
  const route = parseRoute(exchange.method, exchange.path);
  const { kind, operation, ...about } = route;
  const place = { host, ...('name' in route ? { repository: route.name } : {}) };
  const note: Note = { ...place, parameters: { method: exchange.method, ...about } };
  return {
    service: 'oci',
    operation,
    note,
    place,
    answer: async () => styled(registry, exchange, await answerOf({ world, exchange, registry, note }, route)),
    refuse: (refusal) => refuse(plainRefusal(refusal, kind)),
  };
}

type PlainRequest = Pick<RegistryRequest, 'world' | 'exchange' | 'note'> & { readonly registry: PlainRegistry };

async function answerOf(request: PlainRequest, route: Route): Promise<Answer> {
  const { world, exchange, registry } = request;
  const asker = { authorization: exchange.headers.authorization, nowMs: world.now() };
  const refusal = plainAccessRefusal(registry, asker, needOf(route));
  if (refusal !== undefined) {
    throw refusal;
  }
  switch (route.kind) {
    case 'ping':
      return jsonAnswer(200, {});
    case 'unknown':
      throw registryRefusal(405, 'UNSUPPORTED', 'The operation is unsupported.');
    case 'list-repositories':
      return listRepositories(registry.repositories(), new URLSearchParams(exchange.query));
    default:
      return answerInRepository(request, route);
  }
}

async function answerInRepository(request: PlainRequest, route: RepositoryRoute): Promise<Answer> {
  const { registry, note } = request;
  if (route.kind === 'list-referrers' && !registry.rules.referrers) {
    throw registryRefusal(404, 'UNSUPPORTED', 'The operation is unsupported.');
  }
  const inner = registryRequest(request, route);
  refuseWholeUpload(inner, route, registry);
  const answer = await answerRoute(route, inner);
  const isRedirected = route.kind === 'get-blob' && registry.rules.redirects !== 'none';
  if (!isRedirected) {
    return answer;
  }
  delete note.bytes;
  const size = inner.repository.layers.get(route.digest) ?? 0;
  const path = registry.store({ repository: route.name, digest: route.digest, size });
  const { storageHost, host } = registry;
  return { status: 307, headers: { location: storageHost === host ? path : `http://${storageHost}${path}` } };
}

function registryRequest({ world, exchange, registry, note }: PlainRequest, route: RepositoryRoute): RegistryRequest {
  const query = new URLSearchParams(exchange.query);
  if (registry.rules.uploads === 'chunked') {
    // The specification lets a registry begin an upload that it does not take at once.
    if (route.kind === 'start-upload') query.delete('digest');
  }
  return {
    world,
    exchange,
    query,
    note,
    name: route.name,
    repository: openRepository(registry, route, world.now()),
    rules: { putImagePerSecond: undefined, tagsPerImage: Number.POSITIVE_INFINITY, allowsRegistryDeletes: false },
    mountSource: (name) => {
      const asker = { authorization: exchange.headers.authorization, nowMs: world.now() };
      const isAllowed = plainAccessRefusal(registry, asker, { right: 'pull', name }) === undefined;
      return registry.rules.mounts && isAllowed ? registry.repository(name) : undefined;
    },
  };
}

/** The repository, which the first push creates. */
function openRepository(registry: PlainRegistry, route: RepositoryRoute, nowMs: number): Repository {
  const isPush = route.kind === 'start-upload' || route.kind === 'put-manifest';
  if (isPush && !new RegExp(`^${repositoryNameRule.pattern}$`).test(route.name)) {
    throw registryRefusal(400, 'NAME_INVALID', 'invalid repository name');
  }
  const repository = isPush ? registry.openRepository(route.name, nowMs) : registry.repository(route.name);
  if (repository === undefined) {
    throw registryRefusal(404, 'NAME_UNKNOWN', 'repository name not known to registry');
  }
  return repository;
}

/** Throws 400 for a blob that comes with the PUT alone, where the registry does not take it so. */
function refuseWholeUpload(
  { world, exchange, repository }: RegistryRequest,
  route: RepositoryRoute,
  { rules }: PlainRegistry,
): void {
  if (rules.uploads !== 'chunked' || route.kind !== 'finish-upload') {
    return;
  }
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = exchange.headers;
  if (world.blobs.upload(repository, route.uploadId)?.size === 0 && (length !== '0' || encoding !== undefined)) {
    throw registryRefusal(400, 'BLOB_UPLOAD_INVALID', 'blob upload invalid: the content must be sent by PATCH');
  }
}

/** The answer in the registry's style: how it writes locations, and whether it says digests to a HEAD. */
function styled({ rules, host }: PlainRegistry, { method }: Exchange, answer: Answer): Answer {
  const { [digestHeader]: digest, location, ...others } = answer.headers;
  const isPath = typeof location === 'string' && location.startsWith('/');
  const absolute = isPath && rules.locations === 'absolute' ? `http://${host}${location}` : location;
  return {
    ...answer,
    headers: {
      ...apiVersion,
      ...others,
      ...(location === undefined ? {} : { location: absolute }),
      ...(digest === undefined || (method === 'HEAD' && !rules.headDigest) ? {} : { [digestHeader]: digest }),
    },
  };
}

const apiVersion = { 'docker-distribution-api-version': 'registry/2.0' };

function refuse({ status, code, message, headers }: Refusal): Answer {
  return jsonAnswer(status, { errors: [{ code, message }] }, { ...apiVersion, ...headers });
}
