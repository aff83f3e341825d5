import { join } from 'node:path';
import { findGo, findTool, type GoTool, runGo, toolFolder } from './go-tool.ts';

/** What is built where there is none. */
const ACT: GoTool = { name: 'act', version: 'v0.2.89' };

/**
 * The path of `act`, which runs workflows on this machine: the one on PATH, the one that was built before, or one that is
 * built now by Go; `undefined` where there is no Go either.
 */
export function provideAct(log: (line: string) => void): string | undefined {
  const found = findTool('act', ACT);
  if (found !== undefined) return found;
  const go = findGo();
  if (go === undefined) return undefined;
  const folder = toolFolder(ACT);
  log(`Building act ${ACT.version} with Go, once (into ${folder})`);
  runGo(go, ['install', `github.com/nektos/act@${ACT.version}`], { bin: folder });
  return join(folder, 'act');
}
