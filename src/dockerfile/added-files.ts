import type { Stage } from './build-stages.ts';
import { declarationsOf } from './declarations.ts';
import { isHereDocument } from './here-documents.ts';
import { type Instruction, wordsOf } from './instruction.ts';
import { readShellWords, type Variables } from './shell-words.ts';

/** What is known of the variables of a stage besides its own declarations. */
export type VariableScope = {
  readonly escapeSign: string;
  /** The arguments in front of the first `FROM`, and the predefined ones. */
  readonly global: Variables;
  readonly given: Variables;
};

/**
 * What `ADD` fetches in a stage, as it is written: addresses, and words whose variables may make them one. Addresses with a
 * checksum are left out, unless `--keep-git-dir` adds what the checksum does not cover.
 */
export function fetchedFiles(stage: Stage, scope: VariableScope): readonly string[] {
  const variables = variablesOf(stage.below, scope);
  return stage.instructions.flatMap((instruction) => {
    declare(variables, instruction, scope);
    if (instruction.name !== 'ADD') return [];
    const expand = (word: string): string => expandKnown(word, variables, scope);
    const sources = wordsOf(instruction).slice(0, -1);
    return sources.filter((word) => !isHereDocument(word) && isFetched(expand(word), instruction, expand));
  });
}

/** The variables at the end of a stage. */
function variablesOf(stage: Stage | undefined, scope: VariableScope): Map<string, string> {
  if (stage === undefined) return new Map();
  const variables = variablesOf(stage.below, scope);
  for (const instruction of stage.instructions) declare(variables, instruction, scope);
  return variables;
}

function declare(variables: Map<string, string>, instruction: Instruction, scope: VariableScope): void {
  for (const { name, value } of declarationsOf(instruction, scope.escapeSign)) {
    const given = instruction.name === 'ARG' ? scope.given.get(name) : undefined;
    const known = given ?? (value === undefined ? scope.global.get(name) : expandKnown(value, variables, scope));
    if (known === undefined) variables.delete(name);
    else variables.set(name, known);
  }
}

/** A word in which unknown variables stay as they are written: a base image may set some that cannot be seen. */
function expandKnown(word: string, variables: Variables, { escapeSign }: Pick<VariableScope, 'escapeSign'>): string {
  return readShellWords(word, { escapeSign, keepsUnset: true }, variables)?.text ?? word;
}

/** The forms of addresses (dfgitutil and gitutil in BuildKit): with a scheme, or as `user@host:path`. */
const GIT = /^(git|ssh):\/\/|^https?:\/\/[^?#]*\.git(?=$|[?#])|^[\w-]+@[a-z0-9.-]+:/i;
const WEB = /^https?:\/\//;
const SCHEMES: readonly string[] = ['http://', 'https://', 'git://', 'ssh://'];

function isFetched(source: string, instruction: Instruction, expand: (word: string) => string): boolean {
  const [start = ''] = source.split('$', 1);
  const isUnsure = start !== source;
  const isAddress = GIT.test(source) || WEB.test(source);
  if (!isAddress) return isUnsure && (start.includes('@') || SCHEMES.some((scheme) => scheme.startsWith(start)));
  const [, checksum = ''] =
    /^checksum=(.*)$/.exec(instruction.flags.find((flag) => flag.startsWith('checksum=')) ?? '') ?? [];
  const keepsGit =
    instruction.flags.some((flag) => /^keep-git-dir(=true)?$/i.test(flag)) || source.includes('keep-git-dir');
  const form = GIT.test(source) ? /^([0-9a-f]{40}|[0-9a-f]{64})$/ : /^sha(256|384|512):[0-9a-f]{64,128}$/;
  return isUnsure || keepsGit || !form.test(expand(checksum));
}
