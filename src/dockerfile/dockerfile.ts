import { expandWord } from './dockerfile-variables.ts';

/** What a Dockerfile takes from elsewhere, as far as its text tells. */
export type DockerfileSources = {
  /** References of the images that it builds on, copies from and mounts, and of its frontend; each once, sorted. */
  readonly images: readonly string[];
  /** Words for what should be an image, but holds a variable that cannot be resolved. */
  readonly unresolved: readonly string[];
  /** Addresses that `ADD` fetches without a checksum. */
  readonly remoteFiles: readonly string[];
  /** Names of all arguments that it declares. */
  readonly argumentNames: readonly string[];
};

/** A Dockerfile, and the build that it is read for. */
export type DockerfileQuestion = {
  readonly text: string;
  /** The stage that is built, by name or number; the last one where it is absent. */
  readonly target?: string;
  /** Build arguments that are given. */
  readonly given: ReadonlyMap<string, string>;
  /** Arguments that are there without being declared, `TARGETARCH` and so on. */
  readonly predefined: ReadonlyMap<string, string>;
};

/**
 * Reads a Dockerfile (https://docs.docker.com/reference/dockerfile/) just as far as it decides which images a build needs:
 * those of the target and of the stages that it uses. What Docker would refuse is passed over.
 */
export function readDockerfile(question: DockerfileQuestion): DockerfileSources {
  const { directives, instructions } = readInstructions(question.text);
  const scope = globalScope(instructions, question);
  const stages = readStages(instructions);
  const used = usedStages(stages, question.target, (word) => expandWord(word, scope) ?? word);
  const frontend = question.given.get('BUILDKIT_SYNTAX') ?? directives.get('syntax');
  const words = [
    ...(frontend === undefined ? [] : [{ isExpanded: false, word: frontend }]),
    ...used.flatMap(({ external }) => external),
  ];
  const images = words.flatMap(({ isExpanded, word }) => (isExpanded ? (expandWord(word, scope) ?? []) : word));
  return {
    images: sortedOnce(images.filter((image) => image !== '' && image !== 'scratch')),
    unresolved: sortedOnce(
      words.filter(({ isExpanded, word }) => isExpanded && !expandWord(word, scope)).map(({ word }) => word),
    ),
    remoteFiles: sortedOnce(used.flatMap(({ instructions }) => instructions.flatMap(remoteFilesOf))),
    argumentNames: sortedOnce(
      instructions
        .filter(({ name }) => name === 'ARG')
        .flatMap(({ words }) => words.map((word) => argumentOf(word).name)),
    ),
  };
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** One instruction: `COPY`, its flags without the dashes, and its other words as they are written. */
type Instruction = { readonly name: string; readonly flags: readonly string[]; readonly words: readonly string[] };

type Text = { readonly directives: ReadonlyMap<string, string>; readonly instructions: readonly Instruction[] };

/** Puts continued lines together, and passes over comments and here-documents. */
function readInstructions(text: string): Text {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const directives = readDirectives(lines);
  const continued = directives.get('escape') === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
  const instructions: Instruction[] = [];
  let open = '';
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trimStart();
    // Docker passes over these inside of an instruction, too.
    if (line === '' || line.startsWith('#')) continue;
    if (continued.test(line)) {
      open += line.replace(continued, '$1');
      continue;
    }
    const whole = open + line;
    open = '';
    instructions.push(toInstruction(whole));
    for (const end of hereDocuments(whole)) index = endOf(lines, end, index + 1);
  }
  if (open !== '') instructions.push(toInstruction(open));
  return { directives, instructions };
}

/** https://docs.docker.com/reference/dockerfile/#parser-directives */
function readDirectives(lines: readonly string[]): ReadonlyMap<string, string> {
  const directives = new Map<string, string>();
  for (const line of lines[0]?.startsWith('#!') ? lines.slice(1) : lines) {
    const [, name, value] = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/.exec(line.trim()) ?? [];
    if (name === undefined || value === undefined) break;
    directives.set(name.toLowerCase(), value);
  }
  return directives;
}

function toInstruction(line: string): Instruction {
  const [name = '', ...rest] = splitWords(line);
  const first = rest.findIndex((word) => !word.startsWith('--'));
  const flags = first === -1 ? rest : rest.slice(0, first);
  const words = first === -1 ? [] : rest.slice(first);
  return { name: name.toUpperCase(), flags: flags.map((flag) => flag.slice(2)), words };
}

/** Splits at white space outside of quotes; the quotes stay. */
function splitWords(line: string): readonly string[] {
  return line.match(/(?:\\[\s\S]|"(?:\\[\s\S]|[^"\\])*"|'[^']*'|[^\s"'\\]|["'\\])+/g) ?? [];
}

type HereDocument = { readonly name: string; readonly isIndented: boolean };

/** The here-documents that start on a line (https://docs.docker.com/reference/dockerfile/#here-documents). */
function hereDocuments(line: string): readonly HereDocument[] {
  if (!/^(ONBUILD\s+)?(RUN|COPY|ADD)\s/i.test(line)) return [];
  return splitWords(line).flatMap((word) => {
    const [, dash, name] = /^\d*<<(-?)([^<]+)$/.exec(word) ?? [];
    return name === undefined ? [] : [{ name: name.replaceAll(/["']/g, ''), isIndented: dash === '-' }];
  });
}

/** Where a here-document ends; the last line where it does not. */
function endOf(lines: readonly string[], { name, isIndented }: HereDocument, from: number): number {
  const found = lines.findIndex(
    (line, index) => index >= from && (isIndented ? line.replace(/^\t+/, '') : line) === name,
  );
  return found === -1 ? lines.length : found;
}

/** The arguments that `FROM` can use: those in front of the first one, and those that are always there. */
function globalScope(instructions: readonly Instruction[], { given, predefined }: DockerfileQuestion) {
  const scope = new Map(predefined);
  for (const { name, words } of instructions) {
    if (name === 'FROM') break;
    if (name !== 'ARG') continue;
    for (const word of words) {
      const { name, value } = argumentOf(word);
      const known = given.get(name) ?? (value === undefined ? undefined : expandWord(value, scope));
      if (known !== undefined) scope.set(name, known);
    }
  }
  return scope;
}

function argumentOf(word: string): { readonly name: string; readonly value?: string } {
  const [, name = word, value] = /^([^=]*)=([\s\S]*)$/.exec(word) ?? [];
  return value === undefined ? { name } : { name, value };
}

/** A word that names a stage or an image. */
type Source = { readonly word: string; readonly isExpanded: boolean };

type Stage = {
  /** In lower case, as Docker compares them. */
  readonly name?: string;
  readonly base: Source;
  readonly others: readonly Source[];
  readonly instructions: readonly Instruction[];
};

function readStages(instructions: readonly Instruction[]): readonly Stage[] {
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  return starts.map((start, index) => {
    const [from, ...own] = instructions.slice(start, starts[index + 1]);
    const [base = '', as, name] = from?.words ?? [];
    return {
      ...(as?.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
      base: { word: base, isExpanded: true },
      others: own.flatMap(sourcesOf).map((word) => ({ word, isExpanded: false })),
      instructions: own,
    };
  });
}

/** What `--from=` and `--mount=…,from=` name; Docker takes no variables there. */
function sourcesOf({ name, flags }: Instruction): readonly string[] {
  return flags.map(unquoted).flatMap((flag) => {
    if (name === 'COPY' && flag.startsWith('from=')) return [flag.slice('from='.length)];
    if (name !== 'RUN' || !flag.startsWith('mount=')) return [];
    const fields = flag.slice('mount='.length).split(',').map(unquoted);
    return fields.filter((field) => field.startsWith('from=')).map((field) => field.slice('from='.length));
  });
}

function unquoted(text: string): string {
  return text.replaceAll(/["']/g, '');
}

function remoteFilesOf({ name, flags, words }: Instruction): readonly string[] {
  if (name !== 'ADD' || flags.some((flag) => flag.startsWith('checksum='))) return [];
  return words.slice(0, -1).filter((word) => /^(https?|git|ssh):\/\/|^git@/.test(word));
}

/** The target's stage and all that it needs, each with what it takes from outside of the Dockerfile. */
function usedStages(stages: readonly Stage[], target: string | undefined, resolve: (word: string) => string) {
  const start = target === undefined ? stages.length - 1 : findStage(stages, target);
  const waiting = start === -1 ? stages.map((_stage, index) => index) : [start];
  const found = new Map<number, { external: Source[]; instructions: readonly Instruction[] }>();
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    const stage = stages[index];
    if (stage === undefined || found.has(index)) continue;
    const external: Source[] = [];
    found.set(index, { external, instructions: stage.instructions });
    // A stage can build only on one above it; the same name may also be that of an image.
    const base = findStage(stages.slice(0, index), resolve(stage.base.word), false);
    if (base === -1) external.push(stage.base);
    else waiting.push(base);
    for (const source of stage.others) {
      const other = findStage(stages, source.word);
      if (other === -1) external.push(source);
      else waiting.push(other);
    }
  }
  return [...found.values()];
}

/** The number of a stage by its name or, except behind `FROM`, its number; -1 where there is none. */
function findStage(stages: readonly Stage[], word: string, byNumber = true): number {
  const named = stages.findLastIndex(({ name }) => name === word.toLowerCase());
  if (named !== -1 || !byNumber || !/^\d+$/.test(word)) return named;
  return Number(word) < stages.length ? Number(word) : -1;
}
