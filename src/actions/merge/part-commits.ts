/** An image that is part of an index, and the commit that it says it is of. */
export type PartCommit = {
  /** The image as the workflow names it. */
  readonly name: string;
  readonly id: { readonly tag: string } | { readonly digest: string };
  readonly revision?: string | undefined;
};

/** Whether a name may mean another image tomorrow: a tag that names no commit. */
export function isMovingName(id: PartCommit['id']): boolean {
  return 'tag' in id && !/(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/.test(id.tag);
}

/**
 * The warning about images of different commits whose names do not say so; `undefined` where all are of one commit.
 * `commit`: the commit whose tag the index gets, where it gets one.
 */
export function describeMixedCommits(parts: readonly PartCommit[], commit: string | undefined): string | undefined {
  if (!parts.some(({ id }) => isMovingName(id))) return undefined;
  const known = parts.filter((part): part is PartCommit & { revision: string } => part.revision !== undefined);
  const list = known.map(({ name, revision }) => `${name} is of ${revision}`).join(', ');
  const why =
    'Tags such as these move from build to build: a job before may have failed, not run, or pushed under another name. ' +
    'Name the images by their commit (`images: ${{ github.sha }}-amd64`), or by the digests that the builds gave.';
  if (new Set(known.map(({ revision }) => revision)).size > 1)
    return `The images of this index are of different commits: ${list}. ${why}`;
  const stale =
    commit === undefined ? undefined : known.find(({ revision, id }) => revision !== commit && isMovingName(id));
  if (stale === undefined) return undefined;
  return `The index gets the tag of the commit ${commit}, but ${list}. ${why}`;
}
