/**
 * Measures a promotion from one registry to another, the action beside `crane copy` of the same image: random layers, which nothing
 * compresses, between two registries of the local AWS, into a repository that has none of them. The two take turns, so that a machine
 * that slows down slows both; the action's time is that of the whole step. It takes crane, on the PATH or where --crane says.
 *
 *     npm run bench:promote [-- --runs 5 --megabytes 1000 --layers 6]
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { ECRClient, GetAuthorizationTokenCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import { startLocalAws } from '../local-aws/local-aws.ts';
import { findTool } from '../scripts/go-tool.ts';
import { runStep } from '../scripts/local-runner.ts';

const run = promisify(execFile);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    megabytes: { type: 'string', default: '1000' },
    layers: { type: 'string', default: '6' },
  },
});
const [runs, megabytes, layers] = [Number(values.runs), Number(values.megabytes), Number(values.layers)];
const CRANE = process.env.CRANE || findTool('crane') || 'crane';

const folder = await mkdtemp(join(tmpdir(), 'bench-promote-'));
const [workspace, temp, config] = ['workspace', 'temp', 'docker'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
for (const path of [workspace, temp, config]) await mkdir(path);
const aws = await startLocalAws({ temporaryFolder: folder });
const OTHER_REGION = aws.region === 'us-east-1' ? 'eu-west-1' : 'us-east-1';
const [from, to] = [
  await aws.registryHost(aws.accountId, aws.region),
  await aws.registryHost(aws.accountId, OTHER_REGION),
];
const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.adminEnvironment;
const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
const clientIn = (region: string) => new ECRClient({ endpoint: aws.endpoint, region, credentials });

/** The login at a registry, as a header has it. */
async function authIn(region: string): Promise<string> {
  const { authorizationData } = await clientIn(region).send(new GetAuthorizationTokenCommand({}));
  return authorizationData?.[0]?.authorizationToken ?? '';
}

async function pushBlob(auth: string, bytes: Buffer) {
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  const headers = { authorization: `Basic ${auth}` };
  const started = await fetch(`http://${from}/v2/team/shop/blobs/uploads/`, { method: 'POST', headers });
  const url = new URL(started.headers.get('location') ?? '', `http://${from}`);
  url.searchParams.set('digest', digest);
  const ended = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) });
  if (ended.status !== 201) throw new Error(`HTTP ${ended.status}: ${await ended.text()}`);
  return { digest, size: bytes.length };
}

/** Puts an image with layers of the same size. */
async function prepare(): Promise<void> {
  aws.createRepository({ name: 'team/shop' });
  const auths = { [from]: { auth: await authIn(aws.region) }, [to]: { auth: await authIn(OTHER_REGION) } };
  await writeFile(join(config, 'config.json'), JSON.stringify({ auths }));
  const { auth } = auths[from] ?? { auth: '' };
  const text = JSON.stringify({ os: 'linux', architecture: 'amd64', rootfs: { type: 'layers', diff_ids: [] } });
  const own = await pushBlob(auth, Buffer.from(text));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = {
    schemaVersion: 2,
    mediaType,
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...own },
    layers: [] as object[],
  };
  for (let layer = 0; layer < layers; layer += 1) {
    const blob = await pushBlob(auth, randomBytes(Math.round((megabytes * 1e6) / layers)));
    manifest.layers.push({ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...blob });
  }
  const imageManifest = JSON.stringify(manifest);
  const image = { repositoryName: 'team/shop', imageManifest, imageManifestMediaType: mediaType, imageTag: 'v1' };
  await clientIn(aws.region).send(new PutImageCommand(image));
}

let targets = 0;

/** A repository without a blob. */
function createTarget(): string {
  targets += 1;
  const name = `team/target-${targets}`;
  aws.createRepository({ name, region: OTHER_REGION });
  return name;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

async function ours(): Promise<number> {
  const name = createTarget();
  return await seconds(async () => {
    const step = await runStep({
      action: join(import.meta.dirname, '../promote'),
      workspace,
      temp,
      environment: { AWS_ENDPOINT_URL: aws.endpoint, ...aws.adminEnvironment, DOCKER_CONFIG: config },
      inputs: {
        'aws-region': aws.region,
        repository: 'team/shop',
        image: 'v1',
        'to-repository': `${aws.accountId}.dkr.ecr.${OTHER_REGION}.amazonaws.com/${name}`,
        tags: 'v1',
      },
    });
    if (step.exitCode !== 0) throw new Error(step.log);
  });
}

async function byCrane(): Promise<number> {
  const name = createTarget();
  const env = { ...process.env, DOCKER_CONFIG: config };
  return await seconds(() => run(CRANE, ['copy', `${from}/team/shop:v1`, `${to}/${name}:v1`], { env }));
}

function median(list: readonly number[]): number {
  return [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
}

try {
  await prepare();
  console.log(`${megabytes} MB in ${layers} layers, ${runs} runs each\n`);
  const [action, crane]: [number[], number[]] = [[], []];
  for (let index = 0; index < runs; index += 1) {
    // Who is first changes too.
    const turns = [async () => action.push(await ours()), async () => crane.push(await byCrane())];
    for (const turn of index % 2 === 0 ? turns : turns.toReversed()) await turn();
    console.log(`run ${index + 1}: the action ${action.at(-1)?.toFixed(2)} s, crane ${crane.at(-1)?.toFixed(2)} s`);
  }
  const ratios = action.map((value, index) => value / (crane[index] ?? Number.NaN));
  console.log(
    `\nmedians: the action ${median(action).toFixed(2)} s, crane ${median(crane).toFixed(2)} s; ratio ${median(ratios).toFixed(2)}`,
  );
} finally {
  await aws.close();
  await rm(folder, { recursive: true, force: true });
}
