import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { type Docker, dockerCli, dockerVariables } from '../../src/docker/docker-cli.ts';

const own = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1', DOCKER_CLI_HINTS: 'false' };

test.each<[string, Parameters<typeof dockerVariables>[0], object]>([
  ["the user's configuration stays", { variables: { DOCKER_CONFIG: '/user' } }, { DOCKER_CONFIG: '/user' }],
  [
    'a configuration of the step takes its place',
    { variables: { DOCKER_CONFIG: '/user' }, configDirectory: '/own' },
    { DOCKER_CONFIG: '/own' },
  ],
  [
    'the date of the commit, unless the workflow sets one',
    { variables: {}, commitDate: new Date(1_700_000_000_999) },
    { SOURCE_DATE_EPOCH: '1700000000' },
  ],
  [
    'a date of the workflow',
    { variables: { SOURCE_DATE_EPOCH: '0' }, commitDate: new Date(1_700_000_000_999) },
    { SOURCE_DATE_EPOCH: '0' },
  ],
  [
    'neither inputs nor the means to get ID tokens, nor another builder',
    {
      variables: {
        INPUT_SECRETS: 'x',
        STATE_builder: 'x',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
        ACTIONS_RUNTIME_TOKEN: 'kept',
        BUILDX_BUILDER: 'x',
      },
    },
    { ACTIONS_RUNTIME_TOKEN: 'kept' },
  ],
])('docker is given: %s', (_name, environment, expected) => {
  expect(dockerVariables(environment)).toEqual({ ...own, ...expected });
});

describe('a docker that is a script', () => {
  const folder = mkdtempSync(join(tmpdir(), 'docker-'));
  const { PATH } = process.env;
  afterAll(() => rmSync(folder, { recursive: true }));
  // The command is looked for on this process's own PATH.
  afterEach(() => {
    process.env.PATH = PATH;
  });

  /** The command line of a docker that does this. */
  const dockerThat = (script: string, answerSeconds = 0.5): Docker => {
    const bin = mkdtempSync(join(folder, 'bin-'));
    writeFileSync(join(bin, 'docker'), `#!/bin/bash\n${script}\n`, { mode: 0o755 });
    process.env.PATH = `${bin}${delimiter}${PATH}`;
    const variables = { PATH: process.env.PATH };
    const limits = { answerSeconds, lookSeconds: 0.05, stillSeconds: 0.3, drainSeconds: 0.5 };
    return dockerCli({ workspace: folder, variables, quoting: (work) => work(() => {}), limits });
  };

  test('what it writes, and how it ends', async () => {
    const docker = dockerThat('echo out; echo error >&2; exit 3');
    const finished = await docker.capture(['version']);
    expect(finished).toMatchObject({ succeeded: false, exitCode: 3, stdout: 'out\n' });
    expect(finished.tail.split('\n').sort()).toEqual(['', 'error', 'out']);
  });

  test('one that a process it has left behind outlives', async () => {
    const docker = dockerThat('echo out; sleep 20 & exit 0', 10);
    expect(await docker.capture(['version'])).toMatchObject({ succeeded: true });
  }, 15_000);

  test('a question that gets no answer is ended', async () => {
    const finished = await dockerThat('exec sleep 60').capture(['version']);
    expect(finished).toEqual({
      succeeded: false,
      exitCode: null,
      stdout: '',
      tail: 'docker version gave no answer in 0.5 seconds',
    });
  });

  test('a build whose engine stops answering is ended', async () => {
    await expect(dockerThat('exec sleep 60').stream(['build', '.'])).rejects.toMatchObject({
      problem: { code: 'docker-not-running', what: expect.stringContaining('during docker build') },
    });
  });

  test('a silent build whose engine answers goes on', async () => {
    const docker = dockerThat('if [ "$1" = build ]; then sleep 0.6; echo built; fi');
    expect(await docker.stream(['build', '.'])).toMatchObject({ succeeded: true, stdout: 'built\n' });
  });

  test('a push that moves nothing is ended', async () => {
    const docker = dockerThat('case "$1" in push) exec sleep 60;; info) hostname;; esac');
    await expect(docker.stream(['push', 'x'])).rejects.toMatchObject({
      problem: { code: 'push-failed', what: expect.stringContaining('nothing was sent') },
    });
  });

  test('without docker', async () => {
    process.env.PATH = folder;
    const docker = dockerCli({ workspace: folder, variables: { PATH: folder }, quoting: (work) => work(() => {}) });
    await expect(docker.capture(['version'])).rejects.toMatchObject({ problem: { code: 'docker-missing' } });
  });
});
