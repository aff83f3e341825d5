/**
 * Runs the action of this checkout the way a GitHub runner does: inputs, event and files by environment variables, main
 * and post as processes of their own, workflow commands obeyed, secrets masked. For demo, tests and benchmark.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

/** A variable set and its values. */
export type Variables = Readonly<Record<string, string>>;

/** What triggers the run. */
export type RunEvent = {
  readonly name: string;
  readonly sha: string;
  readonly ref: string;
  /** `owner/name` */
  readonly repository: string;
  readonly payload: object;
};

export type StepOptions = {
  /** As under `with:`; action.yml's defaults are added. */
  readonly inputs: Variables;
  readonly workspace: string;
  /** RUNNER_TEMP. */
  readonly temp: string;
  /** Added to what a runner sets; nothing else of this process's environment is passed on. */
  readonly environment?: Variables;
  readonly event?: Partial<RunEvent>;
  /** The folder with action.yml; default this checkout. */
  readonly action?: string;
  /** Put before the command line, for example to start it in a namespace. */
  readonly prefix?: readonly string[];
  /** Told the log line by line as a user of GitHub sees it. */
  readonly onLine?: (line: string) => unknown;
  /** Told the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
};

/** One part of a step, ended. */
export type PartResult = {
  readonly exitCode: number | null;
  /** What a user sees: commands obeyed, secrets masked. */
  readonly log: string;
  /** What the process wrote. */
  readonly raw: string;
  /** Texts that the runner was asked to hide. */
  readonly masks: readonly string[];
  /** `title: message` of each error annotation, and the file and line it points at. */
  readonly errors: readonly {
    readonly title: string;
    readonly message: string;
    readonly file?: string;
    readonly line?: string;
  }[];
  readonly warnings: readonly string[];
  readonly notices: readonly string[];
  readonly outputs: Variables;
  readonly state: Variables;
  /** Variables for later steps. */
  readonly exported: Variables;
  readonly summary: string;
};

/** Main, ended, and its post part, which can be run now; `state` is added to what main has saved. */
export type StepResult = PartResult & { post(state?: Variables): Promise<PartResult> };

const root = resolve(import.meta.dirname, '..');

/** The event of a push to main. */
export const PUSH: RunEvent = {
  name: 'push',
  sha: '0123456789abcdef0123456789abcdef01234567',
  ref: 'refs/heads/main',
  repository: 'octo-org/octo-repo',
  payload: {},
};

/** Runs main, and gives its post. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const action = options.action ?? root;
  const metadata = parse(await readFile(join(action, 'action.yml'), 'utf8'));
  const inputs: Record<string, string> = {};
  for (const [name, { default: value }] of Object.entries<{ default?: string }>(metadata.inputs))
    inputs[name] = value ?? '';
  const masks: string[] = [];
  const part = (file: string, state: Variables) =>
    runPart({ ...options, inputs: { ...inputs, ...options.inputs } }, join(action, file), state, masks);
  const main = await part(metadata.runs.main, {});
  return { ...main, post: (state = {}) => part(metadata.runs.post, { ...main.state, ...state }) };
}

const FILE_COMMANDS = ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_ENV', 'GITHUB_PATH', 'GITHUB_STEP_SUMMARY'];

async function runPart(options: StepOptions, file: string, state: Variables, masks: string[]): Promise<PartResult> {
  const folder = join(options.temp, '_runner_file_commands', randomUUID());
  await mkdir(folder, { recursive: true });
  const files = Object.fromEntries(FILE_COMMANDS.map((name) => [name, join(folder, name.toLowerCase())]));
  await Promise.all(Object.values(files).map((path) => writeFile(path, '')));
  const environment = {
    ...(await runnerEnvironment(options, folder)),
    ...files,
    ...options.environment,
    ...stateVariables(state),
  };
  const log = new RunnerLog(masks, options.onLine);
  const exitCode = await start([...(options.prefix ?? []), process.execPath, file], environment, options, log);
  const read = async (name: string): Promise<string> => await readFile(files[name] ?? '', 'utf8');
  const result = {
    exitCode,
    ...log.result(),
    outputs: parseFileCommand(await read('GITHUB_OUTPUT')),
    state: parseFileCommand(await read('GITHUB_STATE')),
    exported: parseFileCommand(await read('GITHUB_ENV')),
    summary: await read('GITHUB_STEP_SUMMARY'),
  };
  await rm(folder, { recursive: true });
  await recordMessages(result.errors);
  return result;
}

/** Where scripts/e2e.ts wants to know which messages users would have seen. */
const MESSAGES_FILE = process.env.E2E_MESSAGES ?? '';

async function recordMessages(errors: PartResult['errors']): Promise<void> {
  if (MESSAGES_FILE === '' || errors.length === 0) return;
  await appendFile(MESSAGES_FILE, errors.map(({ title, message }) => `${JSON.stringify([title, message])}\n`).join(''));
}

async function runnerEnvironment({ inputs, workspace, temp, event }: StepOptions, folder: string): Promise<Variables> {
  const { name, sha, ref, repository, payload } = { ...PUSH, ...event };
  const payloadFile = join(folder, 'event.json');
  await writeFile(payloadFile, JSON.stringify(payload));
  return {
    PATH: process.env.PATH ?? '',
    HOME: join(temp, 'home'),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: workspace,
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: payloadFile,
    GITHUB_SHA: sha,
    GITHUB_REF: ref,
    GITHUB_REPOSITORY: repository,
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    RUNNER_OS: 'Linux',
    RUNNER_TEMP: temp,
    ...Object.fromEntries(
      Object.entries(inputs).map(([key, value]) => [`INPUT_${key.replaceAll(' ', '_').toUpperCase()}`, value]),
    ),
  };
}

function stateVariables(state: Variables): Variables {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

function start(
  command: readonly string[],
  environment: Variables,
  options: StepOptions,
  log: RunnerLog,
): Promise<number | null> {
  const [file = '', ...args] = command;
  const child = spawn(file, args, { cwd: options.workspace, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
  options.onStart?.(child);
  child.stdout.on('data', (chunk: Buffer) => log.write(chunk));
  child.stderr.on('data', (chunk: Buffer) => log.write(chunk));
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      log.end();
      done(code);
    });
  });
}

/** Reads a file of `name=value` lines and of values over several lines between delimiters (GitHub's "environment files"). */
export function parseFileCommand(text: string): Variables {
  const values: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const delimited = /^(.+?)<<(.+)$/.exec(line);
    const plain = /^(.+?)=(.*)$/.exec(line);
    if (delimited?.[1] !== undefined && delimited[2] !== undefined) {
      const end = lines.indexOf(delimited[2], index);
      values[delimited[1]] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else if (plain?.[1] !== undefined) {
      values[plain[1]] = plain[2] ?? '';
    }
  }
  return values;
}

/**
 * What of a step's outputs reaches other jobs (`jobs.<id>.outputs`): the runner leaves out, without an error, what holds a hidden
 * text, and it hides each line of a text by itself (JobExtension.cs, ActionCommandManager.cs of actions/runner). `secrets`: those
 * that the workflow has from `secrets.*`, which are hidden from the start.
 */
export function jobOutputs({ outputs, masks }: PartResult, secrets: readonly string[] = []): Variables {
  const lines = [...masks, ...secrets].flatMap((text) => text.split(/[\r\n]+/).map((line) => line.trim()));
  const hidden = lines.filter((line) => line !== '');
  return Object.fromEntries(Object.entries(outputs).filter(([, text]) => !hidden.some((line) => text.includes(line))));
}

/** What a process wrote, and what of it a user of GitHub sees. */
class RunnerLog {
  readonly #masks: string[];
  readonly #onLine: ((line: string) => unknown) | undefined;
  readonly #errors: { title: string; message: string; file?: string; line?: string }[] = [];
  readonly #warnings: string[] = [];
  readonly #notices: string[] = [];
  readonly #shown: string[] = [];
  #raw = '';
  #rest = '';
  #resume: string | undefined;

  constructor(masks: string[], onLine: ((line: string) => unknown) | undefined) {
    this.#masks = masks;
    this.#onLine = onLine;
  }

  write(chunk: Buffer): void {
    const text = chunk.toString('utf8');
    this.#raw += text;
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#line(line);
  }

  end(): void {
    if (this.#rest !== '') this.#line(this.#rest);
    this.#rest = '';
  }

  result() {
    const { log, raw, masks, errors, warnings, notices } = {
      log: this.#shown.join('\n'),
      raw: this.#raw,
      masks: this.#masks,
      errors: this.#errors,
      warnings: this.#warnings,
      notices: this.#notices,
    };
    return { log, raw, masks, errors, warnings, notices };
  }

  #line(line: string): void {
    // Both forms that a runner obeys: the old one stands anywhere in a line.
    const command =
      /^\s*::([a-z-]+|[0-9a-f-]{36})(?: ([^:]*))?::(.*)$/.exec(line) ?? /##\[([a-z-]+)(?: ([^\]]*))?\](.*)$/.exec(line);
    if (this.#resume !== undefined) {
      if (command?.[1] === this.#resume) this.#resume = undefined;
      else this.#show(line);
    } else if (command === null) {
      this.#show(line);
    } else {
      this.#obey(command[1] ?? '', properties(command[2] ?? ''), unescaped(command[3] ?? ''));
    }
  }

  #obey(name: string, given: Variables, text: string): void {
    switch (name) {
      case 'add-mask':
        this.#masks.push(text);
        break;
      case 'stop-commands':
        this.#resume = text;
        break;
      case 'error': {
        const { title = '', file, line } = given;
        this.#errors.push({
          title,
          message: text,
          ...(file === undefined ? {} : { file }),
          ...(line === undefined ? {} : { line }),
        });
        this.#show(`Error: ${text}`);
        break;
      }
      case 'notice':
        this.#notices.push(text);
        break;
      case 'warning':
        this.#warnings.push(text);
        this.#show(`Warning: ${text}`);
        break;
      case 'group':
        this.#show(`▸ ${text}`);
        break;
      case 'endgroup':
      case 'debug':
        break;
      default:
        this.#show(`(unknown command) ::${name}::${text}`);
    }
  }

  #show(text: string): void {
    for (const line of text.split('\n')) {
      const masked = this.#masks.reduce((seen, mask) => (mask === '' ? seen : seen.replaceAll(mask, '***')), line);
      this.#shown.push(masked);
      this.#onLine?.(masked);
    }
  }
}

function properties(text: string): Variables {
  const pairs = text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 0
      ? []
      : [
          [
            pair.slice(0, at),
            unescaped(pair.slice(at + 1))
              .replaceAll('%3A', ':')
              .replaceAll('%2C', ','),
          ],
        ];
  });
  return Object.fromEntries(pairs);
}

function unescaped(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
