import type { ChildProcess } from 'node:child_process';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ENGINES, World } from './world.ts';

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
      let child: ChildProcess | undefined;
      const started = performance.now();
      const main = await world.step(
        { 'no-cache': 'true' },
        {
          onStart: (process) => {
            child = process;
          },
          onLine: (line) => {
            if (/^(#\d+ [\d.]+ )?now it is busy/.test(line)) child?.kill(signal);
          },
        },
      );
      expect(performance.now() - started).toBeLessThan(30_000);
      expect(main.exitCode).toBe(signal === 'SIGINT' ? 130 : 143);
      expect(main.log).toContain('Cancelled');
      expect((await readdir(world.temp)).filter((name) => name.startsWith('ecr-docker-config'))).toEqual([]);
      expect(world.images()).toEqual([]);
      expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    },
  );

  test('a step that is killed: post deletes what it could not', async () => {
    let child: ChildProcess | undefined;
    const main = await world.step(
      { 'no-cache': 'true' },
      {
        onStart: (process) => {
          child = process;
        },
        onLine: (line) => {
          if (/^(#\d+ [\d.]+ )?now it is busy/.test(line)) child?.kill('SIGKILL');
        },
      },
    );
    expect(main.exitCode).toBeNull();
    const left = async () => (await readdir(world.temp)).filter((name) => name.startsWith('ecr-docker-config'));
    expect(await left()).toHaveLength(1);
    expect(await main.post()).toMatchObject({ exitCode: 0, warnings: [] });
    expect(await left()).toEqual([]);
  });
});
