import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const sha256 = (text: string | Buffer) => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** An OCI layout with an index of two platforms, as another tool would write it; the digest of the index. */
export async function writeLayout(folder: string): Promise<string> {
  await mkdir(join(folder, 'blobs/sha256'), { recursive: true });
  const put = async (text: string | Buffer) => {
    await writeFile(join(folder, 'blobs', sha256(text).replace(':', '/')), text);
    return { digest: sha256(text), size: Buffer.byteLength(text) };
  };
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifests = [];
  for (const architecture of ['amd64', 'arm64']) {
    const config = {
      mediaType: 'application/vnd.oci.image.config.v1+json',
      ...(await put(JSON.stringify({ os: 'linux', architecture, rootfs: { type: 'layers', diff_ids: [] } }))),
    };
    const manifest = await put(JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [] }));
    manifests.push({ mediaType, ...manifest, platform: { os: 'linux', architecture } });
  }
  const indexType = 'application/vnd.oci.image.index.v1+json';
  const index = await put(JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests }));
  const annotations = { 'org.opencontainers.image.ref.name': 'v1' };
  await writeFile(
    join(folder, 'index.json'),
    JSON.stringify({ schemaVersion: 2, manifests: [{ mediaType: indexType, ...index, annotations }] }),
  );
  await writeFile(join(folder, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  return index.digest;
}
