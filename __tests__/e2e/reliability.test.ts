/**
 * What goes wrong, times where it does (`__tests__/reliability/matrix.ts`): the step ends as it should and says why, nothing that
 * was in ECR is lost, nothing is left on the machine, and the next run succeeds.
 *
 * One case of each row; all of them, with docs/reliability.md made anew, by
 *
 *     RELIABILITY=all npm run e2e -- --testPathPatterns e2e/reliability && npm run docs
 */
import { type ChildProcess, execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { provideBaseImage } from '../../scripts/base-image.ts';
import type { Measured, Results } from '../../scripts/docs/reliability-page.ts';
import { type Engine, type PrivateEngine, startPrivateEngine, whyNoPrivateEngine } from '../../scripts/engine.ts';
import type { StepOptions, StepResult } from '../../scripts/local-runner.ts';
import { CALLS, CELLS, type Cell, cellName, MOMENTS, type Outcome, USUAL_CELLS } from '../reliability/matrix.ts';
import { IS_WHOLE, keepResults, readResults } from '../reliability/results.ts';
import { pushImage } from './registry-client.ts';
import { ACCOUNT, ENGINES, processesWith, putTag, REGION, SHA, World } from './workbench.ts';

const [shared] = ENGINES;
if (shared === undefined) throw new Error('no engine');
const [own] = ENGINES.filter(({ store }) => store === 'containerd');

const measured: Record<string, Measured> = {};

const TAGS = [SHA, 'latest', 'v1'];
const OLD = 'a'.repeat(40);
const INPUTS = { tags: 'latest\nv1', test: 'echo now it is tested; sleep 0.3', 'no-cache': 'true' };
const DOCKERFILE = 'ARG BASE\nFROM ${BASE}\nCOPY index.html /\nRUN echo now it is busy && sleep 0.3\n';

/** A machine with an engine that may be killed, or whose disk is small. */
async function provideMachine(cell: Cell): Promise<{ readonly engine: Engine; readonly own?: PrivateEngine }> {
  const kind = cell.table === 'machine' ? cell.fault.kind : undefined;
  if (kind !== 'engine-killed' && kind !== 'engine-disk-full') return { engine: shared as Engine };
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  if (kind === 'engine-disk-full') {
    await mkdir(join(folder, 'data'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'none', join(folder, 'data')]);
  }
  const engine = await startPrivateEngine(own?.store ?? 'containerd', folder, () => {});
  await provideBaseImage(engine);
  return { engine, own: engine };
}

/** Lets it happen to the next step; what is to be added to the options of the step. */
function arm(world: World, cell: Cell, engine: PrivateEngine | undefined): Partial<StepOptions> {
  if (cell.table === 'calls') {
    const { service, operation, ...more } = CALLS[cell.column];
    const { what, times } = cell.fault;
    const add = () => world.aws.faults.add({ ...what, service, operation, times: cell.isLasting ? 1_000_000 : times });
    if ('after' in more) world.aws.onCall(more.after.service, more.after.operation, add);
    else add();
    return {};
  }
  return armMachine(world, cell, engine);
}

function armMachine(
  world: World,
  { column, fault: { kind } }: Extract<Cell, { table: 'machine' }>,
  engine: PrivateEngine | undefined,
): Partial<StepOptions> {
  if (kind === 'disk-full' || kind === 'engine-disk-full') return {};
  let child: ChildProcess | undefined;
  let isDone = false;
  const strike = async (): Promise<void> => {
    if (isDone) return;
    isDone = true;
    if (kind === 'engine-killed') await engine?.kill();
    else child?.kill(kind);
  };
  const moment = MOMENTS[column];
  if ('call' in moment) {
    const { service, operation, ...more } = moment.call;
    const add = () => world.aws.onCall(service, operation, strike);
    if ('after' in more) world.aws.onCall(more.after.service, more.after.operation, add);
    else add();
  }
  return {
    onStart: (process) => {
      child = process;
    },
    onLine: (line) => {
      if ('line' in moment && moment.line.test(line) && !line.includes('RUN')) void strike();
    },
  };
}

/** The folder for temporary files, or the context, takes more room than there is. */
async function fill(world: World, cell: Cell): Promise<() => Promise<void>> {
  const kind = cell.table === 'machine' ? cell.fault.kind : undefined;
  if (kind === 'disk-full') {
    const home = join(world.folder, 'full');
    await mkdir(home);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', home]);
    await writeFile(join(home, 'fill'), Buffer.alloc(60 * 1024));
    return async () => void execFileSync('umount', ['--lazy', home]);
  }
  if (kind === 'engine-disk-full') {
    await writeFile(join(world.workspace, 'index.html'), Buffer.alloc(240 * 1024 * 1024));
    // As the message says.
    return async () => {
      await world.change();
      await world.docker('system', 'prune', '--all', '--force');
      await provideBaseImage(world.engine);
    };
  }
  return async () => {};
}

function outcomeOf({ exitCode, errors }: StepResult): Outcome {
  if (exitCode === null) return 'killed';
  if (exitCode === 130 || exitCode === 143) return 'cancelled';
  return exitCode === 0 ? 'green' : (errors[0]?.title as Outcome);
}

/** What each tag stands on. */
function tagsOf(world: World): ReadonlyMap<string, string> {
  return new Map(world.images().flatMap(({ digest, tags }) => tags.map((tag) => [tag, digest] as const)));
}

/** What a step and its post may not leave behind. */
async function leftovers(world: World): Promise<readonly unknown[]> {
  const host = await world.aws.registryHost(ACCOUNT, REGION);
  const files = (await readdir(world.temp)).filter((name) => name.startsWith('ecr-'));
  return [...(await world.ownNames()), ...files, ...(await processesWith(`${host}/`))];
}

function expectTold({ errors, exitCode }: StepResult, outcome: Outcome): void {
  if (outcome === 'green' || outcome === 'cancelled' || outcome === 'killed') {
    expect(errors).toEqual([]);
    return;
  }
  expect(exitCode).toBe(1);
  expect(errors).toEqual([
    { title: outcome, message: expect.stringMatching(/\nWhat to do: [\s\S]*\nMore: \S+#[a-z-]+$/) },
  ]);
  expect(errors[0]?.message).not.toMatch(/\n {4}at |undefined|\[object/);
}

/** A step with this fault, its post, and the next step. */
async function tryCell(cell: Cell): Promise<void> {
  const { engine, own: machine } = await provideMachine(cell);
  const world = await World.create(engine);
  try {
    await writeFile(join(world.workspace, 'Dockerfile'), DOCKERFILE);
    const old = await pushImage(world, OLD, { architecture: 'amd64', os: 'linux' });
    for (const tag of ['latest', 'v1']) await putTag(world, tag, old);
    await world.change();
    const before = tagsOf(world);
    const undo = await fill(world, cell);
    const options = arm(world, cell, machine);
    const start = performance.now();
    const full = cell.table === 'machine' && cell.fault.kind === 'disk-full';
    const environment = { ...world.jobEnvironment(), ...(full ? { RUNNER_TEMP: join(world.folder, 'full') } : {}) };
    const main = await world.step(INPUTS, { ...options, environment });
    measured[cellName(cell)] = { outcome: outcomeOf(main), seconds: Math.round((performance.now() - start) / 1000) };
    expect(outcomeOf(main)).toBe(cell.outcome);
    expectTold(main, cell.outcome);
    if (main.exitCode !== 0) expect(main.outputs).toEqual({});
    if (machine !== undefined && cell.table === 'machine' && cell.fault.kind === 'engine-killed')
      await machine.revive();
    world.aws.faults.clear();
    await undo();
    expect(await main.post()).toMatchObject({ exitCode: 0, errors: [] });
    expect(await leftovers(world)).toEqual([]);
    const now = tagsOf(world);
    const digests = new Set(world.images().map(({ digest }) => digest));
    for (const [tag, digest] of before) {
      expect([...now.keys()]).toContain(tag);
      // On the image of before, or on what the step has pushed.
      if (tag === OLD) expect(now.get(tag)).toBe(digest);
      expect(digests.has(digest)).toBe(true);
    }
    if (cell.outcome === 'green') expectAll(world, main);
    const next = await world.step(INPUTS);
    expect(next.errors).toEqual([]);
    expectAll(world, next);
  } finally {
    await world.close();
    await machine?.stop();
  }
}

/** All tags stand on what the step says that it has pushed. */
function expectAll(world: World, { outputs }: StepResult): void {
  const tags = tagsOf(world);
  expect(TAGS.map((tag) => tags.get(tag))).toEqual(TAGS.map(() => outputs.digest));
}

/** What takes root, as file systems are mounted and engines started. */
const OF_ROOT = ['engine-killed', 'disk-full', 'engine-disk-full'];
const cells = (IS_WHOLE ? CELLS : USUAL_CELLS).filter(
  (cell) => cell.table === 'calls' || !OF_ROOT.includes(cell.fault.kind) || whyNoPrivateEngine() === undefined,
);

test.concurrent.each(cells.map((cell) => [cellName(cell), cell] as const))(
  '%s',
  async (_name, cell) => await tryCell(cell),
  IS_WHOLE ? 900_000 : 240_000,
);

afterAll(async () => {
  if (!IS_WHOLE) return;
  const all = { ...readResults().cells, ...measured };
  const known = CELLS.map(cellName).filter((name) => all[name] !== undefined);
  keepResults({ cells: Object.fromEntries(known.map((name) => [name, all[name]])) as Results['cells'] });
});
