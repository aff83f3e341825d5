import { readFlags } from './instruction-flags.ts';
import { Unclear } from './unclear.ts';
import { trimSpace, trimSpaceInFront, WORD_SEPARATOR } from './white-space.ts';

/** An instruction of a Dockerfile, taken apart. */
export type Instruction = {
  /** The line that the instruction starts on, from 1. */
  readonly line: number;
  /** In upper case: `COPY`. */
  readonly name: string;
  /** Its flags without the dashes, quotes removed. */
  readonly flags: readonly string[];
  /** The text behind the flags, as it is written. */
  readonly rest: string;
  /** The text behind the flags where it is a list in JSON. */
  readonly list?: readonly string[];
  /** The instruction that `ONBUILD` keeps for later. */
  readonly trigger?: Instruction;
};

/** All instructions (https://docs.docker.com/reference/dockerfile/#overview), with the flags that they take. */
const INSTRUCTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    ADD: ['checksum', 'chmod', 'chown', 'exclude', 'keep-git-dir', 'link', 'unpack'],
    ARG: [],
    CMD: [],
    COPY: ['chmod', 'chown', 'exclude', 'from', 'link', 'parents'],
    ENTRYPOINT: [],
    ENV: [],
    EXPOSE: [],
    FROM: ['platform'],
    HEALTHCHECK: ['interval', 'retries', 'start-interval', 'start-period', 'timeout'],
    LABEL: [],
    MAINTAINER: [],
    ONBUILD: [],
    RUN: ['device', 'mount', 'network', 'security'],
    SHELL: [],
    STOPSIGNAL: [],
    USER: [],
    VOLUME: [],
    WORKDIR: [],
  }),
);

/** Whether a line starts with the name of an instruction. */
export function isInstruction(content: string): boolean {
  return INSTRUCTIONS.has(splitName(content).name.toUpperCase());
}

/**
 * The instruction that a line is, with all lines that continue it.
 *
 * @throws Unclear
 */
export function toInstruction(content: string, line: number, escapeSign: string): Instruction {
  const { name: written, behind } = splitName(content);
  const name = written.toUpperCase();
  const known = INSTRUCTIONS.get(name);
  if (known === undefined)
    throw new Unclear(line, `starts with ${JSON.stringify(written)}, which is no instruction that is known here.`);
  const read = readFlags(behind, escapeSign);
  if (read === undefined) throw new Unclear(line, 'has flags that are not clear.');
  const other = read.flags.find((flag) => !known.includes(flag.replace(/=[\s\S]*$/, '')));
  if (other !== undefined)
    throw new Unclear(line, `has the flag --${other.replace(/=[\s\S]*$/, '')}, which is not known here for ${name}.`);
  const rest = trimSpace(read.rest);
  const list = ['RUN', 'COPY', 'ADD'].includes(name) ? readList(rest, line) : undefined;
  const plain = { line, name, flags: read.flags, rest, ...(list === undefined ? {} : { list }) };
  return name === 'ONBUILD' ? { ...plain, trigger: toTrigger(rest, line, escapeSign) } : plain;
}

function toTrigger(rest: string, line: number, escapeSign: string): Instruction {
  const name = splitName(rest).name.toUpperCase();
  if (['ONBUILD', 'FROM', 'MAINTAINER'].includes(name))
    throw new Unclear(line, `keeps ${name} for later, which Docker refuses.`);
  return toInstruction(rest, line, escapeSign);
}

function splitName(content: string): { readonly name: string; readonly behind: string } {
  const text = trimSpace(content);
  const [name = ''] = text.split(WORD_SEPARATOR, 1);
  return { name, behind: text.slice(name.length).replace(WORD_SEPARATOR, '') };
}

/** A list in JSON; `undefined` where it is other text. */
function readList(rest: string, line: number): readonly string[] | undefined {
  const text = trimSpaceInFront(rest);
  if (!text.startsWith('[')) return undefined;
  const list = parseList(text);
  if (list === undefined) {
    // Before 0.15 BuildKit did not look at what follows a list, in which there is no here-document.
    const ends = text.includes('<<') ? [...text.matchAll(/\]/g)].map(({ index }) => index + 1) : [];
    if (ends.some((end) => end < text.length && parseList(text.slice(0, end)) !== undefined))
      throw new Unclear(line, 'has further text behind its list.');
    return undefined;
  }
  if (!list.every((item) => typeof item === 'string')) throw new Unclear(line, 'has a list of more than texts.');
  return list;
}

function parseList(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}

/** The words of an instruction: the items of a list, or words between white space; quotes mean nothing here. */
export function wordsOf({ list, rest }: Pick<Instruction, 'list' | 'rest'>): readonly string[] {
  if (list !== undefined) return list;
  return rest === '' ? [] : rest.split(WORD_SEPARATOR);
}
