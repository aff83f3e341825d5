import { GithubStandIn } from '../e2e/github-api.ts';
import type { World } from '../e2e/workbench.ts';
import { called, image, logged, type Prepared, put, type Rows, type RunAction, refused, said, tags } from './effect.ts';
import { OTHER_COMMIT } from './places.ts';

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

/** The checkout is of a commit whose child has the tag already. */
export async function afterNewer(world: World, run: RunAction): Promise<Prepared> {
  const [older = '', newer = ''] = await world.commits(0, 5);
  const event = { ref: `refs/heads/${await world.git('branch', '--show-current')}` };
  const { errors } = await run({ tags: 'latest' }, { event: { ...event, sha: newer } });
  if (errors.length > 0) throw new Error(errors[0]?.message);
  await world.git('checkout', '--quiet', older);
  await world.change();
  return { event: { ...event, sha: older } };
}

/** The same where git does not tell which one is newer, and GitHub does. */
export async function afterNewerByGithub(world: World, run: RunAction): Promise<Prepared> {
  const { event } = await afterNewer(world, run);
  const github = await GithubStandIn.start(world.workspace);
  const withoutGit = `${import.meta.dirname}/../e2e/without-git:${process.env.PATH}`;
  const environment = { GITHUB_API_URL: github.url, GIT_DIR: '/nowhere', PATH: withoutGit };
  return { event: event ?? {}, environment, close: async () => await github.close() };
}

/** How images are called, also those of a bake file, and of an index. */
export const TAG_ROWS = {
  commit: [{ values: [undefined, OTHER_COMMIT], mutable: tags, immutable: tags }],
  tags: [{ values: ['v1', 'v1\nv2'], mutable: tags, immutable: tags }],
  'commit-tag': [{ shared: { tags: 'v1' }, values: ['true', 'false'], mutable: tags, immutable: tags }],
  flavor: [{ shared: { tags: 'type=raw,value=v1' }, values: [undefined, 'suffix=-x'], mutable: tags, immutable: tags }],
  'keep-newer-tags': [
    {
      shared: { tags: 'latest' },
      values: ['true', 'false'],
      prepare: afterNewer,
      mutable: { place: 'notices', shows: /latest/, isFirst: true },
    },
  ],
  'github-token': [
    {
      shared: { tags: 'latest' },
      values: ['token', ''],
      prepare: afterNewerByGithub,
      mutable: logged(/latest moves from an image of .*contents: read/),
    },
  ],
} as const satisfies Rows;

/** What is said of images, and when one that is there will do. */
export const IMAGE_ROWS = {
  ...TAG_ROWS,
  labels: [
    { values: ['a=1', 'a=2'], mutable: image, immutable: said('`labels`') },
    { values: [undefined, 'a=2'], mutable: image, immutable: said('`labels`') },
  ],
  annotations: [{ values: [undefined, 'a=1'], mutable: image, immutable: said('`annotations`') }],
  'own-labels': [{ values: ['true', 'false'], mutable: image, immutable: said('`own-labels`') }],
  'plan-only': [{ values: ['false', 'true'], mutable: logged(/plan-only/), immutable: logged(/plan-only/) }],
  'if-exists': [
    { values: ['auto', 'reuse'], mutable: put(/^result=reused$/m) },
    { values: ['auto', 'fail'], mutable: refused(/image-exists/), immutable: refused(/image-exists/) },
    { values: ['auto', 'rebuild'], immutable: refused(/tag-immutable/) },
  ],
  reuse: [{ values: ['commit', 'content'], mutable: logged(/What decides the image/) }],
  'reuse-max-age-days': [
    { shared: { reuse: 'content' }, values: ['1', '2'], mutable: called(new RegExp(`content-\\w+-${YESTERDAY}`)) },
  ],
  push: [{ values: ['true', 'false'], mutable: logged(/as push is false/), immutable: logged(/as push is false/) }],
} as const satisfies Rows;
