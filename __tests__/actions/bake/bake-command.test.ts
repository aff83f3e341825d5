import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BakeCall, BakeItem } from '../../../src/actions/bake/bake-arguments.ts';
import {
  bakeVariables,
  engineBuilder,
  explainBake,
  isPushFault,
  runBake,
  withWorkspace,
} from '../../../src/actions/bake/bake-command.ts';
import type { DefinitionInputs } from '../../../src/actions/bake/bake-inputs.ts';
import type { Docker, Finished } from '../../../src/docker/docker-cli.ts';
import type { StepContext } from '../../../src/phases/step.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const definition: DefinitionInputs = { files: [], workdir: '.', targets: [], set: [], vars: [], allow: [] };
const DIGEST = `sha256:${'d'.repeat(64)}`;
const OTHER = `sha256:${'e'.repeat(64)}`;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bake-call-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const environmentOf = (workspace: string, variables = {}): StepContext['environment'] => ({
  workspace,
  variables,
  temp: '/t',
  dockerConfig: '',
  troubleshooting: '',
  hasSummary: false,
});
const STEP = '#4 [api 1/1] COPY a /\n#4 DONE 0.1s\n\n';
const ended = (tail: string, succeeded = false): Finished => ({
  succeeded,
  exitCode: succeeded ? 0 : 1,
  stdout: '',
  tail,
});
const item = (name: string): BakeItem => ({
  name,
  build: NO_BUILD_INPUTS,
  packing: [],
  raw: {},
  images: [`host/${name}:1`],
  output: 'push',
});
const callOf = (...names: readonly string[]): BakeCall => ({
  definition,
  items: names.map(item),
  linked: [],
  pins: new Map(),
  builder: 'default',
  isBuilt: false,
  files: {
    definition: join(folder, 'bake.json'),
    networks: join(folder, 'networks.yaml'),
    metadata: join(folder, 'metadata.json'),
  },
});

test('`vars` come before the environment', () => {
  const variables = { A: 'old', B: 'kept' };
  expect(
    bakeVariables({ environment: environmentOf('/w', variables) }, { vars: [{ name: 'A', value: 'new' }] }),
  ).toEqual({ A: 'new', B: 'kept' });
});

/** Docker that says so, whatever it is asked. */
const saying = (stdout: string, succeeded = true): Docker => ({
  workspace: '.',
  capture: async () => ({ ...ended('', succeeded), stdout }),
  stream: async () => ended('', succeeded),
});

test.each<[string, boolean, string]>([
  ['desktop-linux\n', true, 'desktop-linux'],
  ['', true, 'default'],
  ['what', false, 'default'],
])("the engine's builder, where the context is %j", async (stdout, succeeded, name) => {
  expect(await engineBuilder(saying(stdout, succeeded))).toBe(name);
});

test.each<[string, string, string, readonly string[]]>([
  ['the workspace', '.', '--allow', ['ssh']],
  ['the workspace, told otherwise', 'a/..', '--allow', ['ssh']],
  ['a folder', 'stack', '--allow', ['ssh', 'fs.read=/w']],
  ['a folder, with an older buildx', 'stack', '--file', ['ssh']],
])('what a definition in %s may read', async (_name, workdir, help, allow) => {
  const given = { ...definition, workdir, allow: ['ssh'] };
  expect((await withWorkspace(saying(help), given, '/w')).allow).toEqual(allow);
});

describe('a call', () => {
  const run = async (output: string, finished: Finished, metadata?: object) => {
    const said: string[] = [];
    const call = callOf('api', 'web');
    const docker: Docker = {
      workspace: '.',
      capture: async () => finished,
      stream: async (_args, options) => {
        options?.listen?.(Buffer.from(output));
        if (metadata !== undefined) await writeFile(call.files.metadata, JSON.stringify(metadata));
        return finished;
      },
    };
    const info = (line: string) => void said.push(line);
    const warning = (text: string) => void said.push(`warning: ${text}`);
    const { pushed } = await runBake({ docker, info, warning }, call);
    return { said, pushed: Object.fromEntries(pushed) };
  };
  const arrived = `#5 [api] exporting to image\n#5 pushing manifest for host/api:1@${DIGEST} 0.1s done\n#5 DONE 0.2s\n`;

  test('tells what it builds, and what arrived', async () => {
    const metadata = { api: { 'containerimage.digest': OTHER }, web: { 'containerimage.digest': DIGEST } };
    const { said, pushed } = await run(arrived, ended('', true), metadata);
    expect(said.slice(0, 3)).toEqual(['docker buildx bake api web', '    api as host/api:1', '    web as host/web:1']);
    // What buildx reports at the end is surer than its progress.
    expect(pushed).toEqual({ 'host/api:1': OTHER, 'host/web:1': DIGEST });
  });

  test('that failed tells what had arrived, and nothing of an earlier call', async () => {
    const { pushed } = await run(arrived, ended(''), { web: { 'containerimage.digest': DIGEST } });
    expect(pushed).toEqual({ 'host/api:1': DIGEST });
    // Docker's own output has said how it ended.
    expect((await run(`${STEP}${arrived}`, ended(''))).said).toHaveLength(3);
    expect((await run(`${STEP}${arrived}`, ended('', true))).said.length).toBeGreaterThan(3);
  });

  test('does not take what an earlier one reported for its own', async () => {
    const { files } = callOf();
    await writeFile(files.metadata, JSON.stringify({ api: { 'containerimage.digest': DIGEST } }));
    expect((await run('', ended('', true))).pushed).toEqual({});
  });

  test('warns of a cache that could not be written', async () => {
    const tail = '#7 [api] exporting cache to registry\n#7 ERROR: denied\n';
    const { said } = await run('', ended(tail, true));
    expect(said.filter((text) => text.startsWith('warning: '))).toEqual([
      'warning: A cache was not written, so the next build has to do all again. denied',
    ]);
    expect((await run('', ended(tail))).said.join()).not.toContain('warning: ');
  });

  test('keeps its definition to this user', async () => {
    await run('', ended('', true));
    const { definition: file } = callOf().files;
    expect(JSON.parse(await readFile(file, 'utf8')).target).toHaveProperty('web');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});

describe('why a call failed', () => {
  const target = (name: string, more: object = {}) => ({
    name,
    build: { ...NO_BUILD_INPUTS, context: name },
    ...more,
  });
  const explain = async (tail: string, targets: Parameters<typeof explainBake>[2]['targets']) => {
    const environment = environmentOf(folder);
    return (await explainBake(ended(tail), callOf('api', 'web'), { environment, targets })).problem;
  };
  const heading = (name: string): string => `------\n > ${name}:\n0.1 no\n------\n`;
  const quoted = (line: number, text: string): string =>
    `Dockerfile:${line}\n--------------------\n   ${line} | >>> ${text}\n--------------------\nERROR: failed to solve: no\n`;
  const inline = (name: string, text: string) => target(name, { inlineDockerfile: text });

  test.each<[string, string, Parameters<typeof explainBake>[2]['targets'], RegExp]>([
    [
      'the target of the last heading',
      heading('[api 1/2] RUN x') + heading('[web 1/2] RUN y'),
      [target('api'), target('web')],
      /^Target web: /,
    ],
    [
      'no cache that is not there',
      heading('[api 1/2] RUN x') + heading('[web] importing cache manifest from host/c'),
      [target('api'), target('web')],
      /^Target api: /,
    ],
    [
      'no step of BuildKit itself',
      heading('[api 1/2] RUN x') + heading('[internal] load metadata for docker.io/library/x'),
      [target('api'), target('web')],
      /^Target api: /,
    ],
    [
      'the target of the last word',
      'ERROR: target web: failed to solve: no\n',
      [target('api'), target('web')],
      /^Target web: /,
    ],
    [
      'a heading rather than the last word, which names who needed it',
      `${heading('[base 1/1] RUN x')}ERROR: target web: failed to solve: no\n`,
      [target('base'), target('web')],
      /^Target base: /,
    ],
    [
      'no target whose name a step writes',
      `#8 [api 1/2] RUN x\n#8 0.1 y\n------\n > [api 1/2] RUN x:\n0.1 y\n------\n > [web 1/2] RUN y:\n------\nERROR: no\n`,
      [target('api'), target('web')],
      /^Target api: /,
    ],
    [
      'no target that a step writes to be the last word',
      `#8 [api 1/2] RUN x\n------\n > [api 1/2] RUN x:\nERROR: target web: no\nERROR: additional privileges requested\n------\nERROR: no\n`,
      [target('api'), target('web')],
      /^Target api: /,
    ],
    [
      'the last word of the last line',
      '#8 [api 1/2] RUN x\n------\n > [internal] x:\nERROR: target web: no\n------\nERROR: target api: failed to solve: no\n',
      [target('api'), target('web')],
      /^Target api: /,
    ],
    ['the only one', 'ERROR: no\n', [target('api')], /^Target api: /],
    ['none, where nothing tells', 'ERROR: no\n', [target('api'), target('web')], /^The build failed/],
    [
      'the one whose Dockerfile has that line',
      quoted(2, 'RUN y'),
      [inline('api', 'FROM a\nRUN x\n'), inline('web', 'FROM a\n  RUN y \\\n')],
      /^Target web: The build failed at the inline Dockerfile of web:2: RUN y/,
    ],
    [
      'none whose Dockerfile is too short, or has nothing there',
      quoted(2, 'RUN y'),
      [inline('api', 'FROM a'), inline('other', 'FROM a\n\nRUN y'), inline('web', 'FROM a\nRUN y\n')],
      /^Target web: /,
    ],
    [
      'of several whose Dockerfile has that line, the one of the heading',
      heading('[web 1/1] RUN y') + quoted(2, 'RUN y'),
      [inline('api', 'FROM a\nRUN y\n'), inline('web', 'FROM a\nRUN y\n')],
      /^Target web: /,
    ],
    [
      'the one whose Dockerfile has that line, whatever the heading says',
      heading('[api 1/1] RUN y') + quoted(2, 'RUN y'),
      [inline('api', 'FROM a\nRUN x\n'), inline('web', 'FROM a\nRUN y\n')],
      /^Target web: /,
    ],
  ])('%s', async (_name, tail, targets, what) => {
    expect((await explain(tail, targets)).what).toMatch(what);
  });

  test.each(['api', 'web'])(
    'two targets share a Dockerfile and fail at the same line: only one is named (%s last)',
    async (last) => {
      const tail = `${heading('[api 1/1] RUN y')}${quoted(2, 'RUN y')}`.replace('ERROR: ', `ERROR: target ${last}: `);
      const { what } = await explain(tail, [inline('api', 'FROM a\nRUN y\n'), inline('web', 'FROM a\nRUN y\n')]);
      expect(what).toMatch(/^Target api: [\s\S]*Docker says: failed to solve: no$/m);
      expect(what).not.toContain('web');
    },
  );

  test.each<[string, string, string]>([
    ['of one target', `${heading('[web 1/1] RUN x')}`, 'docker buildx bake web'],
    ['of all, where nothing tells which', '', 'docker buildx bake api web'],
  ])('the same build, to look at: %s', async (_name, tail, command) => {
    const failed = 'ERROR: failed to solve: process "/bin/sh -c x" did not complete successfully: exit code: 1\n';
    const { fix } = await explain(tail + failed, [target('api'), target('web')]);
    expect(fix?.split('\n').at(-1)?.trim()).toBe(command);
  });

  test('an inline Dockerfile is in no file, so there is nothing to point at', async () => {
    const { location } = await explain(quoted(2, 'RUN y'), [inline('web', 'FROM a\nRUN y\n')]);
    expect(location).toBeUndefined();
    const build = { ...NO_BUILD_INPUTS, context: 'https://github.com/o/r.git' };
    expect((await explain(quoted(2, 'RUN y'), [target('web', { build })])).location).toBeUndefined();
    expect((await explain(quoted(2, 'RUN y'), [target('web')])).location).toEqual({ file: 'web/Dockerfile', line: 2 });
    const own = { ...NO_BUILD_INPUTS, context: 'web', file: 'other/Dockerfile' };
    expect((await explain(quoted(2, 'RUN y'), [target('web', { build: own })])).location?.file).toBe(
      'other/Dockerfile',
    );
  });

  test('a privilege that it lacks is no failed build', async () => {
    const tail = 'docker buildx bake --allow=network.host api\nERROR: additional privileges requested\n';
    const { code, fix } = await explain(tail, [target('api')]);
    expect(code).toBe('definition-invalid');
    expect(fix).toMatch(/allow: \|\n +network\.host$/);
  });
});

test.each<[string, Finished, boolean]>([
  ['a push that is refused', ended('ERROR: failed to push host/api:1: denied'), true],
  ['a build that failed', ended('ERROR: failed to solve: no'), false],
  ['a push that arrived', ended('failed to push', true), false],
])('%s', (_name, finished, expected) => {
  expect(isPushFault(finished)).toBe(expected);
});
