import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord, parseJson, record } from '../lib/json.ts';
import { askCredentialHelper } from './docker-cli.ts';
import { hostOf, loginKey } from './docker-config.ts';

/** A login that docker has for a registry. The password is a secret. */
export type StoredLogin = { readonly username: string; readonly password: string };

/**
 * The login that docker would use for a registry: of a credential helper for this host, of the store for all, or in the file itself
 * (https://docs.docker.com/reference/cli/docker/login/#credential-stores). `directory`: the folder of config.json.
 *
 * @returns undefined where docker has none
 */
export async function readStoredLogin(
  directory: string,
  host: string,
  variables: Readonly<Record<string, string>>,
): Promise<StoredLogin | undefined> {
  const text = await readFile(join(directory, 'config.json'), 'utf8').catch(() => '');
  const config = record(parseJson(text));
  const key = loginKey(host);
  const helper = record(config.credHelpers)[key] ?? record(config.credHelpers)[host] ?? config.credsStore;
  if (typeof helper === 'string' && helper !== '') {
    const found = toLogin(parseJson(await askCredentialHelper(helper, key, variables)));
    if (found !== undefined) return found;
  }
  const entry = Object.entries(record(config.auths)).find(([name]) => name === key || hostOf(name) === hostOf(key));
  return entry === undefined ? undefined : fromEntry(entry[1]);
}

/** What a helper answers (https://github.com/docker/docker-credential-helpers#development). */
function toLogin(answer: unknown): StoredLogin | undefined {
  const { Username, Secret } = record(answer);
  if (typeof Username !== 'string' || typeof Secret !== 'string' || Secret === '') return undefined;
  return { username: Username, password: Secret };
}

function fromEntry(entry: unknown): StoredLogin | undefined {
  if (!isRecord(entry)) return undefined;
  const { auth, identitytoken } = entry;
  if (typeof identitytoken === 'string' && identitytoken !== '')
    return { username: '<token>', password: identitytoken };
  if (typeof auth !== 'string') return undefined;
  const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
  const at = decoded.indexOf(':');
  return at < 1 ? undefined : { username: decoded.slice(0, at), password: decoded.slice(at + 1) };
}
