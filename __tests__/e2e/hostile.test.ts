import { createServer, type Socket } from 'node:net';
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
