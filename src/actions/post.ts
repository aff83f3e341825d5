import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as core from '@actions/core';
import { endFamily, STEP_MARK } from '../docker/child-processes.ts';
import { isPrivateConfig, removePrivateConfig } from '../docker/docker-config.ts';
import { ownNamePatterns } from '../docker/engine.ts';
import {
  BUILDER_PREFIX,
  BUILDER_STATE,
  DOCKER_CONFIG_STATE,
  EXPORTED_VARIABLES,
  MARK_STATE,
  VARIABLES_STATE,
} from '../github/saved-state.ts';

/**
 * What runs after the job's steps, also after a failure or a cancel: deletes the private Docker configuration and puts
 * back variables that this action changed; and after a step that failed, was cancelled or killed it ends what that has left. It never fails a job: what
 * cannot be undone is a warning.
 */
export async function post(): Promise<void> {
  await attempt('end what a step that did not come to its end has left', async () => {
    const mark = core.getState(MARK_STATE);
    if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(mark)) return;
    const ended = await endFamily({ mark: `${STEP_MARK}=${mark}` });
    if (ended.length > 0)
      core.info(`The step did not come to its end; ended what it had left at work: ${ended.join(', ')}.`);
    await forgetImages(mark);
  });
  await attempt('delete the private Docker configuration', async () => {
    const directory = core.getState(DOCKER_CONFIG_STATE);
    if (directory !== '' && isPrivateConfig(directory)) await removePrivateConfig(directory);
  });
  await attempt('remove the builder', async () => {
    const builder = core.getState(BUILDER_STATE);
    if (!builder.startsWith(BUILDER_PREFIX)) return;
    await docker('buildx', 'rm', '--force', builder);
  });
  await attempt('put back the variables of the job', async () => {
    const previous: unknown = JSON.parse(core.getState(VARIABLES_STATE) || '{}');
    const values = Object.entries(previous ?? {}).filter(([name]) => EXPORTED_VARIABLES.includes(name));
    for (const [name, value] of values) core.exportVariable(name, String(value));
  });
}

/** Takes the names away from images that a step would have taken away at its end; without an engine there are none. */
async function forgetImages(mark: string): Promise<void> {
  const filters = ownNamePatterns(mark).flatMap((pattern) => ['--filter', `reference=${pattern}`]);
  const listed = await docker('image', 'ls', ...filters, '--format', '{{.Repository}}:{{.Tag}}').catch(unlessSlow);
  const names = listed.split(/\r?\n/).filter((name) => name !== '');
  if (names.length > 0) await docker('rmi', '--no-prune', ...names);
}

/** Nothing, where docker had no answer; one that was not waited for is told. */
function unlessSlow(error: unknown): string {
  if (error instanceof Error && 'killed' in error && error.killed === true)
    throw new Error(`docker did not list images within ${DOCKER_SECONDS} s`);
  return '';
}

const DOCKER_SECONDS = 30;

async function docker(...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('docker', [...args], { timeout: DOCKER_SECONDS * 1000 });
  return stdout;
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    core.warning(`Could not ${what}: ${error instanceof Error ? error.message : error}`);
  }
}
