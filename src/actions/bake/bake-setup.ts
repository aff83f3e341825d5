import { join } from 'node:path';
import type { Docker, Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Failure } from '../../errors/failure.ts';
import { findWorkshop, type Workshop } from '../../phases/build/builder.ts';
import { type Need, needsOf } from '../../plan/choose-builder.ts';
import type { BakeCall } from './bake-arguments.ts';
import { engineBuilder, explainBake, withWorkspace } from './bake-command.ts';
import type { TargetBuild } from './target-options.ts';
import type { BakeStep } from './target-steps.ts';

/** What all calls of a step have in common. */
export type CommonCall = Pick<BakeCall, 'definition' | 'linked' | 'builder'>;

/** Who can build all of them: what they need themselves (`needs`), and what the targets need that they refer to. */
export async function findKitchen(
  bake: BakeStep,
  docker: Docker,
  { needs, linked }: { readonly needs: readonly Need[]; readonly linked: readonly TargetBuild[] },
): Promise<Workshop> {
  return await findWorkshop(bake, docker, {
    needs: [...needs, ...linked.flatMap(({ build }) => needsOf(build))],
    requested: bake.inputs.builder,
    loadsIndex: false,
    isTested: false,
  });
}

/** `builder`: where it is not the engine's own. */
export async function commonCall(
  { environment, inputs }: BakeStep,
  docker: Docker,
  { linked, builder }: { readonly linked: readonly TargetBuild[]; readonly builder: string | undefined },
): Promise<CommonCall> {
  return {
    definition: await withWorkspace(docker, inputs.definition, environment.workspace),
    linked,
    builder: builder ?? (await engineBuilder(docker)),
  };
}

/** Files of a call, in the step's own folder. */
export function filesOf({ directory }: PrivateConfig, name: string): BakeCall['files'] {
  return { definition: join(directory, `bake-${name}.json`), metadata: join(directory, `bake-${name}-metadata.json`) };
}

/** Why a call failed, by the targets that it was for and those that they refer to. */
export async function explainCall(
  { environment, plan }: BakeStep,
  call: BakeCall,
  finished: Finished,
): Promise<Failure> {
  const called = plan.orders.filter((order) => call.items.some(({ name }) => name === order.name));
  return await explainBake(finished, call, { environment, targets: [...called, ...plan.linked] });
}
