import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../scripts/local-runner.ts';
import { Bakery, listIn } from './bakery.ts';
import { ACCOUNT, ENGINES, OTHER_ACCOUNT, policy, REGION, SHA, trust, World } from './workbench.ts';

const OTHER_REGION = 'us-east-1';
const OTHER_ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/push`;
const ALL = {
  Effect: 'Allow',
  Action: ['ecr:*', 'ecr-public:*', 'sts:GetServiceBearerToken'] as string[],
  Resource: '*',
} as const;
/** All that a role may do that cannot push. */
const READING = [
  'ecr:GetAuthorizationToken',
  'ecr:Describe*',
  'ecr:BatchGetImage',
  'ecr:BatchCheckLayerAvailability',
  'ecr:GetDownloadUrlForLayer',
];
const TARGETS = ['api', 'web'];

const SECOND = `${ACCOUNT}.dkr.ecr.${OTHER_REGION}.amazonaws.com`;
const THIRD = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/ role=${OTHER_ROLE}`;
const BOTH = `${SECOND}\n${THIRD}`;

// What further registries get is copied from the first, whatever the image store is.
describe.each(ENGINES.slice(0, 1))('a bake file for several registries, with the $store store', (engine) => {
  let world: World;
  let bakery: Bakery;
  beforeEach(async () => {
    world = await World.create(engine, { repository: null, permissions: [ALL] });
    bakery = new Bakery(world);
    await bakery.fill(TARGETS);
    world.aws.createAccount({ accountId: OTHER_ACCOUNT });
    otherRole(['ecr:*']);
    for (const name of TARGETS) {
      const imageTagMutability = 'IMMUTABLE';
      world.aws.createRepository({ name: `team/${name}`, region: OTHER_REGION, imageTagMutability });
      world.aws.createRepository({ name: `mirror/team/${name}`, accountId: OTHER_ACCOUNT, imageTagMutability });
    }
  });
  afterEach(async () => {
    await world.close();
  });

  function otherRole(Action: string[]): void {
    const permissions = policy({ Effect: 'Allow', Action, Resource: '*' });
    world.aws.createRole({ arn: OTHER_ROLE, trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'), permissions });
  }

  const rerun = { environment: () => ({ ...world.jobEnvironment(), GITHUB_RUN_ATTEMPT: '2' }) };
  const imagesIn = (account: string, region: string, repository: string) =>
    world.aws.images(account, region, repository).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
  const everywhere = (name: string) => [
    imagesIn(ACCOUNT, REGION, `team/${name}`),
    imagesIn(ACCOUNT, OTHER_REGION, `team/${name}`),
    imagesIn(OTHER_ACCOUNT, REGION, `mirror/team/${name}`),
  ];
  const digestOf = ({ outputs }: StepResult, name: string): string => JSON.parse(outputs.images ?? '')[name].digest;
  /** The repositories that manifests were put into. */
  const puts = (): readonly string[] =>
    world.aws.journal
      .entries()
      .filter(({ operation, status }) => operation === 'PutImage' && status < 300)
      .map(({ accountId, region, repository }) => `${accountId}/${region}/${repository}`)
      .toSorted();

  test('each image is built once, and is in each registry under the same tags', async () => {
    const other = await world.aws.plainRegistry({ auth: 'none' });
    const alone = `api=${other.host}/octo/shop-api`;
    const result = await bakery.step({ 'also-push-to': `${BOTH}\n${alone}`, tags: 'v1' });
    expect(result.errors).toEqual([]);
    expect(result.warnings).toEqual([]);
    const tags = [SHA, 'v1'].toSorted();
    const images = JSON.parse(result.outputs.images ?? '');
    for (const name of TARGETS) {
      const digest = digestOf(result, name);
      expect(everywhere(name)).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
      expect(images[name].registries.slice(0, 3)).toMatchObject([
        { digest, 'account-id': ACCOUNT, region: REGION, repository: `team/${name}`, result: 'built' },
        { digest, 'account-id': ACCOUNT, region: OTHER_REGION, repository: `team/${name}`, result: 'built' },
        { digest, 'account-id': OTHER_ACCOUNT, region: REGION, repository: `mirror/team/${name}`, result: 'built' },
      ]);
    }
    expect(images.web.registries).toHaveLength(3);
    expect(images.api.registries[3]).toMatchObject({ registry: other.host, repository: 'octo/shop-api' });
    const there = world.aws.plainImages(other.host, 'octo/shop-api').filter((image) => image.tags.length > 0);
    expect(there.map((image) => [...image.tags].toSorted())).toEqual([tags]);
    expect(result.log.match(/^docker buildx bake/gm)).toHaveLength(1);
    expect(result.summary).toContain('built, in 4 registries');
    expect(result.log).toMatch(/^▸ api\n[\s\S]*Copied sha256:\w+ from/m);

    world.aws.journal.clear();
    const again = await bakery.step(
      { 'also-push-to': `${BOTH}\n${alone}`, tags: 'v1' },
      { environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' } },
    );
    expect(again.errors).toEqual([]);
    expect(listIn(again.outputs.reused)).toEqual(TARGETS);
    expect(puts()).toEqual([]);
  });

  test('registries that lack an image get it from the first, and nothing is built', async () => {
    const first = await bakery.step();
    expect(first.errors).toEqual([]);
    world.aws.journal.clear();
    const plan = await bakery.step({ 'also-push-to': BOTH, tags: 'v1', 'plan-only': 'true' });
    expect(plan.errors).toEqual([]);
    expect([plan.outputs.built, listIn(plan.outputs.reused)]).toEqual(['[]', TARGETS]);
    expect(puts()).toEqual([]);
    const again = await bakery.step({ 'also-push-to': BOTH, tags: 'v1' });
    expect(again.errors).toEqual([]);
    const tags = [SHA, 'v1'].toSorted();
    for (const name of TARGETS) {
      const digest = digestOf(first, name);
      expect(everywhere(name)).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
    }
    expect(again.log).not.toMatch(/^docker buildx bake(?! --print)/m);
  });

  test('one denies: that target fails, the message says what is where, and a re-run does the rest', async () => {
    otherRole(READING);
    const alone = `api=${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/team/api role=${OTHER_ROLE}`;
    const inputs = { 'also-push-to': `${SECOND}\n${alone}` };
    const denied = await bakery.step(inputs);
    expect(denied.errors).toHaveLength(1);
    const { message = '' } = denied.errors[0] ?? {};
    expect(message).toMatch(/^1 of 2 targets cannot be delivered\. In ECR, and proven: web\./);
    const [first, second, third] = everywhere('api');
    expect([first, third]).toEqual([second, []]);
    expect(message).toContain(`/team/api@${first?.[0]?.digest} under ${SHA}`);
    expect(message).toMatch(new RegExp(`Not put yet: .*/mirror/team/api:${SHA}`));
    expect(denied.outputs).toEqual({});
    otherRole(['ecr:*']);
    world.aws.journal.clear();
    const again = await bakery.step(inputs, { environment: rerun.environment() });
    expect(again.errors).toEqual([]);
    expect(puts()).toEqual([`${OTHER_ACCOUNT}/${REGION}/mirror/team/api`]);
    expect(listIn(again.outputs.built)).toEqual([]);
  });

  test('different images under a tag that cannot move are refused before the build, with both digests', async () => {
    const here = await bakery.step({ targets: 'api' });
    await bakery.put('services/api/app.txt', 'changed\n');
    const there = await bakery.step({ targets: 'api', 'aws-region': OTHER_REGION });
    expect([here.errors, there.errors]).toEqual([[], []]);
    const both = await bakery.step({ 'also-push-to': SECOND });
    const { message = '' } = both.errors[0] ?? {};
    expect(message).toContain(digestOf(here, 'api'));
    expect(message).toContain(digestOf(there, 'api'));
    expect(both.log).not.toContain('▸ Build');
    expect(imagesIn(ACCOUNT, REGION, 'team/web')).toEqual([]);
  });

  test('what only a further registry has is not built anew: the message says how it comes back', async () => {
    const there = await bakery.step({ targets: 'api', 'aws-region': OTHER_REGION });
    const inputs = {
      'also-push-to': `${SECOND}\nweb=${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/no/web role=${OTHER_ROLE}`,
    };
    const both = await bakery.step(inputs);
    const { message = '' } = both.errors[0] ?? {};
    expect(message).toMatch(/^2 of 2 targets cannot be delivered\. Nothing was built or changed\./);
    expect(message).toContain(`keeps ${digestOf(there, 'api')} under ${SHA}`);
    expect(message).toMatch(
      /imagetools create .*aws ecr batch-delete-image|imagetools create[\s\S]*batch-delete-image/,
    );
    expect(message).toMatch(/Target web: \S+\/no\/web: The repository no\/web does not exist in account 210987654321/);
    const plan = await bakery.step({ ...inputs, 'plan-only': 'true' });
    expect(plan.errors[0]?.message).toBe(message);
    const made = await bakery.step({ ...inputs, targets: 'web', 'create-repository': 'true' });
    expect(made.errors).toEqual([]);
    expect(imagesIn(OTHER_ACCOUNT, REGION, 'no/web')).toEqual(imagesIn(ACCOUNT, REGION, 'team/web'));
  });

  test('what another registry keeps, the first keeps too, where it could move its tags', async () => {
    world.aws.createRepository({ name: 'moving/api' });
    const inputs = {
      targets: 'api',
      repositories: 'api=moving/api',
      'also-push-to': `api=${SECOND}/team/api`,
      tags: 'latest',
    };
    const first = await bakery.step({ ...inputs, tags: '' });
    expect(first.errors).toEqual([]);
    const again = await bakery.step({ ...inputs, tags: 'v2' });
    expect(again.errors).toEqual([]);
    expect(listIn(again.outputs.reused)).toEqual(['api']);
    const expected = [{ digest: digestOf(first, 'api'), tags: [SHA, 'v2'].toSorted() }];
    expect(imagesIn(ACCOUNT, REGION, 'moving/api')).toEqual(expected);
    expect(imagesIn(ACCOUNT, OTHER_REGION, 'team/api')).toEqual(expected);
  });

  test('tags that move: a re-run does the rest, another run builds anew', async () => {
    const users = [{ name: 'octo', password: 'hunter-2-secret' }];
    const other = await world.aws.plainRegistry({ auth: 'bearer', users });
    world.aws.createRepository({ name: 'moving/api' });
    const inputs = {
      targets: 'api',
      'repository-prefix': 'moving',
      'also-push-to': `${other.host}/octo/ user=octo password-env=REGISTRY_PASSWORD`,
      tags: 'latest',
    };
    const environment = (password: string, attempt: string) => ({
      ...{ ...world.jobEnvironment(), REGISTRY_PASSWORD: password, GITHUB_RUN_ATTEMPT: attempt },
    });
    const there = () =>
      world.aws
        .plainImages(other.host, 'octo/moving/api')
        .flatMap(({ digest, tags }) => (tags.length > 0 ? [{ digest, tags: [...tags].toSorted() }] : []));
    const denied = await bakery.step(inputs, { environment: environment('wrong', '1') });
    expect(denied.errors[0]?.message).toContain(other.host);
    expect(imagesIn(ACCOUNT, REGION, 'moving/api')).toEqual([]);
    const first = await bakery.step({ ...inputs, 'also-push-to': '' });
    world.aws.journal.clear();
    const again = await bakery.step(inputs, { environment: environment('hunter-2-secret', '2') });
    expect(again.errors).toEqual([]);
    expect(again.log).not.toContain('hunter-2-secret');
    expect(listIn(again.outputs.reused)).toEqual(['api']);
    expect(there()).toEqual([{ digest: digestOf(first, 'api'), tags: [SHA, 'latest'].toSorted() }]);
    await bakery.put('services/api/app.txt', 'changed\n');
    const anew = await bakery.step(inputs, { environment: environment('hunter-2-secret', '1') });
    expect(anew.errors).toEqual([]);
    expect(listIn(anew.outputs.built)).toEqual(['api']);
    expect(there()).toEqual([{ digest: digestOf(anew, 'api'), tags: [SHA, 'latest'].toSorted() }]);
  });

  test('the public gallery, and from there to a private registry', async () => {
    world.aws.createAccount({ accountId: ACCOUNT, publicAlias: 'octo' });
    const host = await world.aws.publicRegistryHost();
    for (const name of ['team/api', 'api']) world.aws.createPublicRepository({ name });
    const result = await bakery.step({ targets: 'api', 'also-push-to': 'public.ecr.aws/octo/' });
    expect(result.errors).toEqual([]);
    const digest = digestOf(result, 'api');
    expect(world.aws.publicImages(ACCOUNT, 'team/api')).toMatchObject([{ digest, tags: [SHA] }]);
    const registries = JSON.parse(result.outputs.images ?? '').api.registries;
    expect(registries[1]).toMatchObject({ registry: host, repository: 'octo/team/api', result: 'built' });
    const other = await bakery.step({
      targets: 'api',
      'repository-prefix': 'public.ecr.aws/octo',
      'also-push-to': `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/team/ role=${OTHER_ROLE}`,
      'aws-region': '',
    });
    expect(other.errors).toEqual([]);
    expect(imagesIn(OTHER_ACCOUNT, REGION, 'mirror/team/api')).toEqual([
      { digest: digestOf(other, 'api'), tags: [SHA] },
    ]);
  });

  test('later steps have the logins of all registries', async () => {
    const result = await bakery.step({ 'also-push-to': BOTH, 'docker-login': 'true', targets: 'api' });
    expect(result.errors).toEqual([]);
    const files = await world.files();
    const config = [...files].find(([file]) => /config\.json$/.test(file))?.[1] ?? '';
    expect(Object.keys(JSON.parse(config).auths)).toHaveLength(3);
    await result.post();
  });

  test('a session that is narrowed to what the step does is wide enough', async () => {
    const result = await bakery.step({ 'also-push-to': BOTH, 'session-policy': 'repository' });
    expect(result.errors).toEqual([]);
    expect(everywhere('web')[2]).toEqual(everywhere('web')[0]);
  });

  test('allowed-account-ids holds for every registry', async () => {
    const result = await bakery.step({ 'also-push-to': BOTH, 'allowed-account-ids': ACCOUNT });
    expect(result.errors[0]?.message).toContain(OTHER_ACCOUNT);
    expect(everywhere('api')).toEqual([[], [], []]);
  });
});
