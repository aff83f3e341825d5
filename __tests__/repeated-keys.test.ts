import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { readBakeInputs } from '../src/actions/bake/bake-inputs.ts';
import { readDoctorInputs } from '../src/actions/doctor/doctor-inputs.ts';
import { readMergeInputs } from '../src/actions/merge/merge-inputs.ts';
import { readPromotionInputs } from '../src/actions/promote/promote-inputs.ts';
import { Failure } from '../src/errors/failure.ts';
import type { Event } from '../src/github/event.ts';
import { readInputs } from '../src/inputs/inputs.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;
const event: Event = {
  name: 'push',
  commit: 'b'.repeat(40),
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 42,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};

type Given = Readonly<Record<string, string>>;

/** Of each action its metadata, its reader, and the least that it needs. */
const ACTIONS = [
  { file: 'action.yml', read: readInputs, least: { repository: 'team/shop' } },
  { file: 'bake/action.yml', read: readBakeInputs, least: { 'repository-prefix': 'team' } },
  { file: 'doctor/action.yml', read: readDoctorInputs, least: { repository: 'team/shop' } },
  { file: 'merge/action.yml', read: readMergeInputs, least: { repository: 'team/shop', images: 'a' } },
  { file: 'promote/action.yml', read: readPromotionInputs, least: { repository: 'team/shop', tags: 'v1' } },
] as const;

function mistakes({ read, least }: (typeof ACTIONS)[number], given: Given): readonly string[] {
  try {
    const all: Given = { 'aws-region': 'eu-west-1', ...least, ...given };
    read({
      source: (name) => all[name],
      event,
      environment: { workspace: '/w', variables: { TOKEN: 'hunter2', OTHER: 'x', SSH_AUTH_SOCK: '/agent' } },
      lookup: (path) => (/Dockerfile$|hcl$/.test(path) ? 'file' : 'directory'),
      sizeOf: () => 9,
      tagRules: undefined,
    });
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error.problem.what.split('\n').slice(1);
  }
}

/**
 * What an input holds. `one`: a single value. `list`: items that stand for themselves. `map`: items with keys, of which
 * two for the same key (`twice`) are a mistake. `all`: with keys too, but all of them count. `last`: the last one counts.
 * `fields`: one value with fields in it, of which one stands twice.
 */
type Content =
  | 'one'
  | 'list'
  | { readonly map: string; readonly twice: readonly [string, string] }
  | { readonly all: readonly [string, string]; readonly why: string }
  | { readonly last: readonly [string, string]; readonly why: string }
  | { readonly fields: string; readonly twice: string };

const LATER_WINS = 'defaults of a reusable workflow, and its own behind them, as in docker/metadata-action';

const INPUTS: Readonly<Record<string, readonly Content[]>> = {
  'aws-region': ['one'],
  'role-to-assume': ['list'],
  audience: ['one'],
  'role-session-name': ['one'],
  'role-duration-seconds': ['one'],
  'role-external-id': ['one'],
  'allowed-account-ids': ['list'],
  'export-credentials': ['one'],
  'docker-login': ['one'],
  repository: ['one'],
  'registry-id': ['one'],
  'create-repository': ['one'],
  'also-push-to': [
    { map: 'ghcr.io/octo/shop', twice: ['ghcr.io/octo/shop', 'ghcr.io/octo/shop user=a password-env=TOKEN'] },
  ],
  'wait-for-replication': ['one'],
  'repository-catalog': ['one'],
  commit: ['one'],
  'commit-tag': ['one'],
  'github-token': ['one'],
  'own-labels': ['one'],
  tags: ['list'],
  flavor: [{ last: ['latest=true', 'latest=false'], why: LATER_WINS }],
  labels: [{ last: ['a=1', 'a=2'], why: LATER_WINS }],
  annotations: [{ last: ['a=1', 'a=2'], why: LATER_WINS }],
  'if-exists': ['one'],
  reuse: ['one'],
  'reuse-max-age-days': ['one'],
  'keep-newer-tags': ['one'],
  context: ['one'],
  file: ['one'],
  target: ['one'],
  'build-args': [
    { map: 'A', twice: ['A=1', 'A=2'] },
    { map: 'TOKEN', twice: ['TOKEN', 'TOKEN=2'] },
  ],
  pull: ['one'],
  'no-cache': ['one'],
  'no-cache-filters': ['list'],
  'build-contexts': [{ map: 'lib', twice: ['lib=a', 'lib=b'] }],
  secrets: [{ map: 'a', twice: ['a=1', 'a=2'] }],
  'secret-envs': [{ map: 'a', twice: ['a=TOKEN', 'a=OTHER'] }],
  'secret-files': [{ map: 'a', twice: ['a=x.pem', 'a=y.pem'] }],
  'policy-only': ['one'],
  'session-policy': ['list'],
  ssh: [
    { map: 'id', twice: ['id=/keys/a', 'id=/keys/b'] },
    { map: 'default', twice: ['default', 'default=/keys/b'] },
  ],
  allow: ['list'],
  platforms: ['list'],
  provenance: [{ fields: 'mode', twice: 'mode=min,mode=max' }],
  sbom: [{ fields: 'generator', twice: 'generator=a,generator=b' }],
  compression: ['one'],
  builder: ['one'],
  load: ['one'],
  cache: ['one'],
  'cache-ref': ['one'],
  'cache-from': [
    { all: ['type=gha,scope=a', 'type=gha,scope=b'], why: 'all are read' },
    { fields: 'ref', twice: 'type=registry,ref=a,ref=b' },
  ],
  'cache-to': [
    { all: ['type=gha,scope=a', 'type=gha,scope=b'], why: 'all are written' },
    { fields: 'ref', twice: 'type=registry,ref=a,ref=b' },
  ],
  test: ['one'],
  'source-image': ['one'],
  output: ['one'],
  'test-timeout-seconds': ['one'],
  'test-platforms': ['one'],
  network: ['one'],
  'add-hosts': [{ all: ['a:1.2.3.4', 'a:5.6.7.8'], why: 'a name may have several addresses in /etc/hosts' }],
  'shm-size': ['one'],
  ulimit: [{ map: 'nofile', twice: ['nofile=1', 'nofile=2:3'] }],
  push: ['one'],
  files: ['list'],
  workdir: ['one'],
  targets: ['list'],
  set: [
    { map: 'api.target', twice: ['api.target=a', 'api.target=b'] },
    { map: 'api.args.A', twice: ['api.args.A=a', 'api.args.A=b'] },
    { map: '*.no-cache', twice: ['*.no-cache=true', '*.no-cache=false'] },
    { all: ['api.tags=a:1', 'api.tags=a:2'], why: 'bake takes both' },
    { all: ['api.platform=linux/amd64', 'api.platform+=linux/arm64'], why: 'the second is added' },
    { all: ['*.target=a', 'api.target=b'], why: 'one for all, another for one of them' },
  ],
  vars: [{ map: 'A', twice: ['A=1', 'A=2'] }],
  'repository-prefix': ['one'],
  repositories: [{ map: 'api', twice: ['api=team/a', 'api = team/b'] }],
  'plan-only': ['one'],
  images: ['list'],
  image: ['one'],
  'to-repository': ['one'],
  'to-role': ['list'],
};

/** What inputs hold that mean another thing in one action. */
const SPECIAL: Readonly<Record<string, Readonly<Record<string, readonly Content[]>>>> = {
  'bake/action.yml': {
    'also-push-to': [
      { map: 'ghcr.io/octo/', twice: ['ghcr.io/octo/', 'ghcr.io/octo/ user=a password-env=TOKEN'] },
      { map: 'quay.io/', twice: ['quay.io', 'quay.io/ user=a password-env=TOKEN'] },
      {
        map: 'api=ghcr.io/octo/shop',
        twice: ['api=ghcr.io/octo/shop', 'api = ghcr.io/octo/shop user=a password-env=TOKEN'],
      },
      { all: ['api=ghcr.io/octo/a', 'api=ghcr.io/octo/b'], why: 'a target may go to several repositories' },
    ],
  },
};

describe.each(ACTIONS)('$file', (action) => {
  const own = Object.keys(parse(readFileSync(new URL(`../${action.file}`, import.meta.url), 'utf8')).inputs);
  const cases = own.flatMap((name) =>
    (SPECIAL[action.file]?.[name] ?? INPUTS[name] ?? []).flatMap((content) =>
      typeof content === 'string' ? [] : [[name, content] as const],
    ),
  );

  test.each(own)('%s: what it holds is decided', (name) => {
    expect(INPUTS).toHaveProperty(name);
  });

  test.each(cases)('%s: %j', (name, content) => {
    if ('fields' in content) {
      expect(mistakes(action, { [name]: content.twice })).toEqual([
        expect.stringMatching(new RegExp(`^- ${name}: .* has "?${content.fields}"? twice, `)),
      ]);
      return;
    }
    const [first, second] = 'map' in content ? content.twice : 'all' in content ? content.all : content.last;
    expect(mistakes(action, { [name]: `${first}\n${first}` })).toEqual([]);
    const both = mistakes(action, { [name]: `${first}\n${second}` });
    if (!('map' in content)) {
      expect(both).toEqual([]);
      return;
    }
    expect(both).toEqual([expect.stringContaining(`- ${name}: ${content.map} is given twice, with different values`)]);
    expect(both.join()).not.toContain('hunter2');
  });
});

test('a secret that is given twice, by whatever inputs, is told without its values', () => {
  const [main] = ACTIONS;
  const twice = mistakes(main, { secrets: 'a=hunter2', 'secret-envs': 'a=TOKEN' });
  expect(twice).toEqual([expect.stringContaining('- secret-envs: a is given twice, with different values')]);
  expect(twice.join()).not.toContain('hunter2');
  expect(mistakes(main, { secrets: 'a=hunter2\na=hunter2' })).toEqual([]);
});

test('an image that is named twice is one', () => {
  const merge = ACTIONS.find(({ file }) => file === 'merge/action.yml');
  if (merge === undefined) throw new Error('no merge');
  expect(mistakes(merge, { images: `a\na\n${DIGEST}\n${DIGEST}` })).toEqual([]);
});
