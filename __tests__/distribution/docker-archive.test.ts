import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type LocalAws, startLocalAws } from '../../local-aws/local-aws.ts';
import { openDockerArchive } from '../../src/distribution/docker-archive.ts';
import { readImageParts } from '../../src/distribution/image-parts.ts';
import { RepositoryClient } from '../../src/distribution/repository-client.ts';
import { transferImage } from '../../src/distribution/transfer-image.ts';
import { type Files, layoutOf, newFolder, tarOf } from './archives.ts';
import { blobOf, collect, digestIn, imageOf, indexOf, means, random, wireOf } from './registries.ts';

// Much is sent here, on machines that may have much else to do.
jest.setTimeout(60_000);

let local: LocalAws;
let client: RepositoryClient;
let temp = '';
beforeAll(async () => {
  local = await startLocalAws();
  const { host } = await local.plainRegistry();
  client = new RepositoryClient({ ...means(), host, repository: 'team/shop', login: async () => undefined });
  temp = await newFolder();
});
afterAll(async () => {
  client.close();
  await local.close();
});

const layers = [Buffer.from('first '.repeat(20_000)), Buffer.from('second '.repeat(10_000))];
const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = layers;
const configOf = (contents: readonly Uint8Array[]) =>
  JSON.stringify({ architecture: 'amd64', os: 'linux', rootfs: { type: 'layers', diff_ids: contents.map(digestIn) } });
const config = configOf(layers);
const manifestJson = (names: readonly string[], tags: readonly string[] = ['team/shop:v1'], file = 'config.json') =>
  JSON.stringify([{ Config: file, RepoTags: tags, Layers: names }]);
const open = async (files: Files, name?: string) => openDockerArchive(await tarOf(files), { name, folder: temp });

/** What a registry has of an image after a push: its layers as they are unpacked, and its configuration. */
async function pushed({ manifest, source }: Awaited<ReturnType<typeof openDockerArchive>>) {
  await transferImage({ image: manifest, source, target: client, reference: 'v1' });
  expect(await client.manifest('v1')).toEqual({ kind: 'found', value: manifest });
  const parts = readImageParts(manifest.body);
  if (parts?.kind !== 'image') throw new Error('It is an image.');
  const blobs = await Promise.all(
    [parts.config, ...parts.layers].map(async (blob) => collect(await client.openBlob(blob, 0))),
  );
  const [configBytes, ...layerBytes] = blobs;
  return { config: configBytes?.toString(), layers: layerBytes, types: parts.layers.map(({ mediaType }) => mediaType) };
}

test('plain layers, as docker saved them for long: with folders, and links to layers that are there twice', async () => {
  const files = {
    'a/layer.tar': first,
    'b/layer.tar': second,
    'c/layer.tar': { link: '../a/layer.tar' },
    'config.json': configOf([first, second, first]),
    'manifest.json': manifestJson(['a/layer.tar', 'b/layer.tar', 'c/layer.tar']),
  };
  const opened = await open(files);
  const image = await pushed(opened);
  expect(image.config).toBe(files['config.json']);
  expect(image.layers.map((bytes) => gunzipSync(bytes))).toEqual([first, second, first]);
  expect((await open(files)).manifest).toEqual(opened.manifest);
});

test('layers that are compressed stay as they are', async () => {
  const [one, two] = [gzipSync(first, { level: 1 }), gzipSync(second, { level: 9 })];
  const image = await pushed(
    await open({
      'manifest.json': manifestJson(['1.tar.gz', '2.tar.gz']),
      'config.json': config,
      '1.tar.gz': one,
      '2.tar.gz': two,
    }),
  );
  expect(image.layers).toEqual([one, two]);
  expect(image.config).toBe(config);
});

test('and those by zstd', async () => {
  const one = zstdCompressSync(first);
  const image = await pushed(
    await open({ 'manifest.json': manifestJson(['1', '2']), 'config.json': config, '1': one, '2': second }),
  );
  expect(image.layers[0]).toEqual(one);
  expect(image.types).toEqual([
    'application/vnd.oci.image.layer.v1.tar+zstd',
    'application/vnd.oci.image.layer.v1.tar+gzip',
  ]);
});

describe('an archive that is a layout too', () => {
  const packed = layers.map((layer) => blobOf(gzipSync(layer)));
  const image = imageOf(packed, { rootfs: { type: 'layers', diff_ids: layers.map(digestIn) } });
  const [configBlob] = image.blobs;
  const body = blobOf(Buffer.from(image.manifest.body), image.manifest.mediaType);
  const name = (digest = '') => `blobs/${digest.replace(':', '/')}`;
  const names = packed.map(({ descriptor }) => name(descriptor.digest));
  const manifest = manifestJson(names, ['team/shop:v1'], name(configBlob?.descriptor.digest));
  const files = layoutOf([...image.blobs, body], [wireOf(body.descriptor)]);

  test('has its manifest taken to the byte', async () => {
    const opened = await open({ ...files, 'manifest.json': manifest });
    expect(opened.manifest).toEqual(image.manifest);
    expect((await pushed(opened)).layers).toEqual(packed.map(({ bytes }) => bytes));
  });

  test('with an index that is whole, which is taken with all below it', async () => {
    const config = blobOf(Buffer.from('{}'), 'application/vnd.oci.image.config.v1+json');
    const statement = blobOf(Buffer.from('{"_type":"x"}'), 'application/vnd.in-toto+json');
    const attestation = imageOf([statement], { author: 'buildkit' });
    const attested = blobOf(Buffer.from(attestation.manifest.body), attestation.manifest.mediaType);
    const index = indexOf([image.manifest, attestation.manifest]);
    const top = blobOf(Buffer.from(index.body), index.mediaType);
    const all = [...image.blobs, ...attestation.blobs, config, body, attested, top];
    const whole = { ...layoutOf(all, [wireOf(top.descriptor)]), 'manifest.json': manifest };
    expect((await open(whole)).manifest).toEqual(index);
  });

  test('with an index of which not all is there: the image that the archive names', async () => {
    const inner = blobOf(
      Buffer.from(JSON.stringify({ manifests: [wireOf(random(3).descriptor), wireOf(body.descriptor)] })),
      'x',
    );
    const nested = layoutOf([...image.blobs, body, inner], [wireOf(inner.descriptor)]);
    expect((await open({ ...nested, 'manifest.json': manifest })).manifest).toEqual(image.manifest);
  });

  test('but not with layers that are not packed', async () => {
    const plain = imageOf(
      layers.map((layer) => blobOf(layer, 'application/vnd.oci.image.layer.v1.tar')),
      { rootfs: { type: 'layers', diff_ids: layers.map(digestIn) } },
    );
    const own = blobOf(Buffer.from(plain.manifest.body), plain.manifest.mediaType);
    const opened = await open({
      ...layoutOf([...plain.blobs, own], [wireOf(own.descriptor)]),
      'manifest.json': manifestJson(
        layers.map((layer) => name(digestIn(layer))),
        [],
        name(plain.blobs[0]?.descriptor.digest),
      ),
    });
    expect(opened.manifest.mediaType).toBe('application/vnd.docker.distribution.manifest.v2+json');
    expect((await pushed(opened)).layers.map((bytes) => gunzipSync(bytes))).toEqual(layers);
  });
});

test('one of several', async () => {
  const files = {
    'manifest.json': JSON.stringify([
      { Config: 'a.json', RepoTags: ['team/a:1'], Layers: ['1'] },
      { Config: 'b.json', RepoTags: ['team/b:1'], Layers: ['2'] },
    ]),
    'a.json': configOf([first]),
    'b.json': configOf([second]),
    '1': first,
    '2': second,
  };
  expect((await pushed(await open(files, 'team/b:1'))).config).toBe(files['b.json']);
  await expect(open(files)).rejects.toMatchObject({
    problem: {
      code: 'image-missing',
      what: expect.stringMatching(/several images[\s\S]*\n {4}team\/a:1\n {4}team\/b:1$/),
    },
  });
  await expect(open(files, 'team/c')).rejects.toMatchObject({
    problem: { what: expect.stringContaining('no image team/c.') },
  });
});

test.each<[string, Files, string, string]>([
  ['no archive of docker', { 'index.json': '{}' }, 'digest-mismatch', 'there is no manifest.json'],
  ['no JSON', { 'manifest.json': 'x' }, 'digest-mismatch', 'its manifest.json names no image'],
  ['no configuration', { 'manifest.json': manifestJson(['1']) }, 'digest-mismatch', 'config.json is missing'],
  [
    'too few layers',
    { 'manifest.json': manifestJson(['1']), 'config.json': config, '1': first },
    'digest-mismatch',
    'names 2 layers, and there are 1',
  ],
  [
    'no layer',
    { 'manifest.json': manifestJson(['1', '2']), 'config.json': config, '1': first },
    'digest-mismatch',
    'the layer 2 is missing',
  ],
  [
    'another layer',
    { 'manifest.json': manifestJson(['1', '2']), 'config.json': config, '1': first, '2': first },
    'digest-mismatch',
    'the layer 2 is sha256:',
  ],
  [
    'another compressed layer',
    { 'manifest.json': manifestJson(['1', '2']), 'config.json': config, '1': first, '2': gzipSync(first) },
    'digest-mismatch',
    'the layer 2 is sha256:',
  ],
  [
    'a compressed layer that was cut',
    {
      'manifest.json': manifestJson(['1', '2']),
      'config.json': config,
      '1': first,
      '2': gzipSync(second).subarray(0, 30),
    },
    'digest-mismatch',
    'the layer 2 cannot be unpacked',
  ],
])('%s', async (_name, files, code, what) => {
  await expect(open(files)).rejects.toMatchObject({ problem: { code, what: expect.stringContaining(what) } });
});
