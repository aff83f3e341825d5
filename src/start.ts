import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { getInput } from '@actions/core';
import { endFamilyAlone, type Family, STEP_MARK } from './docker/child-processes.ts';
import { describeArrivals, withArrivals } from './errors/arrival-errors.ts';
import { asFailure } from './errors/unexpected-errors.ts';
import { type Environment, readEnvironment } from './github/environment.ts';
import { actionsRunner, type Runner } from './github/runner.ts';
import { MARK_STATE } from './github/saved-state.ts';
import { endOnCancel } from './lib/cancel.ts';
import { Arrivals } from './phases/arrivals.ts';
import type { StepContext } from './phases/step.ts';

/** Whether the runner passes an input at all, be it empty; the name of its variable is that of @actions/core. */
function isSet(name: string, { variables }: Environment): boolean {
  return variables[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] !== undefined;
}

/** The work of an action in a step. */
export type Story = (context: StepContext) => Promise<void>;

/** Runs the story of an action. Whatever goes wrong, at whatever time, ends as one annotation and a red step. */
export async function start(load: () => Promise<Story>): Promise<void> {
  const mark = randomUUID();
  const environment = readEnvironment({ ...process.env, [STEP_MARK]: mark });
  const now = (): number => performance.now();
  const { hasSummary, troubleshooting } = environment;
  const runner = actionsRunner({ now, hasSummary, troubleshooting });
  const folders: string[] = [];
  const arrivals = new Arrivals();
  const family = { mark: `${STEP_MARK}=${mark}`, ancestor: process.pid };
  const removeFolders = (): void => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
  const ends = endingOf({ runner, family, arrivals, removeFolders });
  // A stream that breaks under a child process surfaces here and nowhere else.
  process.on('uncaughtException', (error) => {
    removeFolders();
    ends.fail(error);
  });
  endOnCancel(ends.cancel);
  try {
    const clock = { sleep: (ms: number) => sleep(ms), random: Math.random, now };
    const story = await load();
    runner.saveState(MARK_STATE, mark);
    await story({
      environment,
      source: (name) => (isSet(name, environment) ? getInput(name) : undefined),
      runner,
      clock,
      arrivals,
      onTempFolder: (folder) => folders.push(folder),
    });
    // After any other end, post takes away what may be left.
    runner.saveState(MARK_STATE, '');
  } catch (error) {
    ends.fail(error);
  }
}

/** What is cleaned up on failure or cancel. */
type Unfinished = {
  readonly runner: Runner;
  readonly family: Family;
  readonly arrivals: Arrivals;
  readonly removeFolders: () => void;
};

/** How a step ends that is not done: by a failure, or by a cancel. */
function endingOf({ runner, family, arrivals, removeFolders }: Unfinished) {
  const fail = (thrown: unknown): never => {
    runner.fail(withArrivals(asFailure(thrown).problem, { arrived: arrivals.arrived(), missing: arrivals.missing() }));
    runner.debug(thrown instanceof Error ? (thrown.stack ?? '') : '');
    endFamilyAlone(family);
    // A process that still waits for somebody, such as a Docker that never answers, would keep the step alive.
    process.exit();
  };
  const cancel = (): void => {
    const [place] = runner.atWork();
    const ended = endFamilyAlone(family);
    removeFolders();
    runner.close();
    runner.info(describeCancel(place, ended, arrivals));
  };
  return { fail, cancel };
}

/** The last line of a step that was cancelled. `place`: the phase at work; `ended`: the programs that were at work. */
function describeCancel(place: string | undefined, ended: readonly string[], arrivals: Arrivals): string {
  const during = place === undefined ? '' : ` during ${place}`;
  const work = ended.length === 0 ? 'Nothing was at work' : `What was at work is ended: ${ended.join(', ')}`;
  return `Cancelled${during}. ${work}. No login is left. ${describeArrivals({ arrived: arrivals.arrived(), missing: arrivals.missing() })}`;
}
