import { type Instruction, wordsOf } from './instruction.ts';
import { mountSource } from './mount-sources.ts';
import { expandWord } from './shell-words.ts';
import { Unclear } from './unclear.ts';

/** A stage of a Dockerfile. */
export type Stage = {
  /** The name in lower case, as Docker compares names. */
  readonly name?: string;
  /** The word behind `FROM`, with its variables replaced. */
  readonly base: string;
  /** The stage that `base` names, where one above has that name. */
  readonly below?: Stage;
  /** The instructions that its base keeps for it (`ONBUILD`), and its own. */
  readonly instructions: readonly Instruction[];
};

/**
 * The stages of a Dockerfile. `resolve`: a word of `FROM` with its variables replaced.
 *
 * @throws Unclear
 */
export function readStages(
  instructions: readonly Instruction[],
  resolve: (word: string) => string | undefined,
): readonly Stage[] {
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  const stages: Stage[] = [];
  starts.forEach((start, index) => {
    const [from, ...own] = instructions.slice(start, starts[index + 1]);
    if (from === undefined) return;
    const { word, name } = readFrom(from);
    const base = resolve(word);
    if (base === undefined || base === '') throw new Unclear(from.line, `builds on ${word}, which is no image.`);
    // A stage can build only on one above it; the same name may also be that of an image.
    const below = stages.findLast((stage) => stage.name === base);
    const kept = below?.instructions.flatMap(({ trigger }) => trigger ?? []) ?? [];
    stages.push({
      ...(name === undefined ? {} : { name }),
      base,
      ...(below === undefined ? {} : { below }),
      instructions: [...kept, ...own],
    });
  });
  return stages;
}

function readFrom(from: Instruction): { readonly word: string; readonly name?: string } {
  const [word = '', as, name, ...more] = wordsOf(from);
  if (word !== '' && as === undefined) return { word };
  const lower = name?.toLowerCase() ?? '';
  if (as?.toLowerCase() !== 'as' || !/^[a-z][a-z0-9-_.]*$/.test(lower) || more.length > 0)
    throw new Unclear(from.line, 'is no FROM of the form FROM image AS name.');
  return { word, name: lower };
}

/** A stage, and the images that it copies from and mounts. */
export type UsedStage = { readonly stage: Stage; readonly images: readonly string[] };

/**
 * The stages that a target needs, itself among them, each once; `undefined` where there is no such target.
 *
 * @throws Unclear
 */
export function usedStages(stages: readonly Stage[], target: string | undefined): readonly UsedStage[] | undefined {
  const start = target === undefined ? stages.at(-1) : (findStage(stages, target) ?? stages[Number(target)]);
  const waiting = start === undefined ? [] : [start];
  const found = new Map<Stage, readonly string[]>();
  for (let stage = waiting.pop(); stage !== undefined; stage = waiting.pop()) {
    if (found.has(stage)) continue;
    const sources = stage.instructions.flatMap((instruction) => sourcesOf(instruction, stages));
    const images = sources.filter((source) => typeof source === 'string');
    found.set(stage, images);
    waiting.push(...sources.filter((source) => typeof source !== 'string'));
    if (stage.below !== undefined) waiting.push(stage.below);
  }
  return start && [...found].map(([stage, images]) => ({ stage, images }));
}

/** The last stage of that name. */
function findStage(stages: readonly Stage[], word: string): Stage | undefined {
  const name = word.toLowerCase();
  return stages.findLast((stage) => stage.name === name);
}

/** What `--from=` and `--mount=…,from=` name: stages, and images. */
function sourcesOf({ name, flags, line }: Instruction, stages: readonly Stage[]): readonly (Stage | string)[] {
  const valuesOf = (flag: string): readonly string[] =>
    flags.flatMap((text) => (text.startsWith(`${flag}=`) ? text.slice(flag.length + 1) : []));
  if (name === 'COPY') return valuesOf('from').flatMap((from) => (from === '' ? [] : copySource(from, line, stages)));
  if (name !== 'RUN') return [];
  const mounted = valuesOf('mount').map((mount) => mountSource(mount, line));
  return mounted.flatMap((from) => (from === '' ? [] : (findStage(stages, from) ?? from)));
}

/** The source of `COPY --from`, which takes numbers of stages too, but neither variables nor quotes. */
function copySource(from: string, line: number, stages: readonly Stage[]): Stage | string {
  if (expandWord(from, new Map()) !== from) throw new Unclear(line, `copies from ${from}, where no variables may be.`);
  if (!/^[+-]?\d+$/.test(from)) return findStage(stages, from) ?? from;
  const stage = stages[Number(from)];
  if (stage === undefined) throw new Unclear(line, `copies from stage ${from}, which there is not.`);
  return stage;
}
