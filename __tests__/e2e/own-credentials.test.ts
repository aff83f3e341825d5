import { writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { StepResult, Variables } from '../../scripts/local-runner.ts';
import { addressOf } from '../lib/listening.ts';
import { ACCOUNT, ENGINES, REGION, REPOSITORY, ROLE, World } from './workbench.ts';

// What README says of jobs without `role-to-assume`, each by what such a job has.

const AS_ROLE = `arn:aws:sts::${ACCOUNT}:assumed-role/push/before`;

let world: World;
let servers: Server[];
beforeEach(async () => {
  const [engine] = ENGINES;
  if (engine === undefined) throw new Error('no engine');
  servers = [];
  world = await World.create(engine);
});
afterEach(async () => {
  for (const server of servers) server.close();
  await world.close();
});

/** A step without a role, in a job that has these variables and no leave to get ID tokens. */
async function step(environment: Variables, inputs: Variables = {}): Promise<StepResult> {
  return await world.step(
    { 'role-to-assume': '', ...inputs },
    { environment: { ...world.machine(), AWS_EC2_METADATA_DISABLED: 'true', ...environment } },
  );
}

/** An ID token, as a pod of Kubernetes or another system may have one in a file. */
async function idToken(): Promise<string> {
  const job = world.aws.startJob();
  const url = `${job.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=sts.amazonaws.com`;
  const headers = { authorization: `Bearer ${job.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
  const answer = await (await fetch(url, { headers })).text();
  return JSON.parse(answer).value;
}

/** A session of the role, as another step has opened it. */
async function sessionBefore() {
  const client = new STSClient({ endpoint: world.aws.endpoint, region: REGION });
  const request = { RoleArn: ROLE, RoleSessionName: 'before', WebIdentityToken: await idToken() };
  const { Credentials: session } = await client.send(new AssumeRoleWithWebIdentityCommand(request));
  client.destroy();
  return {
    AccessKeyId: session?.AccessKeyId ?? '',
    SecretAccessKey: session?.SecretAccessKey ?? '',
    SessionToken: session?.SessionToken ?? '',
    Expiration: new Date(Date.now() + 3_600_000).toISOString(),
  };
}

/** Host and port of a server that answers so until the test ends. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  servers.push(server);
  await new Promise((done) => server.once('listening', done));
  return addressOf(server);
}

function expectPushed(main: StepResult, caller: string): void {
  expect(main.errors).toEqual([]);
  expect(main.log).toContain(`Credentials of ${caller}`);
  expect(world.images()).toHaveLength(1);
  expect(world.calls().filter((call) => call.startsWith('sts:Assume'))).toHaveLength(caller === AS_ROLE ? 1 : 0);
}

test('keys of a user under `env`, which come from secrets', async () => {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
  const main = await step({ AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  expectPushed(main, `arn:aws:iam::${ACCOUNT}:user/administrator`);
});

test('what an earlier aws-actions/configure-aws-credentials has exported: keys, token and region', async () => {
  const { AccessKeyId, SecretAccessKey, SessionToken } = await sessionBefore();
  const exported = { AWS_ACCESS_KEY_ID: AccessKeyId, AWS_SECRET_ACCESS_KEY: SecretAccessKey };
  const region = { AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION };
  const main = await step({ ...exported, AWS_SESSION_TOKEN: SessionToken, ...region }, { 'aws-region': '' });
  expectPushed(main, AS_ROLE);
});

test('a container role: ECS, CodeBuild, EKS Pod Identity', async () => {
  const { AccessKeyId, SecretAccessKey, SessionToken: Token, Expiration } = await sessionBefore();
  const asked: (string | undefined)[] = [];
  const host = await serve((request, response) => {
    asked.push(request.headers.authorization);
    response.end(JSON.stringify({ AccessKeyId, SecretAccessKey, Token, Expiration }));
  });
  const file = join(world.folder, 'pod-token');
  await writeFile(file, 'who I am');
  const main = await step({
    AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${host}/v1/credentials`,
    AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: file,
  });
  expectPushed(main, AS_ROLE);
  expect(new Set(asked)).toEqual(new Set(['who I am']));
});

test('a web identity in a file: IAM roles for service accounts of EKS', async () => {
  const file = join(world.folder, 'web-identity');
  await writeFile(file, await idToken());
  const identity = { AWS_ROLE_ARN: ROLE, AWS_WEB_IDENTITY_TOKEN_FILE: file, AWS_ROLE_SESSION_NAME: 'before' };
  const main = await step({ ...identity, AWS_REGION: REGION });
  expect(main.errors).toEqual([]);
  expect(main.log).toContain(`Credentials of ${AS_ROLE}`);
  expect(world.images()).toHaveLength(1);
});

test('the role of an EC2 instance', async () => {
  const { AccessKeyId, SecretAccessKey, SessionToken: Token, Expiration } = await sessionBefore();
  const LastUpdated = new Date().toISOString();
  const host = await serve((request, response) => {
    const isKeys = request.url?.endsWith('/security-credentials/instance');
    const keys = { Code: 'Success', Type: 'AWS-HMAC', LastUpdated, AccessKeyId, SecretAccessKey, Token, Expiration };
    if (request.method === 'PUT') return response.end('token');
    return response.end(isKeys ? JSON.stringify(keys) : 'instance');
  });
  const main = await step({
    AWS_EC2_METADATA_DISABLED: '',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://${host}`,
  });
  expectPushed(main, AS_ROLE);
});

test('a profile counts before keys', async () => {
  const { AccessKeyId, SecretAccessKey, SessionToken } = await sessionBefore();
  const file = join(world.folder, 'aws-credentials');
  const lines = [`aws_access_key_id=${AccessKeyId}`, `aws_secret_access_key=${SecretAccessKey}`];
  await writeFile(file, ['[deploy]', ...lines, `aws_session_token=${SessionToken}`, ''].join('\n'));
  const main = await step({
    ...world.aws.adminEnvironment,
    AWS_PROFILE: 'deploy',
    AWS_SHARED_CREDENTIALS_FILE: file,
  });
  expectPushed(main, AS_ROLE);
});

test('`role-to-assume` counts before all of them, and is never assumed with them', async () => {
  const own = world.aws.adminEnvironment;
  const main = await world.step({}, { environment: { ...world.jobEnvironment(), ...own } });
  expect(main.errors).toEqual([]);
  expect(main.log).toContain(`Credentials of arn:aws:sts::${ACCOUNT}:assumed-role/push/gha-`);
  await world.change();
  const without = await step(own, { 'role-to-assume': ROLE });
  expect(without.errors.map(({ title }) => title)).toEqual(['id-token-missing']);
  expect(world.images(REPOSITORY)).toHaveLength(1);
});

test('a role that is assumed with keys is one of a profile', async () => {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
  const second = `arn:aws:iam::${ACCOUNT}:role/second`;
  world.aws.createRole({
    arn: second,
    trust: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' }],
    },
    permissions: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
  });
  const file = join(world.folder, 'aws-config');
  const lines = [`role_arn = ${second}`, 'credential_source = Environment', 'role_session_name = before'];
  await writeFile(file, ['[profile deploy]', ...lines, ''].join('\n'));
  const keys = { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY };
  const main = await step({ ...keys, AWS_CONFIG_FILE: file, AWS_PROFILE: 'deploy', AWS_REGION: REGION });
  expect(main.errors).toEqual([]);
  expect(main.log).toContain(`Credentials of arn:aws:sts::${ACCOUNT}:assumed-role/second/before`);
});
