import { tmpdir } from 'node:os';
import type { Answer } from './answer.ts';
import { type Controls, controlAnswer, isControlPath } from './control.ts';
import { createDelays } from './delays.ts';
import { ecrApi } from './ecr/ecr.ts';
import { isTargetOf, jsonCall } from './ecr/json-api.ts';
import { Registries } from './ecr/registries.ts';
import { replicateDue } from './ecr/replicate.ts';
import { type ReplicationManner, type ReplicationRule, Replications } from './ecr/replications.ts';
import { type Call, type Exchange, readBody, type ServiceName } from './exchange.ts';
import { readFault } from './fault-settings.ts';
import { type Fault, Faults } from './faults.ts';
import { readMilliseconds, readOptionalWhole } from './fields.ts';
import { githubCall, IdTokens, isGithubPath, type JobEnvironment } from './github.ts';
import { type Hook, Hooks } from './hooks.ts';
import { Accounts } from './iam/accounts.ts';
import type { JobClaims } from './id-token-claims.ts';
import type { ImageSettings } from './image-settings.ts';
import type { ImageSummary } from './image-summary.ts';
import { Journal, type JournalEntry } from './journal.ts';
import { Listeners } from './listeners.ts';
import { type Environment, manage, type PublicRepository } from './management.ts';
import type { Observer } from './observer.ts';
import { checkOperation } from './operations.ts';
import type { PlainRegistrySettings } from './plain/plain-settings.ts';
import type { RunningRegistry } from './plain/start-plain-registry.ts';
import { publicApi, publicWorld } from './public/public-api.ts';
import { publicRegistryCall } from './public/public-call.ts';
import { PublicRegistries } from './public/public-registries.ts';
import type { PublicRepositorySettings } from './public/public-settings.ts';
import { Refusal } from './refusal.ts';
import { createBlobStore } from './registry/blob-store.ts';
import { type Place, registryCall } from './registry/registry.ts';
import { Downloads, isS3Path, s3Call } from './s3.ts';
import {
  type AccountSettings,
  checkAccountId,
  checkRegion,
  type RepositorySettings,
  type RoleSettings,
} from './settings.ts';
import { stsCall } from './sts/sts.ts';
import type { World } from './world.ts';

/** How a local AWS is started; everything has a default. */
export type LocalAwsOptions = {
  /** Port of the main endpoint; 0, the default, is any free one. */
  readonly port?: number | undefined;
  /** Delay before each answer, in ms; default 0. */
  readonly latencyMs?: number | undefined;
  /** Default `123456789012`. */
  readonly accountId?: string | undefined;
  /** Default `eu-west-1`. */
  readonly region?: string | undefined;
  /** The `iss` claim of ID tokens; default GitHub's. */
  readonly issuer?: string | undefined;
  /** Quota of pushes per second and registry; no quota by default (AWS's default is 10). */
  readonly putImagePerSecond?: number | undefined;
  /**
   * How long DescribeImages, BatchGetImage, ListImages and DescribeImageScanFindings answer from the state before a push or PutImage, in ms;
   * default 0. Writes and the registry are consistent.
   */
  readonly lagMs?: number | undefined;
  /** Quota of GetAuthorizationToken calls per second and account; no quota by default (AWS's default is 20). */
  readonly authorizationTokensPerSecond?: number | undefined;
  /** How long DescribeImages does not know a tag that was just pushed, in ms; default 0. */
  readonly describeImagesLagMs?: number | undefined;
  /** How long the API takes to restore an archived image, in ms; default 0. */
  readonly restoreTimeMs?: number | undefined;
  /** Quota of tags on one image; default 1000, as in AWS, where it cannot be raised. */
  readonly tagsPerImage?: number | undefined;
  /** Whether the registry deletes manifests, tags and blobs on request, which ECR's does not; default false. */
  readonly allowsRegistryDeletes?: boolean | undefined;
  /** Where the folder for blobs is made, which `close` deletes; default the system's folder for temporary files. */
  readonly temporaryFolder?: string | undefined;
  /** Sees all calls of the APIs, for tests that check each of them. */
  readonly observe?: Observer | undefined;
  /** The time in ms since the epoch, for tests of what expires; default `Date.now`. */
  readonly now?: (() => number) | undefined;
};

/** A running local AWS. Methods that create or change something throw an Error that says what is wrong with the settings. */
export interface LocalAws {
  /** `http://127.0.0.1:PORT`, for AWS_ENDPOINT_URL: the APIs of all accounts and regions, and the default registry. */
  readonly endpoint: string;
  /** The default account. */
  readonly accountId: string;
  /** The default region. */
  readonly region: string;
  /** AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION and the keys of the default account's administrator. */
  readonly adminEnvironment: Environment;
  /** Host and port of the registry of an account and region; starts to listen for it where it is not the default one. */
  registryHost(accountId: string, region: string): Promise<string>;
  /** Creates an account, or changes its OIDC provider; returns the environment of its administrator. */
  createAccount(account: AccountSettings): { readonly accountId: string; readonly adminEnvironment: Environment };
  /** Creates a role, or replaces its policies. */
  createRole(role: RoleSettings): void;
  /** Creates a repository; throws where there is one of that name. */
  createRepository(repository: RepositorySettings): { readonly arn: string; readonly name: string };
  /** Sets an image's status or scan findings. */
  changeImage(change: ImageSettings): void;
  /** Starts a GitHub job; returns what its steps have in their environment. */
  startJob(claims?: JobClaims): JobEnvironment;
  /** What goes wrong with the next calls. */
  readonly faults: { add(fault: Fault): void; clear(): void };
  /**
   * Runs the hook when the next call of the operation arrives, before the call has any effect; the call goes on when the hook
   * has ended, and fails with status 500 where it throws. For what happens between two calls of the program under test.
   */
  onCall(service: ServiceName, operation: string, hook: Hook): void;
  /** Changes the delay before each answer, in ms. */
  setLatency(ms: number): void;
  /** Changes how long the reads of the ECR API lag behind pushes, in ms. */
  setLag(ms: number): void;
  /** The calls that were answered, oldest first. */
  readonly journal: { entries(): readonly JournalEntry[]; clear(): void };
  /** The images of a repository, oldest first; throws where there is no such repository. */
  images(accountId: string, region: string, repository: string): readonly ImageSummary[];
  /** Starts a registry that is not ECR's, on a port of its own; it ends with the local AWS. */
  plainRegistry(settings?: PlainRegistrySettings): Promise<RunningRegistry>;
  /** The images of a repository of such a registry, oldest first; none where nothing was pushed to it. */
  plainImages(host: string, repository: string): readonly ImageSummary[];
  /**
   * Sets to where a registry replicates what is pushed from now on, after how long (at once, where nothing is said), and whether that fails. A missing
   * repository comes to be at the destination; its policy is not asked.
   */
  setReplication(
    accountId: string,
    region: string,
    rules: readonly ReplicationRule[],
    manner?: ReplicationManner,
  ): void;
  /** Creates a repository of ECR Public; throws where the account has one of that name. */
  createPublicRepository(repository: PublicRepositorySettings): PublicRepository;
  /** Host and port of ECR Public's registry, which starts to listen when it is first asked for. */
  publicRegistryHost(): Promise<string>;
  /** The images of a public repository, oldest first; throws where there is no such repository. */
  publicImages(accountId: string, repository: string): readonly ImageSummary[];
  /** Closes all listeners and connections and deletes all blobs. */
  close(): Promise<void>;
}

/** Longest body of an API call, in bytes: a manifest of 4 MiB, escaped as JSON. */
const apiBodyLimit = 16 * 1024 * 1024;
const githubIssuer = 'https://token.actions.githubusercontent.com';

/** Starts a local AWS that listens on the loopback interface only. */
export async function startLocalAws(options: LocalAwsOptions = {}): Promise<LocalAws> {
  const { accountId = '123456789012', region = 'eu-west-1', issuer = githubIssuer, port = 0 } = options;
  checkAccountId(accountId);
  checkRegion(region);
  checkNumbers(options);
  const ending = new AbortController();
  const { latencyMs, lagMs, setLatency, setLag } = createDelays(options.latencyMs ?? 0, options.lagMs ?? 0);
  const faults = new Faults();
  const hooks = new Hooks();
  const journal = new Journal();
  const { observe, now = Date.now } = options;
  const conditions = { faults, hooks, journal, observe, latencyMs, now, signal: ending.signal };
  const listeners = new Listeners(conditions);
  const world: World = { ...(await emptyWorld(options, issuer)), ...hostsOf(() => world, listeners), lagMs };
  const route = (exchange: Exchange) => routeMain(world, controls, exchange);
  const main = await listeners.host(`${accountId}/${region}`, route, port).catch(async (error: unknown) => {
    await world.blobs.close();
    throw error;
  });
  const home = { endpoint: `http://${main}`, accountId, region };
  const controls: Controls = {
    ...home,
    ...manage(world, home),
    faults: { add: (fault: unknown) => faults.add(readFault(fault)), clear: () => faults.clear() },
    journal: { entries: () => journal.entries(), clear: () => journal.clear() },
    setLatency,
    setLag,
  };
  return {
    ...controls,
    onCall: (service, operation, hook) => {
      checkOperation(service, operation);
      hooks.add(service, operation, hook);
    },
    close: async () => {
      ending.abort();
      await listeners.close();
      await world.blobs.close();
    },
  };
}

/** Throws a FieldError for a number among the options that can't be meant. */
function checkNumbers(options: LocalAwsOptions): void {
  for (const name of ['latencyMs', 'lagMs', 'describeImagesLagMs', 'restoreTimeMs'] as const) {
    readMilliseconds({ [name]: options[name] ?? 0 }, name);
  }
  for (const name of ['putImagePerSecond', 'authorizationTokensPerSecond', 'tagsPerImage'] as const) {
    readOptionalWhole({ [name]: options[name] }, name, { min: 0 });
  }
}

async function emptyWorld(
  options: LocalAwsOptions,
  issuer: string,
): Promise<Omit<World, 'registryHost' | 'publicRegistryHost' | 'listen' | 'lagMs'>> {
  return {
    accounts: new Accounts(issuer),
    registries: new Registries('ecr'),
    replications: new Replications(),
    blobs: await createBlobStore(options.temporaryFolder ?? tmpdir()),
    downloads: new Downloads(),
    plainRegistries: new Map(),
    publicRegistries: new PublicRegistries(),
    idTokens: new IdTokens(issuer),
    rules: {
      putImagePerSecond: options.putImagePerSecond,
      authorizationTokensPerSecond: options.authorizationTokensPerSecond,
      describeImagesLagMs: options.describeImagesLagMs ?? 0,
      restoreTimeMs: options.restoreTimeMs ?? 0,
      tagsPerImage: options.tagsPerImage ?? 1000,
      allowsRegistryDeletes: options.allowsRegistryDeletes ?? false,
    },
    now: options.now ?? Date.now,
  };
}

/** The listeners as the services ask for them; `world` is what they serve. */
function hostsOf(
  world: () => World,
  listeners: Listeners,
): Pick<World, 'registryHost' | 'publicRegistryHost' | 'listen'> {
  return {
    publicRegistryHost: () => listeners.host('public', async (exchange) => publicRegistryCall(world(), exchange)),
    listen: (name, route, port) => listeners.host(name, route, port),
    registryHost: (accountId, region) =>
      listeners.host(`${accountId}/${region}`, async (exchange) =>
        routeRegistry(world(), exchange, { accountId, region }),
      ),
  };
}

/** The main endpoint tells the services apart by path and, at `/`, by the header that only the ECR API has. */
async function routeMain(world: World, controls: Controls, exchange: Exchange): Promise<Call | Answer> {
  if (isControlPath(exchange.path)) {
    return controlAnswer(controls, exchange, await readBody(exchange.body, apiBodyLimit));
  }
  if (isGithubPath(exchange.path)) {
    return githubCall(world.idTokens, exchange, world.now());
  }
  if (isS3Path(exchange.path)) {
    return s3Call(world, exchange);
  }
  if (exchange.path !== '/') {
    return routeRegistry(world, exchange, controls);
  }
  const body = await readBody(exchange.body, apiBodyLimit);
  replicateDue(world);
  if (isTargetOf(ecrApi, exchange)) {
    return jsonCall(ecrApi, { world, exchange, body });
  }
  if (isTargetOf(publicApi, exchange)) {
    return jsonCall(publicApi, { world: publicWorld(world), exchange, body });
  }
  return stsCall(world, exchange, body);
}

function routeRegistry(world: World, exchange: Exchange, { accountId, region }: Place): Call {
  replicateDue(world);
  if (exchange.path === '/v2' || exchange.path.startsWith('/v2/')) {
    return registryCall(world, exchange, { accountId, region });
  }
  throw new Refusal('NotFound', 404, `Nothing is served at ${exchange.path}`);
}
