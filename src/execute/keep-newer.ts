import type { Manifest } from '../aws/registry.ts';
import type { History } from '../git.ts';
import { isNewer, type OwnCommit } from '../plan/moves.ts';
import type { TagWaves } from '../plan/tags.ts';
import type { ImageReader } from './origins.ts';

/** A tag that stays where it is. */
export type KeptTag = { readonly tag: string; readonly digest: string; readonly revision: string | undefined };

/** What deciding about moves needs. */
export type MoveContext = {
  readonly read: ImageReader;
  readonly history: Pick<History, 'relation'>;
  readonly own: OwnCommit;
};

/**
 * Takes out the tags that stand on an image of a newer commit: a run of an older commit that finishes last must not move
 * them back. `standing`: the images that the tags stand on now; `digest`: the image that is to get them.
 */
export async function keepNewer(
  waves: TagWaves,
  target: { readonly digest: string; readonly standing: ReadonlyMap<string, Manifest> },
  { read, history, own }: MoveContext,
): Promise<{ readonly waves: TagWaves; readonly kept: readonly KeptTag[] }> {
  const review = async (tag: string): Promise<KeptTag | undefined> => {
    const image = target.standing.get(tag);
    if (image === undefined || image.digest === target.digest) return undefined;
    const { origin } = await read(image);
    const { revision } = origin;
    const relation = revision === undefined ? 'unknown' : await history.relation(revision, own.commit);
    return isNewer(origin, own, relation) ? { tag, digest: image.digest, revision } : undefined;
  };
  const kept = (await Promise.all(waves.flat().map(review))).filter((tag) => tag !== undefined);
  const names = new Set(kept.map(({ tag }) => tag));
  const moving = waves.map((wave) => wave.filter((tag) => !names.has(tag))).filter((wave) => wave.length > 0);
  return { waves: moving, kept };
}

/** The notice about tags that stay. */
export function describeKept(kept: readonly KeptTag[], commit: string): string {
  const lines = kept.map(({ tag, digest, revision }) => `${tag} -> ${revision ?? digest}`);
  return (
    `${lines.join(', ')}: left there, as that image is of a newer commit than ${commit}. ` +
    'To move tags back on purpose, set `keep-newer-tags: false`.'
  );
}
