import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
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
  const head = (await textOf(join(gitFolder, 'HEAD'))).trim();
  // A further worktree has a HEAD of its own, and shares the rest with the first one.
  const shared = (await textOf(join(gitFolder, 'commondir'))).trim();
  const common = shared === '' ? gitFolder : resolve(gitFolder, shared);
  const refs = await allRefs(common);
  const branch = /^ref: (refs\/.+)$/.exec(head)?.[1];
  const commit = branch === undefined ? head : refs.get(branch);
  if (commit === undefined || !isCommitSha(commit)) return undefined;
  const origin = originIn(await textOf(join(common, 'config')));
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

/** Every ref with its commit: packed refs, for annotated tags the tagged commit; refs with a file of their own come before these. */
async function allRefs(common: string): Promise<ReadonlyMap<string, string>> {
  const refs = new Map<string, string>();
  let last = '';
  for (const line of (await textOf(join(common, 'packed-refs'))).split('\n')) {
    const [, peeled = '', target = '', name = ''] = /^(\^?)([0-9a-f]{40})(?: (\S+))?$/.exec(line) ?? [];
    if (target === '') continue;
    last = peeled === '' ? name : last;
    refs.set(last, target);
  }
  for (const path of await readdir(join(common, 'refs'), { recursive: true }).catch(() => [])) {
    const target = (await textOf(join(common, 'refs', path))).trim();
    if (isCommitSha(target)) refs.set(`refs/${path.replaceAll('\\', '/')}`, target);
  }
  return refs;
}

function originIn(config: string): string | undefined {
  const [, section = ''] = /^\[remote "origin"\]\s*$([\s\S]*?)(?=^\[|(?![\s\S]))/m.exec(config) ?? [];
  return /^\s*url\s*=\s*(.+?)\s*$/m.exec(section)?.[1];
}
