import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openSecrets } from '../../src/docker/secret-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'secret-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

const VALUES = ['hunter2', 'a\nb\n', '\u0000"ü,\r\n', 'x'.repeat(100_000)];

test('other processes of this user read the values as often as they like, until they are closed', () => {
  const { secrets, close } = openSecrets(
    VALUES.map((value, index) => ({ id: `s${index}`, kind: 'value', value })),
    [folder],
  );
  const paths = secrets.map((secret) => (secret.kind === 'file' ? secret.path : ''));
  for (const [index, path] of paths.entries()) {
    expect(path).toMatch(/^\/proc\/\d+\/fd\/\d+$/);
    for (const _ of [1, 2]) expect(execFileSync('cat', [path], { encoding: 'utf8' })).toBe(VALUES[index]);
  }
  expect(readdirSync(folder)).toEqual([]);
  expect(execFileSync('sh', ['-c', 'ls -l /proc/self/fd'], { encoding: 'utf8' })).not.toContain(folder);
  close();
  for (const path of paths) expect(existsSync(path) ? readlinkSync(path) : '').not.toContain(folder);
});

test('other kinds stay as they are', () => {
  const secrets = [
    { id: 'v', kind: 'variable', name: 'V' },
    { id: 'f', kind: 'file', path: 'a/b' },
  ] as const;
  expect(openSecrets(secrets, [folder]).secrets).toEqual(secrets);
});

test('where no file can be made, values stay values', () => {
  const secrets = [{ id: 's', kind: 'value', value: 'hunter2' }] as const;
  expect(openSecrets(secrets, [join(folder, 'not there')]).secrets).toEqual(secrets);
});

test('where the first folder takes none, the next one does', () => {
  const secrets = [{ id: 's', kind: 'value', value: 'hunter2' }] as const;
  expect(openSecrets(secrets, [join(folder, 'not there'), folder]).secrets).toMatchObject([{ kind: 'file' }]);
});
