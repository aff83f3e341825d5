import { BatchCheckLayerAvailabilityCommand, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allow, errorOf, type Harness, type Keys, keysOfRole, sha256, startHarness } from './harness.ts';
import { type RegistryClient, signIn } from './registry-client.ts';

const repositoryName = 'team/shop';
const layerDigest = sha256('layer');

let harness: Harness;
let registry: RegistryClient;
beforeEach(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: repositoryName });
  registry = await signIn(harness);
  await registry.pushImage(repositoryName, 'v1');
});
afterEach(() => harness.close());

const download = (digest: string, keys?: Keys) =>
  harness.ecr(keys).send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest: digest }));
const urlOf = async (digest: string) => (await download(digest)).downloadUrl ?? '';

/** Status and name of S3's error. */
const s3Error = async (response: Response) =>
  `${response.status} ${/<Error><Code>(.*)<.Code>/.exec(await response.text())?.[1]}`;

test('BatchCheckLayerAvailability', async () => {
  const absent = sha256('absent');
  const layerDigests = [layerDigest, absent, 'x'];
  const command = new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests });
  const { layers, failures } = await harness.ecr().send(command);
  expect(layers?.map((one) => [one.layerDigest, one.layerAvailability, one.layerSize])).toEqual([
    [layerDigest, 'AVAILABLE', 5],
    [absent, 'UNAVAILABLE', undefined],
  ]);
  expect(failures?.[0]?.failureCode).toBe('InvalidLayerDigest');
});

describe('GetDownloadUrlForLayer', () => {
  test.each(['layer', '{}'])('gives a URL that needs no authentication: %j', async (content) => {
    const answer = await download(sha256(content));
    expect(answer.layerDigest).toBe(sha256(content));
    const response = await fetch(answer.downloadUrl ?? '');
    expect([response.status, await response.text()]).toEqual([200, content]);
  });

  test('of blobs of other regions too', async () => {
    harness.local.createRepository({ region: 'us-east-1', name: repositoryName });
    const host = await harness.local.registryHost('123456789012', 'us-east-1');
    await (await signIn(harness, harness.admin, host)).pushImage(repositoryName, 'v1');
    const far = harness.ecr(harness.admin, 'us-east-1');
    const { downloadUrl } = await far.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }));
    expect(await (await fetch(downloadUrl ?? '')).text()).toBe('layer');
  });

  test.each<[string, string, RegExp]>([
    ['is not there', sha256('absent'), /^LayersNotFoundException: The layer with digest 'sha256:\w+' does not exist/],
    ['no image has', sha256('unused'), /^LayerInaccessibleException: .* not associated with an image/],
    ['is no digest', 'layer', /^InvalidParameterException: .*'layerDigest'/],
  ])('refuses what %s', async (_name, digest, error) => {
    await registry.pushBlob(repositoryName, 'unused');
    expect(await errorOf(download(digest))).toMatch(error);
  });

  test('refuses what only archived images have', async () => {
    harness.local.changeImage({ repository: repositoryName, reference: 'v1', status: 'ARCHIVED' });
    expect(await errorOf(download(layerDigest))).toMatch(/^LayerInaccessibleException: .* archived images only/);
    await registry.pushImage(repositoryName, 'v2', { annotations: { build: '2' } });
    expect(await errorOf(download(layerDigest))).toBe('no error');
  });

  test('needs its permission', async () => {
    const keys = await keysOfRole(harness, allow(['ecr:BatchGetImage']));
    expect(await errorOf(download(layerDigest, keys))).toMatch(/^AccessDeniedException: .* ecr:GetDownloadUrlForLayer/);
  });
});

describe('the URL', () => {
  test('can be used often, for parts too, for an hour', async () => {
    const url = await urlOf(layerDigest);
    harness.pass(3_600_000 - 1);
    const part = await fetch(url, { headers: { range: 'bytes=1-3' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 1-3/5', 'aye']);
    expect((await fetch(url, { headers: { range: 'bytes=5-' } })).status).toBe(416);
    harness.pass(1);
    expect(await s3Error(await fetch(url))).toBe('403 AccessDenied');
  });

  test.each<[string, (url: string) => Promise<Response>, string]>([
    ['another signature', (url) => fetch(`${url}x`), '403 SignatureDoesNotMatch'],
    ['no signature', (url) => fetch(url.replace(/\?.*/, '')), '403 SignatureDoesNotMatch'],
    ['another blob', (url) => fetch(url.replace(/sha256.\w+/, sha256('{}'))), '403 SignatureDoesNotMatch'],
    ['another method', (url) => fetch(url, { method: 'PUT', body: 'x' }), '403 SignatureDoesNotMatch'],
    ['a password', (url) => fetch(url, { headers: { authorization: 'Basic eA==' } }), '400 InvalidArgument'],
  ])('is refused with %s', async (_name, request, error) => {
    expect(await s3Error(await request(await urlOf(layerDigest)))).toBe(error);
  });

  test('is for GET only', async () => {
    expect((await fetch(await urlOf(layerDigest), { method: 'HEAD' })).status).toBe(403);
  });

  test('is in the journal by what it opens, not by its signature', async () => {
    const url = await urlOf(layerDigest);
    await fetch(url);
    const entries = harness.local.journal.entries();
    expect(entries.slice(-2)).toMatchObject([
      { service: 'ecr', operation: 'GetDownloadUrlForLayer', repository: repositoryName, status: 200 },
      {
        service: 's3',
        operation: 'GetObject',
        accountId: '123456789012',
        region: 'eu-west-1',
        repository: repositoryName,
        parameters: { digest: layerDigest },
        status: 200,
      },
    ]);
    expect(entries.at(-1)).not.toHaveProperty('principalArn');
    expect(JSON.stringify(entries)).not.toContain(new URL(url).searchParams.get('X-Amz-Signature'));
  });
});
