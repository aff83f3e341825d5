import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { PartResult, Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  World,
} from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');

let world: World;
beforeEach(async () => {
  world = await World.create(engine);
});
afterEach(async () => {
  await world.close();
});

/** A docker command that writes down how it was called before it is the real one. */
async function watchedDocker(): Promise<{ environment: Variables; seen: () => Promise<string> }> {
  const folder = join(world.folder, 'bin');
  const record = join(world.folder, 'docker-calls');
  const real = (process.env.PATH ?? '').split(':');
  await mkdir(folder);
  const file = join(folder, 'docker');
  await writeFile(
    file,
    `#!/bin/sh\n{ echo "CALL $0 $*"; tr '\\0' '\\n' < /proc/$$/environ; } >> '${record}'\nPATH='${real.join(':')}' exec docker "$@"\n`,
  );
  await chmod(file, 0o755);
  await writeFile(record, '');
  return { environment: { PATH: `${folder}:${real.join(':')}` }, seen: () => readFile(record, 'utf8') };
}

describe('secrets', () => {
  test('are in no argument, environment, log, output, summary or file, and nothing is left after post', async () => {
    const watched = await watchedDocker();
    const dockerFolder = join(world.folder, 'user-docker');
    await mkdir(dockerFolder);
    await writeFile(join(dockerFolder, 'config.json'), '{"auths":{"example.com":{"auth":"dXNlcjpwYXNz"}}}');
    const job = world.jobEnvironment();
    const environment = { ...job, ...watched.environment, DOCKER_CONFIG: dockerFolder };
    const main = await world.step({ tags: 'v1' }, { environment });
    expect(main.errors).toEqual([]);
    const filesAfterMain = await world.files();
    const post = await main.post();
    expect(post.exitCode).toBe(0);
    const filesAfterPost = await world.files();

    // ID token, three parts of the session, registry password and the token it is part of.
    expect(main.masks).toHaveLength(6);
    const requestToken = job.ACTIONS_ID_TOKEN_REQUEST_TOKEN ?? '';
    const seen = await watched.seen();
    expect(seen).toContain('CALL');
    const written = Object.entries({
      'arguments and environment of docker': seen,
      log: main.log + post.log,
      outputs: JSON.stringify([main.outputs, main.exported, main.summary, main.state, post.exported, post.state]),
      'files after main': [...filesAfterMain.values()].join('\n'),
      'files after post': [...filesAfterPost.values()].join('\n'),
    });
    for (const [where, text] of written) {
      for (const secret of [...main.masks, requestToken])
        expect({ where, found: text.includes(secret) }).toEqual({ where, found: false });
      const basic = Buffer.from(`AWS:${main.masks.at(-1)}`).toString('base64');
      expect({ where, found: text.includes(basic) }).toEqual({ where, found: false });
    }
    expect([...filesAfterPost.keys()].filter((file) => file.includes('ecr-docker-config'))).toEqual([]);
    expect(await readFile(join(dockerFolder, 'config.json'), 'utf8')).toBe(
      '{"auths":{"example.com":{"auth":"dXNlcjpwYXNz"}}}',
    );
    // What the runner gives to a step but docker has no use for.
    expect(seen).not.toMatch(/^(INPUT_|ACTIONS_ID_TOKEN_REQUEST_|STATE_)/m);
  });

  test('the account, the region and the user name are not masked: job outputs with them would be dropped', async () => {
    const main = await world.step();
    for (const text of [ACCOUNT, REGION, 'AWS', ROLE, REPOSITORY]) expect(main.masks).not.toContain(text);
  });

  test('values of build arguments are not repeated', async () => {
    const main = await world.step({ 'build-args': `BASE=ecr-build-push/base:local\nUNUSED=only-once-please` });
    expect(main.log).not.toContain('only-once-please');
    expect(main.log).toContain('--build-arg UNUSED=…');
  });
});

describe('for later steps', () => {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_DEFAULT_REGION'];

  test('nothing is given unless asked', async () => {
    expect((await world.step()).exported).toEqual({});
  });

  test('export-credentials: keys and region, put back as they were', async () => {
    const environment = { ...world.jobEnvironment(), AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'before' };
    const main = await world.step({ 'export-credentials': 'true' }, { environment });
    expect(Object.keys(main.exported).sort()).toEqual([...names].sort());
    expect(main.exported.AWS_REGION).toBe(REGION);
    for (const name of names.slice(0, 3)) expect(main.masks).toContain(main.exported[name]);

    // A later step can use them.
    const later = await world.step({ 'role-to-assume': '' }, { environment: { ...world.machine(), ...main.exported } });
    expect(later.errors).toEqual([]);

    expect((await main.post()).exported).toEqual({
      AWS_ACCESS_KEY_ID: 'before',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_SESSION_TOKEN: '',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: '',
    });
  });

  test('keys from a file of the runner are masked before they are exported', async () => {
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
    const file = join(world.folder, 'aws-credentials');
    const lines = [`aws_access_key_id=${AWS_ACCESS_KEY_ID}`, `aws_secret_access_key=${AWS_SECRET_ACCESS_KEY}`];
    await writeFile(file, ['[default]', ...lines, ''].join('\n'));
    const environment = { ...world.machine(), AWS_SHARED_CREDENTIALS_FILE: file };
    const main = await world.step({ 'role-to-assume': '', 'export-credentials': 'true' }, { environment });
    expect(main.exported.AWS_SECRET_ACCESS_KEY).toBe(AWS_SECRET_ACCESS_KEY);
    expect(main.masks).toEqual(expect.arrayContaining([AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]));
  });

  test('post puts back what this action sets, and nothing that somebody else wrote into its state', async () => {
    const main = await world.step();
    const victim = join(world.temp, 'victim');
    await mkdir(victim);
    const post = await main.post({ variables: '{"BASH_ENV":"/tmp/evil"}', 'docker-config': victim });
    expect(post).toMatchObject({ exitCode: 0, exported: {} });
    expect(await readdir(victim)).toEqual([]);
  });

  test('docker-login: docker pulls in later steps, not after post', async () => {
    const main = await world.step({ 'docker-login': 'true' });
    const config = main.exported.DOCKER_CONFIG ?? '';
    const image = main.outputs['image-digest-uri'] ?? '';
    const pull = (): Promise<string> => world.docker('--config', config, 'pull', '--quiet', image);
    await world.docker('rmi', '--force', main.outputs['image-uri'] ?? '');
    expect(await pull()).toContain(REPOSITORY);
    expect((await main.post()).exported).toEqual({ DOCKER_CONFIG: '' });
    await world.docker('rmi', '--force', image);
    await expect(pull()).rejects.toThrow();
  });

  test('both, after a failed build: post still puts all back', async () => {
    await writeFile(join(world.workspace, 'Dockerfile'), 'FROM nowhere.invalid/none\n');
    const main = await world.step({ 'docker-login': 'true', 'export-credentials': 'true' });
    expect(main.exitCode).toBe(1);
    expect(Object.keys((await main.post()).exported).sort()).toEqual([...names, 'DOCKER_CONFIG'].sort());
    expect([...(await world.files()).keys()].filter((file) => file.includes('ecr-docker-config'))).toEqual([]);
  });

  test('post never fails a job, whatever it is given', async () => {
    const main = await world.step();
    const post = (environment: Variables): Promise<PartResult> =>
      world.step({}, { environment: { ...world.machine(), ...environment } }).then((step) => step.post());
    expect(await main.post()).toMatchObject({ exitCode: 0 });
    expect(await main.post()).toMatchObject({ exitCode: 0 });
    expect(await post({ STATE_variables: '{' })).toMatchObject({
      exitCode: 0,
      warnings: [expect.stringContaining('put back')],
    });
  });
});

describe('whose credentials', () => {
  test("the runner's own, without a role", async () => {
    const main = await world.step(
      { 'role-to-assume': '' },
      { environment: { ...world.machine(), ...world.aws.adminEnvironment } },
    );
    expect(main.errors).toEqual([]);
    expect(main.outputs['account-id']).toBe(ACCOUNT);
    expect(world.calls()).toContain('sts:GetCallerIdentity');
  });

  test("the runner's own, exported for later steps", async () => {
    const environment = { ...world.machine(), ...world.aws.adminEnvironment };
    const main = await world.step({ 'role-to-assume': '', 'export-credentials': 'true' }, { environment });
    expect(main.exported.AWS_ACCESS_KEY_ID).toBe(world.aws.adminEnvironment.AWS_ACCESS_KEY_ID);
    expect(main.exported.AWS_SESSION_TOKEN).toBe('');
  });

  test('a chained role, with its external id', async () => {
    const second = `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`;
    world.aws.createRole({
      arn: second,
      trust: policy({
        Effect: 'Allow',
        Principal: { AWS: ROLE },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'secret-handshake' } },
      }),
      permissions: policy({ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }),
    });
    world.aws.createRole({
      arn: ROLE,
      trust: policy({
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
      permissions: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: second }),
    });
    world.aws.createRepository({ accountId: OTHER_ACCOUNT, name: REPOSITORY });
    const main = await world.step({
      'role-to-assume': `${ROLE}\n${second}`,
      'role-external-id': 'secret-handshake',
      'allowed-account-ids': OTHER_ACCOUNT,
    });
    expect(main.errors).toEqual([]);
    expect(main.outputs['account-id']).toBe(OTHER_ACCOUNT);
    expect(world.aws.images(OTHER_ACCOUNT, REGION, REPOSITORY)).toHaveLength(1);
    expect(world.images()).toEqual([]);
  });

  test("another account's registry, by its repository policy", async () => {
    world.aws.createRole({
      arn: ROLE,
      trust: policy({
        Effect: 'Allow',
        Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com` },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
      permissions: policy({ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }),
    });
    const actions = PUSH_STATEMENTS.flatMap(({ Action }) => (Array.isArray(Action) ? Action : []));
    world.aws.createRepository({
      accountId: OTHER_ACCOUNT,
      name: REPOSITORY,
      policy: policy({ Effect: 'Allow', Principal: { AWS: ROLE }, Action: actions }),
    });
    const main = await world.step({ 'registry-id': OTHER_ACCOUNT, tags: 'v1' });
    expect(main.errors).toEqual([]);
    expect(main.outputs).toMatchObject({
      'account-id': OTHER_ACCOUNT,
      registry: await world.aws.registryHost(OTHER_ACCOUNT, REGION),
    });
    expect(world.aws.images(OTHER_ACCOUNT, REGION, REPOSITORY)[0]?.tags).toHaveLength(2);
  });

  test('a session that ends soon is renewed, and so is the login', async () => {
    // Sessions of 15 minutes that began 12 minutes ago.
    const soon = await World.create(engine, { aws: { now: () => Date.now() - 12 * 60_000 } });
    try {
      const main = await soon.step({ 'role-duration-seconds': '900' });
      expect(main.errors).toEqual([]);
      const calls = soon.calls();
      expect(calls.filter((call) => call === 'sts:AssumeRoleWithWebIdentity').length).toBeGreaterThan(1);
      expect(calls.filter((call) => call === 'github:GetIdToken').length).toBeGreaterThan(1);
      expect(calls.filter((call) => call === 'ecr:GetAuthorizationToken')).toHaveLength(2);
    } finally {
      await soon.close();
    }
  });
});
