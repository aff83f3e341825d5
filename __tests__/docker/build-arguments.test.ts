import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildCommand, type OutputOptions, shellWord } from '../../src/docker/build-arguments.ts';
import type { BuildInputs } from '../../src/inputs/build-inputs.ts';
import { NO_BUILD_INPUTS as least } from '../inputs/plain-build.ts';
import { anyText, runs } from '../lib/properties.ts';

const image = 'host/team/shop:abc';

test.each<[string, Partial<BuildInputs>, readonly string[]]>([
  ['nothing set', {}, ['build', '--tag', image, '.']],
  [
    'context and file',
    { context: 'api', file: 'docker/Dockerfile' },
    ['build', '--file', 'docker/Dockerfile', '--tag', image, 'api'],
  ],
  [
    'annotations',
    { annotations: ['index:a=b'] },
    [
      'build',
      '--annotation',
      'index:a=b',
      '--tag',
      image,
      '--output',
      'type=image,oci-mediatypes=true,unpack=true',
      '.',
    ],
  ],
  ['a folder whose name starts like a flag', { context: '--iidfile=x' }, ['build', '--tag', image, './--iidfile=x']],
  ['target', { target: 'release' }, ['build', '--tag', image, '--target', 'release', '.']],
  [
    'build arguments, values as they are',
    { buildArgs: [{ name: 'A', value: "x 'y' $z\nl2" }, { name: 'B' }, { name: 'C', value: '' }] },
    ['build', '--build-arg', "A=x 'y' $z\nl2", '--build-arg', 'B', '--build-arg', 'C=', '--tag', image, '.'],
  ],
  [
    'of labels with one key the last, in the place of the first',
    {
      labels: [
        { key: 'a', value: '1' },
        { key: 'b', value: '' },
        { key: 'a', value: '2' },
      ],
    },
    ['build', '--label', 'a=2', '--label', 'b=', '--tag', image, '.'],
  ],
  ['switches', { pull: true, noCache: true }, ['build', '--no-cache', '--pull', '--tag', image, '.']],
  [
    'RUN settings',
    { network: 'host', addHosts: ['a:1.2.3.4', 'b:::1'], shmSize: '64m', ulimits: ['nofile=1:2'] },
    [
      'build',
      '--add-host',
      'a:1.2.3.4',
      '--add-host',
      'b:::1',
      '--network',
      'host',
      '--shm-size',
      '64m',
      '--tag',
      image,
      '--ulimit',
      'nofile=1:2',
      '.',
    ],
  ],
  [
    'contexts, secrets, agents, entitlements, stages without cache',
    {
      buildContexts: [{ name: 'lib', value: '../lib' }],
      secrets: [
        { id: 'a', kind: 'value', value: 'hunter2' },
        { id: 'b', kind: 'variable', name: 'TOKEN' },
        { id: 'c', kind: 'file', path: 'a,"b' },
      ],
      ssh: ['default'],
      allow: ['network.host'],
      noCacheFilters: ['deps'],
    },
    [
      'build',
      ...['--allow', 'network.host', '--build-context', 'lib=../lib', '--no-cache-filter', 'deps'],
      ...['--secret', 'id=a,env=ECR_BUILD_PUSH_SECRET_0', '--secret', 'id=b,env=TOKEN'],
      ...['--secret', 'id=c,"src=a,""b"', '--ssh', 'default', '--tag', image, '.'],
    ],
  ],
])('%s', (_name, given, args) => {
  expect(buildCommand({ ...least, ...given }, [image]).args).toEqual(args);
});

describe('what the log shows', () => {
  test('names of build arguments without their values', () => {
    const { shown } = buildCommand({ ...least, buildArgs: [{ name: 'TOKEN', value: 'hunter2' }, { name: 'B' }] }, [
      image,
    ]);
    expect(shown).toBe(`docker build --build-arg TOKEN=… --build-arg B --tag ${image} .`);
  });

  test('words that a shell would split are quoted', () => {
    expect(buildCommand({ ...least, context: 'my api', labels: [{ key: 'a', value: "it's" }] }, [image]).shown).toBe(
      `docker build --label 'a=it'\\''s' --tag ${image} 'my api'`,
    );
  });

  test.each([
    ['plain-word_1./:=@', 'plain-word_1./:=@'],
    ['a b', "'a b'"],
    ['', "''"],
    ['$HOME', "'$HOME'"],
  ])('shellWord(%j)', (text, expected) => expect(shellWord(text)).toBe(expected));
});

describe('other ways', () => {
  const all: BuildInputs = {
    ...least,
    platforms: ['linux/amd64', 'linux/arm64'],
    provenance: 'mode=max',
    sbom: 'true',
    compression: 'zstd',
    cacheFrom: ['type=gha'],
    cacheTo: ['type=local,dest=x'],
  };
  const caches = { from: ['a'], to: ['b'] };
  test.each<[string, BuildInputs, OutputOptions, string]>([
    [
      'everything, by the engine',
      all,
      { output: 'engine', caches },
      'build --cache-from a --cache-from type=gha --cache-to b --cache-to type=local,dest=x --platform linux/amd64,linux/arm64 ' +
        `--provenance mode=max --sbom true --tag ${image} --output type=image,oci-mediatypes=true,compression=zstd,unpack=true .`,
    ],
    [
      'a builder that pushes',
      { ...least, compression: 'gzip' },
      { output: 'push', builder: 'big', metadataFile: 'm.json' },
      `buildx build --metadata-file m.json --builder big --tag ${image} ` +
        '--output type=image,push=true,oci-mediatypes=true,compression=gzip .',
    ],
    [
      'a builder that loads one platform of several',
      { ...least, platforms: ['linux/amd64', 'linux/arm64'] },
      { output: 'load', builder: 'big', platforms: ['linux/arm64'] },
      `buildx build --builder big --platform linux/arm64 --tag ${image} --output type=docker .`,
    ],
    [
      'a builder that keeps it',
      least,
      { output: 'none', builder: 'big' },
      `buildx build --builder big --tag ${image} .`,
    ],
  ])('%s', (_name, given, options, expected) => {
    const { args, shown } = buildCommand(given, [image], options);
    expect(args.join(' ')).toBe(expected);
    expect(shown).toBe(`docker ${expected.replace('--metadata-file m.json ', '')}`);
  });
});

test('the values of secrets go into variables, and nowhere else', () => {
  const secrets = [
    { id: 'b', kind: 'variable', name: 'TOKEN' },
    { id: 'a', kind: 'value', value: 'hunter2\nhunter3' },
  ] as const;
  const { variables, ...rest } = buildCommand({ ...least, secrets }, [image]);
  expect(variables).toEqual({ ECR_BUILD_PUSH_SECRET_1: 'hunter2\nhunter3' });
  expect(JSON.stringify(rest)).not.toContain('hunter');
});

test('several names', () => {
  expect(buildCommand(least, ['shop:a', 'shop:b']).args).toEqual(['build', '--tag', 'shop:a', '--tag', 'shop:b', '.']);
});

test('a shell reads the words of a command as they are', () => {
  // No program is given a NUL, and Node.js writes no half of a pair.
  const word = anyText("'", '"', '\\', '$(', '`', '!', '*', '~', '-', '#').map((text) =>
    text.replaceAll('\0', '').toWellFormed(),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 10, maxLength: 50 }), (words) => {
      const script = `printf '%s\\0' ${words.map(shellWord).join(' ')}`;
      expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).split('\0')).toEqual([...words, '']);
    }),
    runs(2),
  );
});
