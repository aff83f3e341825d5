/**
 * Measures the copy of an image from one registry to another, beside `crane copy` where it is on PATH or named by CRANE. Both registries are the local AWS, each in a
 * process of its own; so is the copy, whose memory is measured alone. The two take turns.
 *
 *     npm run bench:transfer [-- --size-mb 1000 --layers 4 --runs 5 --concurrency 4]
 *
 * It starts itself: as a registry (`--serve`) and as a copy (`--copy`).
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createCipheriv, createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import { findTool } from '../scripts/go-tool.ts';
import { RepositoryClient } from '../src/distribution/repository-client.ts';
import { transferImage } from '../src/distribution/transfer-image.ts';
import { progressTeller } from '../src/distribution/transfer-progress.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    'size-mb': { type: 'string', default: '1000' },
    layers: { type: 'string', default: '4' },
    runs: { type: 'string', default: '5' },
    concurrency: { type: 'string', default: '4' },
    serve: { type: 'boolean', default: false },
    copy: { type: 'string' },
  },
});
const layers = Number(values.layers);
const layerBytes = Math.round((Number(values['size-mb']) * 1e6) / layers);
const SOURCE = 'bench/source';
const CRANE = process.env.CRANE || findTool('crane');

/** A registry in a process of its own. */
type Served = { readonly host: string; readonly endpoint: string; readonly password: string };

/** What a copy is told, and what it tells. */
type CopyOrder = { readonly source: Served; readonly target: Served; readonly to: string };
type Copied = { readonly seconds: number; readonly cpuSeconds: number; readonly peakBytes: number };

const clock = {
  now: () => performance.now(),
  random: Math.random,
  sleep: async (ms: number): Promise<void> => {
    await sleep(ms);
  },
};

function clientOf({ host, password }: Served, repository: string): RepositoryClient {
  return new RepositoryClient({
    host,
    repository,
    login: async () => ({ username: 'AWS', password }),
    proxy: {},
    clock,
    info: (line) => console.error(line),
    mask: () => {},
    phase: () => 'pushing',
  });
}

async function serve(): Promise<void> {
  const { startLocalAws } = await import('../local-aws/local-aws.ts');
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const aws = await startLocalAws();
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = aws.adminEnvironment;
  const credentials = { accessKeyId, secretAccessKey };
  const ecr = new ECRClient({ endpoint: aws.endpoint, region: aws.region, credentials });
  const { authorizationData } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const login = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
  const host = await aws.registryHost(aws.accountId, aws.region);
  process.send?.({ host, endpoint: aws.endpoint, password: login.slice('AWS:'.length) } satisfies Served);
  process.once('disconnect', () => void aws.close().then(() => process.exit()));
}

async function copy({ source, target, to }: CopyOrder): Promise<Copied> {
  const [from, into] = [clientOf(source, SOURCE), clientOf(target, to)];
  const start = performance.now();
  const top = await from.head('v1');
  if (top.kind !== 'found') throw new Error('The source has no image.');
  await transferImage({
    image: top.value.digest,
    source: from,
    target: into,
    reference: 'v1',
    concurrency: Number(values.concurrency),
    onProgress: progressTeller(clock, (line) => console.error(line)),
  });
  const seconds = (performance.now() - start) / 1000;
  from.close();
  into.close();
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  return { seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakBytes: maxRSS * 1024 };
}

/** Bytes that no compression makes smaller, the same each time. */
async function* layerContent(index: number): AsyncGenerator<Uint8Array> {
  const cipher = createCipheriv('aes-128-ctr', createHash('md5').update(`layer ${index}`).digest(), Buffer.alloc(16));
  const zeros = Buffer.alloc(64 * 1024);
  for (let left = layerBytes; left > 0; left -= zeros.length) yield cipher.update(zeros.subarray(0, left));
}

async function fill(client: RepositoryClient): Promise<void> {
  const descriptors = [];
  const configBytes = Buffer.from('{"os":"linux","architecture":"amd64"}');
  const put = async (open: () => AsyncIterable<Uint8Array>, mediaType: string) => {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const chunk of open()) {
      hash.update(chunk);
      sizeBytes += chunk.length;
    }
    const digest = `sha256:${hash.digest('hex')}`;
    await client.putBlob({ digest, sizeBytes }, async () => open());
    return { mediaType, digest, size: sizeBytes };
  };
  const config = await put(async function* () {
    yield configBytes;
  }, 'application/vnd.oci.image.config.v1+json');
  for (let index = 0; index < layers; index += 1)
    descriptors.push(await put(() => layerContent(index), 'application/vnd.oci.image.layer.v1.tar+gzip'));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const body = JSON.stringify({ schemaVersion: 2, mediaType, config, layers: descriptors });
  const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
  await client.putManifest({ digest, body, mediaType }, 'v1');
}

function startSelf(args: readonly string[]): ChildProcess {
  const own = Object.entries({ 'size-mb': values['size-mb'], layers: values.layers, concurrency: values.concurrency });
  const all = [import.meta.filename, ...own.flatMap(([name, value]) => [`--${name}`, value]), ...args];
  return spawn(process.execPath, all, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function firstMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message: T) => resolve(message));
    child.once('exit', (code) => reject(new Error(`A process ended with ${code}.`)));
  });
}

async function createRepository({ endpoint }: Served, name: string): Promise<void> {
  await fetch(`${endpoint}/_local/repositories`, { method: 'POST', body: JSON.stringify({ name }) });
}

/** `crane copy` of the same. */
async function craneCopy(config: string, { source, target, to }: CopyOrder): Promise<Copied> {
  const images = [`${source.host}/${SOURCE}:v1`, `${target.host}/${to}:v1`];
  const start = performance.now();
  const { stderr } = await run('/usr/bin/time', ['-f', '%M %U %S', CRANE ?? '', 'copy', ...images], {
    env: { ...process.env, DOCKER_CONFIG: config },
  });
  const seconds = (performance.now() - start) / 1000;
  const [peak = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { seconds, cpuSeconds: user + system, peakBytes: peak * 1024 };
}

async function writeConfig(folder: string, registries: readonly Served[]): Promise<void> {
  const auths = Object.fromEntries(
    registries.map(({ host, password }) => [host, { auth: Buffer.from(`AWS:${password}`).toString('base64') }]),
  );
  await writeFile(join(folder, 'config.json'), JSON.stringify({ auths }));
}

function row(name: string, copies: readonly Copied[]): string {
  const sorted = copies.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const speed = (layers * layerBytes) / 1e6 / median;
  const cpu = Math.min(...copies.map(({ cpuSeconds }) => cpuSeconds));
  const peak = Math.max(...copies.map(({ peakBytes }) => peakBytes)) / 1e6;
  return `${name.padEnd(14)}${median.toFixed(2).padStart(8)} s ${speed.toFixed(0).padStart(6)} MB/s   CPU ${cpu.toFixed(2)} s   peak RSS ${peak.toFixed(0)} MB`;
}

async function bench(): Promise<void> {
  const servers = [startSelf(['--serve']), startSelf(['--serve'])];
  const folder = await mkdtemp(join(tmpdir(), 'bench-transfer-'));
  try {
    const [source, target] = await Promise.all(servers.map((server) => firstMessage<Served>(server)));
    if (source === undefined || target === undefined) throw new Error('There are two registries.');
    await createRepository(source, SOURCE);
    await writeConfig(folder, [source, target]);
    const filler = clientOf(source, SOURCE);
    await fill(filler);
    filler.close();
    const [ours, cranes]: [Copied[], Copied[]] = [[], []];
    for (let index = 0; index < Number(values.runs); index += 1) {
      const orders = ['ours', 'crane'].map((by) => ({ source, target, to: `bench/${by}-${index}` }));
      for (const { to } of orders) await createRepository(target, to);
      const [own, other] = orders as [CopyOrder, CopyOrder];
      ours.push(await firstMessage<Copied>(startSelf(['--copy', JSON.stringify(own)])));
      if (CRANE !== undefined) cranes.push(await craneCopy(folder, other));
    }
    const [first] = ours;
    console.log(`${values.runs} copies of ${values['size-mb']} MB in ${layers} layers, ${values.concurrency} at once`);
    console.log(row('this copy', ours));
    if (cranes.length === 0 || first === undefined) return;
    console.log(row('crane copy', cranes));
    const ratios = ours.map(({ seconds }, index) => seconds / (cranes[index]?.seconds ?? Number.NaN));
    console.log(
      `ratio         ${ratios
        .toSorted((a, b) => a - b)
        [Math.floor(ratios.length / 2)]?.toFixed(2)
        .padStart(8)}`,
    );
  } finally {
    for (const server of servers) server.disconnect();
    await rm(resolve(folder), { recursive: true, force: true });
  }
}

if (values.serve) await serve();
else if (values.copy !== undefined) process.send?.(await copy(JSON.parse(values.copy)));
else await bench();
