import { openInEcr, type SharedRegistry } from '../../aws/open-registry.ts';
import type { Registry } from '../../distribution/registry.ts';
import { copyDenied } from '../../errors/copy-errors.ts';
import { Failure } from '../../errors/failure.ts';
import { isElsewhere } from '../../inputs/image-name.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import type { IdTokenSource } from '../../phases/credentials/id-token-source.ts';
import { placeOf } from '../../phases/foreseen-place.ts';
import { expectNewer, proveImage } from '../../phases/proof/prove-image.ts';
import { clientOf } from '../../phases/push/copy-and-prove.ts';
import { copyNear, readImageContent } from '../../phases/push/copy-image.ts';
import { ageContext } from '../../phases/registry/age-context.ts';
import type { RegistrySnapshot } from '../../phases/registry/registry-snapshot.ts';
import { locationOf, type TargetRepository, viewRepository } from '../../phases/registry/target-repository.ts';
import type { Step } from '../../phases/step.ts';
import { currentTagsIn } from '../../phases/tags/current-tags.ts';
import { moveTags } from '../../phases/tags/move-tags.ts';
import { isOwnTag } from '../../plan/image-age.ts';
import { usesOfIndex } from '../../plan/image-uses.ts';
import type { UsedRepository } from '../../plan/minimal-policy.ts';
import { findFixedTags, missingTags } from '../../plan/present-tags.ts';
import { repositoryMissing, tagsImmutable, type Where } from '../../plan/registry-errors.ts';
import { locate } from '../../plan/registry-location.ts';
import { onlyRepositories } from '../../plan/session-uses.ts';
import { orderTags } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { type Composition, composeIndex } from './image-index.ts';
import { imagesDiffer, imagesElsewhere, mergeImpossible } from './merge-errors.ts';
import type { MergeInputs } from './merge-inputs.ts';
import { describeMixedCommits } from './part-commits.ts';
import { comparePlatformImages } from './platform-images.ts';
import { askImages, type FoundPart, readParts, readSourceAndLabels, systemOf } from './read-parts.ts';

type Index = Extract<Composition, { readonly kind: 'index' }>;

/** The index, its parts, and the repository that gets it, before anything is changed. */
type FoundIndex = { readonly index: Index; readonly parts: readonly FoundPart[]; readonly target: TargetRepository };

/** Finds the images, puts an index of them under all tags by ECR's API alone, and proves it. */
export async function putIndex(step: Step<MergeInputs>, idTokens: IdTokenSource): Promise<PushedImage> {
  const { account, repository } = step.inputs;
  const { credentials, caller } = await authenticate(step, account, {
    idTokens,
    findUses: async () => onlyRepositories(usesOf(step.inputs)),
  });
  const registry = await openInEcr(step, { ...account, repository }, credentials);
  try {
    const found = await compose(step, registry, caller?.accountId ?? '');
    await copyParts(step, found);
    return await putAndProve(step, found.target, found.index);
  } finally {
    registry.close();
  }
}

/** The uses of the repository of the index, and of those of its images. */
function usesOf({ account, repository, images }: MergeInputs): readonly UsedRepository[] {
  const own = placeOf(account, repository);
  return usesOfIndex(
    own,
    images.flatMap((image) => (image.repository === undefined ? [] : [{ ...own, name: image.repository.name }])),
  );
}

/** Reads the images, and finds all that could only fail, before anything is changed. */
async function compose(step: Step<MergeInputs>, registry: SharedRegistry, ownAccountId: string): Promise<FoundIndex> {
  const { account, images, hosted, tags, repository: reference, annotations } = step.inputs;
  return await step.runner.phase('Registry', async () => {
    const registryOf = (name: string): Registry => (name === reference.name ? registry : registry.sibling(name));
    const [{ snapshot, place }, asked] = await Promise.all([
      viewRepository(step, registry, { account, reference, ownAccountId, tags, others: [] }),
      askImages(images, reference.name, registryOf),
    ]);
    const where = locate(place, snapshot.repository);
    const elsewhere = hosted.filter(
      ({ repository }) => repository && isElsewhere(repository, { ...where, accountId: where.accountId || undefined }),
    );
    if (elsewhere.length > 0) throw imagesElsewhere(elsewhere, where);
    if (snapshot.repository.kind === 'missing') throw new Failure(repositoryMissing(where, 'merge'));
    const parts = await readParts(images, asked, where);
    const index = composeIndex(parts, annotations);
    if (index.kind === 'impossible') throw mergeImpossible(index.reason);
    const ofCommit = tags.find((tag) => isOwnTag(tag, step.event));
    refuseFixed(snapshot, index.manifest.digest, { ...where, tags, ofCommit });
    for (const text of [...index.warnings, ...(await comparedParts(step, parts))]) step.runner.warning(text);
    const location = locationOf(place, snapshot.repository);
    const platforms = Object.keys(index.platformDigests).join(', ');
    return {
      value: { index, parts, target: { registry, location, snapshot, age: ageContext(step, registry, step.inputs) } },
      sentence: `Made the index ${index.manifest.digest} for ${platforms}`,
    };
  });
}

/**
 * The warnings about images that may be of other commits than their names say, or differ in values of arguments.
 *
 * @throws Failure `merge-impossible` where these were built as different images
 */
async function comparedParts(step: Step<MergeInputs>, parts: readonly FoundPart[]): Promise<readonly string[]> {
  const { debug, info } = step.runner;
  const told = await Promise.all(parts.map(async (part) => ({ ...part, ...(await readSourceAndLabels(part, debug)) })));
  const match = comparePlatformImages(told.map((part) => ({ ...part, system: systemOf(part) })));
  if (match.kind === 'differ') throw imagesDiffer(match.reason);
  for (const text of match.lines) info(text);
  // A pull request has two commits, and images of other builds may name the one that GitHub made.
  const { hasCommitTag } = step.inputs;
  const { commit, pullRequest } = step.event;
  const mixed = describeMixedCommits(told, hasCommitTag && pullRequest === undefined ? commit : undefined);
  return [...match.warnings, ...(mixed === undefined ? [] : [mixed])];
}

/** Copies the images of other repositories to the one of the index, where it lacks them. */
async function copyParts(step: Step<MergeInputs>, { index, parts, target }: FoundIndex): Promise<void> {
  const { registry, location } = target;
  const others = parts.filter((part) => part.registry !== registry);
  if (others.length === 0) return;
  await step.runner.phase('Push', async () => {
    const known = await registry.images(index.digests.map((digest) => ({ digest })));
    const there = known.kind === 'found' ? known.value.map(({ digest }) => digest) : [];
    const missing = index.digests.filter((digest) => !there.includes(digest));
    const contents = await Promise.all(
      others.map(async (part) => ({
        part,
        content: await readImageContent(part.manifest, part.registry, part.repository),
      })),
    );
    const to = clientOf(step, target);
    for (const { part, content } of contents) {
      const manifests = content.manifests.filter(({ digest }) => missing.includes(digest));
      if (manifests.length === 0 && !missing.includes(part.manifest.digest)) continue;
      const from = clientOf(step, { ...target, location: { ...location, repository: part.repository } });
      const image = part.manifest;
      await copyNear(
        { image, content: { ...content, manifests } },
        { source: from, target: to, registry, clock: step.clock, info: step.runner.info },
      );
      if (!missing.includes(image.digest)) continue;
      const put = await registry.putManifest(image);
      if (put.kind === 'denied') throw copyDenied(put.permission, location.repository);
    }
    const names = others.map(({ name }) => name).join(', ');
    return { value: undefined, sentence: `${location.repository} has ${names} too` };
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
  const { tags: tagFacts } = target.snapshot;
  const kept = await moveTags(step, target, {
    digest,
    batches: orderTags(missingTags(tags, digest, tagFacts), tagFacts),
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

function refuseFixed(
  { repository, tags: tagFacts }: RegistrySnapshot,
  digest: string,
  situation: Where & { readonly tags: readonly string[]; readonly ofCommit: string | undefined },
): void {
  const fixed = findFixedTags(situation.tags, { repositoryFacts: repository, tagFacts, digest });
  if (fixed !== undefined) throw new Failure(tagsImmutable({ ...situation, tagFacts }, fixed));
}
