import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Failure } from '../../src/errors/failure.ts';
import type { Event } from '../../src/github/event.ts';
import { defaultSessionName } from '../../src/inputs/aws-inputs.ts';
import { type Inputs, readInputs } from '../../src/inputs/inputs.ts';
import type { PathLookup } from '../../src/inputs/paths.ts';
import { tagRulesFor } from '../../src/inputs/tag-rules-input.ts';
import { unsupportedBy } from '../../src/inputs/unsupported-inputs.ts';
import { usesTagRules } from '../../src/inputs/uses-tag-rules.ts';
import { inputVariables } from './input-variables.ts';
import { NO_BUILD_INPUTS } from './plain-build.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const event: Event = {
  name: 'push',
  commit: SHA,
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 42,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const paths: Readonly<Record<string, 'file' | 'directory'>> = {
  '/w': 'directory',
  '/w/Dockerfile': 'file',
  '/w/api': 'directory',
  '/w/api/dockerfile': 'file',
  '/w/empty': 'directory',
  '/w/docker/Release.Dockerfile': 'file',
};
const lookup: PathLookup = (path) => paths[path] ?? 'missing';

type Given = Readonly<Record<string, string>>;
type Around = { readonly region?: string; readonly event?: Partial<Event>; readonly unknown?: string };

function read(given: Given, around: Around = {}): Inputs {
  const of = { ...event, ...around.event };
  const now = new Date('2026-11-21T00:00:00Z');
  return readInputs({
    source: (name) => given[name],
    event: of,
    unknown: around.unknown,
    tagRules: usesTagRules((name) => given[name] ?? '') ? tagRulesFor(of, now) : undefined,
    environment: {
      workspace: '/w',
      variables: { TOKEN: 'hunter2', EMPTY: '', AWS_PROFILE: 'x', ...inputVariables(given) },
      ...(around.region === undefined ? {} : { region: around.region }),
    },
    lookup,
    sizeOf: (path) => ({ '/w/key.pem': 9, '/w/empty': 0 })[path],
  });
}

function mistakes(given: Given, around: Around = {}): string[] {
  try {
    read(given, around);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(error.problem.code).toBe('inputs-invalid');
    return error.problem.what.split('\n').slice(1);
  }
  throw new Error('accepted');
}

const least: Given = { repository: 'team/shop', 'aws-region': 'eu-west-1' };
const role = 'arn:aws:iam::123456789012:role/push';
const second = 'arn:aws:iam::210987654321:role/deploy';

test('the least that is needed, with every default', () => {
  expect(read(least)).toEqual({
    repository: { name: 'team/shop' },
    tags: [SHA],
    notices: [],
    image: {
      hasCommitTag: true,
      ownLabels: [
        { key: 'org.opencontainers.image.title', value: 'shop' },
        { key: 'org.opencontainers.image.url', value: 'https://github.com/octo/shop' },
        { key: 'org.opencontainers.image.source', value: 'https://github.com/octo/shop' },
        { key: 'org.opencontainers.image.revision', value: SHA },
        { key: 'ecr-build-push.commit', value: SHA },
        { key: 'ecr-build-push.merged-into', value: '' },
        { key: 'ecr-build-push.version', value: '' },
      ],
      hasOwnLabels: true,
      version: SHA,
      tagSources: [],
      affixes: { prefix: '', suffix: '' },
      ifExists: 'auto',
      reuse: { kind: 'commit' },
      keepNewerTags: true,
    },
    build: NO_BUILD_INPUTS,
    destinations: [
      {
        kind: 'ecr',
        repository: expect.objectContaining({ name: expect.any(String) }),
        region: 'eu-west-1',
        createRepository: false,
        credentials: { kind: 'runner' },
        allowedAccountIds: [],
        exportCredentials: false,
        dockerLogin: false,
      },
    ],
    planOnly: false,
    waitsForReplication: false,
    region: 'eu-west-1',
  });
});

test('rules and expressions, as in docker/metadata-action', () => {
  const tagged = read(
    {
      ...least,
      tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=sha\nfeature/x',
      labels: 'of={{tag}}\nplain=1',
    },
    { event: { ref: 'refs/tags/v1.2.3' } },
  );
  expect(tagged.tags).toEqual([SHA, '1.2.3', '1.2', 'feature-x', 'sha-0123456', 'latest']);
  expect(tagged.image.ownLabels).toContainEqual({ key: 'org.opencontainers.image.version', value: '1.2.3' });
  expect(tagged.build.labels).toEqual([
    { key: 'of', value: 'v1.2.3' },
    { key: 'plain', value: '1' },
  ]);
  const untagged = read({ ...least, tags: 'type=semver,pattern={{version}}' }, { event: { ref: 'refs/tags/next' } });
  expect(untagged.tags).toEqual([SHA]);
  expect(untagged.notices).toEqual([expect.stringContaining('No tag from "type=semver')]);
});

test.each<[string, string]>([
  ['tags', 'v1,latest, build-7'],
  [
    'whole names of the own repository',
    `${'123456789012.dkr.ecr.eu-west-1.amazonaws.com'}/team/shop:v1,latest\n123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:build-7`,
  ],
])('%s with commas are the same as one per line', (_what, tags) => {
  const wanted = { ...least, 'role-to-assume': role };
  expect(read({ ...wanted, tags })).toEqual(read({ ...wanted, tags: 'v1\nlatest\nbuild-7' }));
});

test('a rule among names with commas stays whole, and a line in quotes is one tag', () => {
  const { tags } = read({ ...least, tags: 'a,b\ntype=raw,value=c,enable=false\nd,priority=900' });
  expect(tags).toEqual([SHA, 'd', 'a', 'b']);
  expect(mistakes({ ...least, tags: '"a,b"' })).toEqual([
    expect.stringMatching(/^- tags: "a,b" holds more than a tag/),
  ]);
});

test('a label of another language is taken as the message for it says', () => {
  const labels = 'go={{.Version}} of {{sha}}\nmustache={{#each x}}{{this}}{{/each}}';
  const [, escaped = ''] = /before them: (.*)$/.exec(mistakes({ ...least, labels })[0] ?? '') ?? [];
  const { build } = read({ ...least, labels: `go=${escaped}` });
  expect(build.labels).toEqual([{ key: 'go', value: '{{.Version}} of {{sha}}' }]);
});

test('everything set', () => {
  const inputs = read({
    ...least,
    'role-to-assume': `${role}\n# then\n${second}`,
    audience: 'aud',
    'role-session-name': 'me',
    'role-duration-seconds': '900',
    'role-external-id': 'ext',
    'allowed-account-ids': '210987654321, 123456789012',
    'export-credentials': 'true',
    'docker-login': 'true',
    'registry-id': '111122223333',
    'create-repository': 'true',
    tags: 'v1\nlatest\nv1',
    labels: 'a=1\na=2',
    context: 'api',
    file: 'docker/Release.Dockerfile',
    target: 'release',
    'build-args': 'A=1\nB',
    pull: 'true',
    'no-cache': 'true',
    network: 'host',
    'add-hosts': 'a:1.2.3.4,b:5.6.7.8',
    'shm-size': '64m',
    ulimit: 'nofile=1',
    'build-contexts': 'lib=api\nbase=docker-image://alpine:3',
    secrets: 'a=1',
    'secret-envs': 'b=TOKEN',
    'secret-files': 'c=key.pem',
    ssh: 'github=/keys/id',
    allow: 'network.host, security.insecure',
    'no-cache-filters': 'deps,build',
    platforms: 'linux/amd64, linux/arm64/v8',
    provenance: 'mode=max',
    sbom: 'TRUE',
    compression: 'zstd',
    builder: 'big',
    cache: 'registry',
    'cache-ref': 'team/shop-cache:main',
    'cache-from': 'type=gha',
    'cache-to': 'type=local,dest=/c',
    test: 'docker run $IMAGE',
    load: 'true',
  });
  expect(inputs.tags).toEqual([SHA, 'v1', 'latest']);
  expect(inputs.build).toEqual({
    annotations: [],
    context: 'api',
    file: 'docker/Release.Dockerfile',
    target: 'release',
    buildArgs: [{ name: 'A', value: '1' }, { name: 'B' }],
    labels: expect.arrayContaining([
      { key: 'a', value: '1' },
      { key: 'a', value: '2' },
    ]),
    pull: true,
    noCache: true,
    network: 'host',
    addHosts: ['a:1.2.3.4', 'b:5.6.7.8'],
    shmSize: '64m',
    ulimits: ['nofile=1'],
    buildContexts: [
      { name: 'lib', value: 'api' },
      { name: 'base', value: 'docker-image://alpine:3' },
    ],
    secrets: [
      { id: 'a', kind: 'value', value: '1' },
      { id: 'b', kind: 'variable', name: 'TOKEN' },
      { id: 'c', kind: 'file', path: 'key.pem' },
    ],
    ssh: ['github=/keys/id'],
    allow: ['network.host', 'security.insecure'],
    noCacheFilters: ['deps', 'build'],
    platforms: ['linux/amd64', 'linux/arm64/v8'],
    provenance: 'mode=max',
    sbom: 'true',
    compression: 'zstd',
    builder: 'big',
    load: true,
    cache: { preset: 'registry', ref: 'team/shop-cache:main' },
    cacheFrom: ['type=gha'],
    cacheTo: ['type=local,dest=/c'],
  });
  expect(inputs.test).toEqual({ command: 'docker run $IMAGE', timeoutSeconds: 600, everyPlatform: false });
  expect(inputs.destinations).toHaveLength(1);
  expect(inputs.destinations[0]).toMatchObject({
    kind: 'ecr',
    region: 'eu-west-1',
    registryId: '111122223333',
    createRepository: true,
    credentials: {
      kind: 'roles',
      roles: [expect.objectContaining({ arn: role }), expect.objectContaining({ arn: second })],
      audience: 'aud',
      sessionName: 'me',
      durationSeconds: 900,
      externalId: 'ext',
    },
    allowedAccountIds: ['210987654321', '123456789012'],
    exportCredentials: true,
    dockerLogin: true,
  });
});

describe('what decides together', () => {
  const uri = '111122223333.dkr.ecr.us-east-2.amazonaws.com/shop';
  test.each<[string, Given, Around, object]>([
    ['a URI gives account and region', { repository: uri }, {}, { region: 'us-east-2', registryId: '111122223333' }],
    ['a URI beats the environment', { repository: uri }, { region: 'eu-west-1' }, { region: 'us-east-2' }],
    ['the environment gives the region', { repository: 'shop' }, { region: 'eu-west-3' }, { region: 'eu-west-3' }],
    ['the input beats the environment', least, { region: 'eu-west-3' }, { region: 'eu-west-1' }],
  ])('%s', (_name, given, around, expected) => {
    expect(read(given, around).destinations[0]).toMatchObject(expected);
  });

  test.each<[string, Given, string]>([
    ['sts.amazonaws.com', { 'role-to-assume': role }, 'sts.amazonaws.com'],
    [
      "China's own",
      { 'aws-region': 'cn-north-1', 'role-to-assume': role.replace('arn:aws:', 'arn:aws-cn:') },
      'sts.amazonaws.com.cn',
    ],
    [
      "GovCloud's is the common one",
      { 'aws-region': 'us-gov-west-1', 'role-to-assume': role.replace('arn:aws:', 'arn:aws-us-gov:') },
      'sts.amazonaws.com',
    ],
  ])('audience: %s', (_name, given, audience) => {
    expect(read({ ...least, ...given }).destinations[0]).toMatchObject({ credentials: { audience } });
  });

  const publicShop = { repository: 'public.ecr.aws/octo/shop' };
  test.each<[string, Given, Around, object]>([
    ['needs no region', {}, {}, { region: 'us-east-1', credentialsRegion: 'us-east-1' }],
    ['has one of its own', { 'aws-region': 'eu-west-1' }, {}, { region: 'us-east-1', credentialsRegion: 'eu-west-1' }],
    ['that of the job is for STS', {}, { region: 'eu-north-1' }, { credentialsRegion: 'eu-north-1' }],
  ])('ECR Public %s', (_name, given, around, expected) =>
    expect(read({ ...publicShop, ...given }, around).destinations).toEqual([
      expect.objectContaining({
        kind: 'ecr-public',
        repository: { host: 'public.ecr.aws', name: 'octo/shop' },
        ...expected,
      }),
    ]),
  );

  test.each<[string, Given, Around, RegExp]>([
    [
      'a role of another partition',
      { 'role-to-assume': role.replace('arn:aws:', 'arn:aws-us-gov:') },
      {},
      /^- role-to-assume: "arn:aws-us-gov:.* is in another partition of AWS than ECR Public/,
    ],
    [
      'a region of another partition',
      { 'aws-region': 'cn-north-1' },
      {},
      /^- aws-region: "cn-north-1" is in another partition/,
    ],
    ['that of the job', {}, { region: 'us-gov-west-1' }, /^- aws-region: "us-gov-west-1" is in another partition/],
    [
      'a name beside it',
      { 'also-push-to': 'team/shop' },
      {},
      /^- also-push-to: "team\/shop" names no registry, and `repository` is in ECR Public/,
    ],
  ])('ECR Public: %s', (_name, given, around, expected) =>
    expect(mistakes({ ...publicShop, ...given }, around)).toEqual([expect.stringMatching(expected)]),
  );

  test('also-push-to in ECR Public with the role of the first', () => {
    const given = { ...least, 'also-push-to': 'public.ecr.aws/octo/shop', 'role-to-assume': role };
    const [first, further] = read(given).destinations;
    expect(further).toMatchObject({ kind: 'ecr-public', region: 'us-east-1', credentialsRegion: 'eu-west-1' });
    expect(further).toHaveProperty('credentials', first?.kind === 'ecr' ? first.credentials : undefined);
  });

  test.each<[string, Given, RegExp]>([
    [
      'one of another partition',
      { 'aws-region': 'cn-north-1', 'role-to-assume': role.replace('arn:aws:', 'arn:aws-cn:') },
      /^- also-push-to: "public.ecr.aws\/octo\/shop" gets the credentials of `repository`/,
    ],
    ['no role, and a region of another one', { 'aws-region': 'us-gov-west-1' }, /gets the credentials of `repository`/],
  ])('also-push-to in ECR Public with %s', (_name, given, expected) => {
    const told = mistakes({ ...least, 'also-push-to': 'public.ecr.aws/octo/shop', ...given });
    expect(told).toEqual([expect.stringMatching(expected)]);
  });

  test('commit-tag: false leaves the plain tags', () => {
    expect(read({ ...least, 'commit-tag': 'false', tags: 'v1\nv2' }).tags).toEqual(['v1', 'v2']);
  });
  test('a SHA-256 commit is a commit', () => {
    expect(read(least, { event: { commit: 'a'.repeat(64) } }).tags).toEqual(['a'.repeat(64)]);
  });
  test('push: false needs no region', () => {
    expect(read({ repository: 'shop', push: 'false' }).destinations).toEqual([]);
  });
  test('a dockerfile in lower case is found, as Docker finds it', () => {
    expect(read({ ...least, context: 'api' }).build.context).toBe('api');
  });
  test('what Docker fetches is not looked for', () => {
    expect(read({ ...least, context: 'https://example.com/x.git#main', file: 'x/Dockerfile' }).build).toMatchObject({
      context: 'https://example.com/x.git#main',
      file: 'x/Dockerfile',
    });
  });
});

describe('mistakes', () => {
  test.each<[string, Given, Around, RegExp]>([
    [
      'no repository',
      { 'aws-region': 'eu-west-1' },
      {},
      /^- repository: is required. Add the line `repository: team\/shop`/,
    ],
    [
      'an empty repository',
      { ...least, repository: '' },
      {},
      /^- repository: is required, and is empty: where the line is there, the expression .* gave nothing, .* no line, add `repository: team\/shop`\.$/,
    ],
    [
      'no region',
      { repository: 'shop' },
      {},
      /^- aws-region: the region is unknown\. Add a line such as `aws-region: eu/,
    ],
    [
      'an empty region',
      { repository: 'shop', 'aws-region': '' },
      {},
      /^- aws-region: the region is unknown, and this is empty: where the line is there, .* Else add a line such as `aws-region: eu/,
    ],
    [
      'a wrong region in the environment',
      { repository: 'shop' },
      { region: 'nowhere' },
      /AWS_REGION, "nowhere", is not a region/,
    ],
    [
      'two regions',
      { ...least, repository: '111122223333.dkr.ecr.us-east-2.amazonaws.com/shop' },
      {},
      /^- aws-region: "eu-west-1" contradicts the repository, which is in "us-east-2"/,
    ],
    [
      'two accounts',
      { repository: '111122223333.dkr.ecr.us-east-2.amazonaws.com/shop', 'registry-id': '123456789012' },
      {},
      /^- registry-id: "123456789012" contradicts the repository, which is in 111122223333/,
    ],
    ['no tag at all', { ...least, 'commit-tag': 'false' }, {}, /^- tags: is empty and commit-tag is false/],
    ['no commit', least, { event: { commit: '' } }, /^- commit-tag: the commit is unknown/],
    ['a boolean', { ...least, push: 'yes' }, {}, /^- push: "yes" is not a boolean/],
    [
      'no Dockerfile',
      { ...least, context: 'empty' },
      {},
      /^- file: there is no Dockerfile in the context "empty" \(\/w\/empty\)/,
    ],
    [
      'no context',
      { ...least, context: 'nowhere' },
      {},
      /^- context: "nowhere" is not a folder: \/w\/nowhere is not there/,
    ],
    ['a file as context', { ...least, context: 'Dockerfile' }, {}, /^- context: .*\/w\/Dockerfile is a file/],
    ['a folder as file', { ...least, file: 'api' }, {}, /^- file: "api" is not a file: \/w\/api is a folder/],
    [
      'no such file',
      { ...least, file: 'x.Dockerfile' },
      {},
      /^- file: "x.Dockerfile" is not a file: \/w\/x.Dockerfile is not there/,
    ],
    ['the Git context of another action', { ...least, context: '{{defaultContext}}:api' }, {}, /Write "api"/],
    ['a bare Git context', { ...least, context: '{{defaultContext}}' }, {}, /Write "\."/],
    [
      'a long chained session',
      { ...least, 'role-to-assume': `${role}\n${second}`, 'role-duration-seconds': '7200' },
      {},
      /^- role-duration-seconds: "7200" is too long for a chained role/,
    ],
    [
      'an external id for nobody',
      { ...least, 'role-to-assume': role, 'role-external-id': 'abc' },
      {},
      /only a chained role/,
    ],
    [
      'a whole name of another repository among tags',
      { ...least, tags: 'v1,ghcr.io/acme/shop:v1' },
      {},
      /^- tags: "ghcr\.io\/acme\/shop:v1" is in another repository .*`also-push-to: ghcr\.io\/acme\/shop`/,
    ],
    ['one bad item of a list', { ...least, tags: 'v1\na b' }, {}, /^- tags: "a b" holds more than a tag/],
    [
      'an open quote',
      { ...least, 'build-args': '"A=1' },
      {},
      /^- build-args: "\\"A=1" starts with a quote that is never closed/,
    ],
    [
      'an attribute of a rule, with the line and what is allowed',
      { ...least, tags: 'type=sha,format=tiny' },
      {},
      /^- tags: "type=sha,format=tiny": format .*short, long/,
    ],
    ['a type of rule', { ...least, tags: 'type=nope' }, {}, /^- tags: "type=nope": type .*schedule, semver/],
    ['a flavor', { ...least, flavor: 'latest=maybe' }, {}, /^- flavor: "latest=maybe": latest .*auto/],
    [
      'a flavor that makes the tag of the commit too long',
      { ...least, flavor: `suffix=-${'x'.repeat(100)}` },
      {},
      /^- flavor: makes the tag of the commit 141 characters long.*128.*suffix=.*commit-tag: false/,
    ],
    [
      'a prefix that does',
      { ...least, flavor: `prefix=${'x'.repeat(200)}` },
      {},
      /^- flavor: makes the tag of the commit 240 characters long/,
    ],
    [
      'rules that make no tag where there is no other',
      { ...least, 'commit-tag': 'false', tags: 'type=semver,pattern={{version}}' },
      {},
      /^- tags: no rule makes a tag for this run \(push, "refs\/heads\/main"\)/,
    ],
    ['an expression that is not known', { ...least, labels: 'a={{nope}}' }, {}, /^- labels: "a=\{\{nope\}\}" .*branch/],
    [
      'an expression of another language in a label',
      { ...least, labels: 'a={{.Version}}' },
      {},
      /Braces that are to stay have a backslash before them: \\\{\{\.Version\}\}$/,
    ],
    [
      'braces of another language in an annotation',
      { ...least, annotations: 'a={{range .X}}{{.}}{{end}} {{#x' },
      {},
      /Braces that are to stay have a backslash before them: \\\{\{range \.X\}\}\\\{\{\.\}\}\\\{\{end\}\} \\\{\{#x$/,
    ],
  ])('%s', (_name, given, around, expected) => {
    const told = mistakes(given, around);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(expected);
  });

  test.each<[string, Given, RegExp]>([
    ['an empty switch', { ...least, push: '' }, /^- push: is empty: its expression gave nothing/],
    [
      'a Dockerfile that is in the context',
      { ...least, context: 'api', file: 'dockerfile' },
      /Did you mean "api\/dockerfile"\?/,
    ],
    [
      'a wrong region is one mistake',
      { ...least, 'aws-region': 'eu-west1' },
      /^- aws-region: "eu-west1" .* Did you mean "eu-west-1"/,
    ],
    [
      'a role of another partition',
      { ...least, 'role-to-assume': role.replace('arn:aws:', 'arn:aws-cn:') },
      /^- role-to-assume: .* is in the partition aws-cn, the region eu-west-1 is not/,
    ],
    [
      'a platform without its system',
      { ...least, platforms: 'ARM64' },
      /^- platforms: "ARM64" .* Write "linux\/arm64"/,
    ],
    ['a platform that is none', { ...least, platforms: 'linux-arm64' }, /^- platforms: .* Write os\/architecture/],
    ['provenance', { ...least, provenance: 'max' }, /^- provenance: "max" is not true, false, mode=min or mode=max/],
    ['sbom', { ...least, sbom: 'syft' }, /^- sbom: "syft" is not true, false or generator=image/],
    ['a cache', { ...least, cache: 'local' }, /^- cache: "local" .*none, registry, gha, inline, s3/],
    ['a cache flag', { ...least, 'cache-to': 'mode=max' }, /^- cache-to: "mode=max" is not a cache: type=/],
    ['a cache in S3 without its place', { ...least, cache: 's3' }, /^- cache-ref: .* `cache-ref: BUCKET\/PREFIX`/],
    [
      'a cache in S3 without a prefix',
      { ...least, cache: 's3', 'cache-ref': 'caches' },
      /^- cache-ref: "caches" is not a bucket of S3 and a prefix/,
    ],
    ['a cache in S3 by its address', { ...least, cache: 's3', 'cache-ref': 's3://caches/a' }, /Write "caches\/a"/],
    ['a cache in S3 by its ARN', { ...least, cache: 's3', 'cache-ref': 'arn:aws:s3:::caches/a' }, /Write "caches\/a"/],
    [
      'an argument that would be given the keys of the cache',
      { ...least, cache: 's3', 'cache-ref': 'caches/a', 'build-args': 'AWS_SESSION_TOKEN' },
      /^- build-args: AWS_SESSION_TOKEN is a variable in which docker is given the session's keys/,
    ],
    [
      'a secret that would be given the keys of the cache',
      { ...least, cache: 's3', 'cache-ref': 'caches/a', 'secret-envs': 'x=AWS_PROFILE' },
      /^- secret-envs: AWS_PROFILE is a variable in which/,
    ],
    ['the place of no cache', { ...least, 'cache-ref': 'a/b' }, /^- cache-ref: .* Set `cache: registry`/],
    [
      'a place that is no repository',
      { ...least, cache: 'registry', 'cache-ref': 'A/b:c' },
      /^- cache-ref: "A\/b:c" names a repository that has upper case/,
    ],
    ['a builder', { ...least, builder: 'a b' }, /^- builder: "a b" is not the name of a builder/],
    ['a time without a test', { ...least, 'test-timeout-seconds': '5' }, /^- test-timeout-seconds: is about a test/],
    ['an agent that is not there', { ...least, ssh: 'default' }, /^- ssh: .*SSH_AUTH_SOCK is not set/],
    ['an entitlement', { ...least, allow: 'all' }, /^- allow: "all" is no entitlement/],
    [
      'a named context that is an image',
      { ...least, 'build-contexts': 'base=alpine' },
      /^- build-contexts: base=alpine: \/w\/alpine is no folder.* base=docker-image:\/\/alpine/,
    ],
    [
      'a named context without a name',
      { ...least, 'build-contexts': '../x' },
      /^- build-contexts: .* form name=folder/,
    ],
    [
      'access keys',
      { ...least, 'aws-access-key-id': 'AKIA' },
      /^- aws-access-key-id: is not an input: set AWS_ACCESS_KEY_ID/,
    ],
    ['a name that people guess', { ...least, tag: 'v1' }, /^- tag: is called `tags` here/],
  ])('%s', (_name, given, expected) => {
    const told = mistakes(given);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(expected);
  });

  test('all of them at once, for push: false too', () => {
    const told = mistakes({
      'aws-region': 'EU-WEST-1',
      'role-to-assume': 'push',
      repository: 'Team/Shop',
      'role-duration-seconds': '5',
      'allowed-account-ids': '1',
      context: 'nowhere',
      push: 'false',
      ulimit: 'x',
    });
    expect(told.map((line) => /^- ([\w-]+):/.exec(line)?.[1])).toEqual([
      'repository',
      'context',
      'ulimit',
      'aws-region',
      'role-to-assume',
      'role-duration-seconds',
      'allowed-account-ids',
    ]);
  });

  test('a repository and a region that are both missing are both told', () => {
    expect(mistakes({})).toHaveLength(2);
    expect(mistakes({ repository: '', 'aws-region': '', context: '' })).toHaveLength(2);
  });
});

describe('a context by address of which the commit is not known', () => {
  const given = { ...least, context: 'https://github.com/octo/shop.git#dev', 'commit-tag': 'false' };
  const around = { event: { commit: '', ref: '' }, unknown: 'it names dev, not refs/heads/main.' };

  test('goes through with other tags in place of that of the commit', () => {
    const { tags, image, build } = read({ ...given, tags: 'v1\nedge' }, around);
    expect(tags).toEqual(['v1', 'edge']);
    expect(image.hasCommitTag).toBe(false);
    expect(build.context).toBe(given.context);
    // Empty, so that it is not that of an image which this one is built on; no label of OCI's says a commit.
    expect(image.ownLabels).toContainEqual({ key: 'ecr-build-push.commit', value: '' });
    expect(image.ownLabels.map(({ key }) => key)).not.toContain('org.opencontainers.image.revision');
  });

  test('goes through with rules, of which those that need a commit make no tag', () => {
    const tags = 'type=raw,value=v1\ntype=ref,event=branch\ntype=edge\ntype=raw,value={{sha}}';
    expect(read({ ...given, tags }, around).tags).toEqual(['v1']);
  });

  test('is a mistake with it, which says what to write', () => {
    expect(mistakes({ ...given, tags: 'v1', 'commit-tag': 'true' }, around)).toEqual([
      expect.stringMatching(
        /^- commit-tag: the commit is unknown: of the context, it names dev, .* `#` and its full SHA, .* input `commit`; or set `commit-tag: false`/,
      ),
    ]);
  });

  test('is one without any tag too', () => {
    expect(mistakes(given, around)).toEqual([expect.stringMatching(/^- tags: is empty and commit-tag is false/)]);
  });
});

describe('if-exists: reuse, where the first tag moves', () => {
  const reuse: Given = { ...least, 'commit-tag': 'false', 'if-exists': 'reuse' };
  const pull = { name: 'pull_request', ref: 'refs/pull/7/merge', pullRequest: 7 };
  const nightly = { name: 'schedule' };
  const release = { ref: 'refs/tags/v1.4.2' };

  test.each<[string, Partial<Event>, string]>([
    ['latest', {}, 'latest'],
    ['edge', {}, 'edge'],
    ['type=ref,event=branch', {}, 'main'],
    ['type=ref,event=pr', pull, 'pr-7'],
    ['type=edge', { repository: { ...event.repository, defaultBranch: 'main' } }, 'edge'],
    ['type=schedule', nightly, 'nightly'],
    ['type=schedule,pattern=weekly', nightly, 'weekly'],
    ['type=raw,value=latest', {}, 'latest'],
    ['type=semver,pattern={{major}}', release, '1'],
    ['type=semver,pattern={{major}}.{{minor}}', release, '1.4'],
    ['type=pep440,pattern={{major}}', release, '1'],
    [String.raw`type=match,pattern=v(\d+),group=1`, release, '1'],
    [String.raw`type=match,pattern=v\d+\.\d+`, release, 'v1.4'],
    // The next prerelease would have it too.
    [String.raw`type=match,pattern=\d+\.\d+\.\d+`, { ref: 'refs/tags/v1.4.2-rc.1' }, '1.4.2'],
  ])('%s would never be built again', (tags, around, first) => {
    const told = mistakes({ ...reuse, tags }, { event: around });
    expect(told).toEqual([expect.stringMatching(/^- if-exists: is reuse, and the first tag is .*, which moves/)]);
    expect(told[0]).toContain(`the first tag is ${first}, which moves`);
  });

  test.each<[string, Partial<Event>, string]>([
    ['1.4.2', {}, '1.4.2'],
    ['preview', {}, 'preview'],
    ["type=schedule,pattern={{date 'YYYYMMDD'}}", nightly, '20261121'],
    ['type=semver,pattern={{version}}', release, '1.4.2'],
    ['type=semver,pattern={{major}}.{{minor}}.{{patch}}', release, '1.4.2'],
    ['type=pep440,pattern={{version}}', release, '1.4.2'],
    // A prerelease keeps its whole version.
    ['type=semver,pattern={{major}}', { ref: 'refs/tags/v1.4.2-rc.1' }, '1.4.2-rc.1'],
    ['type=ref,event=tag', release, 'v1.4.2'],
    [String.raw`type=match,pattern=v(\d.*),group=1`, release, '1.4.2'],
    [String.raw`type=match,pattern=\d+\.\d+\.\d+`, { ref: 'refs/tags/app/v1.4.2' }, '1.4.2'],
    [String.raw`type=match,pattern=\d.*`, { ref: 'refs/tags/v1.4.2-rc.1' }, '1.4.2-rc.1'],
    [String.raw`type=match,pattern=v(\d+),group=1`, { ref: 'refs/tags/v7' }, '7'],
    ['type=sha', {}, 'sha-0123456'],
    // Only the first one is looked for.
    ['type=raw,value=1.4.2\ntype=raw,value=latest', {}, '1.4.2'],
  ])('%s is one that an image keeps', (tags, around, first) => {
    expect(read({ ...reuse, tags }, { event: around }).tags[0]).toBe(first);
  });

  test('behind the tag of the commit it may move', () => {
    expect(read({ ...least, 'if-exists': 'reuse', tags: 'latest' }).tags).toEqual([SHA, 'latest']);
  });

  test.each(['auto', 'rebuild', 'fail'])('with if-exists: %s it may move too', (ifExists) => {
    expect(read({ ...reuse, 'if-exists': ifExists, tags: 'latest' }).tags).toEqual(['latest']);
  });
});

describe('defaultSessionName', () => {
  test.each<[string, string, number, string]>([
    ['as documented', 'shop', 42, 'gha-shop-42-1'],
    ['made legal', 'shöp shop', 42, 'gha-sh-p-shop-42-1'],
    ['without a repository', '', 42, 'gha-local-42-1'],
    ['cut in the name, never in the run', 'x'.repeat(100), 12_345_678_901, `gha-${'x'.repeat(46)}-12345678901-1`],
  ])('%s', (_name, repository, runId, expected) => {
    const name = defaultSessionName({ ...event, repository: { owner: 'octo', name: repository }, runId });
    expect(name).toBe(expected);
    expect(name.length).toBeLessThanOrEqual(64);
  });
});

describe('action.yml', () => {
  const metadata = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));

  test('lists exactly the inputs that are read', () => {
    const asked = new Set<string>();
    const source = (name: string): string | undefined => {
      asked.add(name);
      return least[name];
    };
    usesTagRules((name) => source(name) ?? '');
    readInputs({
      source,
      event,
      environment: { workspace: '/w', variables: {} },
      lookup,
      sizeOf: () => undefined,
    });
    const unsupported = new Set(unsupportedBy('build-push').map(({ name }) => name));
    expect(Object.keys(metadata.inputs).sort()).toEqual([...asked].filter((name) => !unsupported.has(name)).sort());
    expect(Object.keys(metadata.inputs).filter((name) => unsupported.has(name))).toEqual([]);
  });

  test('its defaults are those of the code', () => {
    const defaults = Object.entries<{ default?: string }>(metadata.inputs).flatMap(([name, input]) =>
      input.default === undefined ? [] : [[name, input.default]],
    );
    expect(read({ ...Object.fromEntries(defaults), ...least })).toEqual(read(least));
    expect(defaults.length).toBeGreaterThan(5);
  });
});

test.each<[string, string]>([
  ['prefix=app-', `app-${SHA}`],
  ['prefix=.x-', `x-${SHA}`],
  ['prefix=-x-', `x-${SHA}`],
  ['prefix=-', SHA],
  ['prefix=a+b/', `a-b-${SHA}`],
  ['suffix=+x', `${SHA}-x`],
  ['suffix=.x', `${SHA}.x`],
  [`suffix=-${'x'.repeat(87)}`, `${SHA}-${'x'.repeat(87)}`],
  // What stands between an expression and the rest goes with it.
  ['suffix=-{{sha}}', SHA],
  ['suffix=-alpine-{{sha}}', `${SHA}-alpine`],
  ['suffix=-{{sha}}-alpine', `${SHA}-alpine`],
  ['suffix=alpine{{sha}}', `${SHA}alpine`],
  ['prefix={{branch}}-', SHA],
  ['prefix=app-{{branch}}-', `app-${SHA}`],
  ['prefix={{branch}}-app-', `app-${SHA}`],
  ['suffix={{#if tag}}-release{{/if}}', SHA],
])('the tag of the commit with flavor: %s', (flavor, tag) => {
  const { tags, notices } = read({ ...least, flavor });
  expect(tags).toEqual([tag]);
  const left = flavor.includes('{{') ? [expect.stringMatching(/^The tag of the commit has no part .* expression/)] : [];
  expect(notices).toEqual(left);
});

test('a flavor with expressions is no matter where the commit has no tag', () => {
  const given = { ...least, 'commit-tag': 'false', tags: 'v1', flavor: 'suffix=-{{sha}}' };
  expect(read(given)).toMatchObject({ tags: ['v1-0123456'], notices: [] });
});
