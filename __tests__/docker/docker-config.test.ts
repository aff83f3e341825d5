import { lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createPrivateConfig, type DockerConfig, withLogins } from '../../src/docker/docker-config.ts';
import { record } from '../../src/lib/json.ts';
import { anyJson, runs } from '../lib/properties.ts';

const login = { host: '127.0.0.1:5000', username: 'AWS', password: 'p:w' };
const auth = Buffer.from('AWS:p:w').toString('base64');

describe('withLogins', () => {
  test.each<[string, DockerConfig, DockerConfig]>([
    ['an empty configuration', {}, { auths: { '127.0.0.1:5000': { auth } }, credHelpers: { '127.0.0.1:5000': '' } }],
    [
      'other logins, proxies and everything unknown stay',
      { auths: { 'ghcr.io': { auth: 'eA==' } }, proxies: { default: {} }, currentContext: 'remote', future: [1] },
      {
        auths: { 'ghcr.io': { auth: 'eA==' }, '127.0.0.1:5000': { auth } },
        credHelpers: { '127.0.0.1:5000': '' },
        proxies: { default: {} },
        currentContext: 'remote',
        future: [1],
      },
    ],
    [
      'a store for all others; a helper for our host gives way',
      { credsStore: 'desktop', credHelpers: { '127.0.0.1:5000': 'ecr-login', 'gcr.io': 'gcloud' } },
      {
        credsStore: 'desktop',
        auths: { '127.0.0.1:5000': { auth } },
        credHelpers: { '127.0.0.1:5000': '', 'gcr.io': 'gcloud' },
      },
    ],
    [
      'older logins for our host go, however they are spelled',
      {
        auths: {
          'https://127.0.0.1:5000/v2/': {},
          'http://127.0.0.1:5000': {},
          '127.0.0.1:5000': {},
          '127.0.0.1:50001': {},
        },
      },
      {
        auths: { '127.0.0.1:50001': {}, '127.0.0.1:5000': { auth } },
        credHelpers: { '127.0.0.1:5000': '' },
      },
    ],
    [
      'no alias turns docker build into something else',
      { aliases: { builder: 'buildx', other: 'x' } },
      { aliases: { other: 'x' }, auths: { '127.0.0.1:5000': { auth } }, credHelpers: { '127.0.0.1:5000': '' } },
    ],
    [
      'what is not an object counts as absent',
      { auths: 'x', credHelpers: null, aliases: [] },
      { auths: { '127.0.0.1:5000': { auth } }, credHelpers: { '127.0.0.1:5000': '' }, aliases: {} },
    ],
  ])('%s', (_name, config, expected) => expect(withLogins(config, [login])).toEqual(expected));

  test('without a login only the alias goes', () => {
    expect(withLogins({ aliases: { builder: 'buildx' }, auths: { a: {} } }, [])).toEqual({
      aliases: {},
      auths: { a: {} },
    });
  });
});

describe('createPrivateConfig', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'config-test-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function userFolder(config: string): Promise<string> {
    const user = join(folder, 'user');
    await mkdir(join(user, 'cli-plugins'), { recursive: true });
    await mkdir(join(user, 'contexts'));
    await writeFile(join(user, 'cli-plugins/docker-x'), '#!/bin/sh\n');
    await writeFile(join(user, 'ca.pem'), 'ca');
    await writeFile(join(user, 'config.json'), config);
    return user;
  }

  test("links the user's folder, keeps the login to itself, and leaves nothing", async () => {
    const user = await userFolder('{"auths":{"ghcr.io":{"auth":"eA=="}}}');
    const folders: string[] = [];
    const config = await createPrivateConfig(user, join(folder, 'temp'), (directory) => folders.push(directory));
    expect(folders).toEqual([config.directory]);
    expect(await realpath(join(config.directory, 'cli-plugins'))).toBe(await realpath(join(user, 'cli-plugins')));
    expect(await readFile(join(config.directory, 'ca.pem'), 'utf8')).toBe('ca');

    await config.login(login);
    const file = join(config.directory, 'config.json');
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(
      withLogins({ auths: { 'ghcr.io': { auth: 'eA==' } } }, [login]),
    );
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(config.directory)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(user, 'config.json'), 'utf8')).not.toContain(auth);

    await config.remove();
    await expect(lstat(config.directory)).rejects.toThrow('ENOENT');
    expect(await readFile(join(user, 'cli-plugins/docker-x'), 'utf8')).toBe('#!/bin/sh\n');
    await config.remove();
  });

  test('works where the user has no configuration at all', async () => {
    const config = await createPrivateConfig(join(folder, 'nowhere'), folder, () => {});
    // Only the state of buildx is kept where docker itself would keep it.
    expect((await readdir(config.directory)).sort()).toEqual(['buildx', 'config.json']);
    expect(await readdir(join(folder, 'nowhere'))).toEqual(['buildx']);
  });

  test('works where the user has no place for one', async () => {
    await writeFile(join(folder, 'file'), '');
    const config = await createPrivateConfig(join(folder, 'file'), folder, () => {});
    expect(await readdir(config.directory)).toEqual(['config.json']);
  });

  test('two at once do not meet', async () => {
    const [a, b] = await Promise.all([1, 2].map(() => createPrivateConfig(join(folder, 'nowhere'), folder, () => {})));
    expect(a?.directory).not.toBe(b?.directory);
  });

  test('a broken config.json is told, not overwritten', async () => {
    const user = await userFolder('{"auths":');
    await expect(createPrivateConfig(user, folder, () => {})).rejects.toMatchObject({
      problem: { code: 'docker-config-broken' },
    });
    expect(await readFile(join(user, 'config.json'), 'utf8')).toBe('{"auths":');
  });
});

test('the file of a private configuration is never there in part', async () => {
  const temp = await mkdtemp(join(tmpdir(), 'config-'));
  const config = await createPrivateConfig(join(temp, 'none'), temp, () => {});
  const login = { host: 'host', username: 'AWS', password: 'x'.repeat(200_000) };
  let isOver = false;
  const read = async (): Promise<number> => {
    let count = 0;
    for (; !isOver; count += 1) JSON.parse(await readFile(join(config.directory, 'config.json'), 'utf8'));
    return count;
  };
  const reading = read();
  await Promise.all(Array.from({ length: 40 }, () => config.login(login)));
  isOver = true;
  expect(await reading).toBeGreaterThan(0);
  await rm(temp, { recursive: true });
});

test('any configuration is taken, and only the login of the one host is another', () => {
  const names = [
    'auths',
    'credHelpers',
    'aliases',
    'builder',
    'auth',
    login.host,
    `https://${login.host}/v1/`,
    'ghcr.io',
  ];
  const logins = fc.dictionary(fc.constantFrom(...names), anyJson('auth')).map((auths) => ({ auths, aliases: auths }));
  fc.assert(
    fc.property(fc.oneof(anyJson(...names), logins), (json) => {
      const config = typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as DockerConfig) : {};
      const { auths, credHelpers, aliases, ...rest } = withLogins(config, [login]) as Record<
        string,
        Record<string, unknown>
      >;
      const { auths: before, credHelpers: _helpers, aliases: _aliases, ...others } = config;
      expect(rest).toEqual(others);
      expect(auths?.[login.host]).toEqual({ auth });
      expect(credHelpers?.[login.host]).toBe('');
      expect(Object.keys(aliases ?? {})).not.toContain('builder');
      const kept = Object.entries(record(before)).filter(([key]) => !key.includes(login.host));
      expect(auths).toEqual({ ...Object.fromEntries(kept), [login.host]: { auth } });
    }),
    runs(),
  );
});
