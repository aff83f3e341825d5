import type { Cause } from './causes.ts';

/** The runner's disk is full, whoever says so. */
export const DISK_FULL: Cause<unknown> = {
  code: 'disk-full',
  when: /no space left on device/i,
  in: 'output',
  why: "the runner's disk is full: layers and caches of earlier builds, or a large build context.",
  fix: 'free space before this step (`docker system prune --all --force`), use a .dockerignore, or a larger runner.',
  example: 'write /var/lib/docker/tmp/layer: no space left on device',
};
