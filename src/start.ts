import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getInput } from '@actions/core';
import { endChildren } from './docker/child-processes.ts';
import { asFailure } from './errors/unexpected-errors.ts';
import { type Environment, readEnvironment } from './github/environment.ts';
import { actionsRunner } from './github/runner.ts';
import { endOnCancel } from './lib/cancel.ts';
import type { StepContext } from './phases/step.ts';

/** Whether the runner passes such an input at all, be it empty; its variable's name is that of @actions/core. */
function isSet(name: string, { variables }: Environment): boolean {
  return variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] !== undefined;
}

/** All that an action does in a step. */
export type Story = (context: StepContext) => Promise<void>;

/** Runs the story of an action. Whatever goes wrong, at whatever time, ends as one annotation and a red step. */
export async function start(load: () => Promise<Story>): Promise<void> {
  const environment = readEnvironment(process.env);
  const now = (): number => performance.now();
  const { hasSummary, troubleshooting } = environment;
  const runner = actionsRunner({ now, hasSummary, troubleshooting });
  const folders: string[] = [];
  const clean = (): void => {
    endChildren();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const failWith = (thrown: unknown): void => {
    runner.fail(asFailure(thrown).problem);
    runner.debug(thrown instanceof Error ? (thrown.stack ?? '') : '');
    endChildren();
    // A process that still waits for somebody, such as a Docker that never answers, would keep the step alive.
    process.exit();
  };
  // A stream that breaks under @actions/exec surfaces here and nowhere else.
  process.on('uncaughtException', (error) => {
    clean();
    failWith(error);
  });
  endOnCancel(() => {
    clean();
    runner.info('Cancelled. What was at work is ended, and no login is left. What is in ECR already stays there.');
  });
  try {
    const clock = { sleep: (ms: number) => sleep(ms), random: Math.random, now };
    const story = await load();
    await story({
      environment,
      source: (name) => (isSet(name, environment) ? getInput(name) : undefined),
      runner,
      clock,
      onTempFolder: (folder) => folders.push(folder),
    });
  } catch (error) {
    failWith(error);
  }
}
