import type { Cause } from './causes.ts';

/** What fails for want of space, by the words of the system or of the engine. */
const FAILED = [
  '\\b(?:p?writev?|copy_file_range|sendfile|fsync|sync|f?truncate|fallocate|mkdir(?:at)?|mknod|open(?:at)?|create|close|l?stat|link|symlink|rename|l?chown|chmod|l?setxattr|mount|fork/exec)(?: [^:]*)?',
  '(?:^|: )(?:failed to|error|cannot|could not) [^:]*',
  '\\bfailed',
  '^(?:failed to (?:solve|build)|Error response from daemon|ResourceExhausted)',
].join('|');

/** The runner's disk is full, as the engine itself says: what a step writes may be about another disk. */
export const DISK_FULL: Cause<unknown> = {
  code: 'disk-full',
  when: new RegExp(`(?:^|(?:${FAILED}): )no space left on device\\b`, 'i'),
  why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
  fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  example: 'write /var/lib/docker/tmp/layer: no space left on device',
};
