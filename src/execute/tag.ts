import type { Answer, FoundImage, Manifest, Registry } from '../aws/registry.ts';
import { Failure } from '../failure/failure.ts';
import type { TagWaves } from '../plan/tags.ts';
import type { Patience } from '../retry.ts';
import { limitPerSecond } from './pace.ts';

/** ECR's quota of PutImage calls a second, in the whole account (Amazon ECR service quotas). */
export const PUT_IMAGE_PER_SECOND = 10;

/** What adding tags needs. */
export type TagContext = {
  readonly registry: Pick<Registry, 'putTag'>;
  /** `docker tag` and `docker push` of the image under one more tag; absent where the image is not in the engine. */
  readonly pushTag?: (tag: string) => Promise<void>;
  readonly patience: Patience;
  readonly warning: (text: string) => void;
  readonly repository: string;
};

/** What the log says of the further tags. */
export function describeTags(tags: readonly string[]): string {
  return tags.length === 0 ? 'No further tag to put' : `Tagged as ${tags.join(', ')} too`;
}

/** The manifest of an image among those that the registry gave. */
export function manifestIn(images: Answer<readonly FoundImage[]>, digest: string): Answer<Manifest> {
  if (images.kind !== 'found') return images;
  const value = images.value.find((image) => image.digest === digest);
  return value === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value };
}

/**
 * Puts these tags on an image that is there: one call of ECR each, nothing is uploaded again, several at a time within
 * ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile, `permission-missing` where neither way is open
 */
export async function addTags(waves: TagWaves, manifest: Answer<Manifest>, context: TagContext): Promise<void> {
  if (waves.length === 0) return;
  switch (manifest.kind) {
    case 'found':
      return await putWaves(waves, manifest.value, context);
    case 'denied':
      return await pushTags(waves.flat(), manifest.permission, `The role lacks ${manifest.permission}.`, context);
    case 'missing':
      return await pushTags(waves.flat(), 'ecr:BatchGetImage', 'ECR does not show the manifest yet.', context);
  }
}

async function putWaves(waves: TagWaves, manifest: Manifest, context: TagContext): Promise<void> {
  const pace = limitPerSecond(PUT_IMAGE_PER_SECOND, context.patience);
  // The push itself was one PutImage.
  if (context.pushTag !== undefined) await pace();
  for (const wave of waves) {
    const results = await Promise.all(
      wave.map(async (tag) => {
        await pace();
        return { tag, result: await context.registry.putTag(manifest, tag) };
      }),
    );
    const immutable = results.filter(({ result }) => result.kind === 'immutable').map(({ tag }) => tag);
    if (immutable.length > 0) throw tagsTaken(immutable, context.repository);
    const denied = results.filter(({ result }) => result.kind === 'denied').map(({ tag }) => tag);
    await pushTags(denied, 'ecr:PutImage', 'The role lacks ecr:PutImage at the API of ECR.', context);
  }
}

async function pushTags(
  tags: readonly string[],
  permission: string,
  reason: string,
  { warning, pushTag, repository }: TagContext,
): Promise<void> {
  if (tags.length === 0) return;
  if (pushTag === undefined) throw cannotTag(tags, permission, reason, repository);
  warning(`${reason} Each further tag is pushed by docker, one after another; usually one short call each is enough.`);
  for (const tag of tags) await pushTag(tag);
}

function tagsTaken(tags: readonly string[], repository: string): Failure {
  return new Failure({
    code: 'tag-immutable',
    what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
    why: 'another job put them on its image while this one was at work.',
    fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
  });
}

function cannotTag(tags: readonly string[], permission: string, reason: string, repository: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `The image is in ${repository}, but the tags ${tags.join(', ')} could not be put on it. ${reason}`,
    why: "the role's policy does not allow it, or the policy of the repository.",
    fix: `allow ${permission} on ${repository}, in the role's policy and, for another account's registry, in the repository's own.`,
  });
}
