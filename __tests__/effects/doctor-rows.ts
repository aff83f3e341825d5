import { AWS_ROWS, REPOSITORY_ROWS } from './aws-rows.ts';
import { allowed, type Case, called, logged, put, type Rows, refused } from './effect.ts';
import { IN_ECR, OTHER_ACCOUNT, OTHER_COMMIT } from './places.ts';

/** What only a build does something with: here it is checked. */
const checked = (name: string, right: string | undefined, wrong: string): readonly [Case] => [
  { values: [right, wrong], mutable: refused(new RegExp(`^- ${name}: `, 'm')) },
];

const BASED = { file: 'based.Dockerfile' };
/** Images that are there are of no interest then. */
const UNREAD = { tags: 'v1', 'commit-tag': 'false', 'keep-newer-tags': 'false' };
const READS = put(/ecr:GetDownloadUrlForLayer/);

/** What is asked, and what the least policy holds. */
export const DOCTOR_ROWS = {
  ...AWS_ROWS,
  ...REPOSITORY_ROWS,
  'role-session-name': [{ values: [undefined, 'a-name'], mutable: called(/^ecr:.*assumed-role\/push\/a-name/m) }],
  'registry-id': [{ values: [undefined, OTHER_ACCOUNT], mutable: refused(/210987654321:repository\/team\/shop/) }],
  repository: [{ values: ['team/shop', 'team/other'], mutable: put(/repository\/team\/other"/) }],
  'create-repository': [
    { shared: { repository: 'team/new' }, values: ['false', 'true'], mutable: allowed(/team\/new does not exist/) },
    { values: ['false', 'true'], mutable: put(/ecr:CreateRepository/) },
  ],
  'also-push-to': [{ values: [undefined, 'team/other'], mutable: logged(/^also team\/other +ok/m) }],
  'wait-for-replication': checked('wait-for-replication', 'false', 'maybe'),
  'policy-only': [{ values: ['false', 'true'], mutable: logged(/as policy-only is true/) }],
  'export-credentials': checked('export-credentials', 'false', 'maybe'),
  'docker-login': [{ shared: UNREAD, values: ['false', 'true'], mutable: READS }],
  commit: [{ values: [undefined, OTHER_COMMIT], mutable: logged(new RegExp(`a build of team/shop:${OTHER_COMMIT}`)) }],
  tags: [{ values: ['v1', 'v1\nv2'], mutable: logged(/^tags .*, v1, v2: /m) }],
  'commit-tag': [{ shared: { tags: 'v1' }, values: ['true', 'false'], mutable: logged(/a build of team\/shop:v1/) }],
  flavor: [{ shared: { tags: 'type=raw,value=v1' }, values: [undefined, 'suffix=-x'], mutable: logged(/v1-x/) }],
  'keep-newer-tags': [{ shared: { ...UNREAD, 'keep-newer-tags': '' }, values: ['false', 'true'], mutable: READS }],
  'github-token': [{ values: ['token', ''], mutable: logged(/no `github-token`/) }],
  labels: checked('labels', 'a=1', 'nonsense'),
  annotations: checked('annotations', 'a=1', 'nonsense'),
  'own-labels': checked('own-labels', 'true', 'maybe'),
  'plan-only': checked('plan-only', 'false', 'maybe'),
  'if-exists': [
    { shared: { commit: OTHER_COMMIT }, values: ['auto', 'fail'], mutable: refused(/`if-exists` is fail/) },
    { shared: { commit: OTHER_COMMIT }, values: ['auto', 'rebuild'], immutable: refused(/it is immutable/) },
  ],
  reuse: [{ shared: UNREAD, values: ['commit', 'content'], mutable: READS }],
  'reuse-max-age-days': [
    { shared: { reuse: 'content' }, values: ['1', '0'], mutable: refused(/^- reuse-max-age-days: /m) },
  ],
  push: [{ values: ['true', 'false'], mutable: logged(/push is false: AWS is neither called nor needed/) }],
  context: checked('context', '.', 'nowhere'),
  file: checked('file', undefined, 'nowhere.Dockerfile'),
  target: [{ shared: BASED, values: [undefined, 'release'], mutable: put(/repository\/base\/tools"/) }],
  'build-args': [
    {
      shared: BASED,
      values: ['IMAGE=scratch', `IMAGE=${IN_ECR}/base/other`],
      mutable: put(/repository\/base\/other"/),
    },
  ],
  'build-contexts': [
    {
      shared: { file: 'named.Dockerfile' },
      values: ['extra=named', `extra=docker-image://${IN_ECR}/base/extra`],
      mutable: put(/repository\/base\/extra"/),
    },
  ],
  pull: checked('pull', 'false', 'maybe'),
  'no-cache': checked('no-cache', 'false', 'maybe'),
  'no-cache-filters': checked('no-cache-filters', 'base', 'no stage'),
  secrets: checked('secrets', 't=first-value', 't='),
  'secret-envs': checked('secret-envs', 't=PATH', 't=NOWHERE'),
  'secret-files': checked('secret-files', 't=index.html', 't=nowhere'),
  ssh: checked('ssh', 'a=key.pem', 'default'),
  allow: checked('allow', 'network.host', 'everything'),
  platforms: [{ values: [undefined, 'linux/mips64'], mutable: logged(/linux\/mips64: the builder runs no commands/) }],
  provenance: checked('provenance', 'mode=max', 'maybe'),
  sbom: checked('sbom', 'true', 'perhaps'),
  compression: checked('compression', 'gzip', 'lzma'),
  builder: [{ values: [undefined, 'nobody'], mutable: refused(/nobody/) }],
  load: [{ shared: UNREAD, values: ['false', 'true'], mutable: READS }],
  cache: [{ values: ['none', 'inline'], mutable: logged(/^cache .*0 read, 1 written/m) }],
  'cache-ref': [
    { shared: { cache: 'registry' }, values: [undefined, 'team/other'], mutable: put(/repository\/team\/other"/) },
  ],
  'cache-from': [
    {
      values: [undefined, `type=registry,ref=${IN_ECR}/team/layers:x`],
      mutable: put(/repository\/team\/layers"/),
    },
  ],
  'cache-to': [
    {
      values: [undefined, `type=registry,ref=${IN_ECR}/team/layers:x`],
      mutable: put(/repository\/team\/layers"/),
    },
  ],
  'source-image': checked('source-image', 'oci-layout:given', 'Upper:Case'),
  output: checked('output', 'oci:written', 'nowhere'),
  test: [{ values: [undefined, 'true'], mutable: logged(/^test +not tested/m) }],
  'test-timeout-seconds': checked('test-timeout-seconds', undefined, '0'),
  'test-platforms': checked('test-platforms', undefined, 'some'),
  network: checked('network', 'none', 'no network'),
  'add-hosts': checked('add-hosts', 'db:10.0.0.1', 'db'),
  'shm-size': checked('shm-size', '32m', 'large'),
  ulimit: checked('ulimit', 'nofile=99:99', 'nofile'),
} as const satisfies Rows;
