import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetImageCommand,
  DescribeImageScanFindingsCommand,
  DescribeImagesCommand,
  type DescribeImagesFilter,
  ListImagesCommand,
  PutImageCommand,
  StartImageScanCommand,
  type TargetStorageClass,
  UpdateImageStorageClassCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allow, errorOf, type Harness, keysOfRole, sha256, startHarness } from './harness.ts';
import { type RegistryClient, signIn } from './registry-client.ts';

const restoreTimeMs = 20 * 60_000;
const repositoryName = 'team/shop';

let harness: Harness;
let registry: RegistryClient;
let digest: string;
let manifest: string;
beforeEach(async () => {
  harness = await startHarness({ restoreTimeMs });
  harness.local.createRepository({ name: repositoryName, imageTagMutability: 'IMMUTABLE' });
  registry = await signIn(harness);
  ({ digest, manifest } = await registry.pushImage(repositoryName, 'v1'));
});
afterEach(() => harness.close());

const imageIds = [{ imageTag: 'v1' }];
const update = (targetStorageClass: TargetStorageClass, imageId: object = { imageDigest: digest }) =>
  harness.ecr().send(new UpdateImageStorageClassCommand({ repositoryName, imageId, targetStorageClass }));
const archive = () => update('ARCHIVE');
const details = async () => {
  const { imageDetails } = await harness.ecr().send(new DescribeImagesCommand({ repositoryName, imageIds }));
  return imageDetails?.[0];
};
const status = async () => (await details())?.imageStatus;
const pullStatus = async () => (await registry.send('GET', `${repositoryName}/manifests/v1`)).status;

describe('an archived image', () => {
  beforeEach(archive);

  test('is described by its ids, with the time', async () => {
    const image = await details();
    expect(image).toMatchObject({ imageDigest: digest, imageTags: ['v1'], imageStatus: 'ARCHIVED' });
    expect(image?.lastArchivedAt?.getTime()).toBeGreaterThanOrEqual(image?.imagePushedAt?.getTime() ?? Infinity);
    expect(image).not.toHaveProperty('lastActivatedAt');
    expect(harness.local.images('123456789012', 'eu-west-1', repositoryName)).toMatchObject([{ status: 'ARCHIVED' }]);
  });

  test.each<[DescribeImagesFilter | undefined, number]>([
    [undefined, 0],
    [{ tagStatus: 'TAGGED' }, 0],
    [{ imageStatus: 'ACTIVE' }, 0],
    [{ imageStatus: 'ARCHIVED' }, 1],
    [{ imageStatus: 'ACTIVATING' }, 0],
    [{ imageStatus: 'ANY' }, 1],
  ])('is listed with the filter %j by %d', async (filter, count) => {
    const input = { repositoryName, ...(filter === undefined ? {} : { filter }) };
    const described = await harness.ecr().send(new DescribeImagesCommand(input));
    const listed = await harness.ecr().send(new ListImagesCommand(input));
    expect([described.imageDetails?.length, listed.imageIds?.length]).toEqual([count, count]);
  });

  test.each([
    ['manifests/v1', 404],
    ['manifests/DIGEST', 404],
    [`blobs/${sha256('layer')}`, 404],
    [`blobs/${sha256('{}')}`, 404],
  ])('is not pulled: %s', async (path, expected) => {
    const url = `${repositoryName}/${path.replace('DIGEST', digest)}`;
    const statuses = [(await registry.send('HEAD', url)).status, (await registry.send('GET', url)).status];
    expect(statuses).toEqual([expected, expected]);
  });

  test('is in no list of the registry', async () => {
    const tags = await registry.send('GET', `${repositoryName}/tags/list`);
    expect(await tags.json()).toEqual({ name: repositoryName, tags: [] });
    const subject = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: manifest.length };
    const referrers = async () => {
      const response = await registry.send('GET', `${repositoryName}/referrers/${digest}`);
      const { manifests }: { manifests: object[] } = JSON.parse(await response.text());
      return manifests.length;
    };
    await registry.pushImage(repositoryName, 'sbom', { subject });
    const before = await referrers();
    harness.local.changeImage({ repository: repositoryName, reference: 'sbom', status: 'ARCHIVED' });
    expect([before, await referrers()]).toEqual([1, 0]);
  });

  test('is a failure of BatchGetImage', async () => {
    const { images, failures } = await harness.ecr().send(new BatchGetImageCommand({ repositoryName, imageIds }));
    expect([images, failures?.[0]?.failureCode]).toEqual([[], 'ImageInaccessible']);
  });

  test('shares layers with active images', async () => {
    const availability = async () => {
      const layerDigests = [sha256('layer'), sha256('other')];
      const command = new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests });
      return (await harness.ecr().send(command)).layers?.map((layer) => layer.layerAvailability);
    };
    await registry.pushBlob(repositoryName, 'other');
    expect(await availability()).toEqual(['ARCHIVED', 'AVAILABLE']);
    await registry.pushImage(repositoryName, 'v2', { annotations: { build: '2' } });
    expect(await availability()).toEqual(['AVAILABLE', 'AVAILABLE']);
  });

  test('is not scanned', async () => {
    const scan = harness.ecr().send(new StartImageScanCommand({ repositoryName, imageId: { imageTag: 'v1' } }));
    expect(await errorOf(scan)).toMatch(/^ImageArchivedException/);
  });

  test('keeps its immutable tag', async () => {
    const { response } = await registry.pushImage(repositoryName, 'v1', { annotations: { build: '2' } });
    expect([response.status, await status()]).toEqual([400, 'ARCHIVED']);
  });
});

describe('comes back', () => {
  beforeEach(archive);

  test.each<[string, () => Promise<unknown>]>([
    ['when its manifest is pushed again', () => registry.pushImage(repositoryName, 'v1')],
    [
      'with PutImage',
      () => harness.ecr().send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: 'v1' })),
    ],
    [
      'with PutImage under another tag',
      () => harness.ecr().send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: 'v2' })),
    ],
    [
      'when a test says so',
      async () => harness.local.changeImage({ repository: repositoryName, reference: 'v1', status: 'ACTIVE' }),
    ],
  ])('%s', async (_name, restore) => {
    await restore();
    expect([await status(), await pullStatus()]).toEqual(['ACTIVE', 200]);
    expect(await details()).toMatchObject({ lastArchivedAt: expect.any(Date), lastActivatedAt: expect.any(Date) });
  });

  test('after the time that a restore takes', async () => {
    expect(await update('STANDARD', { imageTag: 'v1' })).toMatchObject({
      registryId: '123456789012',
      repositoryName,
      imageId: { imageDigest: digest, imageTag: 'v1' },
      imageStatus: 'ACTIVATING',
    });
    harness.pass(restoreTimeMs - 1);
    expect([await status(), await pullStatus()]).toEqual(['ACTIVATING', 404]);
    expect(await details()).not.toHaveProperty('lastActivatedAt');
    harness.pass(1);
    expect([await status(), await pullStatus()]).toEqual(['ACTIVE', 200]);
    expect(await details()).toHaveProperty('lastActivatedAt');
  });

  test('at once, when it is pushed while it is activating', async () => {
    await update('STANDARD');
    await registry.pushImage(repositoryName, 'v1');
    expect(await status()).toBe('ACTIVE');
  });

  test('without what a scan had found', async () => {
    const found = { name: 'CVE-2026-1', severity: 'HIGH' as const };
    harness.local.changeImage({ repository: repositoryName, reference: 'v1', scan: { findings: [found] } });
    await registry.pushImage(repositoryName, 'v1');
    const command = new DescribeImageScanFindingsCommand({ repositoryName, imageId: { imageTag: 'v1' } });
    expect(await errorOf(harness.ecr().send(command))).toMatch(/^ScanNotFoundException/);
  });
});

test('an image that a test sets to activating stays so', async () => {
  harness.local.changeImage({ repository: repositoryName, reference: 'v1', status: 'ACTIVATING' });
  harness.pass(2 * restoreTimeMs);
  expect([await status(), await pullStatus()]).toEqual(['ACTIVATING', 404]);
});

describe('UpdateImageStorageClass', () => {
  test('says the new status', async () => {
    expect(await archive()).toMatchObject({
      registryId: '123456789012',
      repositoryName,
      imageId: { imageDigest: digest },
      imageStatus: 'ARCHIVED',
    });
  });

  test.each<['ACTIVE' | 'ARCHIVED' | 'ACTIVATING', TargetStorageClass]>([
    ['ACTIVE', 'STANDARD'],
    ['ARCHIVED', 'ARCHIVE'],
    ['ACTIVATING', 'STANDARD'],
    ['ACTIVATING', 'ARCHIVE'],
  ])('does not move an image that is %s to %s', async (before, target) => {
    harness.local.changeImage({ repository: repositoryName, reference: 'v1', status: before });
    expect(await errorOf(update(target))).toMatch(/^ImageStorageClassUpdateNotSupportedException: .* has the status /);
    expect(await status()).toBe(before);
  });

  test.each<[string, object, RegExp]>([
    ['an image that is not there', { imageId: { imageTag: 'v9' } }, /^ImageNotFoundException/],
    ['no image', { imageId: {} }, /^InvalidParameterException/],
    ['no target', { targetStorageClass: undefined }, /^InvalidParameterException: .*'targetStorageClass'/],
    ['an unknown target', { targetStorageClass: 'GLACIER' }, /^InvalidParameterException: .*STANDARD, ARCHIVE/],
    ['a repository that is not there', { repositoryName: 'none' }, /^RepositoryNotFoundException/],
  ])('refuses %s', async (_name, change, error) => {
    const input = { repositoryName, imageId: { imageTag: 'v1' }, targetStorageClass: 'ARCHIVE' as const, ...change };
    expect(await errorOf(harness.ecr().send(new UpdateImageStorageClassCommand(input)))).toMatch(error);
  });

  test('needs its permission', async () => {
    const keys = await keysOfRole(harness, allow(['ecr:PutImage']));
    const input = { repositoryName, imageId: { imageTag: 'v1' }, targetStorageClass: 'ARCHIVE' as const };
    const call = harness.ecr(keys).send(new UpdateImageStorageClassCommand(input));
    expect(await errorOf(call)).toMatch(/^AccessDeniedException: .* ecr:UpdateImageStorageClass on resource/);
  });
});
