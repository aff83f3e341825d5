import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { settingIn } from './git-config.ts';
import type { Head } from './head.ts';

/**
 * What the files of a git folder tell of HEAD, for runners without git, or with one that may not read the folder
 * (https://git-scm.com/docs/gitrepository-layout).
 *
 * @returns undefined where the files do not tell, as with refs in a reftable
 */
export async function readHeadFiles(
  gitFolder: string,
): Promise<Pick<Head, 'commit' | 'branch' | 'refs' | 'origin'> | undefined> {
  const head = await lineOf(join(gitFolder, 'HEAD'));
  // A further worktree has a HEAD of its own, and all else in common with the first one.
  const shared = await lineOf(join(gitFolder, 'commondir'));
  const common = shared === '' ? gitFolder : resolve(gitFolder, shared);
  const refs = await allRefs(common);
  const branch = /^ref: (refs\/.+)$/.exec(head)?.[1];
  const commit = branch === undefined ? head : refs.get(branch);
  if (commit === undefined || !isCommitSha(commit)) return undefined;
  const origin = settingIn(await textOf(join(common, 'config')), 'remote.origin', 'url');
  return omitUndefined({
    commit,
    branch,
    refs: [...refs].flatMap(([name, at]) => (at === commit ? name : [])),
    origin,
  });
}

async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

/** Its first line: the names of refs may well end in what is white space to JavaScript. */
async function lineOf(path: string): Promise<string> {
  const [line = ''] = (await textOf(path)).split(/[\r\n]/, 1);
  return line;
}

/** Every ref with its commit: packed ones, of annotated tags what they tag, and above these the files of their own. */
async function allRefs(common: string): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>();
  let last = '';
  for (const line of (await textOf(join(common, 'packed-refs'))).split('\n')) {
    const [, peeled = '', target = '', name = ''] = /^(\^?)([0-9a-f]{40}|[0-9a-f]{64})(?: (.+))?$/.exec(line) ?? [];
    if (target === '') continue;
    last = peeled === '' ? name : last;
    refs.set(last, target);
  }
  for (const path of await readdir(join(common, 'refs'), { recursive: true }).catch(() => [])) {
    const target = await lineOf(join(common, 'refs', path));
    if (isCommitSha(target)) refs.set(`refs/${path.replaceAll('\\', '/')}`, target);
  }
  return refs;
}
