import type { FoundImage, ImageId, Registry } from '../../aws/ecr.ts';
import { openRegistry } from '../../aws/open-registry.ts';
import { Failure } from '../../errors/failure.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { expectNewer, proveImage } from '../../phases/proof/prove-image.ts';
import type { RegistrySnapshot } from '../../phases/registry/registry-snapshot.ts';
import {
  ageContext,
  locationOf,
  type TargetRepository,
  viewRepository,
} from '../../phases/registry/target-repository.ts';
import type { Step } from '../../phases/step.ts';
import { currentTagsIn } from '../../phases/tags/current-tags.ts';
import { moveTags } from '../../phases/tags/move-tags.ts';
import { isOwnTag } from '../../plan/image-age.ts';
import { readConfig, readManifest } from '../../plan/manifest.ts';
import { repositoryMissing, tagsImmutable, type Where } from '../../plan/registry-errors.ts';
import { locate } from '../../plan/registry-location.ts';
import { isMovable } from '../../plan/tag-mutability.ts';
import { orderTags } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { type Composition, composeIndex, type IndexPart } from './image-index.ts';
import { imageMissing, imagesUnreadable, mergeImpossible } from './merge-errors.ts';
import type { MergeInputs } from './merge-inputs.ts';

type Index = Extract<Composition, { readonly kind: 'index' }>;

/** Finds the images, puts an index of them under all tags by ECR's API alone, and proves it. */
export async function putIndex(step: Step<MergeInputs>, idTokens: IdTokenSource): Promise<PushedImage> {
  const { account, repository } = step.inputs;
  const { credentials, caller } = await authenticate(step, account, idTokens);
  const registry = openRegistry(step, account, { credentials, repository: repository.name });
  try {
    const { index, target } = await compose(step, registry, caller?.accountId ?? '');
    return await putAndProve(step, target, index);
  } finally {
    registry.close();
  }
}

/** Reads all that is asked for, and finds what could only fail, before anything is changed. */
async function compose(
  step: Step<MergeInputs>,
  registry: Registry,
  ownAccountId: string,
): Promise<{ readonly index: Index; readonly target: TargetRepository }> {
  const { account, images, tags, repository: reference, annotations } = step.inputs;
  return await step.runner.phase('Registry', async () => {
    const question = { account, reference, ownAccountId, tags, others: [] };
    const [{ snapshot, place }, found] = await Promise.all([
      viewRepository(step, registry, question),
      registry.images(images),
    ]);
    const where = locate(place, snapshot.repository);
    if (found.kind === 'missing') throw new Failure(repositoryMissing(where, 'merge'));
    if (found.kind === 'denied') throw imagesUnreadable(where, found.permission);
    const parts = await Promise.all(images.map((id) => readPart(registry, id, found.value, where)));
    const index = composeIndex(parts, annotations);
    if (index.kind === 'impossible') throw mergeImpossible(index.reason);
    const ofCommit = tags.find((tag) => isOwnTag(tag, step.event));
    refuseFixed(snapshot, index.manifest.digest, { ...where, tags, ofCommit });
    const location = locationOf(place, snapshot.repository);
    const platforms = Object.keys(index.platformDigests).join(', ');
    return {
      value: { index, target: { registry, location, snapshot, age: ageContext(step, registry, step.inputs) } },
      sentence: `Made the index ${index.manifest.digest} for ${platforms}`,
    };
  });
}

/** Puts the index under all its tags; the first one creates it. */
async function putAndProve(
  step: Step<MergeInputs>,
  target: TargetRepository,
  { manifest, platformDigests }: Index,
): Promise<PushedImage> {
  const { tags, keepNewerTags } = step.inputs;
  const { digest } = manifest;
  const missing = tags.filter((tag) => {
    const fact = target.snapshot.tags.get(tag);
    return !(fact?.kind === 'present' && fact.digest === digest);
  });
  const kept = await moveTags(step, target, {
    digest,
    batches: orderTags(missing, target.snapshot.tags),
    keepsNewer: keepNewerTags,
    look: async () => ({ manifest: { kind: 'found', value: manifest }, current: currentTagsIn(target.snapshot) }),
  });
  const [first, ...further] = tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await proveImage(step, target, expectNewer(kept, target));
  return await proveImage(step, target, {
    result: 'built',
    tags: [first, ...further],
    digest,
    platforms: Promise.resolve({ platformDigests }),
  });
}

async function readPart(
  registry: Registry,
  id: ImageId,
  found: readonly FoundImage[],
  where: Where,
): Promise<IndexPart> {
  const name = 'tag' in id ? id.tag : id.digest;
  const manifest = found.find((image) => ('tag' in id ? image.tag === id.tag : image.digest === id.digest));
  if (manifest === undefined) throw imageMissing(where, name);
  const read = readManifest(manifest.body);
  if (read?.kind !== 'image') return { name, manifest };
  const blob = await registry.blob(read.configDigest);
  if (blob.kind === 'denied') throw imagesUnreadable(where, blob.permission);
  return { name, manifest, ...(blob.kind === 'found' ? { config: readConfig(blob.value) } : {}) };
}

function refuseFixed(
  { repository, tags: tagFacts }: RegistrySnapshot,
  digest: string,
  situation: Where & { readonly tags: readonly string[]; readonly ofCommit: string | undefined },
): void {
  if (repository.kind !== 'found') return;
  const { mutability } = repository;
  const blocked = situation.tags.filter((tag) => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' && fact.digest !== digest && !isMovable(tag, mutability);
  });
  if (blocked.length > 0) throw new Failure(tagsImmutable({ ...situation, tagFacts }, blocked, mutability));
}
