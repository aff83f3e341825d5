import { describe, expect, test } from '@jest/globals';
import { ACTION_INPUTS, type ActionName } from '../../src/inputs/action-inputs.ts';
import { checkInputNames, describeStrangers, type NameCheck } from '../../src/inputs/input-names.ts';
import { unsupportedBy } from '../../src/inputs/unsupported-inputs.ts';
import { inputVariables } from './input-variables.ts';

const ACTIONS = Object.keys(ACTION_INPUTS) as ActionName[];

function check(action: ActionName, given: Readonly<Record<string, string>>): NameCheck {
  return checkInputNames(action, inputVariables(given), (name) => given[name] ?? '');
}

/** All inputs of the five actions, of configure-aws-credentials 6, amazon-ecr-login 2, metadata-action 6, setup-buildx-action 4 and build-push-action 7. */
const OF_THE_FIVE: Readonly<Record<string, string>> = {
  'configure-aws-credentials':
    'aws-region role-to-assume aws-access-key-id aws-secret-access-key aws-session-token web-identity-token-file ' +
    'role-chaining audience http-proxy mask-aws-account-id role-duration-seconds role-external-id role-session-name ' +
    'role-skip-session-tagging transitive-tag-keys custom-tags inline-session-policy managed-session-policies ' +
    'output-credentials output-env-credentials unset-current-credentials disable-retry retry-max-attempts ' +
    'special-characters-workaround use-existing-credentials allowed-account-ids force-skip-oidc action-timeout-s ' +
    'no-proxy overwrite-aws-profile aws-profile sts-endpoint',
  'amazon-ecr-login': 'http-proxy mask-password registries registry-type skip-logout',
  'metadata-action':
    'context images tags flavor labels annotations sep-tags sep-labels sep-annotations bake-target github-token',
  'setup-buildx-action':
    'version name driver driver-opts buildkitd-flags buildkitd-config buildkitd-config-inline use endpoint platforms ' +
    'append keep-state cache-binary cleanup install config config-inline',
  'build-push-action':
    'add-hosts allow annotations attests build-args build-contexts builder cache-from cache-to call cgroup-parent context ' +
    'file labels load network no-cache no-cache-filters outputs platforms provenance pull push sbom secrets secret-envs ' +
    'secret-files shm-size ssh tags target ulimit github-token',
};

describe.each(ACTIONS)('%s', (action) => {
  test('takes its own inputs, whatever they are near to', () => {
    const given = Object.fromEntries(ACTION_INPUTS[action].map((name) => [name, '']));
    expect(check(action, given)).toEqual({ mistakes: [], strangers: [] });
  });

  test.each(Object.keys(OF_THE_FIVE))('takes nothing of %s in silence', (other) => {
    const own = new Set<string>(ACTION_INPUTS[action]);
    const names = (OF_THE_FIVE[other] ?? '').split(' ').filter((name) => !own.has(name));
    const { mistakes, strangers } = check(action, Object.fromEntries(names.map((name) => [name, 'x'])));
    expect(strangers).toEqual([]);
    expect(mistakes.map(({ name }) => name)).toEqual(names.toSorted());
  });

  test('takes nothing that is unsupported, by whatever spelling', () => {
    const names = unsupportedBy(action).map(({ name }) => name.replaceAll('-', '_'));
    expect(check(action, Object.fromEntries(names.map((name) => [name, 'x']))).mistakes).toHaveLength(names.length);
  });
});

/** The main action's name for what was meant, or `undefined` where nothing is said but a warning. */
test.each<[string, string | undefined]>([
  ['taggs', 'tags'],
  ['tag', 'tags'],
  ['tasg', 'tags'],
  ['TAG', 'tags'],
  ['buildargs', 'build-args'],
  ['buildArgs', 'build-args'],
  ['build_args', 'build-args'],
  ['build args', 'build-args'],
  ['biuld-args', 'build-args'],
  ['platform', 'platforms'],
  ['secret', 'secrets'],
  ['aws_region', 'aws-region'],
  ['aws-regoin', 'aws-region'],
  ['awsregion', 'aws-region'],
  ['role-to-asume', 'role-to-assume'],
  ['roletoassume', 'role-to-assume'],
  ['repositroy', 'repository'],
  ['repo', 'repository'],
  ['targets', 'target'],
  ['files', 'file'],
  ['no_cache', 'no-cache'],
  ['cache-form', 'cache-from'],
  ['provenence', 'provenance'],
  ['pul', 'pull'],
  ['ref', undefined],
  ['url', undefined],
  ['env', undefined],
  ['sh', undefined],
  ['text', undefined],
  ['user', undefined],
  ['full', undefined],
  ['post', undefined],
  ['mode', undefined],
  ['token', undefined],
  ['paths', undefined],
  ['who-to-greet', undefined],
  ['command', undefined],
])('%s', (given, right) => {
  const { mistakes, strangers } = check('build-push', { [given]: 'x' });
  if (right === undefined) expect({ mistakes, strangers }).toEqual({ mistakes: [], strangers: [given] });
  else {
    expect(strangers).toEqual([]);
    expect(mistakes).toMatchObject([{ rule: expect.stringContaining(`called \`${right}\``) }]);
    expect(mistakes[0]?.rule).toContain(`write \`${right}: ...\``);
  }
});

test.each<[ActionName, string, string]>([
  ['bake', 'target', 'targets'],
  ['bake', 'sets', 'set'],
  ['bake', 'repository_prefx', 'repository-prefix'],
  ['merge', 'imags', 'images'],
  ['promote', 'torepository', 'to-repository'],
])('%s: %s', (action, given, right) => {
  expect(check(action, { [given]: '' }).mistakes).toMatchObject([
    { name: given, rule: expect.stringContaining(`\`${right}\``) },
  ]);
});

test('a line without a value is a line; what asks for what is done anyway is not told', () => {
  expect(check('build-push', { tag: '' }).mistakes).toHaveLength(1);
  expect(check('build-push', { outputs: '' }).mistakes).toHaveLength(1);
  for (const value of ['', 'false', 'False'])
    expect(check('build-push', { 'role-chaining': value })).toEqual({ mistakes: [], strangers: [] });
  expect(check('build-push', { 'role-chaining': 'true' }).mistakes).toHaveLength(1);
});

test('no value is ever told', () => {
  const { mistakes, strangers } = check('build-push', {
    secret: 'TOKEN=hunter2',
    stranger: 'hunter2',
    taggs: 'hunter2',
  });
  expect(JSON.stringify([mistakes, describeStrangers(strangers)])).not.toContain('hunter2');
});

test('only what a runner passes on as an input is looked at, each name once', () => {
  const variables = { TAG: '', MY_INPUT_TAG: '', INPUT_: '', INPUT_FOO: '', INPUT_foo: '', 'INPUT_BUILD-ARGS': '' };
  expect(checkInputNames('build-push', variables, () => '')).toEqual({ mistakes: [], strangers: ['foo'] });
});

test.each<[readonly string[], RegExp | undefined]>([
  [[], undefined],
  [['foo'], /^This action has no input `foo`, so nothing is done with it\. .*env` sets INPUT_FOO for/],
  [['foo', 'a-b'], /no input `foo`, `a-b`, so nothing is done with them\. .*INPUT_FOO, INPUT_A-B/],
])('the warning for %j', (strangers, expected) => {
  const text = describeStrangers(strangers);
  if (expected === undefined) expect(text).toBeUndefined();
  else expect(text).toMatch(expected);
});
