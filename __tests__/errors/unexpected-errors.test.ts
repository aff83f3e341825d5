import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { Failure } from '../../src/errors/failure.ts';
import { asFailure } from '../../src/errors/unexpected-errors.ts';

const folder = mkdtempSync(join(tmpdir(), 'unexpected-'));
afterAll(() => rmSync(folder, { recursive: true }));

const caught = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

test('a folder that is a file', async () => {
  const file = join(folder, 'temp');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'inner')])
    expect(asFailure(await caught(mkdir(path, { recursive: true }))).problem).toMatchObject({
      code: 'folder-not-writable',
      what: expect.stringContaining(`${file}`),
    });
});

test('a disk that is full', async () => {
  expect(asFailure(await caught(writeFile('/dev/full', 'x'))).problem).toMatchObject({ code: 'disk-full' });
});

test.each<[string, unknown]>([
  ['a defect', new TypeError('x is undefined')],
  ['a file that is not there', Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall: 'open', path: '/x' })],
  ['a socket', Object.assign(new Error('connect EACCES'), { code: 'EACCES', syscall: 'connect' })],
  ['no error at all', 'words'],
])('%s stays unexpected', (_name, thrown) => expect(asFailure(thrown).problem.code).toBe('unexpected'));

test('a failure passes through, and whatever else is thrown is told without its stack', () => {
  const failure = new Failure({ code: 'throttled', what: 'x' });
  expect(asFailure(failure)).toBe(failure);
  const defect = asFailure(new TypeError('x is not a function'));
  expect(defect.problem).toMatchObject({
    code: 'unexpected',
    what: expect.stringContaining('TypeError: x is not a function'),
  });
  expect(defect.message).not.toContain('    at ');
  expect(asFailure('text').problem.what).toContain('text');
});
