import { AsyncLocalStorage } from 'node:async_hooks';

const aside = new AsyncLocalStorage<true>();

/** Does work that nothing depends on. `isAside` is true in this work and all that it waits for, and in nothing beside it. */
export async function doAside<T>(work: () => Promise<T>): Promise<T> {
  return await aside.run(true, work);
}

/** Whether the caller is a part of work that `doAside` does. */
export function isAside(): boolean {
  return aside.getStore() === true;
}
