import type { Cause } from './causes.ts';

/** The runner's disk is full, as the engine itself says: what a step writes may be about another disk. */
export const DISK_FULL: Cause<unknown> = {
  code: 'disk-full',
  when: /(?:^|: )no space left on device\b/i,
  why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
  fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  example: 'write /var/lib/docker/tmp/layer: no space left on device',
};
