import { EcrRegistry, type FoundImage, type ImageId, type Registry } from '../../aws/ecr.ts';
import { Failure } from '../../errors/failure.ts';
import { historyOf } from '../../github/checkout.ts';
import { present } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { authenticate } from '../../phases/credentials/credentials.ts';
import { expectNewer, proveImage } from '../../phases/proof/prove-image.ts';
import { imageReader } from '../../phases/registry/image-details.ts';
import { type RegistrySnapshot, readSnapshot } from '../../phases/registry/registry-snapshot.ts';
import type { Step } from '../../phases/step.ts';
import { currentTagsIn } from '../../phases/tags/current-tags.ts';
import { moveTags } from '../../phases/tags/move-tags.ts';
import { readConfig, readManifest } from '../../plan/manifest.ts';
import { repositoryMissing, tagsImmutable, type Where } from '../../plan/registry-errors.ts';
import { isMovable, locate, partitionOf } from '../../plan/repository.ts';
import { orderTags } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { type Composition, composeIndex, type Part } from './image-index.ts';
import type { MergeInputs } from './merge-inputs.ts';

/** The step of a merge. */
export type MergeStep = Omit<Step, 'inputs'> & { readonly merge: MergeInputs };

type Index = Extract<Composition, { readonly kind: 'index' }>;

/** Finds the images, puts an index of them under all tags by ECR's API alone, and proves it. */
export async function putIndex(step: MergeStep, idTokens: () => Promise<string>): Promise<PushedImage> {
  const { environment, event, runner, merge } = step;
  const { region, registryId } = merge.account;
  const identity = await authenticate(step, merge.account, idTokens);
  const registry = new EcrRegistry({
    region,
    proxy: proxyVariables(environment),
    credentials: identity.credentials,
    repository: merge.repository.name,
    registryId,
    mask: runner.mask,
  });
  try {
    const { index, facts, where, host } = await compose(step, registry, identity.caller?.accountId ?? '');
    const { digest } = index.manifest;
    const location = {
      image: `${host}/${where.repository}:${merge.tags[0]}`,
      host,
      ...where,
      partition: partitionOf(region),
      isSeen: facts.repository.kind === 'found',
    };
    const age = {
      read: imageReader(registry, runner.debug),
      history: historyOf(environment),
      own: { commit: event.commit, ...present('date', event.commitDate) },
    };
    const missing = merge.tags.filter((tag) => {
      const fact = facts.tags.get(tag);
      return !(fact?.kind === 'present' && fact.digest === digest);
    });
    const image = { keepNewerTags: merge.keepNewerTags };
    const kept = await moveTags(
      { ...step, inputs: { image } },
      { registry, location, age },
      {
        digest,
        batches: orderTags(missing, facts.tags),
        look: async () => ({ manifest: { kind: 'found', value: index.manifest }, current: currentTagsIn(facts) }),
      },
    );
    const [first, ...further] = merge.tags.filter((tag) => !kept.some((left) => left.tag === tag));
    const place = { registry, location, age };
    if (first === undefined) return await proveImage(step, place, expectNewer(kept, place));
    const platformDigests = Promise.resolve(index.platformDigests);
    const claim = { result: 'built', tags: [first, ...further], digest, platformDigests } as const;
    return await proveImage(step, place, claim);
  } finally {
    registry.close();
  }
}

/** Reads all that is asked for, and finds what could only fail, before anything is changed. */
async function compose(
  { runner, merge, clock }: MergeStep,
  registry: Registry,
  ownAccountId: string,
): Promise<{ readonly index: Index; readonly facts: RegistrySnapshot; readonly where: Where; readonly host: string }> {
  const { account, images, tags, repository, annotations } = merge;
  const { region, registryId } = account;
  return await runner.phase('Registry', async () => {
    const [facts, found] = await Promise.all([
      readSnapshot(registry, { tags, others: [] }, clock),
      registry.images(images),
    ]);
    const place = { reference: repository, registryId, ownAccountId, proxyHost: facts.authorization.host };
    const { host = '', accountId } = locate(place, facts.repository);
    const where = { repository: repository.name, accountId, region };
    if (found.kind === 'missing') throw new Failure(repositoryMissing(where, 'merge'));
    if (found.kind === 'denied') throw unreadable(where, found.permission);
    const parts = await Promise.all(images.map((id) => readPart(registry, id, found.value, where)));
    const composed = composeIndex(parts, annotations);
    if (composed.kind === 'impossible') throw impossible(composed.reason);
    refuseFixed(facts, composed.manifest.digest, { ...where, tags });
    const platforms = Object.keys(composed.platformDigests).join(', ');
    return {
      value: { index: composed, facts, where, host },
      sentence: `Made the index ${composed.manifest.digest} for ${platforms}`,
    };
  });
}

async function readPart(registry: Registry, id: ImageId, found: readonly FoundImage[], where: Where): Promise<Part> {
  const name = 'tag' in id ? id.tag : id.digest;
  const manifest = found.find((image) => ('tag' in id ? image.tag === id.tag : image.digest === id.digest));
  if (manifest === undefined) throw imageMissing(where, name);
  const read = readManifest(manifest.body);
  if (read?.kind !== 'image') return { name, manifest };
  const blob = await registry.blob(read.configDigest);
  if (blob.kind === 'denied') throw unreadable(where, blob.permission);
  return { name, manifest, ...(blob.kind === 'found' ? { config: readConfig(blob.value) } : {}) };
}

function refuseFixed(
  { repository, tags: tagFacts }: RegistrySnapshot,
  digest: string,
  situation: Where & { readonly tags: readonly string[] },
): void {
  if (repository.kind !== 'found') return;
  const { mutability } = repository;
  const blocked = situation.tags.filter((tag) => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' && fact.digest !== digest && !isMovable(tag, mutability);
  });
  if (blocked.length > 0) throw new Failure(tagsImmutable({ ...situation, tagFacts }, blocked, mutability));
}

function unreadable({ repository }: Where, permission: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `The role may not read the images of ${repository}. Nothing was changed.`,
    why: `it lacks ${permission}.`,
    fix: `allow ${permission} on the repository ${repository}.`,
  });
}

function imageMissing({ repository, accountId, region }: Where, name: string): Failure {
  return new Failure({
    code: 'image-missing',
    what: `${repository} has no image ${name}, or it is archived. Nothing was changed.`,
    why: 'the job that builds it did not run, failed, or pushed it under another tag or to another repository.',
    fix: `let this job wait for it (\`needs:\`), and see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
  });
}

function impossible(reason: string): Failure {
  return new Failure({
    code: 'merge-impossible',
    what: `These images make no index: ${reason} Nothing was changed.`,
    why: 'two jobs of a matrix built the same platform, or an image is named twice.',
    fix: 'compare `images` with what the jobs before have built.',
  });
}
