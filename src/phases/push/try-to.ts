import { asFailure } from '../../errors/unexpected-errors.ts';
import { doAside } from '../../lib/aside.ts';
import type { Step } from '../step.ts';

/** Does work that is good to have. The image is in ECR whatever becomes of this work, so its failure is a warning. */
export async function tryTo<T>(what: string, { runner }: Step, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await doAside(work);
  } catch (error) {
    const { what: reason } = asFailure(error).problem;
    runner.warning(`The image is in ECR, but this step could not ${what}. ${reason}`);
    return undefined;
  }
}
