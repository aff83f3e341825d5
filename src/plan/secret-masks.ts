/** A secret of a build, with what it holds. */
export type SecretValue = { readonly id: string; readonly value: string };

/** Stands for the 12 digits of an account that is not known yet. */
export const UNKNOWN_ACCOUNT = '000000000000';

/** A shorter text is in many words of a log, and of outputs; the runner's own rule for parts of a secret. */
const SHORTEST_MASK = 6;

/**
 * What of a secret the step may have hidden in the log, line by line, as the runner hides each line by itself. What is part of
 * an output is not: GitHub leaves a job output out, without an error, that holds a hidden text (JobExtension.cs of
 * https://github.com/actions/runner). `outputs`: their texts, as far as they are known.
 */
export function masksOf(value: string, outputs: readonly string[]): readonly string[] {
  const isInOutput = (line: string): boolean => outputs.some((text) => isHiddenIn(text, line));
  return linesOf(value).filter(
    (line) => line.length >= SHORTEST_MASK && !isInOutput(line) && !isInOutput(inUnknownAccount(line)),
  );
}

/** The names of the outputs that hold a line of a secret, however short: GitHub hides all of its own secrets. */
export function lostOutputs(value: string, outputs: Readonly<Record<string, string>>): readonly string[] {
  const lines = linesOf(value);
  return Object.keys(outputs).filter((name) => lines.some((line) => isHiddenIn(outputs[name] ?? '', line)));
}

/** A notice for each secret that outputs are lost for. It names the secret, never what it holds. */
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

/** Each line once, as the runner takes it. */
function linesOf(value: string): readonly string[] {
  const lines = value.split(/[\r\n]+/).map((line) => line.trim());
  return [...new Set(lines)].filter((line) => line !== '');
}

function isHiddenIn(text: string, line: string): boolean {
  return hiddenWith(line).some((hidden) => text.includes(hidden));
}

/**
 * What the runner hides with a text: itself, without quotes around it, and what stands behind a `&` (ValueEncoders.cs of
 * https://github.com/actions/runner; its other forms are in no output).
 */
function hiddenWith(line: string): readonly string[] {
  const [, unquoted = ''] = /^"(.{7,})"$/.exec(line) ?? [];
  const plus = line.indexOf('&+');
  const end = plus < 0 ? line.slice(line.lastIndexOf('&') + 1) : line.slice(plus + 3);
  return [line, ...[unquoted, end].filter((text) => text.length >= SHORTEST_MASK)];
}

/** A text as it would be in an output with an account that is not known yet. */
function inUnknownAccount(text: string): string {
  return text.replace(/(?<!\d)\d{12}(?!\d)/g, UNKNOWN_ACCOUNT);
}
