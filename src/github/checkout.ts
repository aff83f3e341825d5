import { lstatSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { checkoutBroken } from '../errors/checkout-errors.ts';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { readHeadFiles } from './checkout-files.ts';
import { type Git, gitIn } from './git.ts';
import type { Head } from './head.ts';

/** Where to look for a checkout. */
export type CheckoutPlace = {
  /** Absolute: the build context, or another folder that is built from. */
  readonly folder: string;
  /** GITHUB_WORKSPACE. Nothing above it is looked at; of a folder outside of it nothing but itself. */
  readonly workspace: string;
  readonly variables: Readonly<Record<string, string>>;
};

/**
 * What is checked out where the folder is; for a submodule the checkout of its outermost superproject.
 *
 * @returns undefined where there is no checkout
 * @throws Failure `checkout-broken` where its HEAD cannot be read
 */
export async function readHead(place: CheckoutPlace): Promise<Head | undefined> {
  const folder = await findCheckout(place);
  if (folder === undefined) return undefined;
  const answer = await askGit(gitIn({ folder, variables: place.variables }));
  if ('commit' in answer) return { folder, ...answer };
  const read = await readHeadFiles(await gitFolderOf(folder));
  if (read === undefined) throw checkoutBroken(folder, answer.reason);
  return { folder, parents: [], ...read };
}

/** The folder of the checkout; inside of the workspace it starts as the workspace is written, so that paths compare with those of inputs. */
async function findCheckout(place: CheckoutPlace): Promise<string | undefined> {
  const workspace = realPath(place.workspace);
  const found = await outermost(realPath(place.folder), { ...place, workspace });
  return found !== undefined && isIn(found, workspace) ? resolve(place.workspace, relative(workspace, found)) : found;
}

async function outermost(folder: string, { workspace, variables }: CheckoutPlace): Promise<string | undefined> {
  const [nearest, ...above] = foldersUpTo(folder, workspace).filter((path) => exists(join(path, '.git')));
  let found = nearest;
  for (const outer of above) {
    if (found === undefined || !(await isSubmodule(found, outer, variables))) return found;
    found = outer;
  }
  return found;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}

/** Whether something has that path, also a link that leads nowhere: a `.git` that cannot be read must not pass for none. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isIn(folder: string, workspace: string): boolean {
  return folder === workspace || folder.startsWith(workspace.endsWith(sep) ? workspace : workspace + sep);
}

/** The folder and all folders above it, from the inside out, up to the workspace. */
function foldersUpTo(folder: string, workspace: string): readonly string[] {
  if (!isIn(folder, workspace) || folder === workspace) return [folder];
  return [folder, ...foldersUpTo(dirname(folder), workspace)];
}

/** The git folder of a checkout: `.git` itself, or the folder that a `.git` file names, as in a submodule or a further worktree. */
async function gitFolderOf(folder: string): Promise<string> {
  const path = join(folder, '.git');
  const text = await readFile(path, 'utf8').catch(() => '');
  const [, named] = /^gitdir: (.+?)\s*$/m.exec(text) ?? [];
  return named === undefined ? path : resolve(folder, named);
}

/** Whether a checkout is a submodule of another one: by where its git folder is, else by the other's index. */
async function isSubmodule(inner: string, outer: string, variables: CheckoutPlace['variables']): Promise<boolean> {
  const modules = join(await gitFolderOf(outer), 'modules');
  if ((await gitFolderOf(inner)).startsWith(modules + sep)) return true;
  const path = relative(outer, inner).replaceAll(sep, '/');
  const git = gitIn({ folder: outer, variables });
  const { stdout } = await git('ls-files', '--stage', '--full-name', '--', path);
  return stdout.startsWith('160000 ');
}

/** All that git tells of HEAD, or why it does not. */
async function askGit(git: Git): Promise<Omit<Head, 'folder'> | { readonly reason: string }> {
  const [head, refs, origin, reflog] = await Promise.all([
    // `log` shows no parents that a shallow clone lacks; the raw commit names them.
    git('rev-list', '--max-count=1', '--header', 'HEAD', '--'),
    git('for-each-ref', '--points-at=HEAD', '--format=%(HEAD)%(refname)'),
    git('config', '--get', 'remote.origin.url'),
    git('log', '--walk-reflogs', '--max-count=1', '--format=%gs', 'HEAD', '--'),
  ]);
  const commit = head.stdout.slice(0, head.stdout.indexOf('\n'));
  if (head.code !== 0 || !isCommitSha(commit)) return { reason: head.stderr.trim() };
  const [header = ''] = head.stdout.split('\n\n', 1);
  const names = refs.stdout.split('\n').filter((line) => line !== '');
  const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
  return omitUndefined({
    commit,
    parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent = '']) => parent),
    date: seconds === undefined ? undefined : new Date(Number(seconds) * 1000),
    branch: names.find((name) => name.startsWith('*'))?.slice(1),
    refs: names.map((name) => name.slice(1)),
    askedFor: /^checkout: moving from .* to (\S+)$/m.exec(reflog.stdout)?.[1],
    origin: origin.stdout.trim() || undefined,
  });
}

/** Whether a branch of the checkout, local or of a remote, has this commit. */
export async function isOnBranch({ folder, commit }: Head, variables: CheckoutPlace['variables']): Promise<boolean> {
  const git = gitIn({ folder, variables });
  const branches = ['refs/heads', 'refs/remotes'];
  const { stdout } = await git('for-each-ref', `--contains=${commit}`, '--format=%(refname)', ...branches);
  return stdout.split('\n').some((name) => name !== '' && !name.startsWith('refs/remotes/pull/'));
}
