import { Refusal } from '../refusal.ts';
import { isWrite, type Route } from '../registry/route.ts';
import { readBasic, readBearer } from '../tokens.ts';
import type { PlainRegistry } from './plain-registry.ts';
import type { RegistryUser, Right } from './plain-settings.ts';

/** What a request needs; without a name, to be somebody. */
export type Need = { readonly right: Right; readonly name: string } | undefined;

/** Who asks, and when (epoch ms). */
export type Asker = { readonly authorization: string | undefined; readonly nowMs: number };

/** What a request needs. */
export function needOf(route: Route): Need {
  return 'name' in route ? { right: isWrite(route) ? 'push' : 'pull', name: route.name } : undefined;
}

/** Why the registry refuses a request (OCI distribution specification; Docker's token specification for bearers); undefined where it does not. */
export function plainAccessRefusal(registry: PlainRegistry, asker: Asker, need: Need): Refusal | undefined {
  switch (registry.rules.auth) {
    case 'none':
      return undefined;
    case 'basic':
      return basicRefusal(registry, asker, need);
    case 'bearer':
      return bearerRefusal(registry, asker, need);
  }
}

/** The user whose password is in the header; undefined for a wrong one, and for none. */
export function userOf(
  { rules }: PlainRegistry,
  authorization: string | undefined,
): Required<RegistryUser> | undefined {
  const given = readBasic(authorization);
  return rules.users.find(({ name, password }) => name === given?.user && password === given.password);
}

function basicRefusal(registry: PlainRegistry, { authorization }: Asker, need: Need): Refusal | undefined {
  const user = userOf(registry, authorization);
  const isAnonymousPull = authorization === undefined && registry.rules.anonymousPull && need?.right === 'pull';
  if (isAnonymousPull) {
    return undefined;
  }
  if (user === undefined) {
    return unauthorized('Basic realm="Registry"');
  }
  return need === undefined || user.rights.includes(need.right)
    ? undefined
    : new Refusal('DENIED', 403, 'requested access to the resource is denied');
}

function bearerRefusal(registry: PlainRegistry, { authorization, nowMs }: Asker, need: Need): Refusal | undefined {
  const { host, tokens } = registry;
  const scope =
    need === undefined ? '' : `,scope="repository:${need.name}:${need.right === 'push' ? 'pull,push' : 'pull'}"`;
  const challenge = `Bearer realm="http://${host}/token",service="${host}"${scope}`;
  const token = readBearer(authorization);
  if (token === undefined) {
    return unauthorized(challenge);
  }
  const found = tokens.find(token);
  if (found === undefined || found.expiresAtMs <= nowMs) {
    return unauthorized(`${challenge},error="invalid_token"`);
  }
  return need === undefined || found.grant.get(need.name)?.includes(need.right)
    ? undefined
    : unauthorized(`${challenge},error="insufficient_scope"`);
}

/** 401 with a challenge, which says how to sign in. */
export function unauthorized(challenge: string): Refusal {
  return new Refusal('UNAUTHORIZED', 401, 'authentication required', { 'www-authenticate': challenge });
}
