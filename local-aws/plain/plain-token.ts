import { type Answer, jsonAnswer } from '../answer.ts';
import type { Exchange, Note } from '../exchange.ts';
import { Refusal } from '../refusal.ts';
import { unauthorized, userOf } from './plain-access.ts';
import type { Grant, PlainRegistry } from './plain-registry.ts';
import type { Right } from './plain-settings.ts';

/** A scope that a client asks for (Docker's token specification, "Token Scope"). */
type Scope = { readonly name: string; readonly rights: readonly Right[] };

/**
 * A token for those of the scopes asked for that the user has, or that everybody has. Throws 401 for a wrong password, and without any where nobody
 * may pull; 405 for the POST of OAuth2, after which clients fall back to GET.
 */
export function tokenAnswer(
  registry: PlainRegistry,
  { exchange, note, nowMs }: { readonly exchange: Exchange; readonly note: Note; readonly nowMs: number },
): Answer {
  if (exchange.method !== 'GET') {
    throw new Refusal('UNSUPPORTED', 405, 'The operation is unsupported.');
  }
  const { authorization } = exchange.headers;
  const { rules, tokens } = registry;
  const user = userOf(registry, authorization);
  if (user === undefined && (authorization !== undefined || !rules.anonymousPull)) {
    throw unauthorized('Basic realm="Registry"');
  }
  const scopes = new URLSearchParams(exchange.query).getAll('scope');
  note.parameters.scope = scopes.join(' ');
  note.parameters.user = user?.name ?? '';
  const everybody: readonly Right[] = rules.anonymousPull ? ['pull'] : [];
  const grant = grantOf(scopes, [...everybody, ...(user?.rights ?? [])]);
  const token = tokens.issue(grant, nowMs + rules.tokenLifetimeSeconds * 1000);
  const times = { expires_in: rules.tokenLifetimeSeconds, issued_at: new Date(nowMs).toISOString() };
  return jsonAnswer(200, { token, access_token: token, ...times });
}

/** The scopes of a query, as far as the rights allow them. */
function grantOf(scopes: readonly string[], rights: readonly Right[]): Grant {
  const asked = scopes.flatMap((scope) => scope.split(' ')).flatMap(readScope);
  const byName = Map.groupBy(asked, ({ name }) => name);
  return new Map(
    [...byName].map(([name, all]) => [
      name,
      all.flatMap((one) => one.rights).filter((right) => rights.includes(right)),
    ]),
  );
}

function readScope(text: string): readonly Scope[] {
  const [, name, actions = ''] = /^repository:(.+):([^:]*)$/.exec(text) ?? [];
  const words = actions.split(',');
  const all = ['pull', 'push'] as const;
  return name === undefined
    ? []
    : [{ name, rights: all.filter((right) => words.includes(right) || words.includes('*')) }];
}
