import { type Case, put, type Rows, refused, tags } from './effect.ts';
import { afterNewer, afterNewerByGithub, TAG_ROWS } from './image-rows.ts';
import { OTHER_COMMIT } from './places.ts';

type Prepare = NonNullable<Case['prepare']>;

/** Indexes of the same images are one, whatever commit they are of. */
const anotherIndex =
  (prepare: Prepare): Prepare =>
  async (world, run) =>
    await prepare(world, async (inputs, options) => await run({ ...inputs, annotations: 'of=newer' }, options));

/** What makes an index of images. */
export const MERGE_ROWS = {
  ...TAG_ROWS,
  'keep-newer-tags': [{ ...TAG_ROWS['keep-newer-tags'][0], prepare: anotherIndex(afterNewer) }],
  'github-token': [{ ...TAG_ROWS['github-token'][0], prepare: anotherIndex(afterNewerByGithub) }],
  repository: [{ values: ['team/shop', 'team/other'], mutable: refused(/team\/other/) }],
  images: [{ values: ['amd64\narm64', 'amd64'], mutable: { place: 'image' }, immutable: refused(/tag-immutable/) }],
  annotations: [{ values: [undefined, 'a=1'], mutable: { place: 'image' }, immutable: refused(/tag-immutable/) }],
} as const satisfies Rows;

/** What gives an image further tags. */
export const PROMOTE_ROWS = {
  repository: [{ values: ['team/shop', 'team/other'], mutable: refused(/team\/other/) }],
  image: [{ values: ['amd64', 'arm64'], mutable: put(/linux\/arm64/), immutable: refused(/tag-immutable/) }],
  commit: [{ shared: { image: '' }, values: [undefined, OTHER_COMMIT], mutable: refused(/image-missing/) }],
  tags: [{ values: ['v1', 'v1\nv2'], mutable: tags, immutable: tags }],
  flavor: [{ shared: { tags: 'type=raw,value=v1' }, values: [undefined, 'suffix=-x'], mutable: tags, immutable: tags }],
  'to-repository': [
    // Where the account mounts no layers, that is told.
    { values: [undefined, 'team/other'], mutable: put(/^repository=team\/other$/m) },
  ],
} as const satisfies Rows;
