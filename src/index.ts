import type { Story } from './start.ts';

/** What dist exports: the story of each action, loaded when it is started. All entries in dist share this one bundle. */
export const main = () => startStory(async () => (await import('./actions/build-push/build-push.ts')).buildPush);
export const bake = () => startStory(async () => (await import('./actions/bake/bake.ts')).bakeImages);
export const doctor = () => startStory(async () => (await import('./actions/doctor/doctor.ts')).examine);
export const merge = () => startStory(async () => (await import('./actions/merge/merge.ts')).mergeImages);
export const promote = () => startStory(async () => (await import('./actions/promote/promote.ts')).promoteImage);
export const post = async () => (await import('./actions/post.ts')).post();

async function startStory(story: () => Promise<Story>): Promise<void> {
  await (await import('./start.ts')).start(story);
}
