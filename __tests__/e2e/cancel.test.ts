import type { ChildProcess } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACCOUNT, ENGINES, processesWith, REGION, World } from './workbench.ts';

/** Whether the line is what the build's long instruction writes, with or without BuildKit's prefix. */
function isBusy(line: string): boolean {
  return /^(#\d+ [\d.]+ )?now it is busy/.test(line);
}

async function until(holds: () => Promise<boolean>, seconds: number): Promise<boolean> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; ) {
    if (await holds()) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

describe.each(ENGINES)('a step that is cancelled, on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
    await writeFile(
      join(world.workspace, 'Dockerfile'),
      'ARG BASE\nFROM ${BASE}\nRUN echo "now it is busy $(date)" && sleep 600\n',
    );
  });
  afterEach(async () => {
    await world.close();
  });

  test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])(
    '%s in the middle of a build: docker ends, nothing is left or pushed',
    async (signal) => {
      const host = await world.aws.registryHost(ACCOUNT, REGION);
      let child: ChildProcess | undefined;
      let builds: readonly number[] = [];
      const main = await world.step(
        { 'no-cache': 'true' },
        {
          onStart: (process) => {
            child = process;
          },
          onLine: async (line) => {
            if (!isBusy(line)) return;
            builds = await processesWith(host);
            child?.kill(signal);
          },
        },
      );
      expect(main.exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(main.log.split('\n').at(-1)).toMatch(/^Cancelled during Build\. What was at work is ended: .*docker/);
      expect(builds.length).toBeGreaterThan(0);
      expect(await until(async () => (await processesWith(host)).length === 0, 20)).toBe(true);
      expect((await readdir(world.temp)).filter((name) => name.startsWith('ecr-docker-config'))).toEqual([]);
      expect(world.images()).toEqual([]);
      expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    },
  );

  test('in the middle of a test: all that it started ends, nothing is pushed', async () => {
    await writeFile(join(world.workspace, 'Dockerfile'), 'ARG BASE\nFROM ${BASE}\n');
    const mark = `86${Math.floor(Math.random() * 1e6)}`;
    let child: ChildProcess | undefined;
    const main = await world.step(
      { test: `sleep ${mark} &\necho "now it waits $PPID"\nwait` },
      {
        onStart: (process) => {
          child = process;
        },
        onLine: (line) => {
          if (line.startsWith('now it waits')) child?.kill('SIGINT');
        },
      },
    );
    expect(main.exitCode).toBe(130);
    expect(main.log.split('\n').at(-1)).toMatch(/^Cancelled during Test\. What was at work is ended: .*(sleep|bash)/);
    expect(await until(async () => (await processesWith(`sleep\0${mark}`)).length === 0, 5)).toBe(true);
    expect(world.images()).toEqual([]);
  });

  test('a step that is killed: post deletes what it could not', async () => {
    let child: ChildProcess | undefined;
    const main = await world.step(
      { 'no-cache': 'true' },
      {
        onStart: (process) => {
          child = process;
        },
        onLine: (line) => {
          if (isBusy(line)) child?.kill('SIGKILL');
        },
      },
    );
    expect(main.exitCode).toBeNull();
    // Nobody was there to end the build.
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    expect((await processesWith(host)).length).toBeGreaterThan(0);
    const left = async () => (await readdir(world.temp)).filter((name) => name.startsWith('ecr-docker-config'));
    expect(await left()).toHaveLength(1);
    const post = await main.post();
    expect(post).toMatchObject({
      exitCode: 0,
      warnings: [],
      log: expect.stringMatching(/did not come to its end; ended .*docker/),
    });
    expect(await left()).toEqual([]);
    expect(await processesWith(host)).toEqual([]);
  });

  test('a step that is killed in its test: post ends what is at work, also in a session of its own, and takes its names away', async () => {
    await writeFile(join(world.workspace, 'Dockerfile'), 'ARG BASE\nFROM ${BASE}\nLABEL a=b\n');
    const mark = `86${Math.floor(Math.random() * 1e6)}`;
    const host = await world.aws.registryHost(ACCOUNT, REGION);
    const named = async () => (await world.docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}')).split('\n');
    let child: ChildProcess | undefined;
    const main = await world.step(
      {
        test: `setsid sleep ${mark} &\ndocker run --rm "$IMAGE" sh -c 'echo "now it waits"; trap exit TERM; sleep ${mark} & wait'`,
      },
      {
        onStart: (process) => {
          child = process;
        },
        onLine: (line) => {
          if (line.startsWith('now it waits')) child?.kill('SIGKILL');
        },
      },
    );
    expect(main.exitCode).toBeNull();
    expect((await named()).filter((name) => name.startsWith(`${host}/`))).not.toEqual([]);
    expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    expect(await until(async () => (await processesWith(mark)).length === 0, 10)).toBe(true);
    expect((await named()).filter((name) => name.startsWith(`${host}/`))).toEqual([]);
    expect(await world.docker('ps', '--all', '--quiet', '--filter', `ancestor=${host}/team/shop`)).toBe('');
    const next = await world.step();
    expect(next.errors).toEqual([]);
  });
});
