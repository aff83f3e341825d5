/**
 * Measures builds with a registry cache by a builder elsewhere, the action beside `docker buildx build` by hand: cold (no
 * cache at all) and warm (the local cache is gone, the registry's is there); and a large image with each compression.
 * The two take turns, so that a machine that slows down slows both. It takes root, and buildkitd or Go.
 *
 *     npm run bench:caches [-- --runs 3 --megabytes 500]
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { startLocalAws } from '../local-aws/local-aws.ts';
import { provideBuildkitd, startBuildkitd } from '../scripts/buildkit.ts';
import { provideEngine } from '../scripts/engine.ts';
import { runStep, type Variables } from '../scripts/local-runner.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, megabytes: { type: 'string', default: '500' } },
});
const runs = Number(values.runs);
const log = (line: string): void => console.log(line);

const engine = await provideEngine(log);
const buildkitd = provideBuildkitd(log);
if (buildkitd === undefined) throw new Error('There is neither buildkitd nor Go and runc to have one.');
const folder = await mkdtemp(join(tmpdir(), 'bench-caches-'));
const [workspace, temp, config] = ['workspace', 'temp', 'docker'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
for (const path of [workspace, temp, config]) await mkdir(path);
const kit = await startBuildkitd(buildkitd, await freePort());
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

async function seconds(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/** The action's main and post part, with another builder. */
async function action(repository: string, inputs: Variables): Promise<void> {
  const step = await runStep({
    workspace,
    temp,
    environment: {
      AWS_ENDPOINT_URL: aws.endpoint,
      ...aws.adminEnvironment,
      DOCKER_HOST: engine.host,
      DOCKER_CONFIG: config,
    },
    event: { sha: randomBytes(20).toString('hex'), payload: { repository: { default_branch: 'main' } } },
    inputs: { 'aws-region': aws.region, repository, builder: 'bench', ...inputs },
  });
  if (step.exitCode !== 0) throw new Error(step.log);
  await step.post();
}

async function byHand(repository: string, ...flags: string[]): Promise<void> {
  const image = `${host}/${repository}:${randomBytes(20).toString('hex')}`;
  await docker('buildx', 'build', '--builder', 'bench', ...flags, '--tag', image, '--push', '.');
}

const forget = (): Promise<void> => docker('buildx', 'prune', '--builder', 'bench', '--all', '--force');

function row(name: string, ours: readonly number[], theirs: readonly number[] = []): void {
  const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  const ratios = ours.map((value, index) => value / (theirs[index] ?? Number.NaN));
  const cells = [
    median(ours).toFixed(2),
    ...(theirs.length === 0 ? [] : [median(theirs).toFixed(2), median(ratios).toFixed(2)]),
  ];
  log(`${name.padEnd(44)}${cells.map((cell) => cell.padStart(10)).join('')}`);
}

/** Five steps that take a while and write what compresses a little. */
async function prepareSteps(): Promise<void> {
  await copyFile('/bin/busybox', join(workspace, 'busybox'));
  const step = (index: number): string =>
    `RUN ["/bin/busybox", "sh", "-c", "/bin/busybox head -c 20000000 /dev/urandom > /data-${index} && /bin/busybox sleep 1"]`;
  const lines = ['FROM scratch', 'COPY busybox /bin/busybox', ...Array.from({ length: 5 }, (_, index) => step(index))];
  await writeFile(join(workspace, 'Dockerfile'), `${lines.join('\n')}\n`);
}

/** One layer of programs and libraries of this machine, up to the size. */
async function prepareLarge(megabytes: number): Promise<void> {
  await rm(workspace, { recursive: true });
  await mkdir(join(workspace, 'data'), { recursive: true });
  let left = megabytes * 1e6;
  for (const source of ['/usr/bin', '/usr/sbin', '/usr/lib/x86_64-linux-gnu', '/usr/local/go/pkg/tool/linux_amd64']) {
    for (const entry of await readdir(source, { withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile() || left <= 0) continue;
      const to = join(workspace, 'data', `${source.replaceAll('/', '_')}_${entry.name}`);
      await copyFile(join(source, entry.name), to);
      left -= (await stat(to)).size;
    }
  }
  await writeFile(join(workspace, 'Dockerfile'), 'FROM scratch\nCOPY data /data\n');
  log(`\nAn image of ${Math.round(megabytes - left / 1e6)} MB`);
}

try {
  await docker('buildx', 'create', '--name', 'bench', '--driver', 'remote', kit.address);
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = aws.adminEnvironment;
  const client = new ECRClient({
    endpoint: aws.endpoint,
    region: aws.region,
    credentials: { accessKeyId, secretAccessKey },
  });
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
  await docker('login', '--username', 'AWS', '--password', token.slice('AWS:'.length), host);

  await prepareSteps();
  const cold: [number[], number[]] = [[], []];
  const warm: [number[], number[]] = [[], []];
  for (let index = 0; index < runs; index += 1) {
    const names = [`ours/app-${index}`, `theirs/app-${index}`] as const;
    for (const name of names) aws.createRepository({ name });
    const ref = `${host}/${names[1]}:cache`;
    const flags = [
      ...['--cache-from', `type=registry,ref=${ref}`],
      ...['--cache-to', `type=registry,ref=${ref},mode=max,image-manifest=true,oci-mediatypes=true`],
    ];
    for (const kind of [cold, warm]) {
      await forget();
      kind[0].push(await seconds(() => action(names[0], { cache: 'registry' })));
      await forget();
      kind[1].push(await seconds(() => byHand(names[1], ...flags)));
    }
  }
  log(`\n${runs} runs each, in turn; seconds, medians; a builder elsewhere, 100 MB in five steps`);
  log(`${''.padEnd(44)}${['action', 'by hand', 'ratio'].map((title) => title.padStart(10)).join('')}`);
  row('cache: registry, cold', ...cold);
  row('cache: registry, warm', ...warm);

  await prepareLarge(Number(values.megabytes));
  for (const compression of ['gzip', 'zstd', 'estargz']) {
    const ours: number[] = [];
    for (let index = 0; index < runs; index += 1) {
      await forget();
      const name = `large/${compression}-${index}`;
      aws.createRepository({ name });
      ours.push(await seconds(() => action(name, { compression })));
    }
    row(`compression: ${compression}`, ours);
  }
} finally {
  await docker('buildx', 'rm', 'bench').catch(() => {});
  await kit.stop();
  await aws.close();
  await rm(folder, { recursive: true, force: true });
}
