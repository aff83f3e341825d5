import { type Docker, dockerCli, dockerVariables } from '../docker/docker-cli.ts';
import { createPrivateConfig, type PrivateConfig } from '../docker/docker-config.ts';
import type { Environment } from '../github/environment.ts';
import type { Event, Trigger } from '../github/event.ts';
import type { Runner } from '../github/runner.ts';
import { DOCKER_CONFIG_STATE } from '../github/saved-state.ts';
import type { InputSource } from '../inputs/input-reader.ts';
import type { Inputs } from '../inputs/inputs.ts';
import type { Clock } from '../lib/retry.ts';
import type { BuildSettings } from '../plan/variant.ts';
import type { Arrivals } from './arrivals.ts';

/** The means that a step is started with. */
export type StepContext = {
  readonly environment: Environment;
  readonly source: InputSource;
  readonly runner: Runner;
  readonly clock: Clock;
  /** The images that the step has put into ECR by now. */
  readonly arrivals: Arrivals;
  /** Told each folder that must not outlive the step, before a secret is in it. */
  readonly onTempFolder: (directory: string) => void;
};

/** One run of an action: what it was started with, and what its event and its inputs say. */
export type Step<I = Inputs> = StepContext & {
  /** The event, with commit and ref of what is built. */
  readonly event: Event;
  /** The event as GitHub tells it. */
  readonly trigger: Trigger;
  readonly inputs: I;
  /** The settings of a bake file that are no inputs of a build. */
  readonly furtherSettings?: Pick<BuildSettings, 'inlineDockerfile' | 'packing' | 'further' | 'linked'>;
};

/** A Docker configuration that only this step uses; post knows of it before there is a secret in it. */
export async function privateConfig({ environment, runner, onTempFolder }: StepContext): Promise<PrivateConfig> {
  return await createPrivateConfig(environment.dockerConfig, environment.temp, (directory) => {
    onTempFolder(directory);
    runner.saveState(DOCKER_CONFIG_STATE, directory);
  });
}

/** Docker for this step, under the user's own configuration or the given one. */
export function dockerFor({ environment, event, runner }: Step<unknown>, config?: PrivateConfig): Docker {
  const variables = dockerVariables({
    variables: environment.variables,
    configDirectory: config?.directory,
    commitDate: event.commitDate,
  });
  return dockerCli({ workspace: environment.workspace, variables, quoting: runner.quoting });
}
