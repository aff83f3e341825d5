import { withoutEnd } from '../lib/without-end.ts';
import { endOf, hereDocumentsOf } from './here-documents.ts';
import { type Instruction, isInstruction, toInstruction } from './instruction.ts';
import { readDirectives } from './parser-directives.ts';
import { Unclear } from './unclear.ts';
import { trimSpaceInFront } from './white-space.ts';

/** The instructions of a Dockerfile and what its directives say. */
export type DockerfileText = {
  readonly instructions: readonly Instruction[];
  readonly escapeSign: string;
  readonly syntax?: string;
};

/**
 * Takes a Dockerfile apart just as BuildKit does (frontend/dockerfile/parser there): lines that are continued, comments,
 * here-documents.
 *
 * @throws Unclear where BuildKit refuses a line, or one version of BuildKit reads it in another way than the next
 */
export function readText(text: string): DockerfileText {
  const directives = readDirectives(text);
  if (directives === undefined) throw new Unclear(1, 'starts directives that are not clear.');
  const lines = text.replace(/^\uFEFF/, '').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const instructions: Instruction[] = [];
  for (let index = 0; index < lines.length; ) {
    const { content, next } = readLine(lines, index, directives.escapeSign);
    const line = index + 1;
    index = next;
    if (content === undefined) continue;
    const instruction = toInstruction(content, line, directives.escapeSign);
    instructions.push(instruction);
    if (mayHoldDocuments(instruction, content))
      index = behindDocuments({ content, line, next }, lines, directives.escapeSign);
  }
  return { ...directives, instructions };
}

type Line = {
  /** The line with all lines that continue it; `undefined` where it is empty or a comment. */
  readonly content: string | undefined;
  /** The index of the line behind them. */
  readonly next: number;
};

function readLine(lines: readonly string[], from: number, escapeSign: string): Line {
  const continued = escapeSign === '`' ? /(^|[^`])`[ \t]*$/ : /(^|[^\\])\\[ \t]*$/;
  const first = withoutComment(trimSpaceInFront(withoutLineEnd(lines[from])));
  if (first === '') return { content: undefined, next: from + 1 };
  let content = first.replace(continued, '$1');
  let isContinued = continued.test(first);
  let next = from + 1;
  while (isContinued && next < lines.length) {
    // White space in front of what continues a line belongs to it.
    const more = withoutComment(withoutLineEnd(lines[next]));
    next += 1;
    if (trimSpaceInFront(more) === '') continue;
    isContinued = continued.test(more);
    content += more.replace(continued, '$1');
  }
  return { content, next };
}

function withoutLineEnd(line = ''): string {
  return withoutEnd(line, '\r\n');
}

function withoutComment(line: string): string {
  return trimSpaceInFront(line).startsWith('#') ? '' : line;
}

function mayHoldDocuments({ trigger, ...own }: Instruction, content: string): boolean {
  const { name, list } = trigger ?? own;
  return ['RUN', 'COPY', 'ADD'].includes(name) && list === undefined && content.includes('<<');
}

/** The index of the line behind the here-documents of an instruction. `line`: the instruction's number; `next`: the index behind its line. */
function behindDocuments(
  { content, line, next: from }: { readonly content: string; readonly line: number; readonly next: number },
  lines: readonly string[],
  escapeSign: string,
): number {
  const documents = hereDocumentsOf(content);
  if (documents === undefined) throw new Unclear(line, 'has a here-document that Docker refuses.');
  let next = from;
  for (const document of documents) {
    const end = endOf(document, lines, next);
    if (end === -1) throw new Unclear(line, `starts the here-document ${document.name}, which does not end.`);
    if (!isRefused(lines.slice(next, end + 1), escapeSign))
      throw new Unclear(line, `starts the here-document ${document.name}, which may as well be instructions.`);
    next = end + 1;
  }
  return next;
}

/**
 * Whether a here-document is refused where it is taken for instructions, as by versions of BuildKit that know no
 * here-documents, or none with a blank behind `<<`: then no image can come of that reading.
 */
function isRefused(lines: readonly string[], escapeSign: string): boolean {
  for (let index = 0; index < lines.length; ) {
    const { content, next } = readLine(lines, index, escapeSign);
    index = next;
    if (content === undefined) continue;
    if (!isInstruction(content)) return true;
    if (content.includes('<<')) return false;
  }
  return false;
}
