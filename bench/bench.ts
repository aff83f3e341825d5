/**
 * Measures the action's whole process beside the plain docker commands, on the same warm build, against the local AWS.
 * The two take turns, so that a machine that slows down slows both.
 *
 *     npm run bench [-- --runs 15 --tags 1 --latency 0]
 *
 * `--tags` is the number of tags in all, `--latency` what every call of the local AWS takes longer, in milliseconds.
 */
import { type ChildProcess, execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { type LocalAws, startLocalAws } from '../local-aws/local-aws.ts';
import { BASE_IMAGE, provideBaseImage } from '../scripts/base-image.ts';
import { type Engine, provideEngine } from '../scripts/engine.ts';
import { runStep } from '../scripts/local-runner.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    tags: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
  },
});
const runs = Number(values.runs);
const furtherTags = Array.from({ length: Number(values.tags) - 1 }, (_, index) => `tag-${index + 1}`);

const REPOSITORY = 'bench/app';
const ROLE = 'arn:aws:iam::123456789012:role/bench';

/** A place to build and push from, for both sides. */
type Bench = { readonly aws: LocalAws; readonly engine: Engine; readonly workspace: string; readonly temp: string };

async function prepare(): Promise<Bench> {
  const engine = await provideEngine((line) => console.log(line));
  await provideBaseImage(engine);
  const aws = await startLocalAws();
  aws.createRepository({ name: REPOSITORY });
  aws.createRole({
    arn: ROLE,
    trust: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
        },
      ],
    },
    permissions: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ecr:*', Resource: '*' }] },
  });
  const folder = await mkdtemp(join(tmpdir(), 'bench-'));
  await cp(join(root, 'examples/app'), join(folder, 'workspace'), { recursive: true });
  await mkdir(join(folder, 'temp'));
  return { aws, engine, workspace: join(folder, 'workspace'), temp: join(folder, 'temp') };
}

/** `docker login`, build, tag, push: what people write by hand once they have a token. Seconds. */
async function plainDocker({ aws, engine, workspace, temp }: Bench, password: string): Promise<number> {
  const host = await aws.registryHost(aws.accountId, aws.region);
  const image = `${host}/${REPOSITORY}`;
  const script = [
    `printf %s "$PASSWORD" | docker login --username AWS --password-stdin ${host}`,
    `docker build --provenance=false --build-arg BASE=${BASE_IMAGE} --tag bench-app .`,
    ...['plain', ...furtherTags].flatMap((tag) => [
      `docker tag bench-app ${image}:${tag}`,
      `docker push ${image}:${tag}`,
    ]),
  ].join(' && ');
  const env = { ...process.env, PASSWORD: password, DOCKER_CONFIG: join(temp, 'plain'), DOCKER_HOST: engine.host };
  const start = performance.now();
  await run('sh', ['-c', script], { cwd: workspace, env });
  return (performance.now() - start) / 1000;
}

/** What a step is asked for beside the usual. */
type Variant = { readonly inputs?: Readonly<Record<string, string>>; readonly sha?: string; readonly result: string };

const BUILD: Variant = { result: 'built' };
const SAME_COMMIT: Variant = { inputs: { 'if-exists': 'reuse' }, result: 'reused' };

/** A commit that was never there, with the same files. */
const sameContent = (): Variant => ({
  inputs: { reuse: 'content' },
  sha: randomBytes(20).toString('hex'),
  result: 'reused',
});

/** The whole process of the action's main part, and of its post part. Seconds. */
async function action(
  { aws, engine, workspace, temp }: Bench,
  { inputs: more = {}, sha, result }: Variant,
): Promise<{ readonly main: number; readonly post: number }> {
  const environment = { ...aws.startJob(), AWS_ENDPOINT_URL: aws.endpoint, DOCKER_HOST: engine.host };
  const inputs = {
    'role-to-assume': ROLE,
    'aws-region': aws.region,
    repository: REPOSITORY,
    tags: furtherTags.join('\n'),
    'build-args': `BASE=${BASE_IMAGE}`,
    ...more,
  };
  const seconds: number[] = [];
  const onStart = (child: ChildProcess): void => {
    const start = performance.now();
    child.once('exit', () => seconds.push((performance.now() - start) / 1000));
  };
  const event = sha === undefined ? {} : { sha };
  const step = await runStep({ inputs, workspace, temp, environment, event, onStart });
  if (step.exitCode !== 0 || step.outputs.result !== result) throw new Error(step.log);
  await step.post();
  const [main = Number.NaN, post = Number.NaN] = seconds;
  return { main, post };
}

/** A password for `docker login`, fetched before the clock runs. */
async function fetchPassword({ aws }: Bench): Promise<string> {
  const { ECRClient, GetAuthorizationTokenCommand } = await import('@aws-sdk/client-ecr');
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = new ECRClient({ endpoint: aws.endpoint, region: aws.region, credentials });
  const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
  return Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64')
    .toString()
    .slice('AWS:'.length);
}

function row(name: string, seconds: readonly number[], unit = 's'): string {
  const sorted = [...seconds].sort((a, b) => a - b);
  const cells = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)].map((value) =>
    (value ?? 0).toFixed(3),
  );
  return `${name.padEnd(34)}${cells.map((cell) => cell.padStart(9)).join('')} ${unit}`;
}

const bench = await prepare();
try {
  const password = await fetchPassword(bench);
  await plainDocker(bench, password);
  await action(bench, BUILD);
  await action(bench, { ...sameContent(), result: 'built' });
  bench.aws.setLatency(Number(values.latency));
  const plain: number[] = [];
  const ours: number[] = [];
  const posts: number[] = [];
  const commits: number[] = [];
  const contents: number[] = [];
  for (let index = 0; index < runs; index += 1) {
    plain.push(await plainDocker(bench, password));
    const { main, post } = await action(bench, BUILD);
    ours.push(main);
    posts.push(post);
    commits.push((await action(bench, SAME_COMMIT)).main);
    contents.push((await action(bench, sameContent())).main);
  }
  console.log(
    `\n${runs} runs each, in turn; warm build; ${furtherTags.length + 1} tag(s); latency ${values.latency} ms; Docker ${bench.engine.version}, ${bench.engine.store} store`,
  );
  console.log(`${''.padEnd(34)}${['min', 'median', 'max'].map((title) => title.padStart(9)).join('')}`);
  console.log(row('docker login, build, tag, push', plain));
  console.log(row('the action, whole main process', ours));
  console.log(row('its post part', posts));
  console.log(row('the commit reused', commits));
  console.log(row('the same content reused', contents));
  const compared = (
    title: string,
    seconds: readonly number[],
    of: (ours: number, plain: number) => number,
    unit = '',
  ) =>
    console.log(
      row(
        title,
        seconds.map((value, index) => of(value, plain[index] ?? Number.NaN)),
        unit,
      ),
    );
  compared('overhead (action - docker)', ours, (a, b) => a - b, 's');
  compared('ratio (action / docker)', ours, (a, b) => a / b);
  compared('ratio (commit reused / docker)', commits, (a, b) => a / b);
  compared('ratio (content reused / docker)', contents, (a, b) => a / b);
} finally {
  await bench.aws.close();
  await rm(resolve(bench.temp, '..'), { recursive: true, force: true });
}
