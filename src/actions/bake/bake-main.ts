import { start } from '../../start.ts';
import { bakeImages } from './bake.ts';

/** The step of bake/action.yml. */
export async function bake(): Promise<void> {
  await start(bakeImages);
}
