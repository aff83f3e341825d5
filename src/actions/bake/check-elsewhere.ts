import type { BufferedRunner } from '../../github/buffered-runner.ts';
import type { RegistryDestination } from '../../inputs/destinations.ts';
import { checkRegistry, type RegistryCheck } from '../../phases/registry/check-registry.ts';
import { checkedPlace } from '../../phases/registry/prepare-destinations.ts';
import { destinationPart } from '../../phases/registry/registry-access.ts';
import type { Step } from '../../phases/step.ts';
import { isNewWanted } from './bake-setup.ts';
import type { FurtherRepository } from './further-places.ts';
import type { FurtherAccess } from './further-registries.ts';
import type { SharedSetup } from './shared-setup.ts';
import { ofTarget, type TargetStep } from './target-steps.ts';

/** A further repository of a target, with what it holds and what follows for it alone. */
export type CheckedFurther = {
  /** `host/name`, or the name alone. */
  readonly name: string;
  /** The step for this repository alone, whose lines are kept in `log`. */
  readonly step: Step;
  readonly log: BufferedRunner;
  readonly destination: RegistryDestination;
  readonly access: FurtherAccess;
  readonly check: RegistryCheck;
};

/** Asks the further registries of a target, side by side. Changes nothing. */
export async function checkElsewhere(shared: SharedSetup, own: TargetStep): Promise<readonly CheckedFurther[]> {
  return await Promise.all(own.further.map((repository) => checkOne(shared, own, repository)));
}

async function checkOne(
  { bake, others }: SharedSetup,
  own: TargetStep,
  { place, destination }: FurtherRepository,
): Promise<CheckedFurther> {
  const access = others.get(place);
  if (access === undefined) throw new Error('All further registries are open.');
  const part = destinationPart(own.step, destination);
  // The first registry leads: what it lacks is not taken from another one for its content.
  const content = Promise.resolve(undefined);
  const options = { ...access.open(part.step, destination), content, isNewWanted: isNewWanted(bake, own) };
  try {
    return {
      ...part,
      destination,
      access,
      check: await checkRegistry(part.step, checkedPlace(destination, false), options),
    };
  } catch (error) {
    throw ofTarget(own.target.name, error);
  }
}
