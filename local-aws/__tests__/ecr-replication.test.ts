import {
  DescribeImageReplicationStatusCommand,
  DescribeImagesCommand,
  DescribeRegistryCommand,
  PutReplicationConfigurationCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { allow, errorOf, type Harness, keysOfRole, startHarness } from './harness.ts';
import { imageType, indexType, signIn } from './registry-client.ts';

const account = '123456789012';
const far = { region: 'us-east-1', registryId: account };
const foreign = { region: 'eu-west-1', registryId: '210987654321' };
const prefix = { filter: 'team/', filterType: 'PREFIX_MATCH' as const };

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
  for (const name of ['team/app', 'other']) harness.local.createRepository({ name });
});
afterEach(() => harness.close());

const statuses = async (imageTag: string) => {
  const asked = new DescribeImageReplicationStatusCommand({ repositoryName: 'team/app', imageId: { imageTag } });
  return (await harness.ecr().send(asked)).replicationStatuses;
};

test('what is pushed is there after its time, in repositories that come to be', async () => {
  const { local, pass } = harness;
  const rules = [{ destinations: [far, foreign], repositoryFilters: [prefix] }];
  local.setReplication(account, 'eu-west-1', rules, { afterMs: 5000 });
  const registry = await signIn(harness);
  const { digest } = await registry.pushImage('team/app', 'v1');
  await registry.pushImage('other', 'v1');
  const inProgress = [
    { ...far, status: 'IN_PROGRESS' },
    { ...foreign, status: 'IN_PROGRESS' },
  ];
  expect(await statuses('v1')).toEqual(inProgress);
  pass(4999);
  expect(() => local.images(account, 'us-east-1', 'team/app')).toThrow(/There is no repository/);
  pass(1);
  expect(local.images(account, 'us-east-1', 'team/app')).toMatchObject([{ digest, tags: ['v1'] }]);
  expect(local.images('210987654321', 'eu-west-1', 'team/app')).toMatchObject([{ digest, tags: ['v1'] }]);
  expect(() => local.images(account, 'us-east-1', 'other')).toThrow(/There is no repository/);
  expect(await statuses('v1')).toEqual(inProgress.map((one) => ({ ...one, status: 'COMPLETE' })));
  const client = await signIn(harness, harness.admin, await local.registryHost(account, 'us-east-1'));
  const manifest: { layers: { digest: string }[] } = JSON.parse(
    await (await client.send('GET', 'team/app/manifests/v1')).text(),
  );
  expect((await client.send('GET', `team/app/blobs/${manifest.layers[0]?.digest}`)).status).toBe(200);
});

test('tags move with the next push, and indexes take their images along', async () => {
  const registry = await signIn(harness);
  const { digest, manifest } = await registry.pushImage('team/app', 'before');
  harness.local.setReplication(account, 'eu-west-1', [{ destinations: [far] }]);
  const descriptor = { mediaType: imageType, digest, size: manifest.length };
  const body = JSON.stringify({ schemaVersion: 2, mediaType: indexType, manifests: [descriptor] });
  await registry.send('PUT', 'team/app/manifests/v1', { headers: { 'content-type': indexType }, body });
  await registry.pushImage('team/app', 'v2');
  const second = await registry.pushImage('team/app', 'v2', { annotations: { build: '2' } });
  const images = harness.local.images(account, 'us-east-1', 'team/app');
  expect(images.map(({ tags }) => tags)).toEqual([[], ['v1'], ['v2']]);
  expect([images[0]?.digest, images[2]?.digest]).toEqual([digest, second.digest]);
});

test('it fails where it is to, and where the tag must not move', async () => {
  const { local } = harness;
  const rules = [{ destinations: [far, { region: 'us-west-2', registryId: account }] }];
  const fails = { failureCode: 'AccessDenied', region: 'us-west-2' };
  local.setReplication(account, 'eu-west-1', rules, { afterMs: 0, fails });
  local.createRepository({ name: 'team/app', region: 'us-east-1', imageTagMutability: 'IMMUTABLE' });
  const registry = await signIn(harness);
  await registry.pushImage('team/app', 'v1');
  expect(await statuses('v1')).toMatchObject([
    { region: 'us-east-1', status: 'COMPLETE' },
    { region: 'us-west-2', status: 'FAILED', failureCode: 'AccessDenied' },
  ]);
  await registry.pushImage('team/app', 'v1', { annotations: { build: '2' } });
  expect(await statuses('v1')).toMatchObject([{ status: 'FAILED', failureCode: 'ImageTagAlreadyExists' }, {}]);
});

test('rules are put and described by the API, by whom may', async () => {
  const ecr = harness.ecr();
  const rules = [{ destinations: [far], repositoryFilters: [prefix] }];
  const put = (configuration: { rules: typeof rules }) =>
    ecr.send(new PutReplicationConfigurationCommand({ replicationConfiguration: configuration }));
  expect((await ecr.send(new DescribeRegistryCommand({}))).replicationConfiguration).toEqual({ rules: [] });
  expect((await put({ rules })).replicationConfiguration).toEqual({ rules });
  expect(await ecr.send(new DescribeRegistryCommand({}))).toMatchObject({
    registryId: account,
    replicationConfiguration: { rules },
  });
  const itself = [{ destinations: [{ region: 'eu-west-1', registryId: account }], repositoryFilters: [prefix] }];
  expect(await errorOf(put({ rules: itself }))).toMatch(/^ValidationException/);
  const stranger = harness.ecr(await keysOfRole(harness, allow(['ecr:DescribeImages'])));
  expect(await errorOf(stranger.send(new DescribeRegistryCommand({})))).toMatch(
    /^AccessDeniedException: .* perform: ecr:DescribeRegistry on resource: \*/,
  );
  await (await signIn(harness)).pushImage('team/app', 'v1');
  const there = harness.ecr(harness.admin, 'us-east-1').send(new DescribeImagesCommand({ repositoryName: 'team/app' }));
  expect((await there).imageDetails).toMatchObject([{ imageTags: ['v1'] }]);
});

test('settings are checked, also over HTTP', async () => {
  const post = async (body: object) =>
    JSON.parse(
      await (
        await fetch(`${harness.local.endpoint}/_local/replications`, { method: 'POST', body: JSON.stringify(body) })
      ).text(),
    );
  expect(await post({ rules: [{ destinations: [far] }], afterMs: 10 })).toEqual({});
  expect(await post({ rules: [], after: 10 })).toMatchObject({ message: expect.stringMatching(/^after: is unknown/) });
  expect(await post({ rules: [{ destinations: [{ region: 'us-east-1' }] }] })).toMatchObject({
    message: expect.stringContaining('registryId'),
  });
});
