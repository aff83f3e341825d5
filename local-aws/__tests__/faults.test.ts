import {
  DescribeImagesCommand,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
} from '@aws-sdk/client-ecr';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../faults.ts';
import { Journal } from '../journal.ts';
import { errorOf, type Harness, sha256, startHarness } from './harness.ts';
import { rawClient } from './raw-client.ts';
import { registryError, signIn } from './registry-client.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: 'demo' });
});
afterEach(() => harness.close());

const callEcr = () => errorOf(harness.ecr().send(new GetAuthorizationTokenCommand({})));
const callSts = () => errorOf(harness.sts().send(new GetCallerIdentityCommand({})));
const callGithub = async () => {
  const job = harness.local.startJob();
  const headers = { authorization: `Bearer ${job.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
  return String((await fetch(job.ACTIONS_ID_TOKEN_REQUEST_URL, { headers })).status);
};
const callS3 = async () => {
  await (await signIn(harness)).pushImage('demo', 'v1');
  const layer = new GetDownloadUrlForLayerCommand({ repositoryName: 'demo', layerDigest: sha256('layer') });
  const { downloadUrl } = await harness.ecr().send(layer);
  const response = await fetch(downloadUrl ?? '');
  return `${response.status} ${/<Code>(.*)<.Code>/.exec(await response.text())?.[1]}`;
};
const callOci = async () => {
  const { host } = await harness.local.plainRegistry();
  return registryError(await fetch(`http://${host}/v2/`));
};
const callPublicApi = async () => (await rawClient(harness).ecrPublic('DescribeRegistries', {})).error ?? 'no error';
const callPublicRegistry = async () =>
  registryError(await fetch(`http://${await harness.local.publicRegistryHost()}/v2/`));
const callRegistry = async () => registryError(await (await signIn(harness)).send('GET', 'demo/tags/list'));

describe('kinds, in the words of each service', () => {
  test.each<[Fault['service'], Fault['kind'] & ('throttle' | 'server-error' | 'expired-token'), RegExp]>([
    ['ecr', 'throttle', /^ThrottlingException: Rate exceeded$/],
    ['ecr', 'server-error', /^ServerException/],
    ['ecr', 'expired-token', /^ExpiredTokenException/],
    ['sts', 'throttle', /^Throttling: Rate exceeded$/],
    ['sts', 'server-error', /^InternalFailure/],
    ['sts', 'expired-token', /^ExpiredToken: /],
    ['registry', 'throttle', /^429 TOOMANYREQUESTS: Rate exceeded$/],
    ['registry', 'server-error', /^500 UNKNOWN/],
    ['registry', 'expired-token', /^403 DENIED: Your authorization token has expired. Reauthenticate and try again.$/],
    ['oci', 'throttle', /^429 TOOMANYREQUESTS: too many requests$/],
    ['oci', 'server-error', /^500 UNKNOWN/],
    ['oci', 'expired-token', /^401 UNAUTHORIZED: authentication required$/],
    ['ecr-public', 'throttle', /^ThrottlingException: Rate exceeded$/],
    ['ecr-public', 'server-error', /^ServerException/],
    ['ecr-public', 'expired-token', /^ExpiredTokenException/],
    ['public-registry', 'throttle', /^429 TOOMANYREQUESTS: Rate exceeded$/],
    ['public-registry', 'server-error', /^500 UNKNOWN/],
    ['public-registry', 'expired-token', /^400 DENIED: Your Authorization Token has expired/],
    ['s3', 'throttle', /^503 SlowDown$/],
    ['s3', 'server-error', /^500 InternalError$/],
    ['s3', 'expired-token', /^403 AccessDenied$/],
    ['github', 'throttle', /^429$/],
    ['github', 'server-error', /^503$/],
    ['github', 'expired-token', /^401$/],
  ])('%s %s', async (service, kind, expected) => {
    harness.local.faults.add({ service, kind });
    const calls = {
      ecr: callEcr,
      sts: callSts,
      registry: callRegistry,
      s3: callS3,
      github: callGithub,
      oci: callOci,
      'ecr-public': callPublicApi,
      'public-registry': callPublicRegistry,
    };
    expect(await calls[service]()).toMatch(expected);
    expect(await calls[service]()).not.toMatch(expected);
  });

  test('an error of any name', async () => {
    harness.local.faults.add({ service: 'ecr', kind: 'error', status: 400, code: 'KmsException', message: 'No key' });
    expect(await callEcr()).toBe('KmsException: No key');
  });

  test('a dropped connection', async () => {
    harness.local.faults.add({ service: 'ecr', kind: 'drop' });
    expect(await callEcr()).toMatch(/socket hang up|ECONNRESET/);
    expect(await callEcr()).toBe('no error');
  });

  test('an answer that breaks off', async () => {
    harness.local.faults.add({ service: 'ecr', kind: 'truncate' });
    expect(await callEcr()).toMatch(/aborted|ECONNRESET/);
    expect(await callEcr()).toBe('no error');
  });

  test('digests of something else, in an answer and in content', async () => {
    const registry = await signIn(harness);
    const { digest } = await registry.pushImage('demo', 'v1');
    const imageIds = [{ imageTag: 'v1' }];
    const described = async () =>
      (await harness.ecr().send(new DescribeImagesCommand({ repositoryName: 'demo', imageIds }))).imageDetails?.[0]
        ?.imageDigest;
    harness.local.faults.add({ service: 'ecr', kind: 'wrong-digest' });
    const wrong = await described();
    expect(wrong).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(wrong).not.toBe(digest);
    expect(await described()).toBe(digest);
    const layer = new GetDownloadUrlForLayerCommand({ repositoryName: 'demo', layerDigest: sha256('layer') });
    const { downloadUrl = '' } = await harness.ecr().send(layer);
    harness.local.faults.add({ service: 's3', kind: 'wrong-digest' });
    expect(await (await fetch(downloadUrl)).text()).toBe('layes');
    expect(await (await fetch(downloadUrl)).text()).toBe('layer');
  });

  test.each([200, 503])("a proxy's page with status %d", async (status) => {
    harness.local.faults.add({ service: 'ecr', kind: 'page', status });
    expect(await callEcr()).toMatch(/^SyntaxError|Deserialization/);
    harness.local.faults.add({ service: 'github', kind: 'page', status });
    expect(await callGithub()).toBe(String(status));
  });

  test('a call that hangs until the client gives up', async () => {
    harness.local.faults.add({ service: 'registry', kind: 'hang' });
    const call = fetch(`${harness.local.endpoint}/v2/`, { signal: AbortSignal.timeout(50) });
    expect(await errorOf(call)).toMatch(/^TimeoutError/);
    expect(harness.local.journal.entries()).toMatchObject([{ operation: 'Ping', status: 0, fault: 'hang' }]);
  });

  test('a delay, and the answer after it', async () => {
    const beforeMs = performance.now();
    harness.local.faults.add({ service: 'sts', kind: 'delay', ms: 40 });
    expect(await callSts()).toBe('no error');
    const [entry] = harness.local.journal.entries();
    expect(entry?.startMs).toBeGreaterThan(beforeMs);
    expect((entry?.endMs ?? 0) - (entry?.startMs ?? 0)).toBeGreaterThanOrEqual(39);
  });
});

describe('aim', () => {
  test('one operation only', async () => {
    harness.local.faults.add({ service: 'registry', operation: 'PutImage', kind: 'server-error' });
    const registry = await signIn(harness);
    const { response } = await registry.pushImage('demo', 'v1');
    expect(response.status).toBe(500);
    expect((await registry.pushImage('demo', 'v1')).response.status).toBe(201);
  });

  test('several times, in the order of adding', async () => {
    harness.local.faults.add({ service: 'ecr', kind: 'throttle', times: 2 });
    harness.local.faults.add({ service: 'ecr', kind: 'server-error' });
    const names = [await callEcr(), await callEcr(), await callEcr(), await callEcr()].map(
      (text) => text.split(':')[0],
    );
    expect(names).toEqual(['ThrottlingException', 'ThrottlingException', 'ServerException', 'no error']);
  });

  test('no more once they are cleared', async () => {
    harness.local.faults.add({ service: 'ecr', kind: 'throttle' });
    harness.local.faults.clear();
    expect(await callEcr()).toBe('no error');
  });

  test('a fault without sense is refused', () => {
    const wrong: unknown = { service: 'lambda', kind: 'throttle' };
    expect(() => harness.local.faults.add(wrong as Fault)).toThrow(
      /github, sts, ecr, registry, s3, oci, ecr-public, public-registry/,
    );
  });
});

test('latency delays each answer', async () => {
  harness.local.setLatency(25);
  await callSts();
  const [entry] = harness.local.journal.entries();
  expect((entry?.endMs ?? 0) - (entry?.startMs ?? 0)).toBeGreaterThanOrEqual(24);
});

describe('hooks', () => {
  test('run once, before the call has an effect', async () => {
    harness.local.createRepository({ name: 'fixed', imageTagMutability: 'IMMUTABLE' });
    const registry = await signIn(harness);
    harness.local.onCall('registry', 'PutImage', async () => {
      await registry.pushImage('fixed', 'v1', { annotations: { build: 'other' } });
    });
    expect(await registryError((await registry.pushImage('fixed', 'v1')).response)).toMatch(/^400 TAG_INVALID/);
    const puts = harness.local.journal.entries().filter((entry) => entry.operation === 'PutImage');
    expect(puts.map((entry) => entry.status)).toEqual([201, 400]);
    expect((await registry.pushImage('fixed', 'v2')).response.status).toBe(201);
  });

  test('are of one service and operation, and run in the order of adding', async () => {
    const ran: string[] = [];
    harness.local.onCall('ecr', 'GetAuthorizationToken', () => void ran.push('first'));
    harness.local.onCall('ecr', 'GetAuthorizationToken', () => void ran.push('second'));
    await callSts();
    await errorOf(harness.ecr().send(new DescribeImagesCommand({ repositoryName: 'demo' })));
    expect(ran).toEqual([]);
    await callEcr();
    expect(ran).toEqual(['first']);
    await callEcr();
    expect(ran).toEqual(['first', 'second']);
    expect(await callEcr()).toBe('no error');
  });

  test('fail the call where they throw', async () => {
    harness.local.onCall('ecr', 'GetAuthorizationToken', () => Promise.reject(new Error('no such image')));
    expect(await callEcr()).toBe('InternalFailure: The local AWS failed: Error: no such image');
    expect(harness.local.journal.entries()).toMatchObject([{ status: 500, error: 'InternalFailure' }]);
  });
});

describe('journal', () => {
  test('says who did what where, and how it ended', async () => {
    await errorOf(
      harness.ecr().send(new DescribeImagesCommand({ repositoryName: 'demo', imageIds: [{ imageTag: 'v1' }] })),
    );
    const registry = await signIn(harness);
    await registry.send('HEAD', 'demo/manifests/v1');
    const common = {
      accountId: '123456789012',
      region: 'eu-west-1',
      principalArn: 'arn:aws:iam::123456789012:user/administrator',
    };
    expect(harness.local.journal.entries()).toEqual([
      {
        ...common,
        service: 'ecr',
        operation: 'DescribeImages',
        repository: 'demo',
        status: 400,
        error: 'ImageNotFoundException',
        parameters: { repositoryName: 'demo', imageIds: '[{"imageTag":"v1"}]' },
        startMs: expect.any(Number),
        endMs: expect.any(Number),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
      expect.objectContaining({ ...common, service: 'ecr', operation: 'GetAuthorizationToken', status: 200 }),
      expect.objectContaining({
        ...common,
        service: 'registry',
        operation: 'BatchGetImage',
        repository: 'demo',
        status: 404,
        error: 'MANIFEST_UNKNOWN',
      }),
    ]);
    harness.local.journal.clear();
    expect(harness.local.journal.entries()).toEqual([]);
  });

  test('forgets its older half when it is full', () => {
    const journal = new Journal(4);
    for (const requestId of ['1', '2', '3', '4', '5']) {
      journal.add({
        service: 'ecr',
        operation: 'PutImage',
        status: 200,
        startMs: 0,
        endMs: 1,
        requestId,
        parameters: {},
      });
    }
    expect(journal.entries().map((entry) => entry.requestId)).toEqual(['3', '4', '5']);
  });

  test('holds no secrets', async () => {
    await callGithub();
    await callSts();
    const registry = await signIn(harness);
    await registry.pushImage('demo', 'v1');
    const text = JSON.stringify(harness.local.journal.entries());
    expect(text).not.toContain(harness.admin.secretAccessKey);
    expect(text).not.toMatch(/Bearer|Basic|Signature|eyJ/);
  });
});
