import { resolve } from 'node:path';
import type { StepContext } from '../../phases/step.ts';
import { ownPlatform } from '../../plan/image-platform.ts';
import { askedSettings, hiddenSettings, isUncertain, targetsOf } from './asked-settings.ts';
import { bakeDocker, bakeVariables } from './bake-command.ts';
import type { BakeDefinition, BakeTarget } from './bake-definition.ts';
import type { BakeInputs } from './bake-inputs.ts';
import { askUnknown, readDefinitionFiles, readWritten, unknownTargets, unusedVariables } from './definition-files.ts';
import { lostComposeValues } from './lost-compose-values.ts';
import { findLostOverrides } from './lost-overrides.ts';
import { findLostSettings } from './lost-settings.ts';

/** A definition with everything that its files ask for, and the mistakes about settings that no target can be told. */
export type ComparedDefinition = {
  readonly definition: BakeDefinition;
  readonly mistakes: readonly string[];
  readonly warnings: readonly string[];
};

/**
 * Compares the targets that buildx has printed with the files and `set`: buildx leaves out, without a word, settings that it
 * does not know or cannot print. A network is added again; any other lost setting is a mistake.
 */
export async function compareDefinition(
  { environment, runner }: Pick<StepContext, 'environment' | 'runner'>,
  { definition: inputs, repositories }: Pick<BakeInputs, 'definition' | 'repositories'>,
  printed: BakeDefinition,
): Promise<ComparedDefinition> {
  const folder = resolve(environment.workspace, inputs.workdir);
  const files = await readDefinitionFiles(folder, inputs, bakeVariables({ environment }, inputs));
  const read = await readWritten(folder, files);
  const { written, services, unread } = read;
  const hidden = hiddenSettings(askedSettings(written, services, printed), printed);
  const docker = bakeDocker({ environment, runner, event: {} }, inputs);
  const unknown = await askUnknown(docker, environment.temp, hidden.filter(isUncertain));
  const settings = findLostSettings(hidden, unknown, printed);
  const overrides = findLostOverrides(inputs.set, printed);
  // Where the step builds all targets, plan-targets.ts tells which lines of `repositories` are for none of them.
  const named = inputs.targets.length > 0 ? [...repositories.keys()] : [];
  const values = lostComposeValues(services, targetsOf(printed), ownPlatform(process.arch));
  return {
    definition: withNetworks(printed, new Map([...settings.networks, ...overrides.networks])),
    mistakes: [...settings.mistakes, ...values.mistakes, ...overrides.mistakes],
    warnings: [
      ...values.warnings,
      ...unread.map(notCompared),
      ...unusedVariables(files, inputs),
      ...unknownTargets(named, read),
    ],
  };
}

/** The definition with networks that buildx has not printed; the call of bake says them in a way that all versions take. */
function withNetworks({ targets, linked }: BakeDefinition, networks: ReadonlyMap<string, string>): BakeDefinition {
  const change = (target: BakeTarget): BakeTarget => {
    const network = networks.get(target.name);
    const { network: _network, ...raw } = target.raw;
    return network === undefined ? target : { ...target, network, raw };
  };
  return { targets: targets.map(change), linked: linked.map(change) };
}

function notCompared(file: string): string {
  return (
    `${file} could not be compared with what buildx made of it, as this action cannot read it: settings that buildx does ` +
    'not know are left out without a word. Give it a name that ends in .hcl, .json or .yaml, and look at its syntax.'
  );
}
