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
 * `>>>`) or of the classic builder (which counts steps). What a step writes may look like either's own lines.
 */
export function readBuildError(output: string): BuildError {
  const lines = linesOf(output);
  return isClassic(lines) ? readClassicError(lines) : readBuildKitError(lines);
}

/** The names of the steps that failed, as BuildKit heads what it repeats of their output: `[stage 2/3] RUN ...`. */
export function failedSteps(output: string): readonly string[] {
  const lines = linesOf(output);
  return headingsIn(lines).map((at) => nameAt(lines, at));
}

function linesOf(output: string): readonly string[] {
  return output.split(/\r?\n/).map(withoutColours);
}

const BUILDKIT_LINE = /^#\d+ /;
const CLASSIC_LINE = /^(Step \d+\/\d+ : |Sending build context to Docker daemon|DEPRECATED: The legacy builder)/;
/** The end of the classic builder's word for a command that failed. BuildKit has other words, in other quotes. */
const COMMAND_ENDED = /' returned a non-zero code: \d+$/;

/** The first line that only one of the builders writes tells which it was: whatever looks like one later may be a step's. */
function isClassic(lines: readonly string[]): boolean {
  if (COMMAND_ENDED.test(lastErrorLine(lines))) return true;
  const sign = lines.find((line) => BUILDKIT_LINE.test(line) || CLASSIC_LINE.test(line));
  return sign === undefined ? !lines.some((line) => line.startsWith('ERROR: ')) : CLASSIC_LINE.test(sign);
}

function readBuildKitError(lines: readonly string[]): BuildError {
  const end = lines.findLastIndex((line) => line.startsWith('ERROR: '));
  const before = lines.slice(0, end < 0 ? lines.length : end);
  const message = end < 0 ? lastErrorLine(lines) : buildKitMessage(lines.slice(end));
  if (CHECKS_FAILED.test(message)) {
    const checks = checksIn(before);
    return omitUndefined({ line: checks[0]?.line, lastLines: checks.map(({ text }) => text), message });
  }
  return omitUndefined({ ...quotedPlace(before), lastLines: repeatedLines(before), message });
}

/** BuildKit's word where the Dockerfile asks that checks are errors. */
export const CHECKS_FAILED = /lint violation found for rules: /;

/** One of BuildKit's checks that a Dockerfile does not pass (https://docs.docker.com/reference/build-checks/). */
export type BuildCheck = {
  readonly rule: string;
  /** What BuildKit says, with the rule and the line. */
  readonly text: string;
  /** The line of the Dockerfile, from 1. */
  readonly line?: number;
};

/** The checks that a build did not pass, as BuildKit lists them at its end. */
export function failedChecks(output: string): readonly BuildCheck[] {
  return checksIn(linesOf(output));
}

function checksIn(lines: readonly string[]): readonly BuildCheck[] {
  const heading = lines.findLastIndex((line) => /^\s*\d+ warnings? found\b/.test(line));
  // What a step writes has the number of the step before it.
  const own =
    heading < 0 || lines.slice(heading).some((line) => BUILDKIT_LINE.test(line)) ? [] : lines.slice(heading + 1);
  return own.flatMap((line) => {
    const [, text, rule, number] = /^ - ((\w+): .*?(?: \(line (\d+)\))?)$/.exec(line) ?? [];
    if (text === undefined || rule === undefined) return [];
    return [omitUndefined({ rule, text, line: number === undefined ? undefined : Number(number) })];
  });
}

/** BuildKit's error; git's own reason, where an address was fetched, stands below it. */
function buildKitMessage([first = '', next, reason = '']: readonly string[]): string {
  const message = first.replace(/^ERROR: /, '').trim();
  return next === 'stderr:' ? `${message} ${reason.trim()}` : message;
}

const RULER = /^-{20}$/;
const QUOTED_LINE = /^\s*(\d+) \|(?: >>> (.*)|\s)/;

/** The line that the last quotation of a Dockerfile marks; the quotation stands right before the error, between two rulers. */
function quotedPlace(before: readonly string[]): Pick<BuildError, 'line' | 'instruction'> {
  const last = before.findLastIndex((line) => line.trim() !== '');
  if (!RULER.test(before[last] ?? '')) return {};
  const first = before.findLastIndex((line, index) => index < last && !QUOTED_LINE.test(line));
  const marked = before.slice(first + 1, last).flatMap((line) => {
    const [, number, text] = QUOTED_LINE.exec(line) ?? [];
    return text === undefined ? [] : [{ number: Number(number), text: text.trim().replace(/\\$/, '').trim() }];
  });
  const [{ number } = { number: undefined }] = marked;
  const instruction = marked.map(({ text }) => text).join(' ') || undefined;
  return omitUndefined({ line: number, instruction });
}

/** The end of the failed step's output, which BuildKit repeats between two short rulers. */
function repeatedLines(before: readonly string[]): readonly string[] {
  const heading = headingsIn(before).at(-1);
  const end = before.lastIndexOf(SHORT_RULER);
  return heading === undefined ? [] : before.slice(heading + 1, end).slice(-10);
}

const SHORT_RULER = '------';

/**
 * The lines with a failed step's name. A step that writes in pieces may well write such a line itself, but then with a name
 * of no step, as far as the names of steps are in the end of a long output.
 */
function headingsIn(lines: readonly string[]): readonly number[] {
  const progress = lines.findLastIndex((line) => BUILDKIT_LINE.test(line));
  const names = new Set(lines.map((line) => line.replace(BUILDKIT_LINE, '')));
  const found = [...lines.keys()].filter(
    (at) => at > progress && lines[at - 1] === SHORT_RULER && lines[at]?.startsWith(' > '),
  );
  const known = found.filter((at) => names.has(nameAt(lines, at)));
  return known.length > 0 ? known : found;
}

function nameAt(lines: readonly string[], at: number): string {
  return (lines[at] ?? '').replace(/^ > /, '').replace(/:$/, '');
}

/** The heading of a step of the classic builder. */
const HEADING = /^Step \d+\/\d+ : /;

function readClassicError(lines: readonly string[]): BuildError {
  const step = lines.findLastIndex((line) => HEADING.test(line));
  const instruction = lines[step]?.replace(HEADING, '');
  const { written, message } = splitClassic(linesAt(lines, step), instruction);
  const line = Number(/parse error (?:on|at) line (\d+)/.exec(message)?.[1]);
  return omitUndefined({
    ...(Number.isInteger(line) ? { line } : {}),
    instruction,
    lastLines: written.filter(isSaid).slice(-10),
    message,
  });
}

/** Lines that the classic builder writes by itself. */
const OWN_LINE = /^( ---> |DEPRECATED: |Sending build context |Step \d+\/\d+ : )/;

function isSaid(line: string): boolean {
  return line.trim() !== '' && !OWN_LINE.test(line);
}

/**
 * The lines of a step: those that follow its heading; where none do, those right before it, or before the first heading of all:
 * steps and errors come by two pipes, of which a busy machine may well read the second one first.
 */
function linesAt(lines: readonly string[], step: number): readonly string[] {
  const after = lines.slice(step + 1);
  if (step < 0 || after.some(isSaid)) return after;
  const before = lines.slice(0, step);
  const rightBefore = before.slice(before.findLastIndex((line) => !isSaid(line)) + 1);
  if (rightBefore.length > 0) return rightBefore;
  const first = lines.findIndex((line) => HEADING.test(line));
  return lines.slice(0, first).filter(isSaid);
}

/**
 * What a step wrote, and the builder's last word on it. Only a command writes; any other failure is told by the first line, as
 * text of a server may follow, and a failure before the first step by the line that says so.
 */
function splitClassic(
  lines: readonly string[],
  instruction: string | undefined,
): { readonly written: readonly string[]; readonly message: string } {
  const text = lines.join('\n').trimEnd();
  if (COMMAND_ENDED.test(text)) {
    const start = text.lastIndexOf("The command '");
    const message = trimmedLines(text.slice(start)).join(' ');
    return { written: text.slice(0, start).split('\n'), message };
  }
  const own = instruction === undefined ? /^unable to prepare context: / : /^(COPY|ADD) failed: /;
  const isCommand = instruction !== undefined && !/^(COPY|ADD) /.test(instruction);
  const message = (isCommand ? undefined : lines.find((line) => own.test(line))) ?? lastErrorLine(lines);
  const written = instruction === undefined ? [] : lines.slice(0, lines.lastIndexOf(message));
  return { written, message };
}

/** The lines that hold anything, without white space around them. */
function trimmedLines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Why caches were not written, of a build that succeeded all the same (`ignore-error=true`). */
export function cacheErrors(output: string): readonly string[] {
  const lines = output.split(/\r?\n/).map(withoutColours);
  const exports = lines.flatMap((line) => /^(#\d+) (?:\[[\w-]+\] )?exporting cache\b/.exec(line)?.[1] ?? []);
  return [...new Set(exports)].flatMap(
    (id) => lines.find((line) => line.startsWith(`${id} ERROR: `))?.slice(id.length + ' ERROR: '.length) ?? [],
  );
}

/** The last line that says something: neither blank nor the help that follows an error of usage. */
export function lastErrorLine(output: string | readonly string[]): string {
  const lines = typeof output === 'string' ? output.split(/\r?\n/) : output;
  const usage = lines.findLastIndex((text) => /^Usage: {2}docker /.test(text));
  const told = usage < 0 ? lines : lines.slice(0, usage);
  const line = told.findLast((text) => text.trim() !== '' && !/^(See 'docker|Run 'docker|Usage:)/.test(text));
  return line?.trim() ?? '(nothing)';
}

/** The classic builder paints what a step writes to stderr. */
function withoutColours(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
  return line.replace(/\u001b\[[0-9;]*m/g, '');
}
