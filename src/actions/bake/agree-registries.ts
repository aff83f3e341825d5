import { mapLimit } from '../../lib/map-limit.ts';
import { tellDecision } from '../../phases/registry/check-registry.ts';
import { withoutOtherwise } from '../../plan/build-or-reuse.ts';
import type { PartDecision } from '../../plan/decide-together.ts';
import { agreeTargets, decidedAs, withoutFull } from './agree-targets.ts';
import {
  ASKED_AT_ONCE,
  type CheckedTarget,
  checkTargets,
  decisionsOf,
  describeChecks,
  targetsRefused,
  tellCheck,
} from './check-targets.ts';
import { decideFurther, decideLead } from './decide-further.ts';
import type { SharedSetup } from './shared-setup.ts';
import type { BakeStep } from './target-steps.ts';

/** A target with the one decision for all its repositories; `parts`: what is done in the further ones, in their order. */
export type AgreedTarget = CheckedTarget & { readonly parts: readonly PartDecision[] };

/** All targets, the images in the registry that others are built on, and a sentence about what is done. */
export type AgreedRegistries = {
  readonly agreed: readonly AgreedTarget[];
  readonly pins: ReadonlyMap<string, string>;
  readonly sentence: string;
};

/**
 * Asks all registries about all targets, and decides what fits: targets that are built on each other, and registries that get
 * the same image. Changes nothing.
 *
 * @throws Failure with all that is in the way, of all targets in all registries
 */
export async function agreeRegistries(shared: SharedSetup): Promise<AgreedRegistries> {
  const checked = await mapLimit(await checkTargets(shared), ASKED_AT_ONCE, (target) => leadTarget(shared, target));
  const { checked: fitting, pins } = await agreeTargets(shared, checked);
  const agreed = fitting.flatMap((target): readonly AgreedTarget[] => {
    const { first, further } = decisionsOf(target);
    const joint = decideFurther(first, further);
    return joint.kind === 'refuse' ? [] : [{ ...finalOf(target), parts: joint.parts }];
  });
  if (agreed.length < fitting.length) throw targetsRefused(fitting);
  for (const target of agreed) tellParts(shared.bake, target);
  const copied = agreed.flatMap(({ parts }) => parts).filter((part) => part.kind !== 'reuse').length;
  const sentence = `${describeChecks(fitting)}${copied === 0 ? '' : `; to copy to further registries: ${copied}`}`;
  return { agreed, pins, sentence };
}

/** The first registry keeps what it has where another one would be left with another image. */
async function leadTarget(shared: SharedSetup, target: CheckedTarget): Promise<CheckedTarget> {
  const { first, further } = decisionsOf(target);
  if (further.length === 0) return target;
  const lead = decideLead(first, further);
  if (lead === undefined) return await withoutFull(shared, target);
  const { bake } = shared;
  const led = decidedAs(target, lead.decision);
  bake.runner.info(`${target.own.target.name}: ${lead.line}`);
  tellCheck(bake, led);
  return led;
}

/** Where there are several registries, nothing is built in place of an image after all. */
function finalOf(target: CheckedTarget): CheckedTarget {
  const { decision } = target.check;
  return target.further.length === 0 || decision.kind !== 'reuse'
    ? target
    : decidedAs(target, withoutOtherwise(decision));
}

/** Tells what is done in the further registries. */
function tellParts({ runner }: BakeStep, { own, further, parts }: AgreedTarget): void {
  const { name } = own.target;
  const same = further.filter((_one, index) => parts[index]?.kind === 'build').map((one) => one.name);
  if (same.length > 0) runner.info(`${name}: the same image goes to ${same.join(', ')}`);
  for (const [index, one] of further.entries()) {
    const part = parts[index];
    if (part?.kind === 'copy') runner.info(`${name}: ${part.sentence}`);
    if (part?.kind === 'reuse') runner.info(`${name}: ${one.name}: ${part.sentence}`);
    if (part !== undefined && part.kind !== 'copy') tellDecision(part, one.step.runner);
    for (const line of one.log.take()) runner.info(`    ${one.name}: ${line}`);
  }
}
