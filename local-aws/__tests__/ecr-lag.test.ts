import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  type ImageIdentifier,
  ListImagesCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { errorOf, type Harness, startHarness } from './harness.ts';
import { type RegistryClient, registryError, signIn } from './registry-client.ts';

const repositoryName = 'late';
const lagMs = 2000;
const nothing = { details: 'ImageNotFoundException', manifest: 'ImageNotFound', findings: 'ImageNotFoundException' };

let harness: Harness;
let registry: RegistryClient;
beforeEach(async () => {
  harness = await startHarness({ lagMs });
  harness.local.createRepository({ name: repositoryName, scanOnPush: true });
  registry = await signIn(harness);
});
afterEach(() => harness.close());

const push = (tag: string, build = '1') => registry.pushImage(repositoryName, tag, { annotations: { build } });
const put = (imageManifest: string, imageTag: string, imageDigest: string) =>
  harness.ecr().send(new PutImageCommand({ repositoryName, imageManifest, imageTag, imageDigest }));

/** What the reads that name an image say about it: its digest, or the name of a failure. */
async function look(imageId: ImageIdentifier) {
  const ecr = harness.ecr();
  const nameOf = (error: unknown) => (error instanceof Error ? error.name : String(error));
  const details = await ecr
    .send(new DescribeImagesCommand({ repositoryName, imageIds: [imageId] }))
    .then(({ imageDetails }) => imageDetails?.[0]?.imageDigest, nameOf);
  const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [imageId] }));
  const findings = await ecr
    .send(new DescribeImageScanFindingsCommand({ repositoryName, imageId }))
    .then((answer) => answer.imageId?.imageDigest, nameOf);
  return { details, manifest: images?.[0]?.imageId?.imageDigest ?? failures?.[0]?.failureCode, findings };
}

/** What the lists say: tags and digest of each image. */
async function lists() {
  const { imageDetails } = await harness.ecr().send(new DescribeImagesCommand({ repositoryName }));
  const { imageIds } = await harness.ecr().send(new ListImagesCommand({ repositoryName }));
  return {
    described: imageDetails?.map((image) => [image.imageDigest, image.imageTags ?? []]),
    listed: imageIds?.map((id) => [id.imageDigest, id.imageTag]),
  };
}

const seen = (digest: string) => ({ details: digest, manifest: digest, findings: digest });
const inRegistry = async (reference: string) =>
  (await registry.send('HEAD', `${repositoryName}/manifests/${reference}`)).headers.get('docker-content-digest');

describe('while the API lags', () => {
  test('a new image is not there, by tag, by digest and in lists', async () => {
    const { digest } = await push('v1');
    harness.pass(lagMs - 1);
    expect([await look({ imageTag: 'v1' }), await look({ imageDigest: digest })]).toEqual([nothing, nothing]);
    expect(await lists()).toEqual({ described: [], listed: [] });
    harness.pass(1);
    expect([await look({ imageTag: 'v1' }), await look({ imageDigest: digest })]).toEqual([seen(digest), seen(digest)]);
    expect(await lists()).toEqual({ described: [[digest, ['v1']]], listed: [[digest, 'v1']] });
  });

  test.each<[string, (manifest: string, digest: string) => Promise<unknown>]>([
    ['by the registry', () => push('v2')],
    ['by PutImage', (manifest, digest) => put(manifest, 'v2', digest)],
  ])('a new tag that was put %s is not there, and the image is', async (_name, putTag) => {
    const { digest, manifest } = await push('v1');
    harness.pass(lagMs);
    await putTag(manifest, digest);
    expect([await look({ imageTag: 'v2' }), await look({ imageTag: 'v1' })]).toEqual([nothing, seen(digest)]);
    expect(await lists()).toEqual({ described: [[digest, ['v1']]], listed: [[digest, 'v1']] });
    harness.pass(lagMs);
    expect(await look({ imageTag: 'v2' })).toEqual(seen(digest));
    expect((await lists()).described).toEqual([[digest, ['v1', 'v2']]]);
  });

  test('a tag that moved shows the image that it was on', async () => {
    const first = await push('v1');
    harness.pass(lagMs);
    const second = await push('v1', '2');
    expect([await look({ imageTag: 'v1' }), await look({ imageDigest: second.digest })]).toEqual([
      seen(first.digest),
      nothing,
    ]);
    expect((await lists()).described).toEqual([[first.digest, ['v1']]]);
    harness.pass(lagMs);
    expect(await look({ imageTag: 'v1' })).toEqual(seen(second.digest));
    expect((await lists()).described).toEqual([
      [first.digest, []],
      [second.digest, ['v1']],
    ]);
  });

  test('a tag that moves again and again shows where it was', async () => {
    const digests = [(await push('v1', '0')).digest];
    for (const build of ['1', '2', '3']) {
      harness.pass(lagMs / 2);
      digests.push((await push('v1', build)).digest);
    }
    expect(await look({ imageTag: 'v1' })).toEqual(seen(digests[1] ?? ''));
    harness.pass(lagMs / 2);
    expect(await look({ imageTag: 'v1' })).toEqual(seen(digests[2] ?? ''));
  });

  test('a tag with a digest follows the state before', async () => {
    const first = await push('v1');
    harness.pass(lagMs);
    const second = await push('v1', '2');
    const { details, manifest } = await look({ imageTag: 'v1', imageDigest: first.digest });
    expect([details, manifest]).toEqual([first.digest, first.digest]);
    expect((await look({ imageTag: 'v1', imageDigest: second.digest })).details).toBe('ImageNotFoundException');
  });

  test('the registry is consistent', async () => {
    const { digest } = await push('v1');
    expect([await inRegistry('v1'), await inRegistry(digest)]).toEqual([digest, digest]);
    expect(await (await registry.send('GET', `${repositoryName}/tags/list`)).json()).toMatchObject({ tags: ['v1'] });
  });

  test('writes are consistent', async () => {
    const { digest, manifest } = await push('v1');
    expect((await put(manifest, 'v2', digest)).image?.imageId).toEqual({ imageDigest: digest, imageTag: 'v2' });
    expect(await errorOf(put(manifest, 'v2', digest))).toMatch(/^ImageAlreadyExistsException/);
    expect(harness.local.images('123456789012', 'eu-west-1', repositoryName)).toMatchObject([{ tags: ['v1', 'v2'] }]);
    harness.local.createRepository({ name: 'fixed', imageTagMutability: 'IMMUTABLE' });
    await registry.pushImage('fixed', 'v1');
    const again = await registry.pushImage('fixed', 'v1', { annotations: { build: '2' } });
    expect(await registryError(again.response)).toMatch(/^400 TAG_INVALID/);
  });

  test('what is deleted is gone at once', async () => {
    const { digest } = await push('v1');
    harness.pass(lagMs);
    await push('v1', '2');
    await harness.ecr().send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest: digest }] }));
    expect([await look({ imageTag: 'v1' }), await look({ imageDigest: digest })]).toEqual([nothing, nothing]);
  });
});

describe('the lag', () => {
  test('is none unless asked for, and can be changed', async () => {
    harness.local.setLag(0);
    const { digest } = await push('v1');
    expect(await look({ imageTag: 'v1' })).toEqual(seen(digest));
    harness.local.setLag(1000);
    expect(await look({ imageTag: 'v1' })).toEqual(nothing);
    expect(() => harness.local.setLag(-1)).toThrow(/^lag: must be a number of milliseconds, 0 or more/);
  });

  test('can be changed over HTTP', async () => {
    const set = async (body: object) => {
      const init = { method: 'POST', body: JSON.stringify(body) };
      const response = await fetch(`${harness.local.endpoint}/_local/lag`, init);
      return [response.status, JSON.parse(await response.text())];
    };
    const { digest } = await push('v1');
    expect(await set({ ms: 0 })).toEqual([200, {}]);
    expect(await look({ imageTag: 'v1' })).toEqual(seen(digest));
    expect(await set({ ms: -1 })).toEqual([400, expect.objectContaining({ message: expect.stringMatching(/^ms: /) })]);
    expect(await set({ seconds: 1 })).toEqual([
      400,
      expect.objectContaining({ message: expect.stringMatching(/^seconds: is unknown/) }),
    ]);
  });
});
