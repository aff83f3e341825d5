import { problemsTogether } from '../errors/several-errors.ts';
import { asFailure } from '../errors/unexpected-errors.ts';

/** Work for one of several registries. */
export type NamedWork<T> = { readonly name: string; readonly work: Promise<T> };

/**
 * Waits for all of them; the results in their order.
 *
 * @throws Failure with what went wrong with each of them; alone, it is as it was thrown
 */
export async function allTogether<T>(works: readonly NamedWork<T>[]): Promise<readonly T[]> {
  const ends = await Promise.allSettled(works.map(({ work }) => work));
  const failed = ends.flatMap((end, index) =>
    end.status === 'rejected' ? [{ name: works[index]?.name ?? '', thrown: end.reason as unknown }] : [],
  );
  // Two may wait for the same session.
  const [first, ...others] = [...new Map(failed.map((one) => [one.thrown, one])).values()];
  if (first === undefined) return ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
  if (others.length === 0) throw first.thrown;
  const problems = [first, ...others].map(({ name, thrown }) => ({ name, problem: asFailure(thrown).problem }));
  const [one, ...rest] = problems;
  throw one === undefined ? first.thrown : problemsTogether([one, ...rest], works.length);
}
