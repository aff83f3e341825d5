import { formatSeconds } from '../lib/format.ts';
import type { Runner } from './runner.ts';

/** The runner of one of several tasks that go on side by side, whose lines are kept until they are shown as a whole. */
export type BufferedRunner = {
  readonly runner: Runner;
  /** The lines since the last call. */
  readonly take: () => readonly string[];
};

/**
 * A runner for one of several tasks: its lines are kept, so that those of several do not get mixed up; notices and warnings,
 * which show on the page of the run, are told at once, under the task's name. `now`: a clock in milliseconds.
 */
export function bufferedRunner(runner: Runner, name: string, now: () => number): BufferedRunner {
  let lines: readonly string[] = [];
  // No `push`: it takes each line for an argument, of which there cannot be so many.
  const add = (more: readonly string[]): void => {
    lines = lines.concat(more);
  };
  const all: Runner = {
    ...runner,
    info: (line) => add([line]),
    warning: (text) => runner.warning(`${name}: ${text}`),
    notice: (text) => runner.notice(`${name}: ${text}`),
    phase: async (_title, work) => {
      const start = now();
      const { value, sentence } = await work();
      add([`${sentence} (${formatSeconds((now() - start) / 1000)})`]);
      return value;
    },
    section: (title, section) => add([title, ...section]),
    quoting: async (work) => {
      const chunks: Buffer[] = [];
      try {
        return await work((chunk) => chunks.push(chunk));
      } finally {
        const text = Buffer.concat(chunks).toString('utf8');
        add(text.split(/\r?\n/).filter((line) => line.trim() !== ''));
      }
    },
  };
  const take = (): readonly string[] => {
    const said = lines;
    lines = [];
    return said;
  };
  return { runner: all, take };
}
