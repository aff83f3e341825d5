import type { Answer, FoundImage, ImageId, Manifest, Registry } from '../../distribution/registry.ts';
import { Failure } from '../../errors/failure.ts';
import type { ImageName } from '../../inputs/image-name.ts';
import { imageReader } from '../../phases/registry/image-details.ts';
import { platformInConfig } from '../../plan/image-platform.ts';
import { readConfig, readManifest, sourceCommitOf } from '../../plan/manifest.ts';
import { repositoryMissing, type Where } from '../../plan/registry-errors.ts';
import { withoutInherited } from '../../plan/variant.ts';
import { digestsToRead, type IndexPart } from './image-index.ts';
import { imageMissing, imagesUnreadable } from './merge-errors.ts';

/** A part of the index, and the repository that it is in. */
export type FoundPart = IndexPart & {
  readonly id: ImageId;
  readonly registry: Registry;
  /** The name of that repository. */
  readonly repository: string;
};

/** ECR's answers about the images in one repository. */
export type AskedImages = {
  readonly repository: string;
  readonly registry: Registry;
  readonly images: readonly ImageName[];
  readonly answer: Answer<readonly FoundImage[]>;
};

/** Asks for the images, once for each repository. `own`: the repository of images that are named without one. */
export async function askImages(
  images: readonly ImageName[],
  own: string,
  registryOf: (repository: string) => Registry,
): Promise<readonly AskedImages[]> {
  const groups = [...Map.groupBy(images, ({ repository }) => repository?.name ?? own)];
  return await Promise.all(
    groups.map(async ([repository, named]) => {
      const registry = registryOf(repository);
      return { repository, registry, images: named, answer: await registry.images(named.map(({ id }) => id)) };
    }),
  );
}

/**
 * Reads the images in the order in which they were named, and those below them that have to be known. `where`: the
 * repository of the index.
 *
 * @throws Failure `image-missing`, `repository-missing`, `permission-missing`
 */
export async function readParts(
  images: readonly ImageName[],
  asked: readonly AskedImages[],
  where: Where,
): Promise<readonly FoundPart[]> {
  const groups = await Promise.all(asked.map((group) => readGroup(group, { ...where, repository: group.repository })));
  const parts = new Map(groups.flat());
  return images.flatMap((image) => parts.get(image) ?? []);
}

async function readGroup(
  { repository, registry, images, answer }: AskedImages,
  where: Where,
): Promise<readonly (readonly [ImageName, FoundPart])[]> {
  const manifests = found(answer, where);
  return await Promise.all(
    images.map(async (image) => {
      const { id, text: name } = image;
      const manifest = manifests.find((one) => ('tag' in id ? one.tag === id.tag : one.digest === id.digest));
      if (manifest === undefined) throw imageMissing(where, name);
      return [image, { ...(await readPart(registry, { name, manifest, where })), id, registry, repository }] as const;
    }),
  );
}

type Reading = { readonly name: string; readonly manifest: Manifest; readonly where: Where };

async function readPart(registry: Registry, { name, manifest, where }: Reading): Promise<IndexPart> {
  const read = readManifest(manifest.body);
  if (read?.kind === 'image') {
    const blob = await registry.blob(read.configDigest);
    if (blob.kind === 'denied') throw imagesUnreadable(where, blob.permission);
    return { name, manifest, ...(blob.kind === 'found' ? { config: blob.value } : {}) };
  }
  const digests = digestsToRead(manifest);
  if (digests.length === 0) return { name, manifest };
  const inner = found(await registry.images(digests.map((digest) => ({ digest }))), where);
  const below = await Promise.all(
    inner.map(async (child) => [child.digest, await readPart(registry, { name, manifest: child, where })] as const),
  );
  return { name, manifest, below: new Map(below) };
}

function found(answer: Answer<readonly FoundImage[]>, where: Where): readonly FoundImage[] {
  if (answer.kind === 'missing') throw new Failure(repositoryMissing(where, 'merge'));
  if (answer.kind === 'denied') throw imagesUnreadable(where, answer.permission);
  return answer.value;
}

/** The commit and the labels that an image tells; of an index those of its first image. */
export async function readSourceAndLabels(
  { manifest, config, registry }: FoundPart,
  debug: (text: string) => void,
): Promise<{ readonly revision: string | undefined; readonly labels: Readonly<Record<string, string>> }> {
  const read = readManifest(manifest.body);
  if (read?.kind === 'image' && config !== undefined) {
    const labels = withoutInherited(readConfig(config).labels);
    return { revision: sourceCommitOf(read.annotations, labels).revision, labels };
  }
  const { source, labels } = await imageReader(registry, debug)(manifest);
  return { revision: source.revision, labels };
}

/** The system that an image is for, of an index that of all its images. */
export function systemOf({ manifest, config = '' }: IndexPart): string {
  const read = readManifest(manifest.body);
  const systems =
    read?.kind === 'index'
      ? read.children.map(({ platform = '' }) => platform.split('/')[0])
      : [platformInConfig(config)?.os];
  return [...new Set(systems)].filter(Boolean).toSorted().join();
}
