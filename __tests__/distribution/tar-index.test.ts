import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { textFile, writeTar } from '../../src/distribution/file-sink.ts';
import { openStore } from '../../src/distribution/file-store.ts';
import { tarHeader, tarPadding } from '../../src/distribution/tar-header.ts';
import { readTarIndex } from '../../src/distribution/tar-index.ts';
import { type Files, tarOf } from './archives.ts';

const folder = mkdtempSync(join(tmpdir(), 'tar-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LONG = `${'long/'.repeat(40)}name`;
const FILES: Readonly<Record<string, string>> = { a: 'first\n', 'b/c': '', [LONG]: 'deep\n', 'b/ä': 'ü'.repeat(600) };

/** The texts of all files in a tar. */
async function textsIn(file: string): Promise<Readonly<Record<string, string | undefined>>> {
  const store = await openStore(file);
  const paths = [...(await readTarIndex(file)).keys()];
  return Object.fromEntries(await Promise.all(paths.map(async (path) => [path, await store.text(path)] as const)));
}

test.each(['ustar', 'gnu', 'pax'])('what tar wrote as %s', async (format) => {
  const source = join(folder, format);
  const short = Object.entries(FILES).filter(([path]) => format !== 'ustar' || path.length < 200);
  for (const [path, text] of short) {
    mkdirSync(join(source, path, '..'), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  const file = join(folder, `${format}.tar`);
  execFileSync('tar', [`--format=${format}`, '--create', '--file', file, '--directory', source, '.']);
  expect(await textsIn(file)).toEqual(Object.fromEntries(short));
});

test('a path that is too long for a header, such as a blob by sha512, is whole in it', async () => {
  const path = `blobs/sha512/${'0'.repeat(128)}`;
  const file = join(folder, 'sha512.tar');
  await writeTar(file, [textFile(path, 'x')]);
  expect(execFileSync('tar', ['--list', '--file', file], { encoding: 'utf8' }).trim().split('\n')).toContain(path);
  expect([...(await readTarIndex(file)).keys()]).toContain(path);
});

test('what is written here is read by tar, and here', async () => {
  const file = join(folder, 'own.tar');
  const files = { 'blobs/sha256/a': 'x'.repeat(1000), 'index.json': '{}', empty: '' };
  await writeTar(
    file,
    Object.entries(files).map(([path, text]) => textFile(path, text)),
  );
  const listed = execFileSync('tar', ['--list', '--file', file], { encoding: 'utf8' }).trim().split('\n');
  expect(listed).toEqual(['blobs/', 'blobs/sha256/', ...Object.keys(files)]);
  expect(await textsIn(file)).toEqual(files);
  expect(readFileSync(file).length % 512).toBe(0);
});

test('the same content is the same file', async () => {
  const [one, other] = [join(folder, 'one.tar'), join(folder, 'other.tar')];
  for (const file of [one, other]) await writeTar(file, [textFile('a', 'b')]);
  expect(readFileSync(one)).toEqual(readFileSync(other));
});

test('a size beyond eleven octal digits', async () => {
  const sizeBytes = 3 * 8 ** 11 + 7;
  const file = join(folder, 'large.tar');
  writeFileSync(file, tarHeader('large', sizeBytes));
  await expect(readTarIndex(file)).rejects.toThrow(/ends within the file/);
  // It says the size before it misses the content.
  const { stdout } = spawnSync('tar', ['--list', '--verbose', '--file', file], { encoding: 'utf8' });
  expect(stdout).toContain(String(sizeBytes));
});

test.each<[string, Files, Readonly<Record<string, string>>]>([
  ['links', { a: 'x', 'b/l': { link: '../a' }, 'c/m': { link: '../b/l' } }, { a: 'x', 'b/l': 'x', 'c/m': 'x' }],
  ['links before their files', { 'a/l': { link: '../b' }, b: 'x' }, { b: 'x', 'a/l': 'x' }],
  ['links that lead out, or nowhere', { a: 'x', b: { link: '../../etc/passwd' }, c: { link: 'c' } }, { a: 'x' }],
])('%s', async (_name, files, expected) => {
  expect(await textsIn(await tarOf(files))).toEqual(expected);
});

test('long links of GNU', async () => {
  const source = join(folder, 'links');
  mkdirSync(join(source, LONG, '..'), { recursive: true });
  writeFileSync(join(source, LONG), 'deep');
  linkSync(join(source, LONG), join(source, 'z'));
  const file = join(folder, 'links.tar');
  for (const format of ['gnu', 'pax']) {
    const names = ['--directory', source, '--sort=name', '.'];
    execFileSync('tar', [`--format=${format}`, '--create', '--file', file, ...names]);
    expect(await textsIn(file)).toEqual({ [LONG]: 'deep', z: 'deep' });
  }
});

test('one without an end', async () => {
  const file = join(folder, 'endless.tar');
  writeFileSync(file, Buffer.concat([tarHeader('a', 1), Buffer.alloc(512, 'x')]));
  expect(await textsIn(file)).toEqual({ a: 'x' });
});

test.each(['gzip', 'zstd'] as const)('one that is compressed by %s', async (form) => {
  const file = join(folder, `packed.${form}`);
  const bytes = readFileSync(await tarOf({ a: 'x'.repeat(5000) }));
  writeFileSync(file, form === 'gzip' ? gzipSync(bytes) : zstdCompressSync(bytes));
  expect(await (await openStore(file, folder)).text('a')).toBe('x'.repeat(5000));
  writeFileSync(file, readFileSync(file).subarray(0, 40));
  await expect(openStore(file, folder)).rejects.toThrow(/cannot be unpacked/);
});

test('cut anywhere, it is read or refused', async () => {
  const whole = readFileSync(await tarOf({ a: 'x'.repeat(700), [LONG]: 'y', l: { link: 'a' } }));
  const file = join(folder, 'cut.tar');
  for (let length = 0; length < whole.length; length += 97) {
    writeFileSync(file, whole.subarray(0, length));
    const read = await textsIn(file).catch((error: unknown) => String(error));
    if (typeof read === 'string') expect(read).toMatch(/holds no whole image: it/);
    else expect(Object.keys(read).every((name) => ['a', LONG, 'l'].includes(name))).toBe(true);
  }
});

test('what is none, or is cut off, is told', async () => {
  const file = join(folder, 'wrong.tar');
  const cases: readonly (readonly [Uint8Array, RegExp])[] = [
    [Buffer.alloc(0), /it is empty/],
    [Buffer.alloc(600, 'x'), /it is no tar/],
    [Buffer.concat([tarHeader('a', 100), Buffer.alloc(50)]), /ends within the file/],
    [Buffer.alloc(1024), /it holds no file/],
    [Buffer.concat([tarHeader('a', 0), Buffer.alloc(100)]), /it ends too early/],
    [
      Buffer.concat([tarHeader('a', 1), Buffer.alloc(512, 'x'), Buffer.alloc(512, 'y')]),
      /its byte 1024 begins no file/,
    ],
  ];
  for (const [bytes, message] of cases) {
    writeFileSync(file, bytes);
    await expect(readTarIndex(file)).rejects.toThrow(message);
  }
});

test.each([
  [0, 0],
  [1, 511],
  [512, 0],
  [513, 511],
])('%i bytes are filled up by %i', (size, padding) => {
  expect(tarPadding(size)).toBe(padding);
});
