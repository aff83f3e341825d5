import { omitUndefined } from '../lib/omit-undefined.ts';
/** What the output of a failed `docker build` tells; what it does not tell is absent. */
export type BuildError = {
  /** The line of the Dockerfile, from 1. */
  readonly line?: number;
  /** The instruction that failed, on one line. */
  readonly instruction?: string;
  /** The last lines that the failed instruction wrote, at most ten. */
  readonly lastLines: readonly string[];
  /** The builder's own last word. */
  readonly message: string;
};

/**
 * Reads the end of a failed build's output, of BuildKit (which quotes the Dockerfile and marks the failed lines with
 * `>>>`) or of the classic builder (which counts steps).
 */
export function readBuildError(output: string): BuildError {
  const lines = output.split(/\r?\n/).map(withoutColours);
  return quotesDockerfile(lines) ? readBuildKitError(lines) : readClassicError(lines);
}

const QUOTED_LINE = /^\s*(\d+) \| >>> (.*)$/;

function quotesDockerfile(lines: readonly string[]): boolean {
  return lines.some((line) => QUOTED_LINE.test(line) || line.startsWith('ERROR: '));
}

function readBuildKitError(lines: readonly string[]): BuildError {
  const marked = lines.flatMap((line) => QUOTED_LINE.exec(line) ?? []);
  const quoted = lines.map((line) => QUOTED_LINE.exec(line)).filter((match) => match !== null);
  const number = Number(marked[1]);
  const instruction = quoted.map((match) => match[2]?.trim().replace(/\\$/, '').trim()).join(' ');
  // Between two rulers, behind a heading that starts with " > ", BuildKit repeats the end of the step's output.
  const heading = lines.findLastIndex((line) => /^ > \[?/.test(line));
  const ruler = lines.findIndex((line, index) => index > heading && /^-{6,}$/.test(line));
  const errors = lines.filter((line) => line.startsWith('ERROR: '));
  const section = heading < 0 || ruler < 0 ? [] : lines.slice(heading + 1, ruler);
  return {
    ...(Number.isInteger(number) ? { line: number } : {}),
    ...(instruction === '' ? {} : { instruction }),
    lastLines: section.slice(-10),
    message: lastErrorLine(errors.length > 0 ? errors : lines).replace(/^ERROR: /, ''),
  };
}

function readClassicError(lines: readonly string[]): BuildError {
  const step = lines.findLastIndex((line) => /^Step \d+\/\d+ : /.test(line));
  const instruction = lines[step]?.replace(/^Step \d+\/\d+ : /, '');
  const written =
    step < 0 ? [] : lines.slice(step + 1, -1).filter((line) => line.trim() !== '' && !/^ ---> /.test(line));
  const message = lastErrorLine(lines);
  const line = Number(/parse error (?:on|at) line (\d+)/.exec(message)?.[1]);
  return omitUndefined({
    ...(Number.isInteger(line) ? { line } : {}),
    instruction,
    lastLines: written.filter((text) => text !== message).slice(-10),
    message,
  });
}

/** Why caches were not written, of a build that succeeded all the same (`ignore-error=true`). */
export function cacheErrors(output: string): readonly string[] {
  const lines = output.split(/\r?\n/).map(withoutColours);
  const exports = lines.flatMap((line) => /^(#\d+) (?:\[[\w-]+\] )?exporting cache\b/.exec(line)?.[1] ?? []);
  return [...new Set(exports)].flatMap(
    (id) => lines.find((line) => line.startsWith(`${id} ERROR: `))?.slice(id.length + ' ERROR: '.length) ?? [],
  );
}

/** The last line that says something: neither blank nor the pointer to `--help` that follows an error of usage. */
export function lastErrorLine(output: string | readonly string[]): string {
  const lines = typeof output === 'string' ? output.split(/\r?\n/) : output;
  const line = lines.findLast((text) => text.trim() !== '' && !/^(See 'docker|Run 'docker|Usage:)/.test(text));
  return line?.trim() ?? '(nothing)';
}

/** The classic builder paints what a step writes to stderr. */
function withoutColours(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return line.replace(/\u001b\[[0-9;]*m/g, '');
}
