import { listTags } from '../../errors/list-tags.ts';
import type { History } from '../../github/history.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { type Age, ageOf, commitsOf, isOwnTag, type OwnCommit } from '../../plan/image-age.ts';
import type { ImageReader } from '../registry/image-details.ts';
import type { CurrentTags, TaggedImage } from './current-tags.ts';

/** A tag that stays where it is; `commit`: the newer one, where it is known. */
export type KeptTag = { readonly tag: string; readonly digest: string; readonly commit?: string };

/** What decides whether a tag may move: the images, the history, and our commit. */
export type AgeContext = {
  readonly read: ImageReader;
  readonly history: Pick<History, 'place'>;
  readonly own: OwnCommit;
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
 * Takes out the tags that stand on an image of a newer commit: a run of an older commit that finishes last must not move
 * them back. `digest`: the image that is to get them.
 */
export async function keepNewer(
  tags: readonly string[],
  { digest, current }: { readonly digest: string; readonly current: CurrentTags },
  context: AgeContext,
): Promise<Review> {
  const leaving = new Map<string, { readonly image: TaggedImage; readonly tags: readonly string[] }>();
  for (const tag of tags) {
    const image = current.images.get(tag);
    if (image === undefined || image.digest === digest || isOwnTag(tag, context.own)) continue;
    const known = leaving.get(image.digest);
    leaving.set(image.digest, { image: known?.image ?? image, tags: [...(known?.tags ?? []), tag] });
  }
  const looked = await Promise.all(
    [...leaving.values()].map(async (left) => ({ ...left, ...(await lookAt(left.image, context)) })),
  );
  const kept = looked.flatMap(({ age, image, tags: here }) =>
    age.kind === 'newer' ? here.map((tag) => omitUndefined({ tag, digest: image.digest, commit: age.commit })) : [],
  );
  const names = new Set(kept.map(({ tag }) => tag));
  const warnings = looked.flatMap(({ age, denied, tags: here }) => warningsOf(age, denied, here));
  return { moving: tags.filter((tag) => !names.has(tag)), kept, warnings };
}

async function lookAt(
  { manifest, tags }: TaggedImage,
  { read, history, own }: AgeContext,
): Promise<{ readonly age: Age; readonly denied: string | undefined }> {
  const { source, denied } =
    manifest === undefined ? { source: {}, denied: 'ecr:BatchGetImage' } : await read(manifest);
  const image = { source, tags };
  const commits = commitsOf(image, own.commit);
  const placed = await history.place(own.commit, commits);
  const age = ageOf(image, own, placed);
  const isKnown = age.kind === 'newer' || (commits.length > 0 && age.kind !== 'unsure');
  return { age, denied: isKnown ? undefined : denied };
}

function warningsOf(age: Age, denied: string | undefined, tags: readonly string[]): readonly MoveWarning[] {
  const move = `${listTags(tags)} ${tags.length === 1 ? 'moves' : 'move'}`;
  if (denied !== undefined) {
    const text =
      `${move} to this image without a look at the commit of the image that is there, which may be newer: the role ` +
      `lacks ${denied}. Allow it on the repository, or set \`keep-newer-tags: false\`.`;
    return [{ level: 'warning', text }];
  }
  if (age.kind !== 'unsure') return [];
  const text =
    `${move} from an image that ${listTags(age.commits)} ${age.commits.length === 1 ? 'uses' : 'use'} too. Whether that is ` +
    'newer is not known, as the checkout has no history: `fetch-depth: 0` at actions/checkout brings it.';
  return [{ level: 'info', text }];
}

/** The notice about tags that stay. */
export function describeKept(kept: readonly KeptTag[], commit: string): string {
  const lines = kept.map(({ tag, digest, commit: newer }) => `${tag} -> ${newer ?? digest}`);
  return (
    `${lines.join(', ')}: left there, as that image is of a newer commit than ${commit}. ` +
    'To move tags back on purpose, set `keep-newer-tags: false`.'
  );
}
