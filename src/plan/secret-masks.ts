/** A secret of a build, with what it holds. */
export type SecretValue = { readonly id: string; readonly value: string };

/** Stands for the 12 digits of an account that is not known yet. */
export const UNKNOWN_ACCOUNT = '000000000000';

/** The length of the shortest mask: a shorter text is in many words of logs and outputs. The runner has the same rule for parts of a secret. */
const SHORTEST_MASK = 6;

/**
 * The lines of a secret that the step may have hidden in the log; the runner hides each line by itself. Lines that are part of
 * an output are left out: GitHub leaves a job output out, without an error, that holds a hidden text (JobExtension.cs of
 * https://github.com/actions/runner). `outputs`: their texts, as far as they are known.
 */
export function masksOf(value: string, outputs: readonly string[]): readonly string[] {
  const isInOutput = (line: string): boolean => outputs.some((text) => isHiddenIn(text, line));
  return linesOf(value).filter(
    (line) => line.length >= SHORTEST_MASK && !isInOutput(line) && !isInOutput(inUnknownAccount(line)),
  );
}

/** The names of the outputs that hold a line of a secret, however short: GitHub hides every line of its own secrets. */
export function lostOutputs(value: string, outputs: Readonly<Record<string, string>>): readonly string[] {
  const lines = linesOf(value);
  return Object.keys(outputs).filter((name) => lines.some((line) => isHiddenIn(outputs[name] ?? '', line)));
}

/** A notice for each secret that outputs are lost for. It names the secret, and never its value. */
export function describeLostOutputs(
  secrets: readonly SecretValue[],
  outputs: Readonly<Record<string, string>>,
): readonly string[] {
  return secrets.flatMap(({ id, value }) => {
    const lost = lostOutputs(value, outputs);
    if (lost.length === 0) return [];
    const kept = Object.keys(outputs).filter((name) => !lost.includes(name));
    const isLong = linesOf(value).length > 1;
    return [
      `${isLong ? 'A line' : 'The value'} of the secret ${id} is part of the output${lost.length === 1 ? '' : 's'} ${lost.join(', ')}. ` +
        'Where it comes from secrets.*, or is hidden in the log for another reason, GitHub leaves job outputs ' +
        `(jobs.<id>.outputs) with these out, without an error. ${isLong ? ONE_LINE : 'Keep a value that is no secret in vars.* instead'}` +
        `${kept.length === 0 ? ': no output is without it.' : `, or hand on only outputs without it: ${kept.join(', ')}.`}`,
    ];
  });
}

const ONE_LINE = 'GitHub hides each line by itself: keep such a secret on one line, in Base64 for example';

/** The lines of a value, each once, as the runner hides them. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}

function isHiddenIn(text: string, line: string): boolean {
  return hiddenWith(line).some((hidden) => text.includes(hidden));
}

/**
 * The texts that the runner hides with a line: the line itself, the line without quotes around it, and the part behind a `&` (ValueEncoders.cs of
 * https://github.com/actions/runner; its other forms are in no output).
 */
function hiddenWith(line: string): readonly string[] {
  const [, unquoted = ''] = /^"(.{7,})"$/.exec(line) ?? [];
  const plus = line.indexOf('&+');
  const end = plus < 0 ? line.slice(line.lastIndexOf('&') + 1) : line.slice(plus + 3);
  return [line, ...[unquoted, end].filter((text) => text.length >= SHORTEST_MASK)];
}

/** A text with `UNKNOWN_ACCOUNT` in the place of account ids, as in an output whose account is not known yet. */
function inUnknownAccount(text: string): string {
  return text.replace(/(?<!\d)\d{12}(?!\d)/g, UNKNOWN_ACCOUNT);
}
