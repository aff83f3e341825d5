import { isCommitSha } from '../lib/commit-sha.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import type { InputReader } from './input-reader.ts';

/** A full SHA, in the lower case that git writes. */
export function parseCommit(text: string): Parsed<string> {
  const commit = text.toLowerCase();
  if (isCommitSha(commit)) return valid(commit);
  return invalid('is not a full commit SHA of 40 hexadecimal digits. `git rev-parse HEAD` prints one.');
}

/** The input `commit`, which has been read already where it is right: it decides what else the inputs come to. */
export function checkCommit(reader: InputReader): void {
  reader.optional('commit', parseCommit);
}
