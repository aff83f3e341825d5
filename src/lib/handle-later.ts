/** The promise itself. Its failure does not end the process before somebody waits for it. */
export function handleLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
