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
  const lines: string[] = [];
  const all: Runner = {
    ...runner,
    info: (line) => void lines.push(line),
    warning: (text) => runner.warning(`${name}: ${text}`),
    notice: (text) => runner.notice(`${name}: ${text}`),
    phase: async (_title, work) => {
      const start = now();
      const { value, sentence } = await work();
      lines.push(`${sentence} (${formatSeconds((now() - start) / 1000)})`);
      return value;
    },
    section: (title, section) => void lines.push(title, ...section),
    quoting: async (work) => {
      const chunks: Buffer[] = [];
      try {
        return await work((chunk) => chunks.push(chunk));
      } finally {
        const text = Buffer.concat(chunks).toString('utf8');
        lines.push(...text.split(/\r?\n/).filter((line) => line.trim() !== ''));
      }
    },
  };
  return { runner: all, take: () => lines.splice(0) };
}
