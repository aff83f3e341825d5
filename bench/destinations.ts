/**
 * Measures one build for 1, 2 and 4 registries, the action beside the same by hand: `docker build`, then `docker tag` and
 * `docker push` for one registry after another; and the same with `crane copy` from the first registry to the others, where crane is
 * on the PATH. They take turns, and each builds content of its own, so that all layers are new everywhere.
 *
 *     npm run bench:destinations [-- --runs 3 --megabytes 100 --store containerd]
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ECRClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr';
import { startLocalAws } from '../local-aws/local-aws.ts';
import { type Engine, provideEngine, startPrivateEngine } from '../scripts/engine.ts';
import { runStep } from '../scripts/local-runner.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    megabytes: { type: 'string', default: '100' },
    store: { type: 'string', default: 'containerd' },
  },
});
const runs = Number(values.runs);
const log = (line: string): void => console.log(line);

const REGIONS = ['eu-west-1', 'us-east-1', 'ap-southeast-2', 'sa-east-1'] as const;
const REPOSITORY = 'bench/shop';
const LAYERS = 4;

const aws = await startLocalAws();
const folder = await mkdtemp(join(tmpdir(), 'bench-destinations-'));
const [workspace, temp, config] = ['workspace', 'temp', 'docker'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
for (const path of [workspace, temp, config]) await mkdir(path);
const engine = await findEngine();
const hosts = await Promise.all(REGIONS.map((region) => aws.registryHost(aws.accountId, region)));
for (const region of REGIONS) aws.createRepository({ name: REPOSITORY, region });
const environment = {
  ...process.env,
  DOCKER_HOST: engine.host,
  DOCKER_CONFIG: config,
  BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
};

async function findEngine(): Promise<Pick<Engine, 'host'>> {
  return values.store === 'classic'
    ? await startPrivateEngine('classic', join(folder, 'engine'), log)
    : await provideEngine(log);
}

async function docker(...args: string[]): Promise<void> {
  await run('docker', args, { cwd: workspace, env: environment, maxBuffer: 64 * 1024 * 1024 });
}

/** Lets docker and crane into all registries. */
async function logIn(): Promise<void> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const auths = await Promise.all(
    REGIONS.map(async (region, index) => {
      const client = new ECRClient({ endpoint: aws.endpoint, region, credentials });
      const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
      client.destroy();
      return [hosts[index], { auth: authorizationData?.[0]?.authorizationToken }] as const;
    }),
  );
  await writeFile(join(config, 'config.json'), JSON.stringify({ auths: Object.fromEntries(auths) }));
}

/** A context whose layers nobody has. */
async function prepare(): Promise<void> {
  const bytes = Math.round((Number(values.megabytes) * 1e6) / LAYERS);
  const names = Array.from({ length: LAYERS }, (_, index) => `layer-${index}`);
  for (const name of names) await writeFile(join(workspace, name), randomBytes(bytes));
  const lines = ['FROM scratch', ...names.map((name) => `COPY ${name} /${name}`)];
  await writeFile(join(workspace, 'Dockerfile'), `${lines.join('\n')}\n`);
}

async function seconds(work: () => Promise<void>): Promise<number> {
  await prepare();
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function action(count: number): Promise<void> {
  const uris = REGIONS.slice(1, count).map(
    (region) => `${aws.accountId}.dkr.ecr.${region}.amazonaws.com/${REPOSITORY}`,
  );
  const step = await runStep({
    workspace,
    temp,
    environment: { AWS_ENDPOINT_URL: aws.endpoint, ...aws.adminEnvironment, DOCKER_HOST: engine.host },
    event: { sha: randomBytes(20).toString('hex') },
    inputs: { 'aws-region': REGIONS[0], repository: REPOSITORY, 'also-push-to': uris.join('\n') },
  });
  if (step.exitCode !== 0) throw new Error(step.log);
  await step.post();
}

async function byHand(count: number): Promise<void> {
  const tag = randomBytes(20).toString('hex');
  await docker('build', '--tag', `bench:${tag}`, '.');
  for (const host of hosts.slice(0, count)) {
    await docker('tag', `bench:${tag}`, `${host}/${REPOSITORY}:${tag}`);
    await docker('push', `${host}/${REPOSITORY}:${tag}`);
  }
}

async function withCrane(count: number): Promise<void> {
  const tag = randomBytes(20).toString('hex');
  const [first = '', ...further] = hosts.slice(0, count).map((host) => `${host}/${REPOSITORY}:${tag}`);
  await docker('build', '--tag', first, '.');
  await docker('push', first);
  for (const to of further) await run('crane', ['copy', first, to], { env: environment });
}

const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;

try {
  await logIn();
  const hasCrane = await run('crane', ['version']).then(
    () => true,
    () => false,
  );
  log(
    `An image of ${values.megabytes} MB in ${LAYERS} layers, ${values.store} store, medians of ${runs} runs, in seconds`,
  );
  log('registries    action   docker    ratio    crane    ratio');
  await seconds(() => byHand(1));
  for (const count of [1, 2, 4]) {
    const times = { ours: [] as number[], docker: [] as number[], crane: [] as number[] };
    for (let index = 0; index < runs; index += 1) {
      times.docker.push(await seconds(() => byHand(count)));
      times.ours.push(await seconds(() => action(count)));
      if (hasCrane) times.crane.push(await seconds(() => withCrane(count)));
    }
    const [ours, hand, crane] = [median(times.ours), median(times.docker), median(times.crane)];
    const cells = [ours, hand, ours / hand, ...(hasCrane ? [crane, ours / crane] : [])];
    log(`${String(count).padStart(10)}${cells.map((cell) => cell.toFixed(2).padStart(9)).join('')}`);
  }
} finally {
  await aws.close();
  await rm(folder, { recursive: true, force: true });
  process.exit();
}
