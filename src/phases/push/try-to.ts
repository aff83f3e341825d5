import { asFailure } from '../../errors/unexpected-errors.ts';
import { doAside } from '../../lib/aside.ts';
import type { Step } from '../step.ts';

/** What is good to have; the image is in ECR, and stays so whatever becomes of this: then there is a warning. */
export async function tryTo<T>(what: string, { runner }: Step, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await doAside(work);
  } catch (error) {
    const { what: reason } = asFailure(error).problem;
    runner.warning(`The image is in ECR, but this step could not ${what}. ${reason}`);
    return undefined;
  }
}
