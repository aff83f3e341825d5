import type { Story } from './start.ts';

/** What dist exports: the story of each action, loaded when it is started. All entries in dist share this one bundle. */
export const main = () => start(async () => (await import('./actions/build-push/build-push.ts')).buildPush);
export const bake = () => start(async () => (await import('./actions/bake/bake.ts')).bakeImages);
export const merge = () => start(async () => (await import('./actions/merge/merge.ts')).mergeImages);
export const promote = () => start(async () => (await import('./actions/promote/promote.ts')).promoteImage);
export const post = async () => (await import('./actions/post.ts')).post();

async function start(story: () => Promise<Story>): Promise<void> {
  await (await import('./start.ts')).start(story);
}
