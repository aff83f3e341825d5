/**
 * Measures bake with 1, 10 and 40 targets, all of them new each time, the action beside docker by hand: `docker buildx bake`
 * and a `docker push` for each by the engine; `docker buildx bake --push` by a builder elsewhere. Then the same commit once
 * more, and three changed services under another commit. The two take turns, so that a machine that slows down slows both. It
 * takes root, and buildkitd or Go.
 *
 *     npm run bench:bake [-- --runs 3 --targets 1,10,40]
 */
import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startLocalAws } from '../local-aws/local-aws.ts';
import { provideBuildkitd, startBuildkitd } from '../scripts/buildkit.ts';
import { provideEngine } from '../scripts/engine.ts';
import { runStep, type Variables } from '../scripts/local-runner.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, targets: { type: 'string', default: '1,10,40' } },
});
const log = (line: string): void => console.log(line);

const engine = await provideEngine(log);
const buildkitd = provideBuildkitd(log);
if (buildkitd === undefined) throw new Error('There is neither buildkitd nor Go and runc to have one.');
const folder = await mkdtemp(join(tmpdir(), 'bench-bake-'));
const [workspace, temp, config] = ['workspace', 'temp', 'docker'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
for (const path of [workspace, temp, config]) await mkdir(path);
const aws = await startLocalAws();
const host = await aws.registryHost(aws.accountId, aws.region);
const docker = async (...args: string[]): Promise<void> =>
  void (await run('docker', ['--config', config, ...args], {
    cwd: workspace,
    env: { ...process.env, DOCKER_HOST: engine.host, BUILDX_NO_DEFAULT_ATTESTATIONS: '1' },
    maxBuffer: 64 * 1024 * 1024,
  }));

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Services of 100 kB each. */
async function fill(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await mkdir(join(workspace, name), { recursive: true });
    await writeFile(join(workspace, name, 'Dockerfile'), 'FROM scratch\nCOPY app /\n');
    await writeFile(join(workspace, name, 'app'), randomBytes(100_000));
  }
  const targets = names.map((name) => `target "${name}" {\n  context = "${name}"\n}\n`).join('');
  const group = `group "default" {\n  targets = [${names.map((name) => `"${name}"`).join(', ')}]\n}\n`;
  await writeFile(join(workspace, 'docker-bake.hcl'), group + targets);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function byAction(sha: string, inputs: Variables): Promise<void> {
  const main = await runStep({
    action: resolve(import.meta.dirname, '../bake'),
    workspace,
    temp,
    environment: { ...aws.adminEnvironment, DOCKER_HOST: engine.host, DOCKER_CONFIG: config },
    event: { sha },
    inputs: { 'aws-region': aws.region, 'repository-prefix': 'bench', ...inputs },
  });
  if (main.exitCode !== 0) throw new Error(main.log);
}

async function byHand(names: readonly string[], builder: string | undefined): Promise<void> {
  const { stdout } = await run('docker', ['--config', config, 'version']);
  if (stdout === '') throw new Error('no docker');
  const tag = randomUUID();
  const tags = names.flatMap((name) => ['--set', `${name}.tags=${host}/bench/${name}:${tag}`]);
  if (builder !== undefined) return await docker('buildx', 'bake', '--builder', builder, '--push', ...tags);
  await docker('buildx', 'bake', '--builder', 'default', ...tags);
  for (const name of names) await docker('push', '--quiet', `${host}/bench/${name}:${tag}`);
}

async function clean(): Promise<void> {
  const { stdout } = await run('docker', ['images', '--quiet', '--filter', `reference=${host}/bench/*`]);
  const ids = [...new Set(stdout.split('\n').filter((id) => id !== ''))];
  if (ids.length > 0) await run('docker', ['rmi', '--force', ...ids]);
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const shown = (all: readonly number[]): string => `${median(all).toFixed(2)} s`;

/**
 * The seconds of a work with a builder elsewhere that has built nothing before: BuildKit 0.32 takes minutes for 40 images after
 * some rounds, whoever calls it.
 */
async function elsewhereSeconds(work: (builder: string) => Promise<void>): Promise<number> {
  const builder = `bench-${randomUUID().slice(0, 8)}`;
  const kit = await startBuildkitd(buildkitd ?? '', await freePort());
  try {
    await docker('buildx', 'create', '--name', builder, '--driver', 'remote', kit.address);
    return await seconds(() => work(builder));
  } finally {
    await docker('buildx', 'rm', builder).catch(() => {});
    await kit.stop();
  }
}

const engineSeconds = (work: (builder?: string) => Promise<void>): Promise<number> => seconds(() => work());

try {
  await docker('login', '--username', 'AWS', '--password', await password(), host);
  const longest = Math.max(...values.targets.split(',').map(Number));
  for (let index = 0; index < longest; index += 1) aws.createRepository({ name: `bench/s${index}` });
  for (const count of values.targets.split(',').map(Number)) {
    const names = Array.from({ length: count }, (_, index) => `s${index}`);
    for (const measure of [engineSeconds, elsewhereSeconds]) {
      const hand: number[] = [];
      const action: number[] = [];
      const again: number[] = [];
      const some: number[] = [];
      const inputsOf = (builder?: string): Variables => ({
        reuse: 'content',
        ...(builder === undefined ? {} : { builder }),
      });
      for (let round = 0; round < Number(values.runs); round += 1) {
        await fill(names);
        hand.push(await measure((builder) => byHand(names, builder)));
        await fill(names);
        const sha = randomBytes(20).toString('hex');
        action.push(await measure((builder) => byAction(sha, inputsOf(builder))));
        again.push(await measure((builder) => byAction(sha, { ...inputsOf(builder), 'if-exists': 'reuse' })));
        for (const name of names.slice(0, 3)) await writeFile(join(workspace, name, 'app'), randomBytes(100_000));
        some.push(await measure((builder) => byAction(randomBytes(20).toString('hex'), inputsOf(builder))));
        await clean();
      }
      log(
        `${String(count).padStart(2)} targets, ${measure === engineSeconds ? 'the engine' : 'elsewhere '}: by hand ${shown(hand)}, the action ` +
          `${shown(action)} (${(median(action) / median(hand)).toFixed(2)}), the commit again ${shown(again)}, ` +
          `${Math.min(3, count)} changed ${shown(some)}`,
      );
    }
  }
} finally {
  await aws.close();
  await rm(folder, { recursive: true, force: true });
}

/** The password of the local ECR, as `aws ecr get-login-password` prints it. */
async function password(): Promise<string> {
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = new ECRClient({ endpoint: aws.endpoint, region: aws.region, credentials });
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  client.destroy();
  return Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64')
    .toString()
    .slice('AWS:'.length);
}
