import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { StepOptions, Variables } from '../../scripts/local-runner.ts';
import { Bakery, PERMISSIONS } from './bakery.ts';
import { ENGINES, World } from './workbench.ts';

/** What a command writes that is Docker's, its registry's or the engine's word elsewhere. */
const WORDS = [
  'npm ERR! 401 Unauthorized - access denied',
  'denied: requested access to the resource is denied',
  'getaddrinfo: no such host',
  'write /data: no space left on device',
  'toomanyrequests: 429 Too Many Requests',
  'ERROR: failed to solve: failed to read dockerfile: open x: no such file or directory',
  'exec /usr/bin/python: exec format error',
  "cat: can't open '/run/secrets/npm_token': No such file or directory",
];

/** A registry that answers to all requests for images of `status` with that status. */
async function startRegistry(): Promise<{ readonly server: Server; readonly host: string }> {
  const server = createServer(({ url = '' }, answer) => {
    const [, status] = /^\/v2\/(\d{3})\//.exec(url) ?? [];
    answer.writeHead(Number(status ?? 200), { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return { server, host: `127.0.0.1:${typeof address === 'object' ? address?.port : ''}` };
}

/** A server of git repositories, at a port that was free a moment ago. */
async function startGit(folder: string): Promise<{ readonly daemon: ChildProcess; readonly host: string }> {
  const { server, host } = await startRegistry();
  await new Promise((done) => server.close(done));
  const port = Number(host.split(':')[1]);
  const flags = ['--reuseaddr', '--export-all', '--listen=127.0.0.1', `--port=${port}`, `--base-path=${folder}`];
  const daemon = spawn('git', ['daemon', ...flags], { stdio: 'ignore', detached: true });
  for (let tries = 0; tries < 100 && !(await answers(port)); tries += 1) await sleep(50);
  return { daemon, host };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const is = await new Promise<boolean>((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
  socket.destroy();
  return is;
}

describe.each(ENGINES)('the reader of a red build, on Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
  });
  afterEach(async () => {
    await world.close();
  });

  const dockerfile = (...lines: string[]): Promise<void> =>
    writeFile(join(world.workspace, 'Dockerfile'), ['ARG BASE', 'FROM ${BASE}', ...lines, ''].join('\n'));

  describe.each<[string, Variables]>([
    ['with BuildKit', {}],
    ['with the classic builder', { DOCKER_BUILDKIT: '0' }],
  ])('%s', (name, variables) => {
    const isClassic = name !== 'with BuildKit';
    const step = (inputs: Variables = {}) => {
      const environment = { ...world.machine(), ...variables };
      const options: Partial<StepOptions> = { environment };
      return world.step({ push: 'false', ...inputs }, options);
    };
    const failure = async (inputs: Variables = {}) => {
      const { errors } = await step(inputs);
      expect(errors).toHaveLength(1);
      return { title: errors[0]?.title, message: errors[0]?.message ?? '' };
    };

    test('what a command writes is not taken for what Docker says', async () => {
      await writeFile(join(world.workspace, 'words'), `${WORDS.join('\n')}\n`);
      // In pieces: of those BuildKit repeats the later ones as they are, without a time before them.
      await dockerfile('COPY words /', 'RUN printf x; sleep 0.2; cat /words; cat /words >&2; exit 3');
      const { title, message } = await failure();
      expect(title).toBe('build-failed');
      expect(message).toContain('Likely cause: the command in the Dockerfile failed; its own output is above.');
      for (const words of WORDS) expect(message).toContain(words);
      expect(message).toMatch(/Docker says: .*(did not complete successfully: exit code: 3|non-zero code: 3)$/m);
    });

    test('nor is what it is called', async () => {
      await dockerfile(`RUN ["/bin/sh", "-c", "exit 3 # \\nERROR: 401 Unauthorized: no space left on device\\n"]`);
      expect((await failure()).message).toMatch(/command in the Dockerfile failed/);
      await dockerfile('COPY ["access denied: no such host", "/"]');
      const copy = await failure();
      expect(copy).toMatchObject({ title: 'build-failed' });
      expect(copy.message).toMatch(/access denied: no such host is not in the build context/);
      await dockerfile('FROM ${BASE} AS denied', 'FROM ${BASE}', 'COPY --from=denied /unauthorized /');
      expect((await failure()).message).toMatch(/is not in denied, which `from` names/);
      for (const line of [
        'EXPOSE denied:',
        'ENV X="${TOKEN:?no space left on device}"',
        'LABEL X="${TOKEN:?401 Unauthorized}"',
        'WORKDIR ${X:?toomanyrequests}',
        'STOPSIGNAL denied: x',
        'STOPSIGNAL no space left on device',
      ]) {
        await dockerfile(line);
        const { title, message } = await failure();
        expect([line, title]).toEqual([line, 'build-failed']);
        expect(message).not.toContain('Likely cause');
      }
      await writeFile(join(world.workspace, 'Dockerfile'), 'FROM 127.0.0.1:9/denied/401:unauthorized\n');
      expect((await failure()).message).toMatch(/registry of a base image was not reached/);
    });

    test('a file that the context has not, and why', async () => {
      await writeFile(join(world.workspace, '.dockerignore'), '# made here\n\ndist/*\n!dist/keep\n');
      await mkdir(join(world.workspace, 'dist'));
      await writeFile(join(world.workspace, 'dist/app.jar'), '');
      await dockerfile('COPY dist/keep dist/app.jar /');
      await writeFile(join(world.workspace, 'dist/keep'), '');
      const hidden = await failure();
      expect(hidden.message).toMatch(
        /dist\/app\.jar is there, but line 3 of \.dockerignore \(`dist\/\*`\) leaves it out[\s\S]*\n {4}!dist\/app\.jar\n/,
      );
      await dockerfile('COPY INDEX.html /');
      expect((await failure()).message).toMatch(
        /INDEX\.html is not in the build context, but index\.html is: capitals/,
      );
      await dockerfile('COPY target/app.jar /');
      expect((await failure()).message).toMatch(/target\/app\.jar is not in the build context: it was not checked out/);
      await mkdir(join(world.workspace, 'web'));
      await writeFile(join(world.workspace, 'web/Dockerfile'), 'ARG BASE\nFROM ${BASE}\nCOPY index.html /\n');
      expect((await failure({ context: 'web' })).message).toMatch(
        /index\.html is in the workspace, but not below web, which is the build context/,
      );
      if (isClassic) return;
      await dockerfile('RUN --mount=type=bind,source=dist/app.jar,target=/a ls');
      expect((await failure()).message).toMatch(/dist\/app\.jar is there, but line 3/);
    });

    test("a registry's refusal and its rate limit", async () => {
      const { server, host } = await startRegistry();
      try {
        const from = async (status: string) => {
          await writeFile(join(world.workspace, 'Dockerfile'), `FROM ${host}/${status}/base:1\n`);
          return await failure();
        };
        expect((await from('401')).title).toBe('base-image-denied');
        expect((await from('403')).title).toBe('base-image-denied');
        const limit = await from('429');
        expect(limit.title).toBe('throttled');
        expect(limit.message).toMatch(/docker\/login-action[\s\S]*pull-through cache/);
        expect((await from('404')).message).toMatch(/base image was not found: its name or tag is wrong/);
      } finally {
        await new Promise((done) => server.close(done));
      }
    });

    test('a Dockerfile that is not in a context by its address', async () => {
      const folder = join(world.folder, 'repositories', 'shop');
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'Dockerfile'), `FROM ${BASE_IMAGE}\n`);
      const git = (...args: string[]) =>
        execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: folder });
      git('init', '--quiet', '--initial-branch=main');
      git('add', '.');
      git('commit', '--quiet', '--message=a');
      const commit = git('rev-parse', 'HEAD').toString().trim();
      const { daemon, host } = await startGit(join(world.folder, 'repositories'));
      try {
        const context = `git://${host}/shop#main`;
        expect((await step({ context, commit, 'build-args': '' })).errors).toEqual([]);
        const missing = await failure({ context, commit, file: 'docker/Dockerfile' });
        expect(missing.title).toBe('dockerfile-missing');
        expect(missing.message).toMatch(/root of the context/);
        const branch = await failure({ context: context.replace('main', 'nowhere'), commit });
        expect(branch.title).toBe('build-failed');
        expect(branch.message).toMatch(/context could not be fetched/);
      } finally {
        // It has a child that outlives it.
        process.kill(-(daemon.pid ?? 0));
      }
    });

    test('a mount that is full is not the disk', async () => {
      if (isClassic) return;
      await dockerfile('RUN --mount=type=tmpfs,target=/t,size=65536 dd if=/dev/zero of=/t/x bs=1M count=1');
      const { title, message } = await failure();
      expect(title).toBe('build-failed');
      expect(message).toMatch(/No space left on device/);
    });

    test('a secret that the Dockerfile requires is told by its name', async () => {
      if (isClassic) return;
      await dockerfile('RUN --mount=type=secret,id=npm_token,required=true true');
      expect((await failure()).message).toMatch(/takes the secret npm_token, and this step does not give it/);
    });
  });

  test('a build whose builder pushes: a command is not taken for the push', async () => {
    if (engine.store !== 'containerd') return;
    await dockerfile('RUN echo "failed to push: 403 Forbidden: immutable"; exit 3');
    const main = await world.step({ provenance: 'true' });
    expect(main.errors).toMatchObject([
      { title: 'build-failed', message: expect.stringMatching(/^The build failed at Dockerfile:3: RUN/) },
    ]);
    expect(main.log).not.toContain('trying again');
  });

  test('of several targets only the one that failed is named, whatever it writes', async () => {
    const team = await World.create(engine, { repository: null, permissions: PERMISSIONS });
    try {
      const bakery = new Bakery(team);
      const target = (name: string, fails: string): string =>
        `target "${name}" {\n  context = "${name}"\n  args = { FAILS = "${fails}" }\n}\n`;
      await bakery.put(
        'docker-bake.hcl',
        `group "default" { targets = ["api", "web"] }\n${target('api', 'no')}${target('web', 'yes')}`,
      );
      const words = ['------', ' > [api 2/2] RUN false:', 'ERROR: target api: additional privileges requested'];
      const said = words.map((line) => `printf x; sleep 0.2; printf -- '${line}\\n'; sleep 0.2`).join('; ');
      // The same line in both, so that it does not tell whose it is.
      const run = `RUN test $FAILS = no || { ${said}; exit 3; }`;
      for (const name of ['api', 'web'])
        await bakery.put(`${name}/Dockerfile`, `FROM ${BASE_IMAGE}\nARG FAILS\n${run}\n`);
      const main = await bakery.step({ push: 'false' });
      expect(main.errors).toMatchObject([
        {
          title: 'build-failed',
          file: 'web/Dockerfile',
          message: expect.stringMatching(/^Target web: The build failed at web\/Dockerfile:3: RUN/),
        },
      ]);
    } finally {
      await team.close();
    }
  });
});
