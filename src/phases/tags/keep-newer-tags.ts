import { listTags } from '../../errors/list-tags.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type Age, ageOf, commitsOf, hasInheritedLabels, isOwnTag, type OwnImage } from '../../plan/image-age.ts';
import { VERSION_LABEL } from '../../plan/oci-labels.ts';
import type { AgeContext } from '../registry/age-context.ts';
import type { ImageDetails } from '../registry/image-details.ts';
import type { CurrentTags, TaggedImage } from './current-tags.ts';

/** A tag that stays where it is: on the image of a later commit, or of a higher version. */
export type KeptTag = {
  readonly tag: string;
  readonly digest: string;
  /** The later commit, where it is one that keeps the tag. */
  readonly commit?: string;
};

/** What becomes of tags that are to be put on an image. */
export type Review = {
  readonly moving: readonly string[];
  readonly kept: readonly KeptTag[];
  /** Whole sentences about tags that move without it being known what they leave. */
  readonly warnings: readonly MoveWarning[];
};

/** A sentence about tags that move without it being known what they leave. */
export type MoveWarning = {
  /** `warning`: the role lacks a permission. `info`: the checkout has no history. */
  readonly level: 'warning' | 'info';
  readonly text: string;
};

/**
 * Takes out the tags that stand on the image of a later commit, or of a higher version: a run of an older commit that
 * finishes last must not move them back. `digest`: the image that is to get them.
 */
export async function keepNewer(
  tags: readonly string[],
  { digest, current }: { readonly digest: string; readonly current: CurrentTags },
  context: AgeContext,
): Promise<Review> {
  const leaving = tags.flatMap((tag) => {
    const image = current.images.get(tag);
    const isLeft = image !== undefined && image.digest !== digest && !isOwnTag(tag, context.own);
    return isLeft ? [{ tag, image }] : [];
  });
  const ages = await Promise.all(leaving.map(async (left) => ({ ...left, ...(await readTagAge(left, context)) })));
  const kept = ages.flatMap(({ tag, image, age }) =>
    age.kind === 'newer' ? [omitUndefined({ tag, digest: image.digest, commit: age.commit })] : [],
  );
  const names = new Set(kept.map(({ tag }) => tag));
  const byImage = [...Map.groupBy(ages, ({ image }) => image.digest).values()];
  return {
    moving: tags.filter((tag) => !names.has(tag)),
    kept,
    warnings: byImage.flatMap((moves) => warningsOf(moves, context.own)),
  };
}

/** A tag that is to leave an image, and what is known of that. */
type TagAge = {
  readonly tag: string;
  readonly image: TaggedImage;
  readonly age: Age | { readonly kind: 'newer'; readonly commit: undefined };
  /** The permission that the role lacks to read the image. */
  readonly denied: string | undefined;
  /** Whether the image could not be read, for whatever other reason. */
  readonly isUnread: boolean;
};

/** For tags of versions the order is the version; where there is none to compare, and for all others, that of commits. */
async function readTagAge(
  { tag, image }: { readonly tag: string; readonly image: TaggedImage },
  context: AgeContext,
): Promise<Pick<TagAge, 'age' | 'denied' | 'isUnread'>> {
  const { labels, source, denied, isUnread = false } = await readImage(image, context);
  const label = hasInheritedLabels(labels, context.own) ? undefined : labels[VERSION_LABEL] || undefined;
  const versions = context.tagSources.flatMap(({ tag: made, version }) =>
    made === tag && version !== undefined ? [version.compare({ tags: image.tags, label })] : [],
  );
  if (versions.includes('higher')) return { age: { kind: 'newer', commit: undefined }, ...READ };
  if (versions.includes('lower')) return { age: { kind: 'not-newer' }, ...READ };
  const commits = commitsOf({ labels, revision: source.revision, tags: image.tags }, context.own);
  const age = ageOf(commits, await context.orders(commits.others));
  return age.kind === 'unsure' ? { age, denied, isUnread } : { age, ...READ };
}

const READ = { denied: undefined, isUnread: false } as const;

async function readImage(
  { manifest }: TaggedImage,
  { read }: AgeContext,
): Promise<Pick<ImageDetails, 'labels' | 'source' | 'denied' | 'isUnread'>> {
  return manifest === undefined ? { labels: {}, source: {}, denied: 'ecr:BatchGetImage' } : await read(manifest);
}

/** Of one image. */
function warningsOf(ages: readonly TagAge[], { commit }: OwnImage): readonly MoveWarning[] {
  const moving = ages.filter(({ age }) => age.kind !== 'newer');
  const [first] = moving;
  if (first === undefined) return [];
  const move = `${listTags(moving.map(({ tag }) => tag))} ${moving.length === 1 ? 'moves' : 'move'}`;
  const denied = moving.find((one) => one.denied !== undefined)?.denied;
  if (denied !== undefined) {
    const text =
      `${move} to this image without a look at the commit of the image that is there, which may be newer: the role ` +
      `lacks ${denied}. Allow it on the repository, or set \`keep-newer-tags: false\`.`;
    return [{ level: 'warning', text }];
  }
  if (moving.some(({ isUnread }) => isUnread)) {
    const text =
      `${move} from ${first.image.digest}, which could not be read: whether it is of a later commit is not known. ` +
      'A run of the later commit puts the tags back.';
    return [{ level: 'warning', text }];
  }
  if (!moving.some(({ age }) => age.kind === 'unsure')) return [];
  const unsure = moving.flatMap(({ age }) => (age.kind === 'unsure' ? age.commits : []));
  if (unsure.length === 0) {
    const text = `${move} from ${first.image.digest}, which does not tell the commit that it was built from.`;
    return [{ level: 'info', text }];
  }
  const why = commit === '' ? ', as the commit of this image is not.' : UNTOLD;
  const text = `${move} from an image of ${listTags([...new Set(unsure)])}. Whether that is later is not known${why}`;
  return [{ level: 'info', text }];
}

const UNTOLD =
  ": neither the checkout has its history (`fetch-depth: 0` at actions/checkout brings it), nor did GitHub's API tell " +
  '(`contents: read`).';

/** The notice about tags that stay. */
export function describeKept(kept: readonly KeptTag[], commit: string): string {
  const lines = kept.map(({ tag, digest, commit: later }) => `${tag} -> ${later ?? digest}`);
  const why = kept.every((one) => one.commit === undefined)
    ? 'that image is of a higher version'
    : `that image is of a later commit than ${commit}`;
  return `${lines.join(', ')}: left there, as ${why}. To move tags back on purpose, set \`keep-newer-tags: false\`.`;
}
