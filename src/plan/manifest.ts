import { parseJson, record } from '../lib/json.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { describePlatform, describeWholePlatform, readPlatform } from './image-platform.ts';

/** A manifest of a registry, as far as this action looks into it (https://github.com/opencontainers/image-spec). */
export type ImageManifest =
  | {
      readonly kind: 'image';
      /** `sha256:...` of the configuration. */
      readonly configDigest: string;
      /** `sha256:...` of each layer. */
      readonly layerDigests: readonly string[];
      readonly annotations: Texts;
    }
  | { readonly kind: 'index'; readonly children: readonly IndexEntry[]; readonly annotations: Texts };

/** An image of an index. */
export type IndexEntry = {
  readonly digest: string;
  /** `os/architecture[/variant]`; absent for entries that are no image, such as an attestation. */
  readonly platform?: string;
  /** The platform with version and features of the system, where the entry tells them: `windows(10.0.20348.2113)/amd64`. */
  readonly wholePlatform?: string;
};

/** The facts in the configuration of an image. */
export type ImageConfig = {
  readonly platform: string;
  readonly labels: Texts;
  /** `sha256:...` of each layer as it is unpacked, the lowest first (`rootfs.diff_ids`). */
  readonly layers: readonly string[];
};

type Texts = Readonly<Record<string, string>>;

/**
 * Reads a manifest, of an image or of an index, in OCI's or Docker's form.
 *
 * @returns undefined where it is neither
 */
export function readManifest(body: string): ImageManifest | undefined {
  const manifest = record(parseJson(body));
  const annotations = texts(manifest.annotations);
  if (Array.isArray(manifest.manifests))
    return { kind: 'index', children: manifest.manifests.map(readEntry), annotations };
  const configDigest = record(manifest.config).digest;
  if (typeof configDigest !== 'string') return undefined;
  const layers = Array.isArray(manifest.layers) ? manifest.layers : [];
  const layerDigests = layers.map((layer) => String(record(layer).digest));
  return { kind: 'image', configDigest, layerDigests, annotations };
}

/** Reads the configuration of an image. */
export function readConfig(body: string): ImageConfig {
  const config = record(parseJson(body));
  const platform = readPlatform(config);
  const diffIds = record(config.rootfs).diff_ids;
  return {
    platform: platform === undefined ? '' : describePlatform(platform),
    labels: texts(record(config.config).Labels),
    layers: Array.isArray(diffIds) ? diffIds.map(String) : [],
  };
}

/** Reads an entry of an index. */
export function readEntry(value: unknown): IndexEntry {
  const entry = record(value);
  const digest = String(entry.digest);
  const read = readPlatform(entry.platform);
  if (read === undefined) return { digest };
  const [platform, wholePlatform] = [describePlatform(read), describeWholePlatform(read)];
  return wholePlatform === platform ? { digest, platform } : { digest, platform, wholePlatform };
}

/** Platform to digest, of all images of an index; where several are for one platform, with the version of the system too. */
export function platformDigestsOf(entries: readonly IndexEntry[]): Readonly<Record<string, string>> {
  const images = entries.filter(({ platform }) => platform !== undefined);
  const isOnly = (name: string | undefined): boolean => images.filter(({ platform }) => platform === name).length === 1;
  return Object.fromEntries(
    images.map(({ platform = '', wholePlatform, digest }) => [
      isOnly(platform) ? platform : (wholePlatform ?? platform),
      digest,
    ]),
  );
}

/** The label or annotation by which an image tells the commit that it was built from. */
export const REVISION = 'org.opencontainers.image.revision';

/** The commit that an image says it is of. */
export type SourceCommit = { readonly revision?: string };

/** The commit that an image says it is of; annotations of the manifest come before labels of the configuration. */
export function sourceCommitOf(annotations: Texts, labels: Texts): SourceCommit {
  return omitUndefined({ revision: annotations[REVISION] ?? labels[REVISION] });
}

function texts(value: unknown): Texts {
  return Object.fromEntries(
    Object.entries(record(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
