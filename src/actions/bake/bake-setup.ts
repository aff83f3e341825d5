import { join } from 'node:path';
import type { Docker, Finished } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Failure } from '../../errors/failure.ts';
import { type BuilderSelection, selectBuilder } from '../../phases/build/builder.ts';
import { type Requirement, requirementsOf } from '../../plan/choose-builder.ts';
import type { BakeCall } from './bake-arguments.ts';
import { engineBuilder, explainBake, withWorkspace } from './bake-command.ts';
import type { TargetOptions } from './target-options.ts';
import type { BakeStep } from './target-steps.ts';

/** What all calls of a step have in common. */
export type CommonCall = Pick<BakeCall, 'definition' | 'linked' | 'builder'>;

/** Who can build all of them: what they need themselves (`needs`), and what the targets need that they refer to. */
export async function selectBakeBuilder(
  bake: BakeStep,
  docker: Docker,
  { needs, linked }: { readonly needs: readonly Requirement[]; readonly linked: readonly TargetOptions[] },
): Promise<BuilderSelection> {
  return await selectBuilder(bake, docker, {
    requirements: [...needs, ...linked.flatMap(({ build }) => requirementsOf(build))],
    requested: bake.inputs.builder,
    loadsIndex: false,
    isTested: false,
  });
}

/** `builder`: where it is not the engine's own. */
export async function commonCall(
  { environment, inputs }: BakeStep,
  docker: Docker,
  { linked, builder }: { readonly linked: readonly TargetOptions[]; readonly builder: string | undefined },
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
  const called = plan.targets.filter((order) => call.items.some(({ name }) => name === order.name));
  return await explainBake(finished, call, { environment, targets: [...called, ...plan.linked] });
}
