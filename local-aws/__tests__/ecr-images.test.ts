import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  type DescribeImagesCommandInput,
  type ECRClient,
  ListImagesCommand,
  PutImageCommand,
  type PutImageCommandInput,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorOf, type Harness, sha256, startHarness, withHarness } from './harness.ts';
import { imageManifest, imageType, indexType, type RegistryClient, signIn } from './registry-client.ts';

const within = "within the repository with name 'REPO' in the registry with id '123456789012'";

let harness: Harness;
let ecr: ECRClient;
let registry: RegistryClient;
beforeAll(async () => {
  harness = await startHarness();
  ecr = harness.ecr();
  registry = await signIn(harness);
});
afterAll(() => harness.close());

const describeImages = (input: DescribeImagesCommandInput) => ecr.send(new DescribeImagesCommand(input));
const put = (input: Partial<PutImageCommandInput>) =>
  ecr.send(new PutImageCommand({ repositoryName: 'none', imageManifest: '{}', ...input }));

/** A new repository with the blobs of `imageManifest`; returns its name and such a manifest. */
async function newRepository(name: string) {
  harness.local.createRepository({ name });
  const config = await registry.pushBlob(name, '{}');
  const layer = await registry.pushBlob(name, 'layer');
  return { config, layer, manifest: imageManifest(config, layer) };
}

describe('DescribeImages', () => {
  test('by tag and by digest', async () => {
    await newRepository('described');
    const { digest } = await registry.pushImage('described', 'v1');
    const { imageDetails } = await describeImages({
      repositoryName: 'described',
      imageIds: [{ imageTag: 'v1' }, { imageDigest: digest }],
    });
    expect(imageDetails).toEqual([
      {
        registryId: '123456789012',
        repositoryName: 'described',
        imageDigest: digest,
        imageTags: ['v1'],
        imageSizeInBytes: 7,
        imagePushedAt: expect.any(Date),
        imageManifestMediaType: imageType,
        artifactMediaType: 'application/vnd.oci.image.config.v1+json',
        imageStatus: 'ACTIVE',
      },
    ]);
  });

  test('one missing image fails the call', async () => {
    await newRepository('partial');
    await registry.pushImage('partial', 'v1');
    const call = (imageIds: NonNullable<DescribeImagesCommandInput['imageIds']>) =>
      errorOf(describeImages({ repositoryName: 'partial', imageIds }));
    const text = (id: string) =>
      `ImageNotFoundException: The image with imageId ${id} does not exist ${within.replace('REPO', 'partial')}`;
    expect(await call([{ imageTag: 'v1' }, { imageTag: 'v2' }])).toBe(text("{imageDigest:'null', imageTag:'v2'}"));
    const none = sha256('none');
    expect(await call([{ imageDigest: none }])).toBe(text(`{imageDigest:'${none}', imageTag:'null'}`));
    expect(await call([{ imageTag: 'a/b' }])).toMatch(/^InvalidParameterException: .*'imageTag'/);
    expect(await call([{ imageDigest: 'abc' }])).toMatch(/^InvalidParameterException: .*'imageDigest'/);
    expect(await call([{}])).toMatch(/^InvalidParameterException/);
    expect(await errorOf(describeImages({ repositoryName: 'none' }))).toMatch(/^RepositoryNotFoundException/);
  });

  test('pages, filters, and no pages with imageIds', async () => {
    const { manifest } = await newRepository('paged');
    for (const tag of ['a', 'b', 'c']) {
      await registry.pushImage('paged', tag, { annotations: { tag } });
    }
    await put({ repositoryName: 'paged', imageManifest: manifest });
    const first = await describeImages({ repositoryName: 'paged', maxResults: 3 });
    const second = await describeImages({ repositoryName: 'paged', maxResults: 3, nextToken: first.nextToken });
    expect([first.imageDetails?.length, second.imageDetails?.length, second.nextToken]).toEqual([3, 1, undefined]);
    const untagged = await describeImages({ repositoryName: 'paged', filter: { tagStatus: 'UNTAGGED' } });
    expect(untagged.imageDetails?.map((image) => image.imageDigest)).toEqual([sha256(manifest)]);
    const tagged = await ecr.send(new ListImagesCommand({ repositoryName: 'paged', filter: { tagStatus: 'TAGGED' } }));
    expect(tagged.imageIds?.map((id) => id.imageTag)).toEqual(['a', 'b', 'c']);
    expect(
      await errorOf(describeImages({ repositoryName: 'paged', imageIds: [{ imageTag: 'a' }], maxResults: 1 })),
    ).toMatch(/together with imageIds/);
  });

  test('an index has the size of its largest child', async () => {
    await newRepository('indexed');
    const small = await registry.pushImage('indexed', 'small');
    const index = JSON.stringify({
      schemaVersion: 2,
      mediaType: indexType,
      manifests: [{ mediaType: imageType, digest: small.digest, size: small.manifest.length }],
    });
    await put({ repositoryName: 'indexed', imageManifest: index, imageTag: 'all' });
    const { imageDetails } = await describeImages({ repositoryName: 'indexed', imageIds: [{ imageTag: 'all' }] });
    expect(imageDetails?.[0]).toMatchObject({ imageSizeInBytes: 7, imageManifestMediaType: indexType });
    expect(imageDetails?.[0]).not.toHaveProperty('artifactMediaType');
  });

  test('lags behind a push where that is asked for', async () => {
    await withHarness({ describeImagesLagMs: 2000 }, async (lagging) => {
      lagging.local.createRepository({ name: 'lag' });
      await (await signIn(lagging)).pushImage('lag', 'v1');
      const call = () =>
        errorOf(
          lagging.ecr().send(new DescribeImagesCommand({ repositoryName: 'lag', imageIds: [{ imageTag: 'v1' }] })),
        );
      lagging.pass(1999);
      const before = await call();
      lagging.pass(1);
      const after = await call();
      expect([before.slice(0, 22), after]).toEqual(['ImageNotFoundException', 'no error']);
    });
  });
});

describe('BatchGetImage', () => {
  test('gives manifests byte for byte, and failures beside them', async () => {
    await newRepository('fetched');
    const { digest, manifest } = await registry.pushImage('fetched', 'v1', { annotations: { '\u00e9': '\u{1f680}' } });
    const imageIds = [{ imageTag: 'v1' }, { imageTag: 'none' }, { imageDigest: digest, imageTag: 'v1' }, {}];
    const { images, failures } = await ecr.send(new BatchGetImageCommand({ repositoryName: 'fetched', imageIds }));
    expect(images?.map((image) => image.imageManifest)).toEqual([manifest, manifest]);
    expect(failures?.map((failure) => [failure.imageId, failure.failureCode])).toEqual([
      [{ imageTag: 'none' }, 'ImageNotFound'],
      [{}, 'MissingDigestAndTag'],
    ]);
  });

  test('only in an accepted media type', async () => {
    await newRepository('accepted');
    await registry.pushImage('accepted', 'v1');
    const get = (...acceptedMediaTypes: string[]) =>
      ecr.send(
        new BatchGetImageCommand({ repositoryName: 'accepted', imageIds: [{ imageTag: 'v1' }], acceptedMediaTypes }),
      );
    expect((await get(indexType, imageType)).images).toHaveLength(1);
    expect((await get(indexType)).failures?.[0]?.failureCode).toBe('ImageNotFound');
    expect(await errorOf(get())).toMatch(/^InvalidParameterException: .*'acceptedMediaTypes'/);
    expect(await errorOf(get(...Array(101).fill(imageType)))).toMatch(
      /^InvalidParameterException: .*'acceptedMediaTypes'/,
    );
  });
});

test('BatchDeleteImage: tags first, the image with its last tag', async () => {
  const { manifest } = await newRepository('deleted');
  const { digest } = await registry.pushImage('deleted', 'v1');
  await put({ repositoryName: 'deleted', imageManifest: manifest, imageTag: 'v2' });
  const index = JSON.stringify({
    schemaVersion: 2,
    mediaType: indexType,
    manifests: [{ mediaType: imageType, digest, size: 1 }],
  });
  await put({ repositoryName: 'deleted', imageManifest: index, imageTag: 'all' });
  const remove = async (imageIds: { imageTag?: string; imageDigest?: string }[]) => {
    const answer = await ecr.send(new BatchDeleteImageCommand({ repositoryName: 'deleted', imageIds }));
    return [answer.imageIds?.length, answer.failures?.map((failure) => failure.failureCode)];
  };
  expect(await remove([{ imageTag: 'v1' }])).toEqual([1, []]);
  expect(await remove([{ imageDigest: digest }])).toEqual([0, ['ImageReferencedByManifestList']]);
  expect(await remove([{ imageTag: 'all' }, { imageTag: 'v2' }, { imageTag: 'v2' }])).toEqual([2, ['ImageNotFound']]);
  expect(harness.local.images('123456789012', 'eu-west-1', 'deleted')).toEqual([]);
});

test('a repository is of one region', async () => {
  const far = harness.ecr(harness.admin, 'us-east-1');
  await far.send(new CreateRepositoryCommand({ repositoryName: 'far' }));
  expect(await errorOf(describeImages({ repositoryName: 'far' }))).toMatch(/^RepositoryNotFoundException/);
  expect(await errorOf(far.send(new DescribeImagesCommand({ repositoryName: 'far' })))).toBe('no error');
});
