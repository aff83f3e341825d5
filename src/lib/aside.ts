import { AsyncLocalStorage } from 'node:async_hooks';

const aside = new AsyncLocalStorage<true>();

/** Does work that nothing depends on; all that it waits for knows (`isAside`), and nothing that goes on beside it. */
export async function doAside<T>(work: () => Promise<T>): Promise<T> {
  return await aside.run(true, work);
}

/** Whether what is done right now is done by `doAside`. */
export function isAside(): boolean {
  return aside.getStore() === true;
}
