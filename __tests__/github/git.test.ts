import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isOnBranch, readHead } from '../../src/github/checkout.ts';
import { gitIn } from '../../src/github/git.ts';
import { historyOf } from '../../src/github/history.ts';

let workspace: string;
let ran: string;
let program: string;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], {
    cwd: workspace,
    encoding: 'utf8',
  }).trim();

beforeEach(() => {
  const top = mkdtempSync(join(tmpdir(), 'planted-'));
  workspace = join(top, 'workspace');
  ran = join(top, 'ran');
  program = join(top, 'program');
  writeFileSync(program, `#!/bin/sh\nenv > ${ran}\n`);
  chmodSync(program, 0o755);
  mkdirSync(workspace);
  git('init', '--quiet', '--initial-branch=main');
  writeFileSync(join(workspace, 'a'), '');
  git('add', 'a');
  git('commit', '--quiet', '--message=one');
  git('commit', '--quiet', '--message=two', '--allow-empty');
  // A signed one, for whoever looks at signatures.
  const raw = git('cat-file', 'commit', 'HEAD').replace(
    /\n\n/,
    '\ngpgsig -----BEGIN PGP SIGNATURE-----\n -----END PGP SIGNATURE-----\n\n',
  );
  const signed = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    cwd: workspace,
    input: `${raw}\n`,
    encoding: 'utf8',
  }).trim();
  git('reset', '--quiet', '--hard', signed);
});
afterEach(() => rmSync(join(workspace, '..'), { recursive: true }));

/** What a checkout's own configuration makes git run, and how git is made to do it. */
const PLANTED: readonly (readonly [name: string, plant: () => void, provoke: () => void])[] = [
  ['a monitor of files', () => git('config', 'core.fsmonitor', program), () => git('status')],
  [
    'a program for signatures',
    () => {
      git('config', 'log.showSignature', 'true');
      git('config', 'gpg.program', program);
    },
    () => git('log', '-1'),
  ],
  [
    'a program for another kind of signatures',
    () => {
      git('config', 'log.showSignature', 'true');
      git('config', 'gpg.openpgp.program', program);
    },
    () => git('log', '-1'),
  ],
  [
    'a remote that is asked for what is missing',
    () => {
      git('config', 'remote.origin.url', 'file:///nowhere');
      git('config', 'remote.origin.uploadpack', program);
      git('config', 'remote.origin.promisor', 'true');
      git('config', 'extensions.partialClone', 'origin');
      git('config', 'core.repositoryFormatVersion', '1');
    },
    () => git('-c', 'protocol.file.allow=always', 'cat-file', '-p', '1'.repeat(40)),
  ],
  [
    'the same by ssh',
    () => {
      git('config', 'remote.origin.url', 'git@nowhere:a/b');
      git('config', 'core.sshCommand', program);
      git('config', 'remote.origin.promisor', 'true');
      git('config', 'extensions.partialClone', 'origin');
      git('config', 'core.repositoryFormatVersion', '1');
    },
    () => git('cat-file', '-p', '1'.repeat(40)),
  ],
  [
    'a hook',
    () => {
      const hook = join(workspace, '.git', 'hooks', 'post-index-change');
      mkdirSync(join(hook, '..'), { recursive: true });
      writeFileSync(hook, `#!/bin/sh\nexec ${program}\n`);
      chmodSync(hook, 0o755);
    },
    () => {
      writeFileSync(join(workspace, 'b'), '');
      git('add', 'b');
    },
  ],
  ['a pager', () => git('config', 'core.pager', program), () => git('--paginate', 'log', '-1')],
];

describe.each(PLANTED)('%s in the configuration of a checkout', (name, plant, provoke) => {
  test('is run by git', () => {
    plant();
    try {
      provoke();
    } catch {
      // Whether it likes what the program said is all the same.
    }
    // A pager needs a terminal.
    expect(existsSync(ran)).toBe(name !== 'a pager');
  });

  test('is run by nothing that is asked here', async () => {
    const [head, parent] = [git('rev-parse', 'HEAD'), git('rev-parse', 'HEAD~1')];
    plant();
    const variables = { PATH: process.env.PATH ?? '', HOME: '/nowhere', SECRET: 'x' };
    expect(await readHead({ folder: workspace, workspace, variables })).toMatchObject({ commit: head });
    const history = historyOf({ folder: workspace, variables });
    await history.dateOf('1'.repeat(40));
    await history.place(parent, [head, '1'.repeat(40)]);
    const ask = gitIn({ folder: workspace, variables });
    await ask('ls-files', '--stage', '--full-name', '--', 'a');
    expect(existsSync(ran)).toBe(false);
  });
});

test('a checkout that belongs to another user is read all the same', async () => {
  const folder = join(workspace, '..', 'of another user');
  mkdirSync(folder);
  const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec ${real} "$@"\n`;
  writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
  const variables = { PATH: `${folder}:${process.env.PATH}`, HOME: '/nowhere' };
  expect(() => execFileSync('git', ['log'], { cwd: workspace, env: variables, stdio: 'pipe' })).toThrow(
    'dubious ownership',
  );
  const [commit, parent] = [git('rev-parse', 'HEAD'), git('rev-parse', 'HEAD~1')];
  const head = await readHead({ folder: workspace, workspace, variables });
  // The files of `.git` would tell no parents and no date.
  expect(head).toMatchObject({ commit, parents: [parent], date: expect.any(Date), branch: 'refs/heads/main' });
  if (head === undefined) throw new Error('no checkout');
  expect(await isOnBranch({ ...head, commit: parent }, variables)).toBe(true);
  const history = historyOf({ folder: workspace, variables });
  expect(await history.dateOf(parent)).toBeInstanceOf(Date);
  expect(await history.place(parent, [commit])).toEqual({ later: [commit], notLater: [] });
});

test('a checkout further up is none of the folder', async () => {
  const folder = join(workspace, 'app');
  mkdirSync(folder);
  const variables = { PATH: process.env.PATH ?? '', HOME: '/nowhere' };
  expect(await historyOf({ folder, variables }).dateOf(git('rev-parse', 'HEAD'))).toBeUndefined();
});

test('git is given PATH and HOME, and no other variable of the step', async () => {
  const variables = {
    PATH: `${join(workspace, '..')}:${process.env.PATH}`,
    HOME: '/nowhere',
    SECRET: 'x',
    INPUT_A: 'y',
  };
  writeFileSync(join(workspace, '..', 'git'), `#!/bin/sh\nenv\n`);
  chmodSync(join(workspace, '..', 'git'), 0o755);
  const { stdout } = await gitIn({ folder: workspace, variables })('log');
  const names = stdout.split('\n').flatMap((line) => /^(\w+)=/.exec(line)?.[1] ?? []);
  // The shell adds these.
  const own = names.filter((one) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(one));
  expect(own.toSorted()).toEqual(['GIT_NO_LAZY_FETCH', 'HOME', 'PATH']);
});
