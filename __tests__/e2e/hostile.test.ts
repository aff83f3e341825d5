import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACCOUNT, ENGINES, PUSH_STATEMENTS, policy, ROLE, trust, World } from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');

let world: World;
beforeEach(async () => {
  world = await World.create(engine);
});
afterEach(async () => {
  await world.close();
});

describe('texts of strangers give no commands to the runner', () => {
  test.each<[string, string]>([
    ['a line of its own', '"title=hello\n::add-mask::team\n::error::injected"'],
    ['the old form, anywhere', 'title=Fix it ##[add-mask]team'],
  ])('a label: %s', async (_name, labels) => {
    for (const push of ['true', 'false']) {
      const main = await world.step({ labels, push });
      expect(main.errors).toEqual([]);
      expect(main.masks).not.toContain('team');
    }
  });

  test("what GitHub's token service says", async () => {
    const message = 'busy\n::add-mask::team\n##[add-mask]team';
    world.aws.faults.add({ service: 'github', kind: 'error', status: 503, code: 'x', message });
    const main = await world.step();
    expect(main.exitCode).toBe(0);
    expect(main.masks).not.toContain('team');
  });
});

test('an engine that never answers does not keep a step that has failed', async () => {
  const sockets: Socket[] = [];
  const silent = createServer((socket) => sockets.push(socket));
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  try {
    world.aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, 'repo:somebody/else:*'),
      permissions: policy(...PUSH_STATEMENTS),
    });
    const environment = { ...world.jobEnvironment(), DOCKER_HOST: `tcp://127.0.0.1:${port}` };
    // The test's own time limit is what would tell.
    const main = await world.step({}, { environment });
    expect(main.errors[0]?.title).toBe('role-refused');
  } finally {
    for (const socket of sockets) socket.destroy();
    silent.close();
  }
});

test('a job summary that cannot be written is no reason to fail', async () => {
  const environment = { ...world.jobEnvironment(), GITHUB_STEP_SUMMARY: '/nonexistent/summary' };
  const main = await world.step({}, { environment });
  expect(main.errors).toEqual([]);
  expect(main.warnings).toEqual([expect.stringContaining('no job summary')]);
});

describe('what a build writes, whatever it is, is shown and obeyed by nobody', () => {
  const forged = '::add-mask::team\\n::error::forged\\n##[add-mask]shop\\n::set-output name=digest::x\\n';
  test.each<[string, string]>([
    ['200,000 lines', 'yes | head -n 200000'],
    ['a line of some megabytes', "head -c 3000000 /dev/zero | tr '\\0' a"],
    ['NUL', "printf 'a\\000b\\000\\n\\000::error::forged\\n'"],
    [
      'colours, and a cursor that goes back',
      "printf '\\033[31m::error::forged\\033[0m\\033[1A\\033[2K\\r::error::forged\\n'",
    ],
  ])('%s', async (_name, command) => {
    await writeFile(
      join(world.workspace, 'Dockerfile'),
      `ARG BASE\nFROM \${BASE}\nRUN ${command}; printf '${forged}'\n`,
    );
    for (const DOCKER_BUILDKIT of ['1', '0']) {
      const environment = { ...world.machine(), DOCKER_BUILDKIT };
      const main = await world.step({ push: 'false', 'no-cache': 'true' }, { environment });
      expect(main.errors).toEqual([]);
      expect(main.exitCode).toBe(0);
      expect(main.masks.filter((mask) => ['team', 'shop'].includes(mask))).toEqual([]);
      expect(main.outputs.digest).not.toBe('x');
    }
  });
});

test('a link in RUNNER_TEMP leads nowhere: what it points to stays', async () => {
  const victim = join(world.folder, 'victim');
  await mkdir(victim);
  await writeFile(join(victim, 'kept'), 'kept');
  const planted = join(world.temp, 'ecr-docker-config-planted');
  await symlink(victim, planted);
  const main = await world.step();
  expect(main.errors).toEqual([]);
  expect((await main.post({ 'docker-config': planted })).exitCode).toBe(0);
  expect(await readFile(join(victim, 'kept'), 'utf8')).toBe('kept');
});

test('RUNNER_TEMP may be a link itself; nothing is left behind it', async () => {
  const linked = join(world.folder, 'linked');
  await symlink(world.temp, linked);
  const main = await world.step({}, { environment: { ...world.jobEnvironment(), RUNNER_TEMP: linked } });
  expect(main.errors).toEqual([]);
  expect((await main.post()).exitCode).toBe(0);
  expect((await readdir(world.temp)).filter((name) => name.startsWith('ecr-'))).toEqual([]);
});
