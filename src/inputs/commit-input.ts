import { isCommitSha } from '../lib/commit-sha.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import type { InputReader } from './input-reader.ts';

/** A full SHA, in the lower case that git writes. */
export function parseCommit(text: string): Parsed<string> {
  const commit = text.toLowerCase();
  if (isCommitSha(commit)) return valid(commit);
  return invalid('is not a full commit SHA of 40 hexadecimal digits. `git rev-parse HEAD` prints one.');
}

/** Notes a mistake in the input `commit`. A right one has been read already, as it decides what other inputs come to. */
export function checkCommit(reader: InputReader): void {
  reader.optional('commit', parseCommit);
}
