import { DescribeImagesCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../faults.ts';
import { errorOf, type Harness, sha256, startHarness } from './harness.ts';
import { registryClient, signIn } from './registry-client.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
  for (const name of ['demo', 'other']) {
    harness.local.createRepository({ name });
    harness.local.createRepository({ name, region: 'us-east-1' });
  }
});
afterEach(() => harness.close());

describe('a place', () => {
  const describeImages = (repositoryName: string, region: string) =>
    errorOf(harness.ecr(harness.admin, region).send(new DescribeImagesCommand({ repositoryName })));

  test('of the API: only there', async () => {
    harness.local.faults.add({ service: 'ecr', region: 'us-east-1', repository: 'demo', kind: 'throttle' });
    harness.local.faults.add({ service: 'ecr', accountId: '999999999999', kind: 'throttle' });
    expect(await describeImages('demo', 'eu-west-1')).toBe('no error');
    expect(await describeImages('other', 'us-east-1')).toBe('no error');
    expect(await describeImages('demo', 'us-east-1')).toMatch(/^ThrottlingException/);
    expect(await describeImages('demo', 'us-east-1')).toBe('no error');
  });

  test('of the registry: only there', async () => {
    const far = await signIn(harness, harness.admin, await harness.local.registryHost('123456789012', 'us-east-1'));
    const near = await signIn(harness);
    harness.local.faults.add({ service: 'registry', region: 'us-east-1', repository: 'demo', kind: 'server-error' });
    const status = async (client: typeof near, name: string) => (await client.send('GET', `${name}/tags/list`)).status;
    expect([await status(near, 'demo'), await status(far, 'other'), await status(far, 'demo')]).toEqual([
      200, 200, 500,
    ]);
    expect(harness.local.journal.entries().at(-1)).toMatchObject({
      accountId: '123456789012',
      region: 'us-east-1',
      repository: 'demo',
      fault: 'server-error',
    });
  });

  test('of plain registries: only there', async () => {
    const hosts = [await harness.local.plainRegistry(), await harness.local.plainRegistry()].map(({ host }) => host);
    harness.local.faults.add({ service: 'oci', host: hosts[1] ?? '', kind: 'drop', times: 9 });
    const ping = (host = '') => errorOf(registryClient(host).send('GET', '/v2/'));
    expect([await ping(hosts[0]), await ping(hosts[1])]).toEqual(['no error', 'TypeError: fetch failed']);
  });

  test.each<[unknown, RegExp]>([
    [{ service: 'sts', region: 'eu-west-1', kind: 'drop' }, /^region: is unknown/],
    [{ service: 'registry', host: 'x', kind: 'drop' }, /^host: is unknown/],
    [{ service: 'ecr', accountId: '1', kind: 'drop' }, /^accountId: must have twelve digits/],
    [
      { service: 'ecr', kind: 'break-off' },
      /^kind: break-off is of blobs, which ecr does not move; registry, s3, oci, public-registry do/,
    ],
    [{ service: 'oci', kind: 'break-off', afterBytes: -1 }, /^afterBytes: must be a whole number from 0/],
  ])('%j is refused', (fault, message) => {
    expect(() => harness.local.faults.add(fault as Fault)).toThrow(message);
  });
});

describe('a connection that is lost in the middle of a blob', () => {
  const content = 'x'.repeat(100_000);
  const digest = sha256(content);

  test('that is uploaded, which can be resumed', async () => {
    const { host } = await harness.local.plainRegistry();
    const client = registryClient(host);
    const location = (await client.send('POST', 'app/blobs/uploads/')).headers.get('location') ?? '';
    harness.local.faults.add({ service: 'oci', kind: 'break-off', afterBytes: 70_000 });
    // Too short for the break, which waits.
    await client.pushBlob('app', 'short');
    expect(await errorOf(client.send('PATCH', location, { body: content }))).toMatch(/fetch failed/);
    expect((await client.send('GET', location)).headers.get('range')).toBe('0-69999');
    const headers = { 'content-range': '70000-99999' };
    expect((await client.send('PATCH', location, { headers, body: content.slice(70_000) })).status).toBe(202);
    expect((await client.send('PUT', `${location}?digest=${digest}`)).status).toBe(201);
    const moved = harness.local.journal.entries().filter(({ bytes }) => bytes !== undefined);
    expect(moved).toMatchObject([
      { operation: 'InitiateLayerUpload', bytes: 5, status: 201 },
      { operation: 'UploadLayerPart', bytes: 70_000, status: 0, fault: 'break-off', repository: 'app' },
      { operation: 'UploadLayerPart', bytes: 30_000, status: 202 },
      { operation: 'CompleteLayerUpload', bytes: 0, status: 201 },
    ]);
  });

  test('that is downloaded', async () => {
    const client = await signIn(harness);
    await client.pushBlob('demo', content);
    harness.local.faults.add({ service: 'registry', repository: 'demo', kind: 'break-off', afterBytes: 70_000 });
    const read = async () => {
      let size = 0;
      const response = await client.send('GET', `demo/blobs/${digest}`);
      const error = await errorOf(
        (async () => {
          for await (const chunk of response.body ?? []) size += chunk.length;
        })(),
      );
      return [response.headers.get('content-length'), size, error];
    };
    expect(await read()).toEqual(['100000', 70_000, expect.stringMatching(/terminated/)]);
    expect(harness.local.journal.entries().at(-1)).toMatchObject({ bytes: 70_000, status: 200, fault: 'break-off' });
    expect(await read()).toEqual(['100000', 100_000, 'no error']);
    harness.local.faults.add({ service: 'registry', kind: 'break-off', afterBytes: 0 });
    expect(await read()).toEqual(['100000', 0, expect.stringMatching(/terminated/)]);
    harness.local.faults.add({ service: 'registry', kind: 'truncate' });
    expect(await read()).toEqual(['100000', 50_000, expect.stringMatching(/terminated/)]);
  });
});
