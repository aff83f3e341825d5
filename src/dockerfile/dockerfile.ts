import { fetchedFiles } from './added-files.ts';
import { readStages, usedStages } from './build-stages.ts';
import { declarationsOf } from './declarations.ts';
import { readText } from './dockerfile-text.ts';
import { parseReference } from './image-reference.ts';
import { type Instruction, wordsOf } from './instruction.ts';
import { expandWord, type Variables } from './shell-words.ts';
import { Unclear } from './unclear.ts';

/** What a Dockerfile takes from elsewhere. */
export type DockerfileSources = {
  /** References of the images that the Dockerfile builds on, copies from and mounts, and of its frontend; each once, sorted. */
  readonly images: readonly string[];
  /** What `ADD` fetches or may fetch without a checksum, as it is written. */
  readonly remoteFiles: readonly string[];
  /** Names of all arguments that the Dockerfile declares. */
  readonly argumentNames: readonly string[];
};

/** What is read of a Dockerfile, or why it cannot be told, as a sentence that goes on behind the file's name. */
export type DockerfileRead =
  | ({ readonly kind: 'known' } & DockerfileSources)
  | { readonly kind: 'unknown'; readonly reason: string };

/** A Dockerfile, and the build that it is read for. */
export type DockerfileQuestion = {
  readonly text: string;
  /** The stage that is built, by name or number; the last one where it is absent. */
  readonly target?: string;
  /** Build arguments that are given. */
  readonly given: Variables;
  /** Arguments that are there without being declared, `TARGETARCH` and so on. */
  readonly predefined: Variables;
  /** Whether the builder has but one frontend, as the one before BuildKit. */
  readonly isClassic?: boolean;
};

/**
 * Reads a Dockerfile (https://docs.docker.com/reference/dockerfile/) as far as it decides which images a build needs:
 * those of the target and of the stages that it uses. What Docker would refuse, and what only a later Docker knows, is
 * `unknown`.
 */
export function readDockerfile(question: DockerfileQuestion): DockerfileRead {
  try {
    return readKnown(question);
  } catch (error) {
    if (error instanceof Unclear) return { kind: 'unknown', reason: `line ${error.line} ${error.message}` };
    throw error;
  }
}

function readKnown(question: DockerfileQuestion): DockerfileRead {
  const { text, target, given, isClassic = false } = question;
  const { instructions, escapeSign, syntax } = readText(text);
  const frontend = isClassic ? undefined : (given.get('BUILDKIT_SYNTAX')?.trim().split(' ')[0] ?? syntax);
  if (frontend !== undefined && !isOwnFrontend(frontend))
    return { kind: 'unknown', reason: `it is read by the frontend ${frontend}, to which it may mean anything.` };
  const global = globalVariables(instructions, escapeSign, question);
  const stages = readStages(instructions, (word) => expandWord(word, global, escapeSign));
  const used = usedStages(stages, target);
  if (used === undefined)
    return { kind: 'unknown', reason: target === undefined ? 'it has no FROM.' : `it has no stage ${target}.` };
  const bases = used.flatMap(({ stage }) => (stage.below === undefined ? stage.base : []));
  const images = [...(frontend === undefined ? [] : [frontend]), ...bases, ...used.flatMap(({ images }) => images)];
  const scope = { escapeSign, global, given };
  return {
    kind: 'known',
    images: sortedOnce(images.filter((image) => image !== 'scratch')),
    remoteFiles: sortedOnce(used.flatMap(({ stage }) => fetchedFiles(stage, scope))),
    argumentNames: sortedOnce(
      instructions
        .filter(({ name }) => name === 'ARG')
        .flatMap((instruction) => declarationsOf(instruction, escapeSign).map(({ name }) => name)),
    ),
  };
}

function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** Whether a frontend is Docker's own, of whatever version; no other one is known here. */
function isOwnFrontend(frontend: string): boolean {
  const image = parseReference(frontend);
  return image?.host === 'docker.io' && /^docker\/dockerfile(-upstream)?$/.test(image.repository);
}

/**
 * The arguments that `FROM` can use: those in front of the first `FROM`, and the predefined ones.
 *
 * @throws Unclear
 */
function globalVariables(
  instructions: readonly Instruction[],
  escapeSign: string,
  { given, predefined, target }: DockerfileQuestion,
): Variables {
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  const above = first === -1 ? instructions : instructions.slice(0, first);
  checkStageArgument(
    instructions.filter(({ name }, index) => name === 'FROM' || index < above.length),
    target,
  );
  const all = new Map([...predefined].map(([name, value]) => [name, given.get(name) ?? value]));
  if (target !== undefined && predefined.size > 0) all.set('TARGETSTAGE', given.get('TARGETSTAGE') ?? target);
  for (const instruction of above) {
    if (instruction.name !== 'ARG') throw new Unclear(instruction.line, `is ${instruction.name} in front of any FROM.`);
    for (const { name, value } of declarationsOf(instruction, escapeSign)) {
      const known = given.get(name) ?? (value === undefined ? all.get(name) : expandWord(value, all, escapeSign));
      if (known !== undefined) all.set(name, known);
      else if (value !== undefined) throw new Unclear(instruction.line, `sets ${name} to what Docker refuses.`);
    }
  }
  return all;
}

/** Without a target, `TARGETSTAGE` is `default` for one version of BuildKit, and the name of the last stage for the next. */
function checkStageArgument(instructions: readonly Instruction[], target: string | undefined): void {
  const found = instructions.find((instruction) => wordsOf(instruction).some((word) => word.includes('TARGETSTAGE')));
  if (found !== undefined && target === undefined)
    throw new Unclear(found.line, 'uses TARGETSTAGE, which versions of Docker fill in another way.');
}
