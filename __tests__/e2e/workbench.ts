import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ECRClient, GetAuthorizationTokenCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import type { PolicyDocument, PolicyStatement } from '../../local-aws/iam/policy-document.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local-aws/local-aws.ts';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { Engine } from '../../scripts/engine.ts';
import {
  PUSH,
  type RunEvent,
  runStep,
  type StepOptions,
  type StepResult,
  type Variables,
} from '../../scripts/local-runner.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');

export const ACCOUNT = '123456789012';
export const OTHER_ACCOUNT = '210987654321';
export const REGION = 'eu-west-1';
export const REPOSITORY = 'team/shop';
export const ROLE = `arn:aws:iam::${ACCOUNT}:role/push`;
export const ISSUER = 'token.actions.githubusercontent.com';
export const SHA = PUSH.sha;

/** The engines to test on, as scripts/e2e.ts provides them. */
export const ENGINES: readonly Engine[] = JSON.parse(process.env.E2E_ENGINES ?? '[]');
if (ENGINES.length === 0) throw new Error('Run the end-to-end tests with `npm run e2e`, which provides the engines.');

/** A policy of these statements. */
export const policy = (...Statement: PolicyStatement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

/** What README tells to paste: the push set, and what proves the push. */
export const PUSH_STATEMENTS: readonly PolicyStatement[] = [
  { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
  {
    Effect: 'Allow',
    Action: [
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:CompleteLayerUpload',
      'ecr:DescribeImages',
      'ecr:DescribeRepositories',
      'ecr:GetDownloadUrlForLayer',
      'ecr:InitiateLayerUpload',
      'ecr:PutImage',
      'ecr:UploadLayerPart',
    ],
    Resource: `arn:aws:ecr:${REGION}:${ACCOUNT}:repository/${REPOSITORY}`,
  },
];

/** The push set without these actions. */
export function without(...actions: string[]): readonly PolicyStatement[] {
  return PUSH_STATEMENTS.map((statement) =>
    Array.isArray(statement.Action)
      ? { ...statement, Action: statement.Action.filter((action) => !actions.includes(action)) }
      : statement,
  );
}

/** A trust policy for one subject. */
export function trust(accountId: string, subject: string) {
  return policy({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${accountId}:oidc-provider/${ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' },
      StringLike: { [`${ISSUER}:sub`]: subject },
    },
  });
}

export type WorldOptions = {
  readonly aws?: LocalAwsOptions;
  /** Default: mutable. `null`: no repository. */
  readonly repository?: Omit<Parameters<LocalAws['createRepository']>[0], 'name'> | null;
  readonly permissions?: readonly PolicyStatement[];
};

/** Where scripts/e2e.ts is told the registries whose images it has to remove from which engine. */
const HOSTS_FILE = process.env.E2E_HOSTS ?? '';

/** One local AWS with a role and a repository, and a checkout to build. */
export class World {
  readonly engine: Engine;
  readonly aws: LocalAws;
  readonly folder: string;
  readonly workspace: string;
  readonly temp: string;

  private constructor(engine: Engine, aws: LocalAws, folder: string) {
    this.engine = engine;
    this.aws = aws;
    this.folder = folder;
    this.workspace = join(folder, 'workspace');
    this.temp = join(folder, 'temp');
  }

  static async create(engine: Engine, options: WorldOptions = {}): Promise<World> {
    const aws = await startLocalAws({ accountId: ACCOUNT, region: REGION, ...options.aws });
    const world = new World(engine, aws, await mkdtemp(join(tmpdir(), 'e2e-')));
    await mkdir(world.temp);
    await cp(join(root, 'examples/app'), world.workspace, { recursive: true });
    aws.createRole({
      arn: ROLE,
      trust: trust(ACCOUNT, 'repo:octo-org/octo-repo:*'),
      permissions: policy(...(options.permissions ?? PUSH_STATEMENTS)),
    });
    if (options.repository !== null) aws.createRepository({ name: REPOSITORY, ...options.repository });
    return world;
  }

  /** What a step of a job with `id-token: write` has in its environment, here. */
  jobEnvironment(claims: Parameters<LocalAws['startJob']>[0] = {}): Variables {
    return { ...this.machine(), ...this.aws.startJob(claims) };
  }

  /** The same without permission to get ID tokens. */
  machine(): Variables {
    return { AWS_ENDPOINT_URL: this.aws.endpoint, DOCKER_HOST: this.engine.host };
  }

  /** Runs main with the usual inputs and these. */
  async step(inputs: Variables = {}, options: Partial<StepOptions> = {}): Promise<StepResult> {
    return await runStep({
      workspace: this.workspace,
      temp: this.temp,
      environment: this.jobEnvironment(),
      ...options,
      inputs: {
        'role-to-assume': ROLE,
        'aws-region': REGION,
        repository: REPOSITORY,
        'build-args': `BASE=${BASE_IMAGE}`,
        ...inputs,
      },
    });
  }

  /** Runs another action of this repository with these inputs alone, beside the role and the region. */
  async stepOf(action: string, inputs: Variables): Promise<StepResult> {
    return await runStep({
      action: join(import.meta.dirname, '../..', action),
      workspace: this.workspace,
      temp: this.temp,
      environment: this.jobEnvironment(),
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, ...inputs },
    });
  }

  /** The images of a repository in the local ECR, without their manifests. */
  images(repository = REPOSITORY) {
    return this.aws
      .images(ACCOUNT, REGION, repository)
      .map(({ digest, tags, mediaType }) => ({ digest, tags, mediaType }));
  }

  /** The operations that were called, `service:Operation`, in the order of arrival; those of the registry left out. */
  calls(): readonly string[] {
    return this.aws.journal
      .entries()
      .filter(({ service }) => service !== 'registry')
      .map(({ service, operation }) => `${service}:${operation}`);
  }

  /** Runs docker as a user of this machine would. */
  async docker(...args: string[]): Promise<string> {
    const { stdout } = await run('docker', args, { env: { ...process.env, DOCKER_HOST: this.engine.host } });
    return stdout.trim();
  }

  /** Lets docker pull from the local ECR, as its administrator. */
  async login(): Promise<void> {
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = this.aws.adminEnvironment;
    const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
    const client = new ECRClient({ endpoint: this.aws.endpoint, region: REGION, credentials });
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
    client.destroy();
    const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString();
    const host = await this.aws.registryHost(ACCOUNT, REGION);
    await this.docker('login', '--username', 'AWS', '--password', token.slice('AWS:'.length), host);
  }

  /** The names in the engine that steps give for themselves alone. */
  async ownNames(): Promise<readonly string[]> {
    const host = await this.aws.registryHost(ACCOUNT, REGION);
    const names = await this.docker('images', '--format', '{{.Repository}}:{{.Tag}}');
    return names.split('\n').filter((name) => name.startsWith(`${host}/`) && name.includes(':run-'));
  }

  /** Changes the checkout so that the next build gives another image. */
  async change(): Promise<void> {
    await writeFile(join(this.workspace, 'index.html'), `<p>${randomUUID()}</p>\n`);
  }

  /**
   * Makes the workspace a checkout with a commit for each number, made so many minutes after noon, each the child of the one
   * before; their SHAs. Its files stay as they are, and belong to none of them.
   */
  async commits(...minutes: readonly number[]): Promise<readonly string[]> {
    await writeFile(join(this.workspace, '.dockerignore'), '.git\n');
    const git = async (minute: number, ...args: string[]): Promise<string> => {
      const date = new Date(Date.UTC(2026, 10, 20, 12, minute)).toISOString();
      const env = { ...process.env, GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
      const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c'];
      return (await run('git', [...who, ...args], { cwd: this.workspace, env })).stdout.trim();
    };
    await git(0, 'init', '--quiet');
    const shas: string[] = [];
    for (const minute of minutes) {
      await git(minute, 'commit', '--quiet', '--allow-empty', `--message=${minute}`);
      shas.push(await git(minute, 'rev-parse', 'HEAD'));
    }
    return shas;
  }

  /** Runs git in the workspace, as a user of this machine would. */
  async git(...args: string[]): Promise<string> {
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'protocol.file.allow=always'];
    return (await run('git', [...who, ...args], { cwd: this.workspace })).stdout.trim();
  }

  /**
   * Makes the workspace the checkout of a ref as actions/checkout makes it by default: one commit, without its parents.
   * `commit`: the one of the run, where the ref is at another one by now. What the workspace was before is what that is fetched
   * from; the folder of it.
   */
  async checkOutShallow(ref: string, commit = ref): Promise<string> {
    const own = join(this.workspace, '.git');
    const origin = join(this.folder, 'origin.git');
    if (existsSync(origin)) await rm(own, { recursive: true });
    else await rename(own, origin);
    const local = ref.replace(
      /^refs\/(heads\/)?/,
      (_all, heads) => `refs/remotes/${heads === undefined ? '' : 'origin/'}`,
    );
    const [, branch] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
    await this.git('init', '--quiet');
    await this.git('fetch', '--quiet', '--no-tags', '--depth=1', `file://${origin}`, `+${commit}:${local}`);
    await this.git('checkout', '--quiet', ...(branch === undefined ? [] : ['-B', branch]), local);
    return origin;
  }

  /** Every file under the runner's folders, with its content. */
  async files(): Promise<ReadonlyMap<string, string>> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
  }

  /** Ends it all. `further`: hosts of registries besides those of ECR that it pushed to. Its images stay in the engine until all tests are done: scripts/e2e.ts removes them in one call. */
  async close(...further: readonly string[]): Promise<void> {
    const hosts = [
      ...further,
      await this.aws.registryHost(ACCOUNT, REGION),
      await this.aws.registryHost(OTHER_ACCOUNT, REGION),
    ];
    if (HOSTS_FILE !== '') await appendFile(HOSTS_FILE, hosts.map((host) => `${this.engine.host} ${host}\n`).join(''));
    await this.aws.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** The processes of this machine whose command lines have this text. */
export async function processesWith(text: string): Promise<readonly number[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return ids.filter((_id, index) => lines[index]?.includes(text)).map(Number);
}

/** An event other than a push. */
export function pullRequest(head: string): Partial<RunEvent> {
  const payload = {
    pull_request: {
      number: 7,
      head: { sha: 'b'.repeat(40), ref: 'feature', repo: { full_name: head } },
      base: { sha: 'a'.repeat(40), ref: 'main', repo: { full_name: PUSH.repository } },
    },
  };
  return { name: 'pull_request', ref: 'refs/pull/7/merge', payload };
}

/** Puts a tag on an image as another job would, by PutImage with the image's manifest. */
export async function putTag({ aws }: World, imageTag: string, digest: string, repository = REPOSITORY): Promise<void> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.adminEnvironment;
  const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
  const client = new ECRClient({ endpoint: aws.endpoint, region: REGION, credentials });
  const image = aws.images(ACCOUNT, REGION, repository).find((found) => found.digest === digest);
  const imageManifest = Buffer.from(image?.manifest ?? []).toString('utf8');
  await client.send(new PutImageCommand({ repositoryName: repository, imageManifest, imageTag }));
  client.destroy();
}

/** How many calls had to wait for another one: the length of the longest chain of calls that do not overlap. */
export function inSequence(calls: readonly { readonly startMs: number; readonly endMs: number }[]): number {
  let count = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const call of [...calls].sort((a, b) => a.endMs - b.endMs)) {
    if (call.startMs < end) continue;
    count += 1;
    end = call.endMs;
  }
  return count;
}

/**
 * Runs another step in the moment in which the first manifests arrive at the registry, so many of them, which wait for its end;
 * its result.
 */
export function whenPushed(world: World, work: () => Promise<StepResult>, manifests = 1): Promise<StepResult> {
  const result = Promise.withResolvers<StepResult>();
  const ended = result.promise.catch(() => undefined);
  for (let left = manifests - 1; left >= 0; left -= 1)
    world.aws.onCall('registry', 'PutImage', async () => {
      if (left === 0) work().then(result.resolve, result.reject);
      await ended;
    });
  return result.promise;
}
