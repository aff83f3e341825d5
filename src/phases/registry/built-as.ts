import { isCommitSha } from '../../lib/commit-sha.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { CommitImage } from '../../plan/commit-image.ts';
import { ownPlatform } from '../../plan/image-platform.ts';
import type { Label } from '../../plan/oci-labels.ts';
import { COMMIT_LABEL } from '../../plan/oci-labels.ts';
import { builtAsLabel, compareVariant, type VariantMatch } from '../../plan/variant.ts';
import type { Step } from '../step.ts';
import type { ImageDetails, ImageReader } from './image-details.ts';
import { imagesByTag, type RegistrySnapshot } from './registry-snapshot.ts';

/** The label that says what this step builds its image as. */
export function builtAs({ event, environment, inputs, furtherSettings }: Step): Label {
  const { workspace, variables } = environment;
  const { hasOwnLabels } = inputs.image;
  const build = { ...inputs.build, hasOwnLabels, ...furtherSettings };
  const platform = variables.DOCKER_DEFAULT_PLATFORM || ownPlatform(process.arch);
  return builtAsLabel({ event, workspace, variables, ownPlatform: platform, build });
}

/** The image to read, by its tag. `sameContent`: an image of this digest matches without comparing labels. */
type CommitImageRequest = {
  readonly tag: string;
  readonly read: ImageReader;
  readonly sameContent: string | undefined;
};

type ReadLabels = Pick<ImageDetails, 'labels' | 'denied' | 'isUnread'> & { readonly isSameContent: boolean };

function matchOf(step: Step, { labels, denied, isUnread, isSameContent }: ReadLabels): VariantMatch {
  if (isSameContent) return { kind: 'same' };
  if (isUnread === true) return { kind: 'unread' };
  return denied === undefined ? compareVariant(labels, builtAs(step).value) : { kind: 'denied', permission: denied };
}

/** What the image under a tag says of its commit, and of how it was built. */
export async function readCommitImage(
  step: Step,
  snapshot: RegistrySnapshot,
  { tag, read, sameContent }: CommitImageRequest,
): Promise<Pick<CommitImage, 'match' | 'isOfCommit'> | undefined> {
  const fact = snapshot.tags.get(tag);
  if (fact?.kind !== 'present' || fact.status !== 'ACTIVE') return undefined;
  const manifest = imagesByTag(snapshot.images).get(tag);
  if (manifest === undefined) {
    return { match: { kind: 'denied', permission: snapshot.imagesDenied ?? 'ecr:BatchGetImage' } };
  }
  const details = await read(manifest);
  const { labels, source } = details;
  const match = matchOf(step, { ...details, isSameContent: sameContent === fact.digest });
  const { commit } = step.event;
  const told = labels[COMMIT_LABEL] ?? source.revision ?? '';
  const commits = [...(told === '' ? [] : [told]), ...(fact.tags ?? []).flatMap(commitIn)];
  return omitUndefined({ match, isOfCommit: commits.length === 0 ? undefined : commits.includes(commit) });
}

/** The full SHA in a tag, whatever prefix and suffix the flavor gives it. */
function commitIn(tag: string): readonly string[] {
  const [found] = tag.match(/(?<![0-9a-f])[0-9a-f]{40}(?![0-9a-f])/) ?? [];
  return found !== undefined && isCommitSha(found) ? [found] : [];
}

/** The image under the bare SHA of the commit, where it was built as asked: another variant may well have that tag. */
export async function readBareImage(
  step: Step,
  snapshot: RegistrySnapshot,
  { tags: [tag], read }: { readonly tags: readonly string[]; readonly read: ImageReader },
): Promise<{ readonly tag: string; readonly digest: string } | undefined> {
  if (tag === undefined) return undefined;
  const found = await readCommitImage(step, snapshot, { tag, read, sameContent: undefined });
  const fact = snapshot.tags.get(tag);
  return found?.match.kind === 'same' && fact?.kind === 'present' ? { tag, digest: fact.digest } : undefined;
}
