/** The parts of this action. All entries in dist share this one bundle; a part is loaded when it is started. */
export const main = async (): Promise<void> => (await import('./start.ts')).main();
export const post = async (): Promise<void> => (await import('./actions/post.ts')).post();
export const merge = async (): Promise<void> => (await import('./actions/merge/merge-main.ts')).merge();
export const promote = async (): Promise<void> => (await import('./actions/promote/promote-main.ts')).promote();
export const bake = async (): Promise<void> => (await import('./actions/bake/bake-main.ts')).bake();
