import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { dockerConfigBroken } from '../errors/engine-errors.ts';
import { record } from '../lib/json.ts';

/** A login that is written into a Docker configuration. */
export type DockerLogin = {
  /** The registry's host exactly as image names spell it, with its port where it has one. */
  readonly host: string;
  readonly username: string;
  /** A secret. */
  readonly password: string;
};

/** The content of a config.json (https://docs.docker.com/reference/cli/docker/#docker-cli-configuration-file-configjson-properties). */
export type DockerConfig = Readonly<Record<string, unknown>>;

/**
 * The user's configuration with these logins added, one for each host. Everything else stays, other logins included; two kinds of
 * entries go, as they would get in the way: `aliases.builder` (which turns `docker build` into a builder that may not load its
 * image) and older logins for the same hosts.
 *
 * An empty `credHelpers` entry sends a host to the file even where a `credsStore` (a keychain, ecr-login) is set for all others.
 */
export function withLogins(config: DockerConfig, logins: readonly DockerLogin[]): DockerConfig {
  const { builder: _builder, ...aliases } = record(config.aliases);
  const base = { ...config, ...(config.aliases === undefined ? {} : { aliases }) };
  if (logins.length === 0) return base;
  const keys = new Set(logins.map(({ host }) => loginKey(host)));
  const others = Object.entries(record(config.auths)).filter(([key]) => !keys.has(hostOf(key)) && !keys.has(key));
  const own = logins.map(({ host, username, password }) => {
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return [loginKey(host), { auth }] as const;
  });
  return {
    ...base,
    auths: { ...Object.fromEntries(others), ...Object.fromEntries(own) },
    credHelpers: { ...record(config.credHelpers), ...Object.fromEntries([...keys].map((key) => [key, ''])) },
  };
}

/** The key of a host's login in a configuration: Docker Hub still has the address of its first version. */
export function loginKey(host: string): string {
  return host === 'docker.io' ? 'https://index.docker.io/v1/' : host;
}

/** The host of a key of `auths`: Docker also writes them with a scheme and a path. */
export function hostOf(key: string): string {
  return key.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

/** A Docker configuration of this step alone. */
export type PrivateConfig = {
  /** The folder, for DOCKER_CONFIG. */
  readonly directory: string;
  /** Writes the login beside those of other registries, in place of the one before it for the same. */
  login(login: DockerLogin): Promise<void>;
  /** Deletes the folder; what it links to stays. */
  remove(): Promise<void>;
};

/**
 * Makes a private configuration under `temp` that no other step or job reads: the user's plugins, contexts, certificates
 * and buildx state are linked, config.json is copied, so that no login ever touches the user's own.
 *
 * `onTempFolder` is told the folder before anything is in it, so that it can be deleted even after a crash.
 */
export async function createPrivateConfig(
  userDirectory: string,
  temp: string,
  onTempFolder: (directory: string) => void,
): Promise<PrivateConfig> {
  await mkdir(temp, { recursive: true });
  // mkdtemp makes the folder readable for its owner only.
  const directory = await mkdtemp(join(temp, PREFIX));
  onTempFolder(directory);
  const config = await readUserConfig(join(userDirectory, 'config.json'));
  await linkEntries(userDirectory, directory);
  const file = join(directory, 'config.json');
  // Docker may read the file at any time, for another image that is on its way: it is never there in part.
  let versions = 0;
  const logins = new Map<string, DockerLogin>();
  const write = async (): Promise<void> => {
    versions += 1;
    const next = `${file}.${versions}`;
    await writeFile(next, JSON.stringify(withLogins(config, [...logins.values()]), null, 2), { mode: 0o600 });
    await chmod(next, 0o600);
    await rename(next, file);
  };
  await write();
  // One after another: of two files that are written at once the last one in place has to be the one with both logins.
  let writing = Promise.resolve();
  const login = async (added: DockerLogin): Promise<void> => {
    logins.set(added.host, added);
    writing = writing.then(write, write);
    await writing;
  };
  return { directory, login, remove: () => removePrivateConfig(directory) };
}

const PREFIX = 'ecr-docker-config-';

/** Whether a folder, by its name, can only be one that `createPrivateConfig` made. */
export function isPrivateConfig(directory: string): boolean {
  return basename(directory).startsWith(PREFIX);
}

/** Deletes a private configuration; that it is gone already is fine. */
export async function removePrivateConfig(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
}

async function readUserConfig(file: string): Promise<DockerConfig> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined || text.trim() === '') return {};
  try {
    return record(JSON.parse(text));
  } catch (cause) {
    throw dockerConfigBroken(file, cause);
  }
}

async function linkEntries(from: string, to: string): Promise<void> {
  // Without its state buildx sets itself up anew at each build, which costs more than the rest of this. Where the user's
  // folder cannot be written the private one will do.
  await mkdir(join(from, 'buildx'), { recursive: true, mode: 0o700 }).catch(() => {});
  const entries = await readdir(from, { withFileTypes: true }).catch(() => []);
  await Promise.all(
    entries
      .filter((entry) => entry.name !== 'config.json')
      .map(async (entry) => {
        const source = join(from, entry.name);
        // Windows lets everybody make junctions, but links to files only with a privilege: there files are copied.
        if (process.platform === 'win32' && !entry.isDirectory()) await cp(source, join(to, entry.name));
        else await symlink(source, join(to, entry.name), 'junction');
      }),
  );
}
