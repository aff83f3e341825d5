import { exec } from '@actions/exec';
import { dockerMissing } from '../errors/engine-errors.ts';

/** How a docker process ended. */
export type Finished = {
  /** Whether it exited with 0. The exit code alone decides: docker writes its progress to stderr. */
  readonly succeeded: boolean;
  /** Its exit code; `null` where a signal ended it. */
  readonly exitCode: number | null;
  /** The end of what it wrote to stdout, at most 1 Mi characters. */
  readonly stdout: string;
  /** The end of what it wrote to both streams, in the order of arrival, at most 64 Ki characters. */
  readonly tail: string;
};

/** Docker's command line. */
export interface Docker {
  /** Runs a command without showing anything; one that does not answer within a minute is ended, and failed. */
  capture(args: readonly string[]): Promise<Finished>;
  /** Runs a command and shows what it writes while it writes it. */
  stream(args: readonly string[], more?: StreamOptions): Promise<Finished>;
}

/** Options of one command. */
export type StreamOptions = {
  /** Variables for this command alone. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Given each chunk that it writes. */
  readonly listen?: (chunk: Buffer) => void;
};

const STDOUT_LENGTH = 1024 * 1024;
const TAIL_LENGTH = 64 * 1024;

/** What docker is run with. */
export type DockerOptions = {
  /** The folder it runs in. */
  readonly workspace: string;
  /** All variables of its environment. */
  readonly variables: Readonly<Record<string, string>>;
  /** Shows what a program writes while `work` runs it. */
  readonly quoting: <T>(work: (write: (chunk: Buffer) => void) => Promise<T>) => Promise<T>;
};

/** The docker command of this machine. The only file that starts docker. */
export function dockerCli(options: DockerOptions): Docker {
  const run = (args: readonly string[], more: Partial<RunOptions>): Promise<Finished> =>
    runDocker(args, { ...options, show: () => {}, ...more });
  return {
    capture: (args) => Promise.race([run(args, {}), late(args)]),
    stream: (args, { variables = {}, listen } = {}) =>
      options.quoting((write) => {
        const show = (chunk: Buffer): void => {
          write(chunk);
          listen?.(chunk);
        };
        return run(args, { show, variables: { ...options.variables, ...variables } });
      }),
  };
}

type RunOptions = Pick<DockerOptions, 'workspace' | 'variables'> & { readonly show: (chunk: Buffer) => void };

async function runDocker(args: readonly string[], { workspace, variables, show }: RunOptions): Promise<Finished> {
  let stdout = '';
  let tail = '';
  const listen = (chunk: Buffer): void => {
    tail = (tail + chunk.toString('utf8')).slice(-TAIL_LENGTH);
    show(chunk);
  };
  const listenOut = (chunk: Buffer): void => {
    stdout = (stdout + chunk.toString('utf8')).slice(-STDOUT_LENGTH);
    listen(chunk);
  };
  try {
    // Typed as a number, but null after a signal.
    const exitCode: number | null = await exec('docker', [...args], {
      cwd: workspace,
      env: { ...variables },
      silent: true,
      ignoreReturnCode: true,
      listeners: { stdout: listenOut, stderr: listen },
    });
    return { succeeded: exitCode === 0, exitCode, stdout, tail };
  } catch (error) {
    throw explainStart(error);
  }
}

const ANSWER_SECONDS = 60;

/** How a command ends that says nothing: an engine that hangs must not keep a job for hours. */
function late(args: readonly string[]): Promise<Finished> {
  const tail = `docker ${args[0]} gave no answer in ${ANSWER_SECONDS} seconds`;
  return new Promise((resolve) => {
    const end = (): void => resolve({ succeeded: false, exitCode: null, stdout: '', tail });
    // A command that has answered long ago must not hold the process up.
    setTimeout(end, ANSWER_SECONDS * 1000).unref();
  });
}

function explainStart(error: unknown): unknown {
  const isMissing = error instanceof Error && /Unable to locate executable file/.test(error.message);
  return isMissing ? dockerMissing(error) : error;
}

/** What the environment of docker is made from. */
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
