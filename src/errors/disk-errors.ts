import type { Cause, Explanation } from './causes.ts';
import { Failure } from './failure.ts';

/** Operations that fail for want of space, in the words of the system or of the engine. */
const FAILED = [
  '\\b(?:p?writev?|copy_file_range|sendfile|fsync|sync|f?truncate|fallocate|mkdir(?:at)?|mknod|open(?:at)?|create|close|l?stat|link|symlink|rename|l?chown|chmod|l?setxattr|mount|fork/exec)(?: [^:]*)?',
  '(?:^|: )(?:failed to|error|cannot|could not) [^:]*',
  '\\bfailed',
  '^(?:failed to (?:solve|build)|Error response from daemon|ResourceExhausted)',
].join('|');

/** The runner's disk is full, as the engine itself says: the output of a step may be about another disk. */
export const DISK_FULL: Cause<unknown> = {
  code: 'disk-full',
  when: new RegExp(`(?:^|(?:${FAILED}): )no space left on device\\b`, 'i'),
  why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
  fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  example: 'write /var/lib/docker/tmp/layer: no space left on device',
};

/** Why a file of the step's own could not be written, by the code of Node.js; `undefined` for all else. */
export function explainFileError(thrown: unknown): Failure | undefined {
  if (typeof thrown !== 'object' || thrown === null || !('syscall' in thrown) || !('code' in thrown)) return undefined;
  const explanation = FILE_CAUSES.find(({ codes }) => codes.includes(String(thrown.code)))?.explanation;
  if (explanation === undefined || !WRITING.test(String(thrown.syscall))) return undefined;
  const place = 'path' in thrown ? `${thrown.path}` : 'A file of this step';
  const said = 'message' in thrown ? `${thrown.message}` : `${thrown.code}`;
  return new Failure({ ...explanation, what: `${place} could not be written. ${said}` }, { cause: thrown });
}

/** The calls of the system by which a step writes files of its own. */
const WRITING = /^(?:open|write|mkdir|mkdtemp|rename|symlink|link|copyfile|cp|chmod|fsync|close|ftruncate)$/;

const FILE_CAUSES: readonly { readonly codes: readonly string[]; readonly explanation: Explanation }[] = [
  {
    codes: ['ENOSPC', 'EDQUOT'],
    explanation: {
      code: 'disk-full',
      why: 'the disk that RUNNER_TEMP is on is full, or its quota is used up.',
      fix: 'free space before this step (`docker system prune --all --force`), or use a larger runner.',
    },
  },
  {
    codes: ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EISDIR'],
    explanation: {
      code: 'folder-not-writable',
      why: 'RUNNER_TEMP, or a folder in it, is read-only, belongs to another user, or is a file.',
      fix: 'let the user of the runner write there; on a self-hosted runner: sudo chown -R USER FOLDER',
    },
  },
];
