import {
  type ECRClient,
  GetAuthorizationTokenCommand,
  PutImageCommand,
  type PutImageCommandInput,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorOf, type Harness, sha256, startHarness, withHarness } from './harness.ts';
import { dockerType, imageManifest, imageType, indexType, type RegistryClient, signIn } from './registry-client.ts';

let harness: Harness;
let ecr: ECRClient;
let registry: RegistryClient;
beforeAll(async () => {
  harness = await startHarness();
  ecr = harness.ecr();
  registry = await signIn(harness);
});
afterAll(() => harness.close());

const put = (input: Partial<PutImageCommandInput>) =>
  ecr.send(new PutImageCommand({ repositoryName: 'none', imageManifest: '{}', ...input }));

/** A new repository with the blobs of `imageManifest`; returns its name and such a manifest. */
async function newRepository(name: string, mutability: 'MUTABLE' | 'IMMUTABLE' = 'MUTABLE') {
  harness.local.createRepository({ name, imageTagMutability: mutability });
  const config = await registry.pushBlob(name, '{}');
  const layer = await registry.pushBlob(name, 'layer');
  return { config, layer, manifest: imageManifest(config, layer) };
}

describe('PutImage', () => {
  test('adds a tag to an image that is there', async () => {
    const { manifest } = await newRepository('retag');
    const { digest } = await registry.pushImage('retag', 'v1');
    const { image } = await put({
      repositoryName: 'retag',
      imageManifest: manifest,
      imageTag: 'v2',
      imageDigest: digest,
    });
    expect(image).toMatchObject({
      imageId: { imageDigest: digest, imageTag: 'v2' },
      imageManifest: manifest,
      imageManifestMediaType: imageType,
    });
    expect(harness.local.images('123456789012', 'eu-west-1', 'retag')).toMatchObject([{ digest, tags: ['v1', 'v2'] }]);
    const again = put({ repositoryName: 'retag', imageManifest: manifest, imageTag: 'v2' });
    expect(await errorOf(again)).toBe(
      `ImageAlreadyExistsException: Image with digest '${digest}' and tag 'v2' already exists in the repository with name 'retag' in registry with id '123456789012'`,
    );
    expect(await errorOf(put({ repositoryName: 'retag', imageManifest: manifest }))).toMatch(
      /^ImageAlreadyExistsException/,
    );
  });

  test.each<[string, (manifest: string) => Promise<unknown>]>([
    ['PutImage', (imageManifest) => put({ repositoryName: 'pushed', imageManifest, imageTag: 'api' })],
    ['a push of the registry', () => registry.pushImage('pushed', 'docker')],
    ['a push of the same tag', () => registry.pushImage('pushed', 'v1')],
  ])('%s leaves the time at which an image was first pushed', async (_name, again) => {
    await newRepository('pushed').catch(() => undefined);
    const { manifest } = await registry.pushImage('pushed', 'v1');
    const pushedAt = () => harness.local.images('123456789012', 'eu-west-1', 'pushed').map((image) => image.pushedAt);
    const before = pushedAt();
    harness.pass(60_000);
    await again(manifest);
    expect(pushedAt()).toEqual(before);
  });

  test('moves a tag, and leaves the image that had it', async () => {
    const { config, layer } = await newRepository('moved');
    const { digest } = await registry.pushImage('moved', 'v1');
    const manifest = imageManifest(config, layer, { annotations: { build: '2' } });
    await put({ repositoryName: 'moved', imageManifest: manifest, imageTag: 'v1' });
    const images = harness.local.images('123456789012', 'eu-west-1', 'moved');
    expect(images.map((image) => [image.digest, image.tags])).toEqual([
      [digest, []],
      [sha256(manifest), ['v1']],
    ]);
  });

  test.each<[string, Parameters<typeof harness.local.createRepository>[0], string, string]>([
    ['immutable', { name: 'i1', imageTagMutability: 'IMMUTABLE' }, 'v1', 'ImageTagAlreadyExistsException'],
    [
      'immutable, excluded',
      {
        name: 'i2',
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      },
      'dev-1',
      'no error',
    ],
    [
      'immutable, not excluded',
      {
        name: 'i3',
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
      },
      'v1-dev-1',
      'ImageTagAlreadyExistsException',
    ],
    ['mutable', { name: 'i4' }, 'v1', 'no error'],
    [
      'mutable, excluded',
      {
        name: 'i5',
        imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'v*' }],
      },
      'v1',
      'ImageTagAlreadyExistsException',
    ],
    [
      'mutable, not excluded',
      {
        name: 'i6',
        imageTagMutability: 'MUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'v*' }],
      },
      'dev-v1',
      'no error',
    ],
  ])('overwriting: %s', async (_name, settings, tag, expected) => {
    harness.local.createRepository(settings);
    await registry.pushImage(settings.name, tag);
    const { manifest: other } = await registry.pushImage(settings.name, 'other', { annotations: { a: 'b' } });
    const error = await errorOf(put({ repositoryName: settings.name, imageManifest: other, imageTag: tag }));
    expect(error.split(':')[0]).toBe(expected);
    if (expected !== 'no error') {
      expect(error).toContain(
        `The image tag '${tag}' already exists in the '${settings.name}' repository and cannot be overwritten because the repository is immutable.`,
      );
    }
  });

  test.each(['MUTABLE', 'IMMUTABLE'] as const)('the same image under the same %s tag', async (mutability) => {
    const name = `same-${mutability.toLowerCase()}`;
    await newRepository(name, mutability);
    const { manifest } = await registry.pushImage(name, 'v1');
    const again = put({ repositoryName: name, imageManifest: manifest, imageTag: 'v1' });
    expect(await errorOf(again)).toMatch(/^ImageAlreadyExistsException: .* and tag 'v1' already exists/);
    const next = put({ repositoryName: name, imageManifest: manifest, imageTag: 'v2' });
    expect(await errorOf(next)).toBe('no error');
  });

  test.each<[string, (manifest: string) => Partial<PutImageCommandInput>, RegExp]>([
    ['no JSON', () => ({ imageManifest: '{' }), /^InvalidParameterException: Invalid parameter at 'ImageManifest'/],
    [
      'no media type anywhere',
      (manifest) => ({ imageManifest: manifest.replace(/"mediaType":"[^"]+",/, '') }),
      /'Invalid JSON syntax'/,
    ],
    ['two media types', () => ({ imageManifestMediaType: dockerType }), /'Invalid JSON syntax'/],
    [
      'another digest',
      () => ({ imageDigest: sha256('other') }),
      /^ImageDigestDoesNotMatchException: The image with digest 'sha256:\w+' in repository 'refused' and registry ID '123456789012' does not match the image digest that Amazon ECR has calculated\.$/,
    ],
    ['a tag with a slash', () => ({ imageTag: 'a/b' }), /'imageTag'/],
    [
      'a missing layer',
      (manifest) => ({ imageManifest: manifest.replace(sha256('layer'), sha256('absent')) }),
      /^LayersNotFoundException: Layers with digests '\[sha256:[0-9a-f]{64}\]' required for pushing image into repository with name 'refused' in the registry with id '123456789012' do not exist$/,
    ],
    [
      'a missing config',
      (manifest) => ({ imageManifest: manifest.replace(sha256('{}'), sha256('absent')) }),
      /^LayersNotFoundException: Layers with digests '\[sha256:[0-9a-f]{64}\]' required/,
    ],
    [
      'a missing child',
      () => ({
        imageManifest: JSON.stringify({
          schemaVersion: 2,
          mediaType: indexType,
          manifests: [{ mediaType: imageType, digest: sha256('absent'), size: 1 }],
        }),
      }),
      /^ReferencedImagesNotFoundException: Images with digests/,
    ],
    [
      "a builder's cache index",
      () => ({
        imageManifest: JSON.stringify({
          schemaVersion: 2,
          mediaType: indexType,
          manifests: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: sha256('layer'), size: 1 }],
        }),
      }),
      /^InvalidParameterException/,
    ],
  ])('refuses %s', async (_name, change, error) => {
    const { manifest } = await newRepository('refused').catch(() => ({
      manifest: imageManifest(sha256('{}'), sha256('layer')),
    }));
    expect(await errorOf(put({ repositoryName: 'refused', imageManifest: manifest, ...change(manifest) }))).toMatch(
      error,
    );
  });

  test('takes a manifest without a media type where the call names it', async () => {
    const { manifest } = await newRepository('helm');
    const plain = manifest.replace(/"mediaType":"[^"]+",/, '');
    const call = put({
      repositoryName: 'helm',
      imageManifest: plain,
      imageManifestMediaType: imageType,
      imageTag: 'v1',
    });
    expect(await errorOf(call)).toBe('no error');
  });

  test('takes no more tags for an image than its quota, moved ones among them', async () => {
    await withHarness({ tagsPerImage: 2 }, async (limited) => {
      limited.local.createRepository({ name: 'full' });
      const client = await signIn(limited);
      const { manifest, digest } = await client.pushImage('full', 'v0');
      const call = (imageTag: string) =>
        errorOf(limited.ecr().send(new PutImageCommand({ repositoryName: 'full', imageManifest: manifest, imageTag })));
      expect([await call('v1'), await call('v2')]).toEqual([
        'no error',
        `LimitExceededException: The image with digest '${digest}' has 2 tags, the maximum for one image`,
      ]);
      expect((await client.pushImage('full', 'v2')).response.status).toBe(403);
      expect(await call('v1')).toMatch(/^ImageAlreadyExistsException/);
    });
  });

  test('throttles beyond its quota, for one second', async () => {
    await withHarness({ putImagePerSecond: 2 }, async (limited) => {
      limited.local.createRepository({ name: 'quota' });
      const client = await signIn(limited);
      const { manifest } = await client.pushImage('quota', 'v0');
      const call = (imageTag: string) =>
        errorOf(
          limited.ecr().send(new PutImageCommand({ repositoryName: 'quota', imageManifest: manifest, imageTag })),
        );
      const outcomes = [await call('v1'), await call('v2'), (await client.pushImage('quota', 'v3')).response.status];
      limited.pass(1000);
      outcomes.push(await call('v4'));
      expect(outcomes).toEqual(['no error', 'ThrottlingException: Rate exceeded', 429, 'no error']);
    });
  });

  test('as it does with logins', async () => {
    await withHarness({ authorizationTokensPerSecond: 2 }, async (limited) => {
      const call = () => errorOf(limited.ecr().send(new GetAuthorizationTokenCommand({})));
      const outcomes = [await call(), await call(), await call()];
      limited.pass(1000);
      outcomes.push(await call());
      expect(outcomes).toEqual(['no error', 'no error', 'ThrottlingException: Rate exceeded', 'no error']);
    });
  });
});
