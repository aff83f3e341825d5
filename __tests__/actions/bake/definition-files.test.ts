import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AskedSetting } from '../../../src/actions/bake/asked-settings.ts';
import {
  askUnknown,
  readDefinitionFiles,
  readWritten,
  unknownTargets,
  unusedVariables,
} from '../../../src/actions/bake/definition-files.ts';
import type { Docker } from '../../../src/docker/docker-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'definition-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), text);
}

describe('the files that are read', () => {
  test.each<[string, readonly string[], Readonly<Record<string, string>>, readonly string[]]>([
    ['those that are named', ['own.hcl', 'sub/x'], {}, ['own.hcl', 'sub/x']],
    ['those that bake looks for', [], {}, ['compose.yml', 'docker-bake.override.hcl']],
    ['those of the environment', [], { BUILDX_BAKE_FILE: 'own.hcl:sub/x' }, ['own.hcl', 'sub/x']],
    [
      'with a separator of its own',
      [],
      { BUILDX_BAKE_FILE: 'own.hcl@sub/x', BUILDX_BAKE_PATH_SEPARATOR: '@' },
      ['own.hcl', 'sub/x'],
    ],
    ['those that are named before those of the environment', ['own.hcl'], { BUILDX_BAKE_FILE: 'sub/x' }, ['own.hcl']],
  ])('%s', async (_name, files, variables, expected) => {
    for (const name of ['own.hcl', 'sub/x', 'compose.yml', 'docker-bake.override.hcl', 'other.hcl'])
      await put(name, '');
    expect((await readDefinitionFiles(folder, { files }, variables)).map(({ name }) => name)).toEqual(expected);
  });
});

test('variables that no file has', () => {
  const vars = ['ONE', 'TWO'].map((name) => ({ name, value: '1' }));
  expect(unusedVariables([{ name: 'x.hcl', text: 'variable "ONE" {}' }], { vars })).toEqual([
    expect.stringMatching(/^vars: TWO is set, but no bake file/),
  ]);
  expect(unusedVariables([], { vars: [] })).toEqual([]);
});

test('targets that no file has', async () => {
  const files = [{ name: 'x.hcl', text: 'target "api" {}\ntarget "web" {}' }];
  const read = await readWritten(folder, files);
  expect(unknownTargets(['api', 'wbe'], read)).toEqual([
    expect.stringMatching(/^repositories: no file has a target wbe, .* There are api, web\.$/),
  ]);
  const matrix = [...files, { name: 'm.hcl', text: 'target "m" {\n matrix = {}\n}' }];
  expect(unknownTargets(['wbe'], await readWritten(folder, matrix))).toEqual([]);
  expect(unknownTargets(['wbe'], { ...read, unread: ['y.hcl'] })).toEqual([]);
});

test('what the files ask for, with those that they include and extend', async () => {
  await put(
    'part/i.yaml',
    'services:\n  inner:\n    extends: {file: b.yaml, service: base}\n    build: {pull: true}\n',
  );
  await put('part/b.yaml', 'services:\n  base:\n    build: {network: none}\n  unused:\n    build: .\n');
  const { written, services, unread } = await readWritten(folder, [
    { name: 'compose.yaml', text: 'include: [part/i.yaml, missing.yaml]\nservices:\n  app:\n    build: .\n' },
    { name: 'x.hcl', text: 'target "web" {}' },
    { name: 'y.json', text: '{"target": {"api": {}}}' },
    { name: 'noext', text: 'services:\n  plain:\n    build: .\n' },
    { name: 'secrets.yaml', text: 'secrets: {s: {file: x}}' },
    { name: 'broken.yaml', text: 'services: [' },
    { name: 'other', text: 'plain text' },
    { name: 'broken.hcl', text: 'target {{' },
  ]);
  expect(written.map(({ file, name }) => `${file} ${name}`)).toEqual(['x.hcl web', 'y.json api']);
  expect(services.map(({ name }) => name)).toEqual(['inner', 'app', 'plain']);
  expect(services[0]?.build.get('network')).toEqual({ file: 'part/b.yaml', value: 'none' });
  expect(unread).toEqual(['broken.yaml', 'other', 'broken.hcl']);
});

describe('buildx is asked what it knows', () => {
  const setting = (form: AskedSetting['form'], key: string): AskedSetting => ({ form, key, file: 'f', target: 't' });
  /** A buildx that knows these settings, and takes no nonsense of them. */
  const buildx = (known: readonly string[], questions: string[] = []): Docker => ({
    workspace: '.',
    capture: async (args) => {
      const text = await readFile(args[args.indexOf('--file') + 1] ?? '', 'utf8');
      const { target, services } = JSON.parse(text);
      const { context: _context, 'x-bake': extension, ...build } = services?.sample.build ?? {};
      const [form, asked] = target ? ['bake', target.sample] : extension ? ['x-bake', extension] : ['compose', build];
      const [key = ''] = Object.keys(asked);
      questions.push(`${form} ${key}`);
      const isKnown = known.includes(`${form} ${key}`);
      const sample = {
        context: '.',
        args: { SOURCE_DATE_EPOCH: '0' },
        ...(isKnown ? { [key.replace('_', '-')]: asked[key] } : {}),
      };
      const succeeded = !isKnown || form === 'compose';
      return { succeeded, exitCode: 0, tail: '', stdout: succeeded ? JSON.stringify({ target: { sample } }) : '' };
    },
    stream: () => Promise.reject(new Error('not asked')),
  });

  test('each once', async () => {
    const settings = [
      setting('bake', 'network'),
      setting('bake', 'no_cache'),
      setting('bake', 'no_cache'),
      setting('compose', 'pull'),
      setting('compose', 'no_cache'),
      setting('x-bake', 'pull'),
      setting('x-bake', 'network'),
    ];
    const questions: string[] = [];
    const unknown = await askUnknown(
      buildx(['bake network', 'compose no_cache', 'x-bake pull'], questions),
      folder,
      settings,
    );
    expect([...unknown]).toEqual([settings[1], settings[2], settings[3], settings[6]]);
    expect(questions).toHaveLength(6);
    expect(await readdir(folder)).toEqual([]);
  });

  test('nothing, where there is no question', async () => {
    const questions: string[] = [];
    expect((await askUnknown(buildx([], questions), '/nowhere', [])).size).toBe(0);
    expect(questions).toEqual([]);
  });
});
