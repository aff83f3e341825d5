import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { exec } from '@actions/exec';
import { commandStalled, dockerMissing } from '../errors/engine-errors.ts';
import { killFamily } from './child-processes.ts';
import { ProcessOutput } from './process-output.ts';
import { RegistryTraffic, registryOf } from './registry-traffic.ts';
import { STALL_LIMITS, type StallLimits, sentBytes, watchCommand } from './stall-watch.ts';

/** How a docker process ended. */
export type Finished = {
  /** Whether it exited with 0. The exit code alone decides: docker writes its progress to stderr. */
  readonly succeeded: boolean;
  /** The exit code; `null` where a signal ended the process. */
  readonly exitCode: number | null;
  /** The end of what docker wrote to stdout, at most 1 Mi characters. */
  readonly stdout: string;
  /** The end of what docker wrote to both streams, in the order of arrival, at most 64 Ki characters. */
  readonly tail: string;
};

/** Docker's command line. */
export interface Docker {
  /** The folder that docker runs in, from which relative paths count. */
  readonly workspace: string;
  /** Runs a command without showing anything; one that does not answer within a minute is ended, and failed. */
  capture(args: readonly string[]): Promise<Finished>;
  /** Runs a command and shows what it writes while it writes it. */
  stream(args: readonly string[], more?: StreamOptions): Promise<Finished>;
}

/** Options of one command. */
export type StreamOptions = {
  /** Variables for this command alone. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Given each chunk that the command writes. */
  readonly listen?: (chunk: Buffer) => void;
};

/** What docker is run with. */
export type DockerOptions = {
  /** The folder that docker runs in. */
  readonly workspace: string;
  /** All variables of its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Shows what a program writes while `work` runs it. */
  readonly quoting: <T>(work: (write: (chunk: Buffer) => void) => Promise<T>) => Promise<T>;
  /** For tests, which wait less. */
  readonly limits?: StallLimits;
};

/** The docker command of this machine. Only this file and actions/post.ts start docker. */
export function dockerCli(options: DockerOptions): Docker {
  const { workspace, variables, quoting, limits = STALL_LIMITS } = options;
  const run = { workspace, variables, limits };
  return {
    workspace,
    capture: (args) => captureDocker(args, run),
    stream: (args, { variables: own = {}, listen } = {}) =>
      quoting((write) => {
        const show = (chunk: Buffer): void => {
          write(chunk);
          listen?.(chunk);
        };
        return streamDocker(args, { ...run, variables: { ...variables, ...own }, show });
      }),
  };
}

type RunOptions = Required<Pick<DockerOptions, 'workspace' | 'variables' | 'limits'>>;

/** Runs a command without showing anything; an engine that hangs must not keep a job for hours. */
async function captureDocker(args: readonly string[], options: RunOptions): Promise<Finished> {
  const { answerSeconds } = options.limits;
  const output = new ProcessOutput();
  const timer = AbortSignal.timeout(answerSeconds * 1000);
  const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: timer });
  const tail = `docker ${args[0]} gave no answer in ${answerSeconds} seconds`;
  return isEnded ? { succeeded: false, exitCode: null, stdout: '', tail } : finished(output, exitCode);
}

/**
 * Runs a command and shows what it writes; ends it where the engine does not answer any more, or a push moves nothing.
 *
 * @throws Failure `docker-not-running`, `push-failed`
 */
async function streamDocker(
  args: readonly string[],
  options: RunOptions & { readonly show: (chunk: Buffer) => void },
): Promise<Finished> {
  const output = new ProcessOutput(options.show);
  const [done, stalled] = [new AbortController(), new AbortController()];
  const capture = (...question: readonly string[]) => captureDocker(question, options);
  const isPushing = (): boolean => args[0] === 'push' || PUSHING.test(output.tail);
  const traffic = new RegistryTraffic(registryOf(imageIn(args)));
  traffic.watch(done.signal, isPushing).catch(() => {});
  const watch = watchCommand({
    limits: options.limits,
    signal: done.signal,
    look: () => {
      const atMs = performance.now();
      return { atMs, written: output.news, sent: sentBytes(), stillMs: traffic.stillMs(atMs) };
    },
    // A builder elsewhere may well do without an engine.
    answers: async () => args.some(isBuilderFlag) || (await capture('version')).exitCode !== null,
    isPushing,
    isHere: async () => (await capture('info', '--format', '{{.Name}}')).stdout.trim() === hostname(),
  }).then((stall) => {
    if (stall !== undefined) stalled.abort();
    return stall;
  });
  const { exitCode, isEnded } = await runProcess(args, { ...options, output, end: stalled.signal }).finally(() =>
    done.abort(),
  );
  if (isEnded) throw commandStalled((await watch) ?? 'engine', { args, ...options.limits });
  return finished(output, exitCode);
}

/** The name that is pushed, or the first one that a build gives. */
function imageIn(args: readonly string[]): string {
  return (args[0] === 'push' ? args[1] : args[args.indexOf('--tag') + 1]) ?? '';
}

function isBuilderFlag(flag: string): boolean {
  return flag.startsWith('--builder');
}

/** The last words of BuildKit while it pushes. */
const PUSHING = /pushing (?:layers|manifest)[^\n]*\s*$/;

function finished({ stdout, tail }: ProcessOutput, exitCode: number | null): Finished {
  return { succeeded: exitCode === 0, exitCode, stdout, tail };
}

type ProcessOptions = RunOptions & {
  readonly output: ProcessOutput;
  /** Ends it. */
  readonly end: AbortSignal;
};

/** The variable by which the process of one command is found: `@actions/exec` does not tell its id. */
const COMMAND_MARK = 'ECR_BUILD_PUSH_COMMAND';

/** How long a command that was killed may take to be gone; elsewhere than on Linux it is not found, and left behind. */
const KILLED_COMMAND_MS = 2_000;

/** Runs docker until it has ended and its whole output was read. */
async function runProcess(
  args: readonly string[],
  { workspace, variables, limits, output, end }: ProcessOptions,
): Promise<{ readonly exitCode: number | null; readonly isEnded: boolean }> {
  const mark = randomUUID();
  // Typed as a number, but null after a signal.
  const run: Promise<number | null> = exec('docker', [...args], {
    cwd: workspace,
    env: { ...variables, [COMMAND_MARK]: mark },
    silent: true,
    ignoreReturnCode: true,
    delay: limits.drainSeconds * 1000,
    listeners: { stdout: output.out, stderr: output.error },
  });
  const killed = new Promise<null>((resolve) => {
    const kill = (): void => {
      killFamily({ mark: `${COMMAND_MARK}=${mark}` });
      setTimeout(() => resolve(null), KILLED_COMMAND_MS).unref();
    };
    end.addEventListener('abort', kill, { once: true });
    run.finally(() => end.removeEventListener('abort', kill)).catch(() => undefined);
  });
  try {
    return { exitCode: await Promise.race([run, killed]), isEnded: end.aborted };
  } catch (error) {
    throw explainStart(error);
  }
}

function explainStart(error: unknown): unknown {
  const isMissing = error instanceof Error && /Unable to locate executable file/.test(error.message);
  return isMissing ? dockerMissing(error) : error;
}

/** The sources of docker's environment. */
export type DockerEnvironment = {
  /** The variables of the step. */
  readonly variables: Readonly<Record<string, string>>;
  /** The folder of the configuration, where it is not the user's. */
  readonly configDirectory?: string | undefined;
  /** When the commit was made, where that is known. */
  readonly commitDate?: Date | undefined;
};

/**
 * The variables for docker: those of the step without its inputs and without the means to get ID tokens, which docker
 * and its plugins have no use for, and without a choice of builder: images are built by the engine's own.
 *
 * The commit's date becomes SOURCE_DATE_EPOCH, unless the workflow sets one: BuildKit dates an image by it, so that the
 * same commit built again is the same image (https://reproducible-builds.org/specs/source-date-epoch/).
 */
export function dockerVariables({
  variables,
  configDirectory,
  commitDate,
}: DockerEnvironment): Readonly<Record<string, string>> {
  const { BUILDX_BUILDER: _builder, ...kept } = withoutInputs(variables);
  return {
    ...(commitDate === undefined ? {} : { SOURCE_DATE_EPOCH: String(Math.floor(commitDate.getTime() / 1000)) }),
    ...kept,
    ...(configDirectory === undefined ? {} : { DOCKER_CONFIG: configDirectory }),
    // Provenance would turn a single image into an index, which Lambda and scanners refuse.
    BUILDX_NO_DEFAULT_ATTESTATIONS: '1',
    DOCKER_CLI_HINTS: 'false',
  };
}

/** The variables without the inputs and states of this step, and without the means to get ID tokens. */
export function withoutInputs(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const kept = Object.entries(variables).filter(([name]) => !/^(INPUT_|STATE_|ACTIONS_ID_TOKEN_REQUEST_)/.test(name));
  return Object.fromEntries(kept);
}

/** How long a credential helper may take: some ask a service. */
const HELPER_MS = 20_000;

/**
 * What a credential helper of docker answers for a registry, as JSON; empty where it has nothing, or is not there. The answer holds
 * a secret.
 */
export async function askCredentialHelper(
  helper: string,
  registry: string,
  variables: Readonly<Record<string, string>>,
): Promise<string> {
  return await new Promise((resolve) => {
    const options = { env: variables, timeout: HELPER_MS };
    const child = execFile(`docker-credential-${helper}`, ['get'], options, (error, stdout) =>
      resolve(error ? '' : stdout),
    );
    // One that ends without reading breaks the pipe.
    child.stdin?.on('error', () => {});
    child.stdin?.end(registry);
  });
}
