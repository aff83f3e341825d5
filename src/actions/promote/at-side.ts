import { Failure } from '../../errors/failure.ts';
import { wholeName } from '../../inputs/destinations.ts';
import type { PlacedSource } from '../../phases/push/copy-image.ts';
import type { Step } from '../../phases/step.ts';
import { SideFailure } from './promote-errors.ts';
import type { PromotionSides } from './promotion-sides.ts';

type Sides = Pick<Step<PromotionSides>, 'inputs'>;

/** Waits for work in one of the two registries; where they differ, a failure tells in which of them it was. */
export async function atSide<T>(sides: Sides, side: SideFailure['side'], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw failureAt(sides, side, error);
  }
}

function failureAt({ inputs }: Sides, side: SideFailure['side'], error: unknown): unknown {
  const isTold = inputs.route !== 'other-registry' || !(error instanceof Failure) || error instanceof SideFailure;
  return isTold ? error : new SideFailure(error, side, wholeName(inputs[side].repository));
}

/** The source of an image, whose failures tell that they are of the source while they come up in what is sent to the target. */
export function sourceAtSide(sides: Sides, source: PlacedSource): PlacedSource {
  return {
    name: source.name,
    origin: source.origin,
    manifest: (digest) => atSide(sides, 'source', source.manifest(digest)),
    openBlob: async (...asked) => readAtSide(sides, await atSide(sides, 'source', source.openBlob(...asked))),
  };
}

async function* readAtSide(sides: Sides, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw failureAt(sides, 'source', error);
  }
}
