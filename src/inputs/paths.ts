import { statSync } from 'node:fs';
import type { PathLookup } from './inputs.ts';

/** Says what is at a path of this machine, links followed. */
export const lookUpPath: PathLookup = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return 'missing';
  return found.isDirectory() ? 'directory' : 'file';
};
