import { start } from '../../start.ts';
import { mergeImages } from './merge.ts';

/** The step of merge/action.yml. */
export async function merge(): Promise<void> {
  await start(mergeImages);
}
