import { parseJson } from '../lib/json.ts';
import type { SecretValue } from '../plan/secret-masks.ts';
import { GIVEN_TWICE, type InputReader, onceForEachKey } from './input-reader.ts';
import { parseList } from './multi-line-list.ts';

/** A secret that the build mounts (https://docs.docker.com/build/building/secrets/). */
export type BuildSecret = { readonly id: string } & (
  | { readonly kind: 'value'; readonly value: string }
  /** The value of a variable of the step, by its name. */
  | { readonly kind: 'variable'; readonly name: string }
  /** The content of a file, by its path from the workspace. */
  | { readonly kind: 'file'; readonly path: string }
);

/** The sources of secrets besides the inputs. */
export type SecretSources = {
  readonly variables: Readonly<Record<string, string>>;
  /** The size of a file in bytes; `undefined` where there is none. */
  readonly sizeOf: (path: string) => number | undefined;
};

/** `secrets`, `secret-envs` and `secret-files`. What is missing or empty is a mistake, and no message holds a value. */
export function readSecrets(reader: InputReader, sources: SecretSources): readonly BuildSecret[] {
  const secrets = [
    ...readValues(reader),
    ...readPairs(reader, 'secret-envs', (pair) => readVariable(reader, pair, sources)),
    ...readPairs(reader, 'secret-files', (pair) => readFile(reader, pair, sources)),
  ];
  const { kept, contradicted } = onceForEachKey(secrets, ({ id }) => id);
  for (const id of contradicted) {
    const last = secrets.findLast((secret) => secret.id === id);
    reader.mistake(inputOf(last?.kind ?? 'value'), `${id} ${GIVEN_TWICE}`);
  }
  return kept;
}

function inputOf(kind: BuildSecret['kind']): string {
  switch (kind) {
    case 'value':
      return 'secrets';
    case 'variable':
      return 'secret-envs';
    case 'file':
      return 'secret-files';
  }
}

/** The values of these secrets. Files are left out: whoever wrote one knows which part of it is a secret. */
export function secretValues(
  secrets: readonly BuildSecret[],
  variables: Readonly<Record<string, string>>,
): readonly SecretValue[] {
  return secrets.flatMap((secret) => {
    const value = contentOf(secret, variables);
    return value === undefined ? [] : [{ id: secret.id, value }];
  });
}

function contentOf(secret: BuildSecret, variables: Readonly<Record<string, string>>): string | undefined {
  switch (secret.kind) {
    case 'value':
      return secret.value;
    case 'variable':
      return variables[secret.name];
    case 'file':
      return undefined;
  }
}

const EMPTY =
  'is empty: the secret it comes from is not set for this repository or environment, or this run may not have it ' +
  '(pull requests of forks and of Dependabot get none).';

function readValues(reader: InputReader): readonly BuildSecret[] {
  const { secrets, mistake } = parseSecrets(reader.text('secrets'));
  if (mistake !== undefined) reader.mistake('secrets', mistake);
  return secrets.flatMap(({ id, value }): BuildSecret[] => {
    if (value === '') reader.mistake('secrets', `${id} ${EMPTY}`);
    else if (Buffer.byteLength(value) > LONGEST_VALUE)
      reader.mistake(
        'secrets',
        `${id} has more than ${LONGEST_VALUE / 1024} KiB. Write it to a file, for secret-files.`,
      );
    else return [{ id, kind: 'value', value }];
    return [];
  });
}

/** Values go to Docker in a variable; Linux takes 128 KiB for one, its name included (execve, MAX_ARG_STRLEN). */
const LONGEST_VALUE = 120 * 1024;

type Pair = { readonly id: string; readonly value: string };

function readPairs(
  reader: InputReader,
  input: string,
  read: (pair: Pair) => BuildSecret | undefined,
): readonly BuildSecret[] {
  return parseList(reader.text(input)).items.flatMap((item) => {
    const pair = parsePair(item);
    if (pair === undefined) {
      reader.mistake(input, `"${item}" is not of the form ${input === 'secret-envs' ? 'ID=VARIABLE' : 'ID=path'}.`);
      return [];
    }
    return read(pair) ?? [];
  });
}

function readVariable(
  reader: InputReader,
  { id, value: name }: Pair,
  { variables }: SecretSources,
): BuildSecret | undefined {
  if (variables[name]) return { id, kind: 'variable', name };
  const what = variables[name] === undefined ? 'is not set. Set it under `env:` of this step.' : EMPTY;
  reader.mistake('secret-envs', `${id}: the variable ${name} ${what}`);
  return undefined;
}

function readFile(reader: InputReader, { id, value: path }: Pair, { sizeOf }: SecretSources): BuildSecret | undefined {
  const size = sizeOf(path);
  if (size) return { id, kind: 'file', path };
  const what = size === undefined ? 'is not there. Paths start at the workspace.' : 'is empty.';
  reader.mistake('secret-files', `${id}: the file ${path} ${what}`);
  return undefined;
}

function parsePair(text: string): Pair | undefined {
  const [, id, value] = /^([\w.-]+)=([\s\S]*)$/.exec(text) ?? [];
  return id === undefined || value === undefined ? undefined : { id, value };
}

/**
 * The secrets of the input `secrets`: `ID=value` a line. A value of several lines is quoted as a whole with its id
 * (`"ID=..."`, as in docker/build-push-action), stands between `ID<<END` and `END` (as in GITHUB_OUTPUT), or is a PEM
 * block behind `ID=`, which shows where it ends. Only the first mistake is told: by ids and numbers of lines, never by a
 * value.
 */
export function parseSecrets(text: string): { readonly secrets: readonly Pair[]; readonly mistake?: string } {
  const lines = text.split(/\r\n|\n|\r/);
  const secrets: Pair[] = [];
  for (let index = 0; index < lines.length; ) {
    const found = readSecret(lines, index);
    // The lines that follow are most likely the rest of a value, of which nothing may be told, not even as an id.
    if (found.kind === 'mistake') return { secrets, mistake: brokenJson(secrets.at(-1), index) ?? found.rule };
    if (found.kind === 'secret') secrets.push({ id: found.id, value: found.value });
    index += found.length;
  }
  return { secrets };
}

/** How a value of several lines is written. */
function severalLines(id: string): string {
  return (
    `A value of several lines is written as\n    ${id}<<END\n    ...\n    END\n` +
    `or with quotes around all of it, in which each quote of the value is doubled:\n    "${id}=..."`
  );
}

/** The mistake of JSON over several lines without quotes around it: its second line is the first one that is not right. */
function brokenJson(last: Pair | undefined, index: number): string | undefined {
  if (last === undefined || !/^\s*[[{]/.test(last.value) || parseJson(last.value) !== undefined) return undefined;
  return `${last.id} looks like JSON that goes on in line ${index + 1}. ${severalLines(last.id)}`;
}

type Found = { readonly length: number } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'secret'; readonly id: string; readonly value: string }
  | { readonly kind: 'mistake'; readonly rule: string }
);

function readSecret(lines: readonly string[], index: number): Found {
  const line = (lines[index] ?? '').trim();
  if (line === '' || line.startsWith('#')) return { kind: 'none', length: 1 };
  if (line.startsWith('"')) return readQuoted(lines, index);
  const [, id, delimiter] = /^([\w.-]+)<<(\S+)$/.exec(line) ?? [];
  if (id !== undefined && delimiter !== undefined) return readUntil(lines, index, { id, delimiter });
  const pair = parsePair(line);
  // Base64 ends like this: the line goes on with a value, and starts with no id.
  if (pair === undefined || /^=+$/.test(pair.value)) {
    const rule = `line ${index + 1} is not of the form ID=value. ${severalLines('ID')}`;
    return { kind: 'mistake', rule, length: 1 };
  }
  const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(pair.value) ?? [];
  if (label === undefined) return { kind: 'secret', ...pair, length: 1 };
  const end = indexOfLine(lines, `-----END ${label}-----`, index + 1);
  if (end < 0) return { kind: 'mistake', rule: `${pair.id} begins a PEM block that does not end.`, length: 1 };
  const value = [pair.value, ...lines.slice(index + 1, end + 1).map((text) => text.trim())].join('\n');
  return { kind: 'secret', id: pair.id, value: `${value}\n`, length: end - index + 1 };
}

function readUntil(
  lines: readonly string[],
  index: number,
  { id, delimiter }: { readonly id: string; readonly delimiter: string },
): Found {
  const end = indexOfLine(lines, delimiter, index + 1);
  if (end < 0) return { kind: 'mistake', rule: `${id} has no line ${delimiter} at its end.`, length: 1 };
  return { kind: 'secret', id, value: lines.slice(index + 1, end).join('\n'), length: end - index + 1 };
}

function indexOfLine(lines: readonly string[], wanted: string, from: number): number {
  for (let index = from; index < lines.length; index += 1) if (lines[index]?.trim() === wanted) return index;
  return -1;
}

/** `"ID=..."`, over as many lines as it takes; `""` inside is one quote. */
function readQuoted(lines: readonly string[], index: number): Found {
  const length = linesQuoted(lines, index);
  const text = lines.slice(index, index + length).join('\n');
  const pair = parsePair(/^"((?:[^"]|"")*)"$/.exec(text.trim())?.[1]?.replaceAll('""', '"') ?? '');
  if (pair === undefined) {
    const rule = `line ${index + 1} starts with a quote, but is not of the form "ID=value" with a quote at its end. ${severalLines('ID')}`;
    return { kind: 'mistake', rule, length: 1 };
  }
  return { kind: 'secret', ...pair, length };
}

/** How many lines it takes until each quote has another one. */
function linesQuoted(lines: readonly string[], index: number): number {
  let quotes = 0;
  for (let end = index; end < lines.length; end += 1) {
    quotes += (lines[end] ?? '').split('"').length - 1;
    if (quotes % 2 === 0) return end - index + 1;
  }
  return 1;
}
