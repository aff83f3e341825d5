import { afterEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  OTHER_ACCOUNT,
  policy,
  REGION,
  REPOSITORY,
  SHA,
  trust,
  World,
  type WorldOptions,
} from './workbench.ts';

const OTHER_REGION = 'us-east-1';
const OTHER_ROLE = `arn:aws:iam::${OTHER_ACCOUNT}:role/push`;
const ECR = { Effect: 'Allow', Action: 'ecr:*', Resource: '*' } as const;

let world: World;
afterEach(async () => await world.close());

/** A second registry in another region, and a third in another account, which has a role of its own. */
async function severalRegistries(engine: (typeof ENGINES)[number], options: WorldOptions = {}): Promise<void> {
  world = await World.create(engine, { permissions: [ECR], ...options });
  const { repository } = options;
  world.aws.createRepository({ ...repository, name: REPOSITORY, region: OTHER_REGION });
  world.aws.createAccount({ accountId: OTHER_ACCOUNT });
  world.aws.createRole({
    arn: OTHER_ROLE,
    trust: trust(OTHER_ACCOUNT, 'repo:octo-org/octo-repo:*'),
    permissions: policy(ECR),
  });
  world.aws.createRepository({ ...repository, name: 'mirror/shop', accountId: OTHER_ACCOUNT });
}

const SECOND = `${ACCOUNT}.dkr.ecr.${OTHER_REGION}.amazonaws.com/${REPOSITORY}`;
const THIRD = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mirror/shop role=${OTHER_ROLE}`;
const BOTH = `${SECOND}\n${THIRD}`;

const imagesIn = (account: string, region: string, repository = REPOSITORY) =>
  world.aws.images(account, region, repository).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
const everywhere = () => [
  imagesIn(ACCOUNT, REGION),
  imagesIn(ACCOUNT, OTHER_REGION),
  imagesIn(OTHER_ACCOUNT, REGION, 'mirror/shop'),
];

/** The manifests that were put by now, with their registries. */
const puts = (): readonly string[] =>
  world.aws.journal
    .entries()
    .filter(({ operation, status }) => operation === 'PutImage' && status < 300)
    .map(({ accountId, region }) => `${accountId}/${region}`);

function registriesOf({ outputs }: StepResult): readonly { readonly digest: string; readonly result: string }[] {
  return JSON.parse(outputs.registries ?? '[]');
}

describe.each(ENGINES)('$name', (engine) => {
  test('one build, the same image under the same tags in three registries', async () => {
    await severalRegistries(engine);
    const result = await world.step({ 'also-push-to': BOTH, tags: 'latest\nv1' });
    expect(result.exitCode).toBe(0);
    const { digest } = result.outputs;
    const tags = [SHA, 'latest', 'v1'].toSorted();
    expect(everywhere()).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
    expect(registriesOf(result)).toMatchObject([
      { digest, 'account-id': ACCOUNT, region: REGION, result: 'built' },
      { digest, 'account-id': ACCOUNT, region: OTHER_REGION, result: 'built' },
      { digest, 'account-id': OTHER_ACCOUNT, region: REGION, repository: 'mirror/shop', result: 'built' },
    ]);
    expect(result.summary).toContain('mirror/shop');
  });

  test('immutable: the same commit again changes nothing anywhere', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await world.step({ 'also-push-to': BOTH });
    expect(first.exitCode).toBe(0);
    world.aws.journal.clear();
    const again = await world.step({ 'also-push-to': BOTH });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: first.outputs.digest } });
    expect(puts()).toEqual([]);
  });

  test('the registries that lack it get the image that one has, and nothing is built', async () => {
    await severalRegistries(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
    const first = await world.step();
    world.aws.journal.clear();
    const again = await world.step({ 'also-push-to': BOTH, tags: 'v1' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: first.outputs.digest } });
    expect(again.log).not.toContain('[internal] load build definition');
    const { digest } = first.outputs;
    const tags = [SHA, 'v1'].toSorted();
    expect(everywhere()).toEqual([[{ digest, tags }], [{ digest, tags }], [{ digest, tags }]]);
  });
});
