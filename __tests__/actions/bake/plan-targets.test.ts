import { describe, expect, test } from '@jest/globals';
import { readDefinition } from '../../../src/actions/bake/bake-definition.ts';
import { type BakeInputs, readBakeInputs } from '../../../src/actions/bake/bake-inputs.ts';
import { planTargets, type TargetPlan } from '../../../src/actions/bake/plan-targets.ts';
import type { Event } from '../../../src/github/event.ts';

const SHA = 'a'.repeat(40);
const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const event: Event = {
  name: 'push',
  ref: 'refs/heads/main',
  commit: SHA,
  fromFork: false,
  serverUrl: 'https://github.com',
  repository: { owner: 'o', name: 'r' },
} as unknown as Event;

/** What is there, from the workspace. */
const FILES: Readonly<Record<string, 'file' | 'directory'>> = {
  '/w': 'directory',
  '/w/Dockerfile': 'file',
  '/w/api': 'directory',
  '/w/api/Dockerfile': 'file',
  '/w/web': 'directory',
  '/w/web/dockerfile': 'file',
  '/w/stack': 'directory',
  '/w/stack/own.Dockerfile': 'file',
  '/w/token': 'file',
  '/w/empty': 'file',
  '/w/both': 'directory',
  '/w/both/Dockerfile': 'file',
  '/w/both/dockerfile': 'file',
  '/home/me/token': 'file',
};
const lookup = (path: string) => FILES[path] ?? 'missing';

function plan(targets: object, given: Readonly<Record<string, string>> = {}, variables = {}): TargetPlan {
  const all: Readonly<Record<string, string>> = {
    'aws-region': 'eu-west-1',
    'role-to-assume': 'arn:aws:iam::123456789012:role/push',
    'repository-prefix': 'team',
    ...given,
  };
  const sizeOf = (path: string) => (path === '/w/empty' ? 0 : lookup(path) === 'file' ? 1 : undefined);
  const inputs = readBakeInputs({
    source: (name) => all[name],
    event,
    environment: { workspace: '/w', variables: {} },
    lookup,
    sizeOf,
  });
  const names = Object.keys(targets).filter((name) => !name.startsWith('_'));
  const definition = readDefinition(JSON.stringify({ group: { default: { targets: names } }, target: targets }));
  if (definition === undefined) throw new Error('no definition');
  const { workdir } = inputs.definition;
  return planTargets(definition, inputs, { workdir, workspace: '/w', variables, lookup, sizeOf });
}

const api = { context: 'api', dockerfile: 'Dockerfile' };

describe('the repository of a target', () => {
  test.each<[string, object, Readonly<Record<string, string>>, string, readonly string[]]>([
    ['by its prefix', api, {}, 'team/api', [SHA]],
    ['by a prefix with a slash', api, { 'repository-prefix': 'team/' }, 'team/api', [SHA]],
    ['by a prefix with a dash', api, { 'repository-prefix': 'shop-' }, 'shop-api', [SHA]],
    ['by a prefix with a host', api, { 'repository-prefix': `${HOST}/team` }, 'team/api', [SHA]],
    ['by name', api, { repositories: 'api=other/x' }, 'other/x', [SHA]],
    ['by its tags', { ...api, tags: [`${HOST}/own/x:1`, `${HOST}/own/x:2`] }, {}, 'own/x', [SHA, '1', '2']],
    [
      'by its tags, that have none',
      { ...api, tags: [`${HOST}/own/x`] },
      { tags: 'v1' },
      'own/x',
      [SHA, 'v1', 'latest'],
    ],
    [
      'by the names in its output',
      { ...api, output: [{ type: 'image', name: `${HOST}/own/x:1,${HOST}/own/x:2`, push: 'true' }] },
      {},
      'own/x',
      [SHA, '1', '2'],
    ],
    [
      'not by an output that is pushed by its digest',
      { ...api, output: [{ type: 'image', name: `${HOST}/own/x`, 'push-by-digest': 'true' }] },
      {},
      'team/api',
      [SHA],
    ],
    ['by name, over its tags', { ...api, tags: [`${HOST}/own/x:1`] }, { repositories: 'api=own/y' }, 'own/y', [SHA]],
    [
      'by name, with its tags',
      { ...api, tags: [`${HOST}/own/x:1`] },
      { repositories: 'api=own/x' },
      'own/x',
      [SHA, '1'],
    ],
    [
      'by name, with tags of another region',
      { ...api, tags: [`${HOST.replace('west', 'south')}/own/x:1`] },
      { repositories: 'api=own/x' },
      'own/x',
      [SHA],
    ],
    [
      'by name, with tags of another account',
      { ...api, tags: [`${HOST.replace('1', '9')}/own/x:1`] },
      { repositories: 'api=own/x' },
      'own/x',
      [SHA],
    ],
    [
      'by name, over tags in several',
      { ...api, tags: [`${HOST}/own/x:1`, `${HOST}/own/y:1`] },
      { repositories: 'api=own/y' },
      'own/y',
      [SHA, '1'],
    ],
    [
      'by its tags, with one that the inputs have',
      { ...api, tags: [`${HOST}/own/x:v1`] },
      { tags: 'v1' },
      'own/x',
      [SHA, 'v1'],
    ],
    [
      'by name, with tags in the account of the last role',
      { ...api, tags: [`${HOST}/own/x:1`, `${HOST.replace('1', '9')}/own/x:2`] },
      {
        repositories: 'api=own/x',
        'role-to-assume': 'arn:aws:iam::923456789012:role/first\narn:aws:iam::123456789012:role/push',
      },
      'own/x',
      [SHA, '1'],
    ],
    [
      'by name, with tags in the registry that is named',
      { ...api, tags: [`${HOST}/own/x:1`, `${HOST.replace('1', '9')}/own/x:2`] },
      { repositories: 'api=own/x', 'registry-id': '923456789012' },
      'own/x',
      [SHA, '2'],
    ],
    [
      'by name, with tags of any account where nothing is pushed',
      { ...api, tags: [`${HOST.replace('1', '9')}/own/x:1`] },
      { repositories: 'api=own/x', push: 'false' },
      'own/x',
      [SHA, '1'],
    ],
    ['without the commit tag', { ...api, tags: [`${HOST}/own/x:1`] }, { 'commit-tag': 'false' }, 'own/x', ['1']],
  ])('%s', (_name, target, given, name, tags) => {
    const { targets, mistakes } = plan({ api: target }, given);
    expect(mistakes).toEqual([]);
    expect(targets.map((request) => [request.repository.name, request.tags])).toEqual([[name, tags]]);
  });

  test('names elsewhere are told', () => {
    expect(
      plan({
        api: { ...api, tags: ['team/api', 'ghcr.io/o/api:1', `${HOST}/team/api:2`, 'localhost:5000/a', 'host:5000/a'] },
      }).notices,
    ).toEqual([
      'Left out, as they are not in the repository of their target in ECR: docker.io/team/api (api), ghcr.io/o/api:1 (api), localhost:5000/a (api), host:5000/a (api).',
    ]);
  });
});

describe('mistakes', () => {
  test.each<[string, object, Readonly<Record<string, string>>, RegExp]>([
    ['no target', {}, {}, /^targets: the definition has none/],
    [
      'no repository',
      { api, b: api },
      { 'repository-prefix': '' },
      /^targets api, b have no repository\. Add `repository-prefix: NAME`, for NAME\/api/,
    ],
    [
      'no tag',
      { api: { ...api, tags: ['x:1'] } },
      { 'commit-tag': 'false' },
      /it has no tag in team\/api\. Its tags x:1 are in other repositories/,
    ],
    ['a name that ECR does not take', { API: api }, {}, /"team\/API" has upper case/],
    [
      'tags in several repositories',
      { api: { ...api, tags: [`${HOST}/a/x:1`, `${HOST}/b/x:1`] } },
      {},
      /in several repositories, \S+\/a\/x and \S+\/b\/x/,
    ],
    [
      'one tag of two targets',
      { api, b: api },
      { repositories: 'api=t/x\nb=t/x' },
      /^targets api and b would both be t\/x:a{40}\./,
    ],
    [
      'two registries',
      { api: { ...api, tags: [`${HOST}/a/x`] }, b: { ...api, tags: [`${HOST.replace('1', '9')}/a/y`] } },
      {},
      /several registries, \S+ \(api\), \S+ \(b\)/,
    ],
    ['no context', { api: { context: 'no' } }, {}, /^target api: its context "no" is not a folder/],
    [
      'no Dockerfile',
      { api: { context: 'stack', dockerfile: 'Dockerfile' } },
      {},
      /there is no Dockerfile "stack\/Dockerfile"/,
    ],
    [
      'no named context',
      { api: { ...api, contexts: { x: 'no' } } },
      {},
      /its context x is the folder "no", which is not there/,
    ],
    [
      'an output that is no image',
      { api: { ...api, output: [{ type: 'local', dest: 'x' }] } },
      {},
      /its output is of type local/,
    ],
    [
      'an output to a file',
      { api: { ...api, output: [{ type: 'docker', dest: 'x.tar' }] } },
      {},
      /its output is the file x\.tar, which is no image in a registry/,
    ],
    [
      'images packed in two ways',
      {
        api: {
          ...api,
          output: [
            { type: 'image', compression: 'zstd' },
            { type: 'registry', compression: 'gzip' },
          ],
        },
      },
      {},
      /it has several outputs that pack the image differently/,
    ],
    ['a check in place of a build', { api: { ...api, call: 'check' } }, {}, /its call is check, which builds no image/],
    ['a folder as output', { api: { ...api, output: ['x'] } }, {}, /its output is of type local/],
    [
      'a variable in which docker is given the keys for a cache',
      { api: { ...api, secret: ['id=a,env=AWS_SESSION_TOKEN'] } },
      { cache: 's3', 'cache-ref': 'caches/a' },
      /AWS_SESSION_TOKEN is a variable in which docker is given the session's keys/,
    ],
    [
      'a variable that is not set',
      { api: { ...api, secret: ['id=a,env=A'] } },
      {},
      /its secret a is the variable A, which is not set\. Add it under `env:` of this step, `A: \$\{\{ secrets\.A \}\}`/,
    ],
    [
      'a variable that is empty',
      { api: { ...api, secret: ['type=env,id=a,src=EMPTY'] } },
      {},
      /the variable EMPTY, which is empty/,
    ],
    [
      'a first tag that moves, and is to be taken as it is',
      { api: { ...api, tags: [`${HOST}/team/api:latest`, `${HOST}/team/api:1.2.3`] } },
      { 'commit-tag': 'false', 'if-exists': 'reuse' },
      /^target api: if-exists is reuse, and its first tag is latest, which moves/,
    ],
    ['no tag at all', { api }, { 'commit-tag': 'false' }, /it has no tag in team\/api\. Set commit-tag or tags/],
    [
      'a file that is empty',
      { api: { ...api, secret: ['id=a,src=empty'] } },
      {},
      /the file empty, which is not there, or/,
    ],
    [
      'a file that is not there',
      { api: { ...api, secret: ['id=a,src=no'] } },
      {},
      /its secret a is the file no, which is not there/,
    ],
    [
      'a Dockerfile of another name, beside one of the usual name',
      { api: { context: 'web', dockerfile: 'own' } },
      {},
      /^target api: there is no Dockerfile "web\/own"\.$/,
    ],
    [
      'an empty variable of the name of the secret',
      { api: { ...api, secret: ['id=EMPTY'] } },
      {},
      /its secret EMPTY is the variable EMPTY, which is empty/,
    ],
    ['of a target that is linked', { api, _base: { context: 'no' } }, {}, /^target _base: its context "no"/],
  ])('%s', (_name, targets, given, message) => {
    const { mistakes } = plan(targets, given, { EMPTY: '', AWS_SESSION_TOKEN: 'x' });
    expect(mistakes).toEqual([expect.stringMatching(message)]);
  });
});

describe('what docker is told', () => {
  const buildOf = (target: object, given?: Readonly<Record<string, string>>, variables?: object) => {
    const { targets, mistakes } = plan({ api: target }, given, variables);
    expect(mistakes).toEqual([]);
    const [request] = targets;
    if (request === undefined) throw new Error('no request');
    return request;
  };
  test.each<[string, object, Readonly<Record<string, string>>, object]>([
    ['paths', api, {}, { context: 'api', file: 'api/Dockerfile' }],
    [
      'paths from a folder',
      { context: '../api', dockerfile: 'Dockerfile' },
      { workdir: 'stack' },
      { context: 'api', file: 'api/Dockerfile' },
    ],
    ['a Dockerfile beside the context', { context: 'api', dockerfile: '../Dockerfile' }, {}, { file: 'Dockerfile' }],
    [
      'a Dockerfile in the folder',
      { context: '../api', dockerfile: 'cwd://own.Dockerfile' },
      { workdir: 'stack' },
      { file: 'stack/own.Dockerfile' },
    ],
    [
      'either spelling, where both are there',
      { context: 'both', dockerfile: 'Dockerfile' },
      {},
      { file: 'both/Dockerfile' },
    ],
    ['a Dockerfile by its whole path', { context: 'api', dockerfile: '/w/Dockerfile' }, {}, { file: '/w/Dockerfile' }],
    ['a Dockerfile in lower case', { context: 'web', dockerfile: 'Dockerfile' }, {}, { file: 'web/dockerfile' }],
    [
      'an address',
      { context: 'https://github.com/o/r.git#main', dockerfile: 'x' },
      {},
      { context: 'https://github.com/o/r.git#main', file: 'x' },
    ],
    [
      'further contexts',
      {
        ...api,
        contexts: {
          a: '../web',
          b: 'docker-image://x',
          c: 'target:api',
          d: 'oci-layout://lay',
          e: 'oci-layout:///lay',
        },
        context: '../api',
      },
      { workdir: 'stack' },
      {
        buildContexts: [
          { name: 'a', value: 'web' },
          { name: 'b', value: 'docker-image://x' },
          { name: 'c', value: 'target:api' },
          { name: 'd', value: 'oci-layout://stack/lay' },
          { name: 'e', value: 'oci-layout:///lay' },
        ],
      },
    ],
    [
      'attestations',
      { ...api, attest: ['type=provenance,mode=max', 'type=sbom'] },
      {},
      { provenance: 'mode=max', sbom: 'true' },
    ],
    [
      'a compression',
      { ...api, output: ['type=registry,compression=zstd,push=true,name=x'] },
      {},
      { compression: 'zstd' },
    ],
    ['another compression', { ...api, output: ['type=image,compression=estargz'] }, {}, { compression: 'estargz' }],
    [
      'labels',
      { ...api, labels: { a: '1' } },
      { labels: 'a=2\nb=3' },
      {
        labels: [
          { key: 'a', value: '1' },
          { key: 'a', value: '2' },
          { key: 'b', value: '3' },
        ],
      },
    ],
    [
      'annotations',
      { ...api, annotations: ['index:a=1'] },
      { annotations: 'b=2' },
      { annotations: ['index:a=1', 'b=2'] },
    ],
    ['caches', { ...api, 'cache-from': [{ ref: 'x/y' }, 'z'] }, {}, { cacheFrom: ['ref=x/y', 'ref=z'] }],
    [
      'secrets',
      { ...api, secret: ['id=a', 'id=b,src=token', 'type=file,id=token'] },
      {},
      {
        secrets: [
          { id: 'a', kind: 'variable', name: 'a' },
          { id: 'b', kind: 'file', path: 'token' },
          { id: 'token', kind: 'file', path: 'token' },
        ],
      },
    ],
    [
      'a file of the name of a variable, and one at home',
      { ...api, secret: ['type=file,id=a,src=token', 'id=c,src=~/token'] },
      {},
      {
        secrets: [
          { id: 'a', kind: 'file', path: 'token' },
          { id: 'c', kind: 'file', path: '/home/me/token' },
        ],
      },
    ],
    [
      'an agent',
      { ...api, ssh: ['default', { id: 'key', paths: ['id_a', 'id_b'] }] },
      {},
      { ssh: ['default', 'key=id_a,id_b'] },
    ],
    [
      'where its cache is',
      { ...api, platforms: ['linux/amd64', 'linux/arm64'] },
      { cache: 'registry' },
      { cache: { preset: 'registry', scope: ['api', 'linux/amd64', 'linux/arm64'] } },
    ],
    ['an image for the engine', { ...api, output: [{ type: 'docker' }] }, {}, { compression: 'default' }],
    ['no cache, by the inputs', api, { 'no-cache': 'true' }, { noCache: true, pull: false }],
    ['switches', { ...api, 'no-cache': true }, { pull: 'true' }, { noCache: true, pull: true }],
    [
      'the rest',
      {
        ...api,
        args: { A: '1' },
        network: 'host',
        'extra-hosts': { h: '1.2.3.4' },
        'shm-size': '1m',
        ulimits: ['nofile=1'],
        entitlements: ['network.host'],
        target: 'x',
        ssh: ['default'],
      },
      {},
      {
        buildArgs: [{ name: 'A', value: '1' }],
        network: 'host',
        addHosts: ['h:1.2.3.4'],
        shmSize: '1m',
        ulimits: ['nofile=1'],
        allow: ['network.host'],
        target: 'x',
        ssh: ['default'],
      },
    ],
  ])('%s', (_name, target, given, expected) => {
    expect(buildOf(target, given, { a: 'set', token: 'set', HOME: '/home/me' }).build).toMatchObject(expected);
  });

  test('how layers are packed, and not where they go', () => {
    const { packing, further } = buildOf({
      ...api,
      output: [{ type: 'image', push: 'true', name: 'x', 'oci-mediatypes': 'true', compression: 'uncompressed' }],
      policy: ['x'],
    });
    expect(packing).toEqual(['oci-mediatypes=true', 'compression=uncompressed']);
    expect(further).toEqual({ policy: ['x'], packing });
  });

  test.each<[string, object]>([
    ['nothing', {}],
    [
      'where it goes',
      { 'push-by-digest': 'true', 'name-canonical': 'true', store: 'false', unpack: 'true', dest: 'x' },
    ],
    ['what has an input', { compression: 'zstd' }],
  ])('%s is no packing, and decides nothing', (_name, output) => {
    const { packing, further } = buildOf({ ...api, output: [{ type: 'registry', ...output }] });
    expect(packing).toEqual([]);
    // Also not as an empty list: that would be another content.
    expect(further).toEqual({});
  });

  test('where others put a target that is linked is of no interest', () => {
    const { linked, mistakes } = plan({ api, _base: { ...api, output: [{ type: 'local', dest: 'x' }] } });
    expect(mistakes).toEqual([]);
    expect(linked.map(({ name }) => name)).toEqual(['_base']);
  });

  test('attestations that are off are none', () => {
    const { build } = buildOf({ ...api, attest: ['type=provenance,mode=max', 'type=provenance,disabled=true'] });
    expect(build.provenance).toBeUndefined();
    expect(build.sbom).toBeUndefined();
  });

  test('an inline Dockerfile is in no file', () => {
    const { build, inlineDockerfile } = buildOf({ ...api, 'dockerfile-inline': 'FROM x' });
    expect(build.file).toBeUndefined();
    expect(inlineDockerfile).toBe('FROM x');
  });
});

test('repositories of targets that are not asked for', () => {
  const repositories = 'api=t/api\nweb=t/web';
  const notices = (given: Readonly<Record<string, string>>): BakeInputs['notices'] =>
    plan({ api }, { repositories, ...given }).notices;
  expect(notices({})).toEqual(['repositories: there is no target web among those to build: api.']);
  expect(notices({ targets: 'api' })).toEqual([]);
  expect(notices({ repositories: '', 'also-push-to': 'api=t/a\nweb=t/b\nghcr.io/octo/' })).toEqual([
    'also-push-to: there is no target web among those to build: api.',
  ]);
});

test('further repositories that cannot be are mistakes of the targets', () => {
  expect(plan({ api }, { 'also-push-to': 'api=team/api' }).mistakes).toEqual([
    expect.stringMatching(/^also-push-to: api=team\/api is where target api goes without it/),
  ]);
  expect(plan({ api }, { 'also-push-to': 'api=team/api', push: 'false' }).mistakes).toEqual([]);
});
