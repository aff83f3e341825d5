import * as core from '@actions/core';
import { describeProblem, type Problem } from '../errors/failure.ts';
import { formatSeconds, type Timing } from '../lib/format.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { Quotation } from './quotation.ts';

/** The result of a phase: its value, and the sentence that tells it in the log. */
export type Outcome<T> = { readonly value: T; readonly sentence: string };

/** Everything that this step says to the runner: log, outputs, state and variables. */
export interface Runner {
  info(line: string): void;
  warning(text: string): void;
  /** A line that also shows on the page of the run. */
  notice(text: string): void;
  debug(text: string): void;
  /** Hides this text in all logs of the job from now on. */
  mask(secret: string): void;
  /** Does a part of the step as a group of the log, then tells its outcome and how long it took. */
  phase<T>(title: string, work: () => Promise<Outcome<T>>): Promise<T>;
  /** Does a part of the step that shows by itself what it does; only its time is told, in the summary. */
  timed<T>(title: string, work: () => Promise<T>): Promise<T>;
  /** Shows lines that were written before as a group of the log. */
  section(title: string, lines: readonly string[]): void;
  /** Shows what a program writes, without letting it give commands to the runner. */
  quoting<T>(work: (write: (chunk: Buffer) => void) => Promise<T>): Promise<T>;
  /** Keeps a text for the step's post part. */
  saveState(name: string, value: string): void;
  /** Sets a variable for later steps of the job. */
  exportVariable(name: string, value: string): void;
  setOutputs(outputs: Readonly<Record<string, string>>): void;
  writeSummary(markdown: string): Promise<void>;
  /** Reports the failure and makes the step red; also while a program's output is quoted. */
  fail(problem: Problem): void;
  /** How long each phase took so far. */
  timings(): readonly Timing[];
  /** The phases that are at work, the innermost first. */
  atWork(): readonly string[];
  /** Ends quotations and groups that are open, so that the runner obeys and shows again; for a step that ends in the middle of one. */
  close(): void;
}

/** Options of a runner. */
export type RunnerOptions = {
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Whether there is a file for job summaries: old GitHub Enterprise Servers and some local runners have none. */
  readonly hasSummary: boolean;
  /** The address of the page that says more about each problem. */
  readonly troubleshooting: string;
};

/** The runner of GitHub Actions, by @actions/core. */
export function actionsRunner({ now, hasSummary, troubleshooting }: RunnerOptions): Runner {
  const quotation = new Quotation((text) => process.stdout.write(text));
  // Whatever tells the runner something has to be obeyed, also in the middle of what a program writes.
  const command = (tell: () => void): void => quotation.aside(tell);
  return {
    info: (line) => core.info(withoutCommands(line)),
    warning: (text) => command(() => core.warning(text)),
    notice: (text) => command(() => core.notice(text)),
    debug: (text) => command(() => core.debug(text)),
    mask: (secret) => {
      if (secret !== '') command(() => core.setSecret(secret));
    },
    ...timingRunner(now, command),
    section: (title, lines) =>
      command(() => {
        core.startGroup(title);
        for (const line of lines) core.info(withoutCommands(line));
        core.endGroup();
      }),
    quoting: (work) => quotation.around(work),
    saveState: (name, value) => command(() => core.saveState(name, value)),
    exportVariable: (name, value) => command(() => core.exportVariable(name, value)),
    setOutputs: (outputs) =>
      command(() => {
        for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
      }),
    writeSummary: async (markdown) => {
      if (hasSummary) await writeSummary(markdown);
    },
    close: () => quotation.end(),
    fail: (problem) => {
      quotation.end();
      annotate(problem, troubleshooting);
    },
  };
}

/** The methods that do parts of the step, and how long these took. */
function timingRunner(
  now: () => number,
  command: (tell: () => void) => void,
): Pick<Runner, 'phase' | 'timed' | 'timings' | 'atWork'> {
  const timings: Timing[] = [];
  const working: string[] = [];
  const measure = async <T>(title: string, work: () => Promise<T>): Promise<{ value: T; seconds: number }> => {
    const start = now();
    working.unshift(title);
    const value = await work().finally(() => working.splice(working.indexOf(title), 1));
    const seconds = (now() - start) / 1000;
    timings.push({ title, seconds });
    return { value, seconds };
  };
  const inGroup = async <T>(title: string, work: () => Promise<T>): Promise<T> => {
    command(() => core.startGroup(title));
    try {
      return await work();
    } finally {
      command(core.endGroup);
    }
  };
  return {
    phase: async (title, work) => {
      const { value: outcome, seconds } = await measure(title, () => inGroup(title, work));
      core.info(withoutCommands(`${outcome.sentence} (${formatSeconds(seconds)})`));
      return outcome.value;
    },
    timed: async (title, work) => (await measure(title, work)).value,
    timings: () => timings,
    atWork: () => working,
  };
}

async function writeSummary(markdown: string): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch (error) {
    core.warning(`There is no job summary: ${error instanceof Error ? error.message : error}`);
  }
}

/**
 * A text that the runner only shows. It takes commands from each line that starts with `::`, be it behind white space, and from
 * anything behind `##[` (https://github.com/actions/runner, ActionCommand.cs); both are spelled a little differently here.
 */
function withoutCommands(text: string): string {
  return text.replaceAll('##[', '# #[').replace(COMMAND_KEY, '$1: ');
}

/** With the lines and the white space of .NET, to which U+0085 is one and U+2028 ends none. */
const COMMAND_KEY = /(?<=^|[\r\n])((?:[^\S\r\n]|\x85)*):(?=:)/g;

function annotate(problem: Problem, troubleshooting: string): void {
  const { file, line } = problem.location ?? {};
  process.exitCode = 1;
  core.error(
    describeProblem(problem, troubleshooting),
    omitUndefined({
      title: problem.code,
      file,
      startLine: line,
    }),
  );
}
