import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type ReadBakeInputs, readBakeInputs } from '../../../src/actions/bake/bake-inputs.ts';
import { toBakeOutputs, toBakePlanOutputs } from '../../../src/actions/bake/bake-outputs.ts';
import { Failure } from '../../../src/errors/failure.ts';
import type { Event } from '../../../src/github/event.ts';
import { unsupportedBy } from '../../../src/inputs/unsupported-inputs.ts';
import { inputVariables } from '../../inputs/input-variables.ts';

const event = {
  name: 'push',
  ref: 'refs/heads/main',
  commit: 'a'.repeat(40),
  fromFork: false,
  serverUrl: 'https://github.com',
  repository: { owner: 'o', name: 'r' },
} as unknown as Event;

function read(given: Readonly<Record<string, string>>, asked = new Set<string>()): ReadBakeInputs {
  return readBakeInputs({
    source: (name) => {
      asked.add(name);
      return given[name];
    },
    event,
    environment: { workspace: '/w', variables: inputVariables(given) },
    lookup: (path) => (path.endsWith('missing') ? 'missing' : path.endsWith('.hcl') ? 'file' : 'directory'),
    sizeOf: () => undefined,
  });
}

const least = { 'aws-region': 'eu-west-1', 'repository-prefix': 'team' };

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Failure ? error.problem.what : String(error);
  }
  return '';
}

test.each<[string, Readonly<Record<string, string>>, RegExp]>([
  [
    'a file that is not there',
    { files: 'a.hcl\nmissing' },
    /- files: "missing" is not a file: there is no \/w\/missing/,
  ],
  [
    'a file behind cwd:// that is not there',
    { files: 'cwd://a.hcl\ncwd://missing' },
    /- files: "missing" is not a file: there is no \/w\/missing\. Paths start at `workdir`\.$/,
  ],
  ['no file behind cwd://', { files: 'cwd://' }, /- files: "cwd:\/\/" names no file/],
  [
    'a pattern',
    { files: '*.missing' },
    /- files: "\*\.missing" is not a file: .*Bake takes no patterns: name each file\.$/,
  ],
  ['the standard input', { files: '-' }, /- files: "-" is the standard input, and a step has none/],
  ['the standard input of the folder', { files: 'cwd://-' }, /- files: "cwd:\/\/-" is the standard input/],
  ['an address', { files: 'https://example.com/a.hcl' }, /- files: "https:.*" is an address, and bake reads its files/],
  ['an address of git', { files: 'git@github.com:o/r.git#main' }, /- files: "git@.*" is an address/],
  ['a folder that is not there', { workdir: 'missing' }, /- workdir: "missing" is not a folder/],
  ['a target that is none', { targets: 'a b' }, /- targets: "a b" is not the name of a target/],
  ['a setting without a value', { set: 'api.platform' }, /- set: "api.platform" is not of the form target\.key=value/],
  ['a variable without a value', { vars: 'A' }, /- vars: "A" is not of the form NAME=value/],
  ['a privilege that is none', { allow: 'everything' }, /- allow: "everything" is no privilege/],
  [
    'a prefix that ECR does not take',
    { 'repository-prefix': 'Team' },
    /- repository-prefix: "Team", with the name of a target/,
  ],
  [
    'a repository without a target',
    { repositories: 'team/api' },
    /- repositories: "team\/api" is not of the form target=repository/,
  ],
  ['a repository that is none', { repositories: 'api=Team/x' }, /- repositories: .* has upper case/],
  [
    'a tag for all caches',
    { cache: 'registry', 'cache-ref': 'team/caches:x' },
    /- cache-ref: "team\/caches:x" names a tag/,
  ],
  ['a further repository for all', { 'also-push-to': 'ghcr.io/octo/shop' }, /- also-push-to: .* names one repository/],
  [
    'a password that is not there, also without a push',
    { 'also-push-to': 'ghcr.io/octo/ user=a password-env=MISSING', push: 'false' },
    /- also-push-to: "ghcr\.io\/octo\/" takes its password from the variable MISSING/,
  ],
  ['a plan without ECR', { 'plan-only': 'true', push: 'false' }, /- plan-only: asks ECR/],
  ['an input of one image', { context: '.' }, /- context: is said of each target in the bake file/],
  ['a guessed name', { target: 'x' }, /- target: is called `targets` here/],
])('%s', (_name, given, expected) => {
  expect(messageOf(() => read({ ...least, ...given }))).toMatch(expected);
});

test.each<[string, string]>([
  ['team', 'team/'],
  ['team/', 'team/'],
  ['team-', 'team-'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/team', '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/'],
])('the prefix %s', (given, expected) => {
  expect(read({ 'repository-prefix': given, 'aws-region': 'eu-west-1' }).repositoryPrefix).toBe(expected);
});

test.each<[string, Readonly<Record<string, string>>, object]>([
  ['tags without that of the commit', { 'commit-tag': 'false', tags: 'v1' }, { tags: ['v1'] }],
  ['tags with commas', { 'commit-tag': 'false', tags: 'v1,v2' }, { tags: ['v1', 'v2'] }],
  ['no tags at all', { 'commit-tag': 'false' }, { tags: [], image: { hasCommitTag: false } }],
  ['a plan', { 'plan-only': 'true' }, { planOnly: true }],
  ['a prefix that ends in a dot', { 'repository-prefix': 'team.' }, { repositoryPrefix: 'team.' }],
  ['no push', { push: 'false' }, { destination: { kind: 'engine' } }],
  [
    'settings of lists, which all count',
    { set: 'a.tags=x\na.tags=y\na.tags=x\na.tags+=t' },
    { definition: { set: ['a.tags=x', 'a.tags=y', 'a.tags=x', 'a.tags+=t'] } },
  ],
  [
    'files behind cwd://, and with signs of a pattern',
    { files: 'cwd://a.hcl, cwd://../b.hcl, /c.hcl, [d].hcl' },
    { definition: { files: ['a.hcl', '../b.hcl', '/c.hcl', '[d].hcl'] } },
  ],
  ['a variable with signs', { vars: 'A=b=c' }, { definition: { vars: [{ name: 'A', value: 'b=c' }] } }],
  [
    'all privileges',
    { allow: 'fs=/x, fs.write=/y, network.host, security.insecure, ssh=default, device=gpu' },
    {
      definition: {
        allow: ['fs=/x', 'fs.write=/y', 'network.host', 'security.insecure', 'ssh=default', 'device=gpu'],
      },
    },
  ],
])('%s', (_name, given, expected) => {
  expect(read({ ...least, ...given })).toMatchObject(expected);
});

test('files are looked for in the folder of the definition', () => {
  expect(messageOf(() => read({ ...least, workdir: 'stack', files: 'missing' }))).toMatch(
    /"missing" is not a file: there is no \/w\/stack\/missing\./,
  );
});

describe('the registry', () => {
  const host = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
  test('is told by where the repositories are, and missing only then', () => {
    const { locate } = read({ 'repository-prefix': 'team' });
    expect(locate({ name: 'x', host, accountId: '123456789012', region: 'eu-west-1' }, [])).toMatchObject({
      destination: { kind: 'ecr', region: 'eu-west-1', registryId: '123456789012' },
      further: [],
    });
    expect(read({ 'repository-prefix': `${host}/team` }).destination).toMatchObject({
      region: 'eu-west-1',
      registryId: '123456789012',
    });
    expect(read({ ...least, push: 'false' }).locate(undefined, [])).toEqual({
      destination: { kind: 'engine', region: 'eu-west-1' },
      further: [],
    });
    const also = { ...least, 'also-push-to': 'copies/\nghcr.io/octo/' };
    expect(read(also).locate({ name: 'x' }, [])).toMatchObject({
      further: [{ prefix: 'copies/', destination: { kind: 'ecr' } }, { destination: { kind: 'registry' } }],
    });
    expect(read({ ...also, push: 'false' }).further).toEqual([]);
    expect(messageOf(() => locate({ name: 'x' }, ['target a: wrong.']))).toMatch(
      /2 inputs are not right[\s\S]*- target a: wrong\.\n- aws-region: the region is unknown/,
    );
  });
});

describe('bake/action.yml', () => {
  const metadataOf = (file: string) => parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8'));
  const own: Readonly<Record<string, unknown>> = metadataOf('bake/action.yml').inputs;
  const unsupported = unsupportedBy('bake').map(({ name }) => name);
  const page = readFileSync(new URL('../../../docs/inputs.md', import.meta.url), 'utf8');

  test('lists exactly the inputs that are read, and that are not mistakes', () => {
    const asked = new Set<string>(['flavor']);
    read(least, asked);
    expect(Object.keys(own).toSorted()).toEqual([...asked].filter((name) => !unsupported.includes(name)).sort());
    expect(Object.keys(own).filter((name) => unsupported.includes(name))).toEqual([]);
    expect(new Set(unsupported).size).toBe(unsupported.length);
  });

  test('each further input of the main action is a mistake', () => {
    for (const name of Object.keys(metadataOf('action.yml').inputs))
      if (!(name in own)) expect(unsupported).toContain(name);
  });

  test('each is in the documentation, with the outputs that are set', () => {
    for (const name of Object.keys(own)) expect(page).toContain(`\`${name}\``);
    const outputs = Object.keys(metadataOf('bake/action.yml').outputs);
    const image = {
      kind: 'pushed' as const,
      result: 'built' as const,
      registry: 'r',
      repository: 'n',
      accountId: '1',
      region: 'x',
      tags: ['t'] as const,
      digest: 'd',
      isProven: true,
      platformDigests: {},
    };
    expect(Object.keys(toBakeOutputs([{ name: 'a', image }])).sort()).toEqual(outputs.toSorted());
    for (const name of outputs) expect(page).toContain(`\`${name}\``);
    for (const name of Object.keys(toBakePlanOutputs([]))) expect(outputs).toContain(name);
  });
});
