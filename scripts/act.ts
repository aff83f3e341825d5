import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The version of nektos/act that is installed where there is none. */
const VERSION = 'v0.2.89';
const FOLDER = resolve(import.meta.dirname, '../.cache/bin');

/**
 * The path of `act`, which runs workflows on this machine: the one on PATH, the one that was installed before, or one
 * that is built now by Go; `undefined` where there is no Go either.
 */
export function provideAct(log: (line: string) => void): string | undefined {
  const found = find('act') ?? (existsSync(join(FOLDER, 'act')) ? join(FOLDER, 'act') : undefined);
  if (found !== undefined) return found;
  const go = find('go');
  if (go === undefined) return undefined;
  log(`Building act ${VERSION} with Go, once (into ${FOLDER})`);
  const env = { ...process.env, GOBIN: FOLDER, GOFLAGS: '', GOTOOLCHAIN: 'auto' };
  execFileSync(go, ['install', `github.com/nektos/act@${VERSION}`], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(FOLDER, 'act');
}

function find(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}
