import * as core from '@actions/core';
import { isPrivateConfig, removePrivateConfig } from '../docker/docker-config.ts';
import {
  BUILDER_PREFIX,
  BUILDER_STATE,
  DOCKER_CONFIG_STATE,
  EXPORTED_VARIABLES,
  VARIABLES_STATE,
} from '../github/saved-state.ts';

/**
 * What runs after the job's steps, also after a failure or a cancel: deletes the private Docker configuration and puts
 * back variables that this action changed. It never fails a job: what cannot be undone is a warning.
 */
export async function post(): Promise<void> {
  await attempt('delete the private Docker configuration', async () => {
    const directory = core.getState(DOCKER_CONFIG_STATE);
    if (directory !== '' && isPrivateConfig(directory)) await removePrivateConfig(directory);
  });
  await attempt('remove the builder', async () => {
    const builder = core.getState(BUILDER_STATE);
    if (!builder.startsWith(BUILDER_PREFIX)) return;
    const { exec } = await import('@actions/exec');
    await exec('docker', ['buildx', 'rm', '--force', builder]);
  });
  await attempt('put back the variables of the job', async () => {
    const previous: unknown = JSON.parse(core.getState(VARIABLES_STATE) || '{}');
    const values = Object.entries(previous ?? {}).filter(([name]) => EXPORTED_VARIABLES.includes(name));
    for (const [name, value] of values) core.exportVariable(name, String(value));
  });
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    core.warning(`Could not ${what}: ${error instanceof Error ? error.message : error}`);
  }
}
