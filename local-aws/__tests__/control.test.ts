import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseCommandLine } from '../command-line.ts';
import { applyConfiguration, defaultConfiguration } from '../configuration.ts';
import { allow, errorOf, type Harness, startHarness, trustGithub, withHarness } from './harness.ts';
import { signIn } from './registry-client.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

async function control(method: string, path: string, body?: unknown): Promise<[number, unknown]> {
  const init =
    body === undefined ? { method } : { method, body: typeof body === 'string' ? body : JSON.stringify(body) };
  const response = await fetch(`${harness.local.endpoint}/_local/${path}`, init);
  return [response.status, JSON.parse(await response.text())];
}

describe('control endpoints', () => {
  test('health', async () => {
    const { endpoint, accountId, region } = harness.local;
    expect(await control('GET', 'health')).toEqual([200, { status: 'ok', endpoint, accountId, region }]);
  });

  test('roles, jobs and accounts are those of the services', async () => {
    const arn = 'arn:aws:iam::111122223333:role/http';
    expect(
      await control('POST', 'roles', { arn, trust: trustGithub('111122223333', {}), permissions: allow(['ecr:*']) }),
    ).toEqual([200, {}]);
    const [, job] = await control('POST', 'jobs', { repository: 'octo/app' });
    expect(job).toMatchObject({ ACTIONS_ID_TOKEN_REQUEST_URL: expect.stringContaining(harness.local.endpoint) });
    const [, account] = await control('POST', 'accounts', { accountId: '111122223333', clientIds: null });
    expect(account).toMatchObject({
      accountId: '111122223333',
      adminEnvironment: { AWS_ENDPOINT_URL: harness.local.endpoint },
    });
  });

  test('repositories and images', async () => {
    expect(await control('POST', 'repositories', { name: 'http/app' })).toEqual([
      200,
      { arn: 'arn:aws:ecr:eu-west-1:123456789012:repository/http/app', name: 'http/app' },
    ]);
    const { digest } = await (await signIn(harness)).pushImage('http/app', 'v1');
    expect(await control('POST', 'images', { repository: 'http/app', reference: 'v1', status: 'ARCHIVED' })).toEqual([
      200,
      {},
    ]);
    expect(await control('GET', 'images?repository=http/app')).toMatchObject([
      200,
      { images: [{ digest, tags: ['v1'], status: 'ARCHIVED' }] },
    ]);
    const [, registry] = await control('POST', 'registries', { region: 'eu-north-1' });
    expect(registry).toMatchObject({ host: await harness.local.registryHost('123456789012', 'eu-north-1') });
  });

  test('faults, latency and journal', async () => {
    await control('POST', 'faults', { service: 'registry', kind: 'error', status: 418, code: 'TEAPOT', message: 'x' });
    await control('DELETE', 'journal');
    expect((await fetch(`${harness.local.endpoint}/v2/`)).status).toBe(418);
    await control('POST', 'faults', { service: 'registry', kind: 'throttle' });
    await control('DELETE', 'faults');
    expect((await fetch(`${harness.local.endpoint}/v2/`)).status).toBe(401);
    expect(await control('GET', 'journal')).toMatchObject([
      200,
      { entries: [{ error: 'TEAPOT', fault: 'error' }, { error: 'UNAUTHORIZED' }] },
    ]);
    expect(await control('POST', 'latency', { ms: 0 })).toEqual([200, {}]);
  });

  test.each<[string, unknown, RegExp]>([
    [
      'repositories',
      { name: 'http/app2', imageTagMutability: 'SOFT' },
      /imageTagMutability: Member must satisfy enum value set/,
    ],
    ['repositories', { name: 'Bad' }, /Invalid parameter at 'repositoryName'/],
    ['repositories', { name: 'ab', accountId: '12' }, /accountId: must have twelve digits/],
    ['roles', { arn: 'x', trust: {}, permissions: {} }, /arn: must have the form/],
    [
      'roles',
      { arn: 'arn:aws:iam::111122223333:role/x', trust: { Statement: [] }, permissions: {} },
      /trust policy of arn:\S+ can't be used: Statement/,
    ],
    [
      'roles',
      { arn: 'arn:aws:iam::111122223333:role/x', maxSessionDurationSeconds: 900 },
      /must be a whole number from 3600 to 43200/,
    ],
    ['jobs', { repo: 'x' }, /repo: is not a claim of a job; known are repository/],
    ['jobs', { run_id: 1 }, /run_id: must be a string/],
    ['faults', { service: 'ecr', kind: 'delay' }, /ms: must be a number/],
    ['faults', { service: 'ecr', kind: 'sulk' }, /kind: Member must satisfy enum value set: \[error, throttle/],
    ['latency', {}, /ms: must be a number/],
    ['images', { repository: 'http/app', reference: 'v1', status: 'FROZEN' }, /status: Member must satisfy enum/],
    ['images', { repository: 'none', reference: 'x', status: 'ACTIVE' }, /There is no repository none/],
    ['jobs', '{', /body: must be valid JSON/],
  ])('POST %s refuses %j', async (path, body, message) => {
    const [status, answer] = await control('POST', path, body);
    expect([status, answer]).toEqual([400, { error: expect.any(String), message: expect.stringMatching(message) }]);
  });

  test('an unknown path lists the known ones', async () => {
    expect(await control('POST', 'toString', {})).toEqual([
      404,
      expect.objectContaining({ message: expect.stringContaining('POST roles') }),
    ]);
  });
});

test('paths that no service has are not found', async () => {
  const response = await fetch(`${harness.local.endpoint}/favicon.ico`);
  expect([response.status, await response.json()]).toEqual([
    404,
    { error: 'NotFound', message: 'Nothing is served at /favicon.ico' },
  ]);
});

test('another account and issuer', async () => {
  const options = { accountId: '999999999999', region: 'us-west-2', issuer: 'https://example.org' };
  await withHarness(options, async ({ local }) => {
    const configuration = await fetch(`${local.endpoint}/.well-known/openid-configuration`);
    const expected = { issuer: 'https://example.org', jwks_uri: `${local.endpoint}/.well-known/jwks` };
    expect(await configuration.json()).toMatchObject(expected);
    expect(`http://${await local.registryHost('999999999999', 'us-west-2')}`).toBe(local.endpoint);
    expect(local.adminEnvironment.AWS_REGION).toBe('us-west-2');
  });
});

describe('configuration', () => {
  test('creates all that it lists', async () => {
    await withHarness({}, async ({ local }) => {
      const { roles, repositories } = defaultConfiguration(local.accountId);
      const accounts = [{ accountId: '222233334444' }];
      const faults = [{ service: 'registry', kind: 'throttle' }];
      await applyConfiguration(local, {
        accounts,
        roles,
        repositories,
        faults,
        replications: [{ rules: [{ destinations: [{ region: 'us-east-1', registryId: '222233334444' }] }] }],
        'public-repositories': [{ name: 'shop' }],
        'plain-registries': [{ auth: 'basic', users: [{ name: 'ci', password: 'secret' }] }],
      });
      expect(local.publicImages(local.accountId, 'shop')).toEqual([]);
      expect(local.images(local.accountId, local.region, 'demo/app')).toEqual([]);
      expect((await fetch(`${local.endpoint}/v2/`)).status).toBe(429);
    });
  });
});

describe('command line', () => {
  test.each<[string[], RegExp]>([
    [['--port', 'x'], /--port must be a whole number up to 65535, not 'x'/],
    [['--port', '70000'], /--port must be a whole number up to 65535/],
    [['--latency', '-1'], /--latency/],
    [['--lag', '1s'], /--lag must be a whole number, not '1s'/],
    [['--account', '12'], /--account must be an account id of twelve digits, not '12'/],
    [['--region', 'moon'], /--region must be a region such as eu-west-1/],
    [['--verbose'], /--verbose/],
    [['extra'], /extra/],
  ])('%j is a mistake', (args, message) => {
    expect(parseCommandLine(args)).toEqual({ kind: 'mistake', message: expect.stringMatching(message) });
  });

  test('all flags', () => {
    const args = [
      '--port',
      '1',
      '--latency',
      '2',
      '--account',
      '123456789012',
      '--region',
      'us-gov-west-1',
      '--config',
      'c.json',
      '--allow-deletes',
      '--restore-time=7',
    ];
    const quotas = ['--put-image-per-second=10', '--tokens-per-second=20'];
    expect(parseCommandLine([...args, ...quotas, '--describe-images-lag=5', '--lag=6'])).toEqual({
      kind: 'start',
      configFile: 'c.json',
      options: {
        port: 1,
        latencyMs: 2,
        accountId: '123456789012',
        region: 'us-gov-west-1',
        putImagePerSecond: 10,
        authorizationTokensPerSecond: 20,
        describeImagesLagMs: 5,
        lagMs: 6,
        restoreTimeMs: 7,
        allowsRegistryDeletes: true,
      },
    });
  });

  const main = new URL('../main.ts', import.meta.url).pathname;
  const run = (...args: string[]) => spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });

  test('a mistake ends with status 2', async () => {
    const [status] = await once(run('--port', 'x'), 'exit');
    expect(status).toBe(2);
  });

  test('a wrong configuration ends with status 2', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'local-aws-test-'));
    const file = join(folder, 'config.json');
    await writeFile(file, JSON.stringify({ rolls: [] }));
    const child = run('--config', file);
    const [[status], message] = await Promise.all([once(child, 'exit'), child.stderr.toArray()]);
    await rm(folder, { recursive: true });
    expect([status, message.join('')]).toEqual([
      2,
      expect.stringMatching(/rolls: is unknown; known are accounts, roles/),
    ]);
  });

  test('it prints lines for the shell, serves the default repository, and ends with SIGTERM', async () => {
    const child = run();
    const environment = new Map<string, string>();
    for await (const line of createInterface(child.stdout)) {
      const [, name = '', value = ''] = /^export (\w+)='?(.*?)'?$/.exec(line) ?? [];
      environment.set(name, value);
      if (line.includes('docker login')) {
        break;
      }
    }
    const endpoint = environment.get('AWS_ENDPOINT_URL') ?? '';
    const images = await fetch(`${endpoint}/_local/images?repository=demo/app`);
    child.kill('SIGTERM');
    const [status] = await once(child, 'exit');
    expect([images.status, status]).toEqual([200, 0]);
    expect([...environment.keys()]).toEqual(
      expect.arrayContaining(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN']),
    );
  });
});

test('a port that is taken fails the start, and leaves no file behind', async () => {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'local-aws-test-'));
  const port = Number(new URL(harness.local.endpoint).port);
  expect(await errorOf(withHarness({ port, temporaryFolder }, async () => undefined))).toMatch(/EADDRINUSE/);
  expect(await readdir(temporaryFolder)).toEqual([]);
  await rm(temporaryFolder, { recursive: true });
});

test('closing leaves no listener and no file behind, and may be done twice', async () => {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'local-aws-test-'));
  const [endpoint, host] = await withHarness({ temporaryFolder }, async ({ local }) => {
    expect(await readdir(temporaryFolder)).toHaveLength(1);
    const other = await local.registryHost('123456789012', 'ap-south-1');
    await local.close();
    return [local.endpoint, other];
  });
  expect(await readdir(temporaryFolder)).toEqual([]);
  await rm(temporaryFolder, { recursive: true });
  await expect(fetch(`${endpoint}/v2/`)).rejects.toThrow();
  await expect(fetch(`http://${host}/v2/`)).rejects.toThrow();
});
