import { start } from '../../start.ts';
import { promoteImage } from './promote.ts';

/** The step of promote/action.yml. */
export async function promote(): Promise<void> {
  await start(promoteImage);
}
