import { join } from 'node:path';
import { findGo, findTool, runGo, TOOLS } from './go-tool.ts';

/** The version of nektos/act that is installed where there is none. */
const VERSION = 'v0.2.89';

/**
 * The path of `act`, which runs workflows on this machine: the one on PATH, the one that was installed before, or one
 * that is built now by Go; `undefined` where there is no Go either.
 */
export function provideAct(log: (line: string) => void): string | undefined {
  const found = findTool('act');
  if (found !== undefined) return found;
  const go = findGo();
  if (go === undefined) return undefined;
  log(`Building act ${VERSION} with Go, once (into ${TOOLS})`);
  runGo(go, ['install', `github.com/nektos/act@${VERSION}`]);
  return join(TOOLS, 'act');
}
