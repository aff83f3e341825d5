import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  ISSUER,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  pullRequest,
  REGION,
  REPOSITORY,
  ROLE,
  SHA,
  trust,
  World,
  without,
} from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');

let world: World;
beforeEach(async () => {
  world = await World.create(engine);
});
afterEach(async () => {
  await world.close();
});

describe('before any call', () => {
  test('wrong inputs: all of them, in one annotation', async () => {
    const main = await world.step({
      'aws-region': 'EU-WEST-1',
      repository: 'Team/Shop',
      push: 'yes',
      file: 'nowhere/Dockerfile',
    });
    expect(main.exitCode).toBe(1);
    expect(main.errors).toEqual([
      { title: 'inputs-invalid', message: expect.stringMatching(/^4 inputs are not right/) },
    ]);
    for (const name of ['aws-region', 'repository', 'push', 'file'])
      expect(main.errors[0]?.message).toContain(`- ${name}: `);
    expect(world.calls()).toEqual([]);
    expect(main.outputs).toEqual({});
    expect(await main.post()).toMatchObject({ exitCode: 0, log: '' });
  });

  test('names that no input has: with the right ones, among the other mistakes; others are a warning', async () => {
    const main = await world.step(
      { taggs: 'latest', build_args: 'A=1', tag: '', 'driver-opts': 'network=host', push: 'yes', colour: 'blue' },
      { environment: { ...world.jobEnvironment(), INPUT_REF: 'main' } },
    );
    expect(main.errors).toEqual([
      {
        title: 'inputs-invalid',
        message: expect.stringMatching(/^5 inputs are not right\. Nothing was built, called/),
      },
    ]);
    for (const line of ['push: "yes"', 'build_args: .* write `build-args: ', 'driver-opts: is not an input'])
      expect(main.errors[0]?.message).toMatch(new RegExp(`^- ${line}`, 'm'));
    expect(main.errors[0]?.message).toMatch(/^- tag: is called `tags` here: write `tags: /m);
    expect(main.errors[0]?.message).toMatch(/^- taggs: .* called `tags`: write `tags: /m);
    expect(main.warnings).toEqual([expect.stringMatching(/no input `colour`, `ref`, .*INPUT_COLOUR, INPUT_REF/)]);
    expect(world.calls()).toEqual([]);
  });

  test('an empty value is told as that, with the address of the page that says more', async () => {
    const main = await world.step(
      { repository: '', 'aws-region': '' },
      {
        environment: {
          ...world.jobEnvironment(),
          GITHUB_ACTION_REPOSITORY: 'octo-org/ecr-build-push',
          GITHUB_ACTION_REF: 'v1',
        },
      },
    );
    const [message = ''] = main.errors.map((error) => error.message);
    expect(message).toMatch(
      /^- repository: is required, and is empty: .* gave nothing, .*add `repository: team\/shop`\.$/m,
    );
    expect(message).toMatch(/^- aws-region: the region is unknown, and this is empty: .* gave nothing/m);
    expect(message.split('\n').at(-1)).toBe(
      'More: https://github.com/octo-org/ecr-build-push/blob/v1/docs/troubleshooting.md#inputs-invalid',
    );
    expect(world.calls()).toEqual([]);
    const local = await world.step({ push: 'yes' });
    expect(local.errors[0]?.message).toMatch(/\nMore: docs\/troubleshooting\.md#inputs-invalid$/);
  });

  test('a repository in another registry', async () => {
    const main = await world.step({ repository: 'harbor.example.com/acme/shop' });
    expect(main.errors).toMatchObject([{ title: 'inputs-invalid' }]);
    expect(main.errors[0]?.message).toMatch(
      /^- repository: .* names the host "harbor\.example\.com", which is not a registry of ECR\. .*example "acme\/shop"/m,
    );
    expect(world.calls()).toEqual([]);
  });

  test('no checkout: told as that', async () => {
    await rm(join(world.workspace, 'Dockerfile'));
    const main = await world.step();
    expect(main.errors[0]?.message).toMatch(/there is no Dockerfile.*Is a step with actions\/checkout missing/);
  });

  test('no permission for ID tokens: the lines to add', async () => {
    const main = await world.step({}, { environment: world.machine() });
    expect(main.exitCode).toBe(1);
    expect(main.errors[0]).toEqual({
      title: 'id-token-missing',
      message: expect.stringContaining('    permissions:\n      id-token: write\n'),
    });
    expect(world.calls()).toEqual([]);
  });

  test('a fork: what works there', async () => {
    const main = await world.step({}, { environment: world.machine(), event: pullRequest('someone/octo-repo') });
    expect(main.errors[0]?.title).toBe('id-token-missing');
    expect(main.errors[0]?.message).toContain("push: ${{ github.event_name != 'pull_request' }}");
    expect(world.calls()).toEqual([]);
  });

  test("an account that is not allowed, by the role's ARN", async () => {
    const main = await world.step({ 'allowed-account-ids': OTHER_ACCOUNT });
    expect(main.exitCode).toBe(1);
    expect(main.errors[0]?.title).toBe('account-not-allowed');
    expect(main.errors[0]?.message).toContain(ACCOUNT);
    expect(world.calls()).toEqual([]);
  });
});

test('a fork pull request with push: false is built, with its head commit as tag, and calls nobody', async () => {
  const event = pullRequest('someone/octo-repo');
  const main = await world.step({ push: 'false' }, { environment: world.machine(), event });
  expect(main.exitCode).toBe(0);
  expect(main.outputs.tag).toBe('b'.repeat(40));
  expect(world.calls()).toEqual([]);
  await world.docker('rmi', `${REPOSITORY}:${main.outputs.tag}`);
});

test('a platform that nobody knows, and arguments that look like secrets, are warned of without their values', async () => {
  const main = await world.step({
    platforms: 'linux/amd46,linux/arm64',
    'build-args': `NPM_TOKEN=hunter2\nSETTINGS=npm_${'a1'.repeat(18)}\nVERSION=1`,
    'plan-only': 'true',
    push: 'false',
  });
  expect(main.errors).toEqual([]);
  expect(main.warnings).toEqual([
    expect.stringMatching(/^platforms: linux\/amd46 .* The nearest one is linux\/amd64\.$/),
    expect.stringMatching(
      /^build-args: NPM_TOKEN looks .*, by its name\.[\s\S]*NPM_TOKEN=\$\{\{ secrets\.NPM_TOKEN \}\}\n/,
    ),
    expect.stringMatching(/^build-args: SETTINGS looks like a secret, by its value\./),
  ]);
  expect(main.log).not.toMatch(/hunter2|npm_a1/);
});

describe('the host in `repository`', () => {
  test("is not ECR's: refused before the build, with the one that is", async () => {
    const main = await world.step({ repository: `127.0.0.1:1/${REPOSITORY}`, 'create-repository': 'true' });
    expect(main.errors).toMatchObject([{ title: 'inputs-invalid' }]);
    const own = await world.aws.registryHost(ACCOUNT, REGION);
    expect(main.errors[0]?.message).toMatch(
      new RegExp(
        `^The repository 127\\.0\\.0\\.1:1/${REPOSITORY} is not in .* that is ${own}\\. Nothing was built or changed`,
      ),
    );
    expect(main.errors[0]?.message).toContain(`    ${own}/${REPOSITORY}\n`);
    expect(main.log).not.toContain('Build\n');
    expect(world.images()).toEqual([]);
  });

  test('is the one of AWS where a stand-in answers: told which is used', async () => {
    const host = `${ACCOUNT}.dkr.ecr-fips.${REGION}.amazonaws.com`;
    const own = await world.aws.registryHost(ACCOUNT, REGION);
    const main = await world.step({ repository: `${host}/${REPOSITORY}`, 'aws-region': '' });
    expect(main.errors).toEqual([]);
    expect(main.log).toContain(`ECR has ${own} for this registry, not ${host}.`);
    expect(main.outputs['image-uri']).toBe(`${own}/${REPOSITORY}:${SHA}`);
  });
});

describe('credentials', () => {
  test.each<[string, string, Parameters<World['jobEnvironment']>[0], RegExp]>([
    ['another branch', 'repo:octo-org/octo-repo:ref:refs/heads/release', {}, /has the plain form/],
    [
      'an environment',
      'repo:octo-org/octo-repo:ref:refs/heads/main',
      { environment: 'production' },
      /environment: production/,
    ],
    ['the immutable form', 'repo:octo-org/octo-repo:*', { subjectForm: 'immutable' }, /has the immutable form/],
  ])(
    'a trust policy that does not match, %s: claims and a policy that does',
    async (_name, subject, claims, expected) => {
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, subject), permissions: policy(...PUSH_STATEMENTS) });
      const started = performance.now();
      const main = await world.step({}, { environment: world.jobEnvironment(claims) });
      expect(performance.now() - started).toBeLessThan(5_000);
      expect(main.exitCode).toBe(1);
      const [error] = main.errors;
      expect(error?.title).toBe('role-refused');
      expect(error?.message).toMatch(expected);
      expect(error?.message).toContain(
        'AWS says: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
      );
      // No token in the message: a JWT has three parts with this start.
      expect(main.log).not.toMatch(/eyJ[\w-]+\.eyJ/);
      expect(world.calls().filter((call) => call.startsWith('ecr:'))).toEqual([]);

      // The policy in the message is the one that works.
      const pasted =
        / {4}aws iam update-assume-role-policy --role-name push --policy-document '([^']*)'\nMore: /.exec(
          error?.message ?? '',
        )?.[1] ?? '';
      world.aws.createRole({ arn: ROLE, trust: JSON.parse(pasted), permissions: policy(...PUSH_STATEMENTS) });
      const again = await world.step({}, { environment: world.jobEnvironment(claims) });
      expect(again.exitCode).toBe(0);
    },
  );

  test('a role that does not exist', async () => {
    const main = await world.step({ 'role-to-assume': `${ROLE}-typo` });
    expect(main.errors[0]?.title).toBe('role-refused');
    expect(main.errors[0]?.message).toContain('there is no role of that name');
  });

  test('an account without the OIDC provider', async () => {
    world.aws.createAccount({ accountId: ACCOUNT, clientIds: null });
    const main = await world.step();
    expect(main.errors[0]?.title).toBe('oidc-provider-missing');
    expect(main.errors[0]?.message).toContain(`aws iam create-open-id-connect-provider --url https://${ISSUER}`);
  });

  test('an audience that the provider does not know', async () => {
    const main = await world.step({ audience: 'somebody-else' });
    expect(main.errors[0]?.title).toBe('oidc-audience-refused');
  });

  test('a session longer than the role allows', async () => {
    const main = await world.step({ 'role-duration-seconds': '43200' });
    expect(main.errors[0]?.title).toBe('role-duration-refused');
  });

  test('no credentials at all', async () => {
    const main = await world.step(
      { 'role-to-assume': '' },
      { environment: { ...world.machine(), AWS_EC2_METADATA_DISABLED: 'true' } },
    );
    expect(main.errors[0]?.title).toBe('credentials-missing');
    expect(main.errors[0]?.message).toContain('role-to-assume: arn:aws:iam::');
  });

  test.each<[string, Variables, RegExp]>([
    [
      'half a key pair',
      { AWS_ACCESS_KEY_ID: 'AKIA0000000000000000' },
      /AWS_ACCESS_KEY_ID is set and AWS_SECRET_ACCESS_KEY is not/,
    ],
    [
      'the other half',
      { AWS_SECRET_ACCESS_KEY: 'secret' },
      /AWS_SECRET_ACCESS_KEY is set and AWS_ACCESS_KEY_ID is not/,
    ],
    ['a profile that is not there', { AWS_PROFILE: 'shop' }, /no profile shop, which AWS_PROFILE names/],
  ])('%s', async (_name, variables, expected) => {
    const environment = { ...world.machine(), AWS_EC2_METADATA_DISABLED: 'true', ...variables };
    const main = await world.step({ 'role-to-assume': '' }, { environment });
    expect(main.errors).toEqual([{ title: 'credentials-missing', message: expect.stringMatching(expected) }]);
  });

  test("the runner's credentials of a wrong account", async () => {
    const environment = { ...world.machine(), ...world.aws.adminEnvironment };
    const main = await world.step({ 'role-to-assume': '', 'allowed-account-ids': OTHER_ACCOUNT }, { environment });
    expect(main.errors[0]?.title).toBe('account-not-allowed');
    expect(world.calls()).toEqual(['sts:GetCallerIdentity']);
    expect(main.exported).toEqual({});
  });

  test('a chained role that does not trust the first', async () => {
    const second = `arn:aws:iam::${OTHER_ACCOUNT}:role/deploy`;
    world.aws.createRole({
      arn: second,
      trust: trust(OTHER_ACCOUNT, 'nobody'),
      permissions: policy(...PUSH_STATEMENTS),
    });
    const main = await world.step({ 'role-to-assume': `${ROLE}\n${second}` });
    expect(main.errors[0]?.title).toBe('role-refused');
    expect(main.errors[0]?.message).toMatch(
      new RegExp(`--role-name deploy --policy-document '\\{[^']*"Principal": \\{\\n *"AWS": "${ROLE}"\\n`),
    );
  });
});

describe('the registry', () => {
  test.each([
    ['with all permissions', PUSH_STATEMENTS],
    ['without ecr:DescribeRepositories', without('ecr:DescribeRepositories')],
    [
      'without ecr:DescribeRepositories and ecr:DescribeImages',
      without('ecr:DescribeRepositories', 'ecr:DescribeImages'),
    ],
  ])('a missing repository, %s: account, region and both ways out, before the build', async (_name, permissions) => {
    const empty = await World.create(engine, { repository: null, permissions });
    try {
      const main = await empty.step();
      expect(main.errors).toEqual([{ title: 'repository-missing', message: expect.any(String) }]);
      for (const part of [ACCOUNT, REGION, 'create-repository: true', 'aws ecr create-repository']) {
        expect(main.errors[0]?.message).toContain(part);
      }
      expect(main.log).not.toContain('▸ Build');
    } finally {
      await empty.close();
    }
  });

  test('a repository that the role is not for', async () => {
    const main = await world.step({ repository: 'team/other' });
    expect(main.errors[0]?.title).toBe('permission-missing');
    expect(main.errors[0]?.message).toContain(`may see nothing of the repository team/other in account ${ACCOUNT}`);
    expect(main.log).not.toContain('▸ Build');
  });

  test('an immutable tag in the way: told before the build, nothing changed', async () => {
    const immutable = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    try {
      const first = await immutable.step({ tags: 'v1' });
      expect(first.exitCode).toBe(0);
      await immutable.change();
      const again = await immutable.step({ 'if-exists': 'rebuild' });
      expect(again.exitCode).toBe(1);
      expect(again.errors[0]?.title).toBe('tag-immutable');
      expect(again.errors[0]?.message).toContain(`${SHA} -> ${first.outputs.digest}`);
      expect(again.log).not.toContain('▸ Build');
      const wanted = await immutable.step({ 'if-exists': 'fail' });
      expect(wanted.errors[0]?.title).toBe('image-exists');
      const further = await immutable.step({ tags: 'v1' }, { event: { sha: 'c'.repeat(40) } });
      expect(further.errors[0]?.title).toBe('tag-immutable');
      expect(further.errors[0]?.message).toContain('IMMUTABLE_WITH_EXCLUSION');
      expect(immutable.images()).toEqual([expect.objectContaining({ digest: first.outputs.digest })]);
    } finally {
      await immutable.close();
    }
  });

  test.each([
    ['ecr:GetAuthorizationToken', '"Resource":"*"'],
    ['ecr:InitiateLayerUpload', 'ecr:InitiateLayerUpload'],
  ])('without %s: the statement to add', async (action, part) => {
    const statements = action === 'ecr:GetAuthorizationToken' ? PUSH_STATEMENTS.slice(1) : without(action);
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    await world.change();
    const main = await world.step();
    expect(main.errors[0]?.title).toBe('permission-missing');
    expect(main.errors[0]?.message).toContain(part);
    expect(world.images()).toEqual([]);
  });
});

describe('docker', () => {
  test('an engine that does not run: told before anything is created', async () => {
    const empty = await World.create(engine, { repository: null });
    try {
      const environment = { ...empty.jobEnvironment(), DOCKER_HOST: 'unix:///nowhere/docker.sock' };
      const main = await empty.step({ 'create-repository': 'true' }, { environment });
      expect(main.errors[0]?.title).toBe('docker-not-running');
      expect(main.errors[0]?.message).toContain('unix:///nowhere/docker.sock');
      expect(empty.calls()).not.toContain('ecr:CreateRepository');
    } finally {
      await empty.close();
    }
  });

  test('no docker command', async () => {
    const main = await world.step({}, { environment: { ...world.jobEnvironment(), PATH: '/nowhere' } });
    expect(main.errors[0]?.title).toBe('docker-missing');
  });

  test("a broken config.json of the user's", async () => {
    const folder = join(world.folder, 'docker');
    await mkdir(folder);
    await writeFile(join(folder, 'config.json'), '{');
    const main = await world.step({}, { environment: { ...world.jobEnvironment(), DOCKER_CONFIG: folder } });
    expect(main.errors[0]?.title).toBe('docker-config-broken');
  });
});
