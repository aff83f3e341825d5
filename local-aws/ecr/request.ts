import type { Exchange, Note } from '../exchange.ts';
import { type Fields, readOptionalNumber, readOptionalText, readText } from '../fields.ts';
import type { Caller } from '../iam/caller.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Attempt, accessRefusal, type Target } from './access.ts';
import type { Repository } from './registries.ts';

/** A signed call of the API of ECR with its input, or of ECR Public, whose repositories are the registries of the world then. */
export type EcrRequest = {
  readonly world: World;
  readonly exchange: Exchange;
  readonly operation: string;
  readonly input: Fields;
  readonly caller: Caller;
  readonly note: Note;
};

/** An ECR operation: the answer's JSON object, or a Refusal that is thrown. Its input has passed the rules of `inputs.ts`. */
export type EcrOperation = (request: EcrRequest) => object | Promise<object>;

/** The repository that the call names. Throws for a missing permission, or a repository that does not exist. */
export function requireRepository(request: EcrRequest): Repository {
  const { name, accountId, target } = namedRepository(request);
  authorize(request, actionOf(request), target);
  return target.repository ?? throwRepositoryNotFound(name, accountId);
}

/** The action of a call as policies name it, such as `ecr:PutImage`. */
export function actionOf({ world, operation }: EcrRequest): string {
  return `${world.registries.service}:${operation}`;
}

/** The name, account and IAM target of the repository that the call names, which may not exist. */
export function namedRepository(request: EcrRequest): { name: string; accountId: string; target: Target } {
  const { world, caller, input, note } = request;
  const name = readText(input, 'repositoryName');
  const accountId = readRegistryId(request);
  note.repository = name;
  const repository = world.registries.repository(accountId, caller.region, name);
  const arn = world.registries.arn(accountId, caller.region, name);
  return { name, accountId, target: { arn, accountId, region: caller.region, repository } };
}

/** The registry that the call is about: `registryId`, or the caller's own account. */
export function readRegistryId({ input, caller, note }: EcrRequest): string {
  const registryId = readOptionalText(input, 'registryId') ?? caller.credential.principal.accountId;
  note.accountId = registryId;
  return registryId;
}

/** Throws AccessDeniedException unless the caller may do the action, such as `ecr:TagResource`, on the target. */
export function authorize(
  { world, caller }: EcrRequest,
  action: string,
  { context, ...target }: Target & Pick<Attempt, 'context'>,
): void {
  const about = context === undefined ? {} : { context };
  const refusal = accessRefusal(world.accounts, { credential: caller.credential, action, target, ...about });
  if (refusal !== undefined) {
    throw ecrError('AccessDeniedException', refusal);
  }
}

/** The caller's own registry, which the caller must be allowed to use as the call does: the call names no other. */
export function authorizedRegistry(request: EcrRequest): { accountId: string; region: string } {
  const { credential, region } = request.caller;
  const { accountId } = credential.principal;
  authorize(request, actionOf(request), { arn: '*', accountId, region, repository: undefined });
  return { accountId, region };
}

/** An error of the ECR API, status 400; `name` as in the API reference. */
export function ecrError(name: string, message: string): Refusal {
  return new Refusal(name, 400, message);
}

/** The error for a parameter that breaks its grammar. */
export function invalidParameter(parameter: string, constraint: string): Refusal {
  const text = `Invalid parameter at '${parameter}' failed to satisfy constraint: '${constraint}'`;
  return ecrError('InvalidParameterException', text);
}

/** How ECR ends its sentences about things in a repository. */
export function withinRepository({ name, accountId }: Pick<Repository, 'name' | 'accountId'>): string {
  return `the repository with name '${name}' in the registry with id '${accountId}'`;
}

/** ECR's text for a repository that does not exist; the registry uses it too. */
export function repositoryNotFoundText(name: string, accountId: string): string {
  return `The repository with name '${name}' does not exist in the registry with id '${accountId}'`;
}

/** Throws RepositoryNotFoundException. */
export function throwRepositoryNotFound(name: string, accountId: string): never {
  throw ecrError('RepositoryNotFoundException', repositoryNotFoundText(name, accountId));
}

/** One page of a list. `next` goes into `nextToken` of the answer; undefined on the last page. */
export type Page<Item> = { readonly items: readonly Item[]; readonly next: string | undefined };

/** The page that `nextToken` and `maxResults` (default 100) ask for. */
export function pageOf<Item>(all: readonly Item[], input: Fields): Page<Item> {
  const maxResults = readOptionalNumber(input, 'maxResults') ?? 100;
  const nextToken = readOptionalText(input, 'nextToken');
  const offset = nextToken === undefined ? '0' : Buffer.from(nextToken, 'base64').toString();
  if (!/^\d+$/.test(offset)) {
    throw invalidParameter('nextToken', 'must be a token that the service returned');
  }
  const start = Number(offset);
  const end = start + maxResults;
  const next = end < all.length ? Buffer.from(String(end)).toString('base64') : undefined;
  return { items: all.slice(start, end), next };
}

/** Throws InvalidParameterException where pages are asked for together with a list of what to describe. */
export function refusePaging(input: Fields, list: string): void {
  const given = ['maxResults', 'nextToken'].find((name) => (input[name] ?? undefined) !== undefined);
  if (given !== undefined) {
    throw invalidParameter(given, `must not be given together with ${list}`);
  }
}

/** A time as ECR writes it: seconds since the epoch, with milliseconds as the fraction. */
export function epochSeconds(ms: number): number {
  return ms / 1000;
}
