import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readHeadFiles } from '../../src/github/checkout-files.ts';
import { anyText, runs, textOf } from '../lib/properties.ts';

const top = mkdtempSync(join(tmpdir(), 'git-files-'));
afterAll(() => rmSync(top, { recursive: true }));

const git = (...args: readonly string[]): string =>
  execFileSync('git', [`--git-dir=${top}/repository`, ...args], {
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });

/** A repository as git makes it: `refs` at one commit. */
function makeRepository(format: string, refs: readonly string[]): string {
  rmSync(join(top, 'repository'), { recursive: true, force: true });
  execFileSync('git', ['init', '--quiet', '--bare', `--object-format=${format}`, join(top, 'repository')]);
  const tree = git('hash-object', '-t', 'tree', '-w', '--stdin').trim();
  const commit = git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit-tree', '-m', 'a', tree).trim();
  const updates = refs.map((ref) => `create ${ref} ${commit}\n`).join('');
  execFileSync('git', [`--git-dir=${top}/repository`, 'update-ref', '--stdin'], { input: updates });
  git('symbolic-ref', 'HEAD', refs[0] ?? 'refs/heads/main');
  return commit;
}

/** A name that git takes (git check-ref-format). */
const refName = textOf('a', 'B', '-', '_', '#', 'é', '\xa0', '\u3000', '😀', '"', "'").map(
  (text) => `refs/tags/x${text}y`,
);

describe('as git tells it', () => {
  test.each(['sha1', 'sha256'])('refs, loose and packed, of %s', async (format) => {
    const names = fc.uniqueArray(refName, { minLength: 5, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(names, async (refs) => {
        const commit = makeRepository(format, refs);
        const loose = await readHeadFiles(join(top, 'repository'));
        expect({ ...loose, refs: loose?.refs.toSorted() }).toEqual({ commit, branch: refs[0], refs: refs.toSorted() });
        git('pack-refs', '--all');
        const packed = await readHeadFiles(join(top, 'repository'));
        expect({ ...packed, refs: packed?.refs.toSorted() }).toEqual({
          commit,
          branch: refs[0],
          refs: refs.toSorted(),
        });
      }),
      runs(1),
    );
  });
});

test('whatever the files hold, they are read', async () => {
  const folder = join(top, 'any');
  mkdirSync(join(folder, 'refs', 'heads'), { recursive: true });
  const sha = 'a'.repeat(40);
  const text = anyText(
    'ref: refs/heads/main',
    sha,
    '^',
    ' ',
    'refs/heads/main',
    '[remote "origin"]\n',
    'url = x',
    '\tp',
    '\\',
  );
  await fc.assert(
    fc.asyncProperty(fc.record({ HEAD: text, 'packed-refs': text, config: text }), text, async (files, ref) => {
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      writeFileSync(join(folder, 'refs', 'heads', 'main'), ref);
      const { commit = sha, refs = [] } = (await readHeadFiles(folder)) ?? {};
      expect(commit).toBe(sha);
      expect(refs.filter((name) => name === '')).toEqual([]);
    }),
    runs(30),
  );
});
