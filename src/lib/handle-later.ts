/** The promise itself, whose failure is met when it is waited for, and does not end the process before. */
export function handleLater<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
