import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { settingIn } from '../../src/github/git-config.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

const folder = mkdtempSync(join(tmpdir(), 'git-config-'));
const file = join(folder, 'config');
afterAll(() => rmSync(folder, { recursive: true }));

const originIn = (config: string): string | undefined => settingIn(config, 'remote.origin', 'url');

const ORIGIN = '[remote "origin"]\n';
const OTHERS = '[core]\n\tbare = false\n[remote "upstream"]\n\turl = other\n[remote "origin"]\n\tpushurl = other\n';

test.each<[string, string, string | undefined]>([
  ['none', '[core]\n', undefined],
  ['that of another remote', '[remote "upstream"]\nurl = a\n', undefined],
  ['one without an end of its line', `${ORIGIN}\turl = https://h/a`, 'https://h/a'],
  ['one with Windows line ends', '[remote "origin"]\r\n\turl = https://h/a\r\n', 'https://h/a'],
  ['one in quotes, as git writes it', `${ORIGIN}\turl = "https://h/a#b"\n`, 'https://h/a#b'],
  ['one with a comment', `${ORIGIN}url = a ; b\n`, 'a'],
  ['one on the line of its section', '[remote "origin"] url = a\n', 'a'],
  ['one in upper case', '[Remote "origin"]\nURL = a\n', 'a'],
  ['one that goes on', `${ORIGIN}url = a\\\n b\n`, 'a b'],
  ['the last one', `${ORIGIN}url = a\nurl = b\n${OTHERS}`, 'b'],
])('where it was cloned from: %s', (_name, config, expected) => expect(originIn(config)).toBe(expected));

test('what git writes comes back', () => {
  const urls = textOf('a', '/', ':', '#', ';', '"', '\\', ' ', 'é', '[', ']', '=', '\t', '\n', '\xa0');
  fc.assert(
    fc.property(urls, (url) => {
      writeFileSync(file, OTHERS);
      spawnSync('git', ['config', '--file', file, 'remote.origin.url', url]);
      expect(originIn(readFileSync(file, 'utf8'))).toBe(url);
    }),
    runs(5),
  );
});

test('what git reads of any file is read', () => {
  // No tabs inside of values: older versions of git make blanks of them.
  const lines = textOf('url', ' ', '=', '\n', '"', '\\', '#', ';', 'a', '\\"', '\\t', ORIGIN, '[a]', '\n url = b');
  fc.assert(
    fc.property(lines, (text) => {
      const config = `${OTHERS}\turl = x${text}\n`;
      writeFileSync(file, config);
      const { status, stdout } = spawnSync('git', ['config', '--file', file, '--null', '--get', 'remote.origin.url']);
      if (status === 0) expect(`${originIn(config)}\0`).toBe(stdout.toString());
    }),
    runs(5),
  );
});

test('any text is read, however long', () => {
  fc.assert(
    fc.property(anyText(ORIGIN, 'url', '=', '"', '\\', '#', ';'), (text) => {
      expect(['string', 'undefined']).toContain(typeof originIn(text));
    }),
    runs(),
  );
  readRepeated((text) => originIn(`${ORIGIN}url = ${text}`), [' ', '"', 'a ', '"a"']);
});
