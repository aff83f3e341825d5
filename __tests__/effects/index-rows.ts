import { allowed, type Case, called, put, type Rows, refused, tags } from './effect.ts';
import { afterNewer, afterNewerByGithub, TAG_ROWS } from './image-rows.ts';
import { ACCOUNT, OTHER_COMMIT, OTHER_ROLE } from './places.ts';

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

/** The tag stands on another image than the one that is to get it. */
const onAnother: Prepare = async (_world, run) => {
  await run({ image: 'arm64' });
  return undefined;
};

const ABROAD = `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/team/shop`;
const withAbroad: Prepare = async (world) => {
  world.aws.createRepository({ name: 'team/shop', region: 'us-east-1' });
  return undefined;
};

/** What gives an image further tags. */
export const PROMOTE_ROWS = {
  repository: [{ values: ['team/shop', 'team/other'], mutable: refused(/team\/other/) }],
  image: [{ values: ['amd64', 'arm64'], mutable: put(/linux\/arm64/), immutable: refused(/tag-immutable/) }],
  commit: [{ shared: { image: '' }, values: [undefined, OTHER_COMMIT], mutable: refused(/image-missing/) }],
  tags: [{ values: ['v1', 'v1\nv2'], mutable: tags, immutable: tags }],
  flavor: [{ shared: { tags: 'type=raw,value=v1' }, values: [undefined, 'suffix=-x'], mutable: tags, immutable: tags }],
  'if-exists': [
    { values: ['auto', 'reuse'], prepare: onAnother, immutable: allowed(/tag-immutable/) },
    { values: ['reuse', 'fail'], prepare: onAnother, mutable: refused(/image-exists/) },
  ],
  'to-repository': [
    { values: [undefined, 'team/other'], mutable: put(/^repository=team\/other$/m) },
    { values: [undefined, ABROAD], prepare: withAbroad, mutable: put(/^region=us-east-1$/m) },
  ],
  'to-role': [
    {
      shared: { 'to-repository': 'team/other' },
      values: [undefined, OTHER_ROLE],
      mutable: called(/^ecr:DescribeImages.* team\/other .*assumed-role\/other\//m),
    },
  ],
  'create-repository': [
    {
      shared: { 'to-repository': 'team/new' },
      values: ['false', 'true'],
      mutable: allowed(/team\/new, .* does not exist/),
    },
  ],
} as const satisfies Rows;
