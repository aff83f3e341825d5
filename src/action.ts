/** The parts of this action. All entries in dist share this one bundle; a part is loaded when it is started. */
export const main = async (): Promise<void> => (await import('./main.ts')).main();
export const post = async (): Promise<void> => (await import('./post.ts')).post();
export const merge = async (): Promise<void> => (await import('./merge/main.ts')).merge();
export const promote = async (): Promise<void> => (await import('./promote/main.ts')).promote();
export const bake = async (): Promise<void> => (await import('./bake/main.ts')).bake();
