import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { openDockerArchive } from '../../src/distribution/docker-archive.ts';
import { textFile, writeFolder, writeTar } from '../../src/distribution/file-sink.ts';
import type { Bytes } from '../../src/distribution/http-connections.ts';
import { readImageParts } from '../../src/distribution/image-parts.ts';
import { layoutFiles } from '../../src/distribution/layout-files.ts';
import { openOciLayout } from '../../src/distribution/oci-layout.ts';

const folder = mkdtempSync(join(tmpdir(), 'layout-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const blob = (text: string) => textFile(`blobs/${sha256(text).replace(':', '/')}`, text);
const TYPE = 'application/vnd.oci.image.manifest.v1+json';
const LAYER = 'a layer, in truth none';

/** An image whose manifest has this annotation. */
function imageOf(name: string) {
  const config = '{"architecture":"amd64","os":"linux"}';
  const body = JSON.stringify({
    schemaVersion: 2,
    mediaType: TYPE,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: sha256(config), size: config.length },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: sha256(LAYER), size: LAYER.length }],
    annotations: { name },
  });
  return { body, digest: sha256(body), files: [blob(body), blob(config), blob(LAYER)] };
}

const [ONE, TWO] = [imageOf('one'), imageOf('two')];
const entry = ({ digest, body }: typeof ONE, name?: string) => ({
  mediaType: TYPE,
  digest,
  size: body.length,
  ...(name === undefined ? {} : { annotations: { 'org.opencontainers.image.ref.name': name } }),
});
const index = (...manifests: readonly object[]) =>
  textFile('index.json', JSON.stringify({ schemaVersion: 2, manifests }));

let count = 0;
async function layout(...files: Parameters<typeof writeFolder>[1]): Promise<string> {
  count += 1;
  const path = join(folder, String(count));
  await writeFolder(path, files);
  return path;
}

async function read(bytes: Bytes): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

describe('which image of a layout', () => {
  const both = () => layout(...ONE.files, ...TWO.files, index(entry(ONE, 'v1'), entry(TWO, 'v2')));

  test('the only one, also under two names', async () => {
    const path = await layout(...ONE.files, index(entry(ONE, 'v1'), entry(ONE, 'latest')));
    expect((await openOciLayout(path)).manifest).toEqual({ digest: ONE.digest, body: ONE.body, mediaType: TYPE });
  });

  test('by its tag, or its digest', async () => {
    const path = await both();
    expect((await openOciLayout(path, 'v2')).manifest.digest).toBe(TWO.digest);
    expect((await openOciLayout(path, ONE.digest)).manifest.digest).toBe(ONE.digest);
  });

  test('of several one has to be named, and be there', async () => {
    const path = await both();
    await expect(openOciLayout(path)).rejects.toThrow(/several images[\s\S]*v1\n {4}v2/);
    await expect(openOciLayout(path, 'v3')).rejects.toThrow(/holds no image v3\. There are:\n {4}v1/);
  });
});

describe('what is damaged', () => {
  test('no index, or none with an image', async () => {
    await expect(openOciLayout(await layout(textFile('a', '')))).rejects.toThrow(/no index\.json/);
    await expect(openOciLayout(await layout(textFile('index.json', '{"manifests":[]}')))).rejects.toThrow(
      /names no image/,
    );
  });

  test('a manifest that is missing, or another one', async () => {
    await expect(openOciLayout(await layout(index(entry(ONE))))).rejects.toThrow(/manifest sha256:\w+ is missing/);
    const other = { ...blob(TWO.body), path: blob(ONE.body).path };
    await expect(openOciLayout(await layout(other, index(entry(ONE))))).rejects.toThrow(/is another one/);
  });

  test('a blob that is missing, or another one', async () => {
    const path = await layout(...ONE.files, index(entry(ONE)));
    const { source } = await openOciLayout(path);
    const layer = { digest: sha256(LAYER), sizeBytes: LAYER.length };
    expect(await read(await source.openBlob(layer, 0))).toBe(LAYER);
    expect(await read(await source.openBlob(layer, 8))).toBe(LAYER.slice(8));
    writeFileSync(join(path, 'blobs', layer.digest.replace(':', '/')), LAYER.toUpperCase());
    await expect(source.openBlob(layer, 0).then(read)).rejects.toMatchObject({ problem: { code: 'digest-mismatch' } });
    rmSync(join(path, 'blobs', layer.digest.replace(':', '/')));
    await expect(source.openBlob(layer, 0)).rejects.toThrow(/blob sha256:\w+ is missing/);
  });
});

test.each([true, false])('what is written is what was read, to the byte; as a tar: %s', async (isTar) => {
  const { source } = await openOciLayout(await layout(...ONE.files, index(entry(ONE))));
  const { files } = await layoutFiles({ digest: ONE.digest, source, names: ['team/shop:v1'], isArchive: true });
  const path = join(folder, isTar ? 'written.tar' : 'written');
  await (isTar ? writeTar(path, files) : writeFolder(path, files));
  for (const name of [undefined, 'v1', 'team/shop:v1', 'docker.io/team/shop:v1'])
    expect((await openOciLayout(path, name)).manifest.body).toBe(ONE.body);
  const archive = await openDockerArchive(path, { name: 'team/shop:v1', folder });
  expect(archive.manifest.digest).toBe(ONE.digest);
});

describe('docker save of an engine with the classic store', () => {
  const config = JSON.stringify({
    os: 'linux',
    architecture: 'amd64',
    rootfs: { type: 'layers', diff_ids: [sha256(LAYER)] },
  });
  const archive = (...more: Parameters<typeof writeFolder>[1]) =>
    layout(
      textFile('c.json', config),
      textFile('l/layer.tar', LAYER),
      textFile(
        'manifest.json',
        JSON.stringify([{ Config: 'c.json', RepoTags: ['shop:ci', 'shop:v1'], Layers: ['l/layer.tar'] }]),
      ),
      ...more,
    );
  const own = () => {
    const temp = join(folder, `temp-${Math.random()}`);
    mkdirSync(temp);
    return temp;
  };

  test('layers are packed, the configuration stays, and twice is the same', async () => {
    const path = await archive();
    const [first, second] = [
      await openDockerArchive(path, { folder: own() }),
      await openDockerArchive(path, { name: 'shop:v1', folder: own() }),
    ];
    expect(second.manifest).toEqual(first.manifest);
    const parts = readImageParts(first.manifest.body);
    if (parts?.kind !== 'image') throw new Error('no image');
    expect(parts.config.digest).toBe(sha256(config));
    const [layer] = parts.layers;
    if (layer === undefined) throw new Error('no layer');
    expect(layer.mediaType).toContain('gzip');
    const bytes = await first.source.openBlob(layer, 0);
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    expect(`sha256:${createHash('sha256').update(Buffer.concat(pieces)).digest('hex')}`).toBe(layer.digest);
    expect(await read(await first.source.openBlob(parts.config, 3))).toBe(config.slice(3));
  });

  test('a layer that is another one, or missing; another name', async () => {
    const path = await archive();
    await expect(openDockerArchive(path, { name: 'shop:v2', folder: own() })).rejects.toThrow(
      /no image shop:v2[\s\S]*shop:ci/,
    );
    writeFileSync(join(path, 'l/layer.tar'), 'damaged');
    await expect(openDockerArchive(path, { folder: own() })).rejects.toThrow(
      /layer l\/layer\.tar is sha256:\w+, and not/,
    );
    rmSync(join(path, 'l/layer.tar'));
    await expect(openDockerArchive(path, { folder: own() })).rejects.toThrow(/layer l\/layer\.tar is missing/);
  });

  test('no archive of docker', async () => {
    await expect(openDockerArchive(await layout(textFile('a', '')), { folder: own() })).rejects.toThrow(
      /no manifest\.json/,
    );
  });
});
