import type { Manifest, Registry } from '../aws/registry.ts';
import { Failure } from '../failure/failure.ts';
import type { TagPlan } from '../plan/tags.ts';
import type { Patience } from '../retry.ts';
import { limitPerSecond } from './pace.ts';

/** ECR's quota of PutImage calls a second, in the whole account (Amazon ECR service quotas). */
export const PUT_IMAGE_PER_SECOND = 10;

/** What adding tags needs. */
export type TagContext = {
  readonly registry: Pick<Registry, 'manifestOf' | 'putTag'>;
  /** `docker tag` and `docker push` of the image under one more tag. */
  readonly pushTag: (tag: string) => Promise<void>;
  readonly patience: Patience;
  readonly warning: (text: string) => void;
  readonly repository: string;
};

/**
 * Puts the plan's further tags on the image that was pushed: one call of ECR each, nothing is uploaded again, several at
 * a time within ECR's quota. Where the role may not, `docker push` does the same, tag after tag.
 *
 * @throws Failure `tag-immutable` where another job took a tag meanwhile
 */
export async function addTags(plan: TagPlan, digest: string, context: TagContext): Promise<void> {
  if (plan.waves.length === 0) return;
  const manifest = await context.registry.manifestOf(digest);
  switch (manifest.kind) {
    case 'found':
      return await putWaves(plan, manifest.value, context);
    case 'denied':
      return await pushTags(plan.waves.flat(), `The role lacks ${manifest.permission}.`, context);
    case 'missing':
      return await pushTags(plan.waves.flat(), 'ECR does not show the manifest yet.', context);
  }
}

async function putWaves(plan: TagPlan, manifest: Manifest, context: TagContext): Promise<void> {
  const pace = limitPerSecond(PUT_IMAGE_PER_SECOND, context.patience);
  // The push itself was one PutImage.
  await pace();
  for (const wave of plan.waves) {
    const results = await Promise.all(
      wave.map(async (tag) => {
        await pace();
        return { tag, result: await context.registry.putTag(manifest, tag) };
      }),
    );
    const immutable = results.filter(({ result }) => result.kind === 'immutable').map(({ tag }) => tag);
    if (immutable.length > 0) throw tagsTaken(immutable, context.repository);
    const denied = results.filter(({ result }) => result.kind === 'denied').map(({ tag }) => tag);
    await pushTags(denied, 'The role lacks ecr:PutImage at the API of ECR.', context);
  }
}

async function pushTags(tags: readonly string[], reason: string, { warning, pushTag }: TagContext): Promise<void> {
  if (tags.length === 0) return;
  warning(`${reason} Each further tag is pushed by docker, one after another; usually one short call each is enough.`);
  for (const tag of tags) await pushTag(tag);
}

function tagsTaken(tags: readonly string[], repository: string): Failure {
  return new Failure({
    code: 'tag-immutable',
    what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
    why: 'another job put them on its image while this one was building.',
    fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
  });
}
