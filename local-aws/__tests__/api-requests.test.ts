import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ecrOperations } from '../ecr/ecr.ts';
import { publicOperations } from '../public/public-api.ts';
import { stsOperations } from '../sts/sts.ts';
import { allow, type Harness, idToken, sha256, startHarness, trustGithub, withHarness } from './harness.ts';
import { type Violation, violationsOf } from './model-violations.ts';
import { type RawClient, rawClient } from './raw-client.ts';
import { imageManifest, signIn, signInToPublic } from './registry-client.ts';
import { models, operationOf } from './service-model.ts';

const repositoryName = 'team/shop';
const imageId = { imageTag: 'v1' };
const resourceArn = `arn:aws:ecr:eu-west-1:123456789012:repository/${repositoryName}`;
const roleArn = 'arn:aws:iam::123456789012:role/push';
const policyText = JSON.stringify({ Statement: { Effect: 'Allow', Principal: '*', Action: 'ecr:*' } });
const lifecycleRule = {
  rulePriority: 1,
  selection: { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 },
  action: { type: 'expire' },
};

/** For each operation an input that a repository with an image and policies takes. */
const ecrInputs: Readonly<Record<string, object>> = {
  BatchCheckLayerAvailability: { repositoryName, layerDigests: [sha256('layer')] },
  BatchDeleteImage: { repositoryName, imageIds: [imageId] },
  BatchGetImage: { repositoryName, imageIds: [imageId] },
  CreateRepository: { repositoryName: 'team/new' },
  DeleteLifecyclePolicy: { repositoryName },
  DeleteRepository: { repositoryName, force: true },
  DeleteRepositoryPolicy: { repositoryName },
  DescribeImageReplicationStatus: { repositoryName, imageId },
  DescribeImageScanFindings: { repositoryName, imageId },
  DescribeImages: { repositoryName },
  DescribeRegistry: {},
  DescribeRepositories: {},
  GetAccountSetting: { name: 'BLOB_MOUNTING' },
  GetAuthorizationToken: {},
  GetDownloadUrlForLayer: { repositoryName, layerDigest: sha256('layer') },
  GetLifecyclePolicy: { repositoryName },
  GetRepositoryPolicy: { repositoryName },
  ListImages: { repositoryName },
  ListTagsForResource: { resourceArn },
  PutAccountSetting: { name: 'BLOB_MOUNTING', value: 'ENABLED' },
  PutImage: { repositoryName, imageManifest: imageManifest(sha256('{}'), sha256('layer')), imageTag: 'v2' },
  PutImageScanningConfiguration: { repositoryName, imageScanningConfiguration: { scanOnPush: true } },
  PutImageTagMutability: { repositoryName, imageTagMutability: 'IMMUTABLE' },
  PutLifecyclePolicy: { repositoryName, lifecyclePolicyText: JSON.stringify({ rules: [lifecycleRule] }) },
  PutReplicationConfiguration: {
    replicationConfiguration: {
      rules: [
        {
          destinations: [{ region: 'us-east-1', registryId: '123456789012' }],
          repositoryFilters: [{ filter: 'team/', filterType: 'PREFIX_MATCH' }],
          deleteReplication: { enabled: true },
        },
      ],
    },
  },
  SetRepositoryPolicy: { repositoryName, policyText },
  StartImageScan: { repositoryName, imageId },
  TagResource: { resourceArn, tags: [{ Key: 'team', Value: 'shop' }] },
  UntagResource: { resourceArn, tagKeys: ['team'] },
  UpdateImageStorageClass: { repositoryName, imageId, targetStorageClass: 'ARCHIVE' },
};

const publicArn = `arn:aws:ecr-public::123456789012:repository/${repositoryName}`;

/** The same for ECR Public. */
const publicInputs: Readonly<Record<string, object>> = {
  BatchCheckLayerAvailability: { repositoryName, layerDigests: [sha256('layer')] },
  BatchDeleteImage: { repositoryName, imageIds: [imageId] },
  CreateRepository: { repositoryName: 'team/new', catalogData: { architectures: ['ARM 64'] } },
  DeleteRepository: { repositoryName, force: true },
  DeleteRepositoryPolicy: { repositoryName },
  DescribeImageTags: { repositoryName },
  DescribeImages: { repositoryName, imageIds: [imageId] },
  DescribeRegistries: {},
  DescribeRepositories: { repositoryNames: [repositoryName] },
  GetAuthorizationToken: {},
  GetRepositoryCatalogData: { repositoryName },
  GetRepositoryPolicy: { repositoryName },
  ListTagsForResource: { resourceArn: publicArn },
  PutImage: { repositoryName, imageManifest: imageManifest(sha256('{}'), sha256('layer')), imageTag: 'v2' },
  PutRepositoryCatalogData: { repositoryName, catalogData: { description: 'A shop', operatingSystems: ['Linux'] } },
  SetRepositoryPolicy: { repositoryName, policyText },
  TagResource: { resourceArn: publicArn, tags: [{ Key: 'team', Value: 'shop' }] },
  UntagResource: { resourceArn: publicArn, tagKeys: ['team'] },
};

/** The same for STS; the token is that of a job that the role trusts. */
const stsInputs = (token: string): Readonly<Record<string, object>> => ({
  AssumeRole: { RoleArn: roleArn, RoleSessionName: 'run' },
  AssumeRoleWithWebIdentity: { RoleArn: roleArn, RoleSessionName: 'run', WebIdentityToken: token },
  GetCallerIdentity: {},
});

/** What the inputs are about: a role, and a repository with an image that was scanned and policies. */
async function prepare(harness: Harness): Promise<void> {
  const { local } = harness;
  const trust = trustGithub(local.accountId, {});
  const admin = { Effect: 'Allow' as const, Principal: { AWS: local.accountId }, Action: 'sts:AssumeRole' };
  local.createRole({ arn: roleArn, trust: { Statement: [...trust.Statement, admin] }, permissions: allow(['ecr:*']) });
  local.createRepository({ name: repositoryName });
  await (await signIn(harness)).pushImage(repositoryName, 'v1');
  local.changeImage({ repository: repositoryName, reference: 'v1', scan: {} });
  const { alias } = local.createPublicRepository({ name: repositoryName, catalogData: { description: 'A shop' } });
  await (await signInToPublic(harness)).pushImage(`${alias}/${repositoryName}`, 'v1');
  const { ecr, ecrPublic } = rawClient(harness);
  await ecrPublic('SetRepositoryPolicy', publicInputs.SetRepositoryPolicy);
  await ecr('SetRepositoryPolicy', ecrInputs.SetRepositoryPolicy);
  await ecr('PutLifecyclePolicy', ecrInputs.PutLifecyclePolicy);
}

let harness: Harness;
let client: RawClient;
let token: string;
beforeAll(async () => {
  harness = await startHarness();
  client = rawClient(harness);
  await prepare(harness);
  token = await idToken(harness.local.startJob({ repository: 'octo/app' }));
});
afterAll(() => harness.close());

test('there is an input for each operation', () => {
  expect(Object.keys(ecrInputs).sort()).toEqual([...ecrOperations].sort());
  expect(Object.keys(publicInputs).sort()).toEqual([...publicOperations].sort());
  expect(Object.keys(stsInputs('')).sort()).toEqual([...stsOperations].sort());
});

describe('an input that fits the model is taken', () => {
  test.each(ecrOperations)('ecr:%s', async (operation) => {
    await withHarness({}, async (own) => {
      await prepare(own);
      expect(await rawClient(own).ecr(operation, ecrInputs[operation])).toEqual({ status: 200, error: undefined });
    });
  });

  test.each(publicOperations)('ecr-public:%s', async (operation) => {
    await withHarness({}, async (own) => {
      await prepare(own);
      const outcome = await rawClient(own).ecrPublic(operation, publicInputs[operation]);
      expect(outcome).toEqual({ status: 200, error: undefined });
    });
  });

  test.each(stsOperations)('sts:%s', async (operation) => {
    const input = stsInputs(token)[operation] ?? {};
    expect(await client.sts(operation, input)).toEqual({ status: 200, error: undefined });
  });
});

/** The names of errors that say that an input is wrong: JSON of a wrong type is not read any further. */
function refusalOf(kind: Violation['kind']): RegExp {
  return kind === 'type'
    ? /^SerializationException: /
    : /^(InvalidParameterException|InvalidTagParameterException|ValidationError): /;
}

/** What is wrong with the answer to an input that breaks a constraint: it must be refused by a name, and with the member's name. */
function objection(
  { kind, path, input }: Violation,
  { status, error = '' }: { status: number; error: string | undefined },
) {
  const isNamed = error.toLowerCase().includes((path.at(-1) ?? '').toLowerCase());
  return status === 400 && refusalOf(kind).test(error) && isNamed
    ? []
    : [`${kind} of ${path.join('.')}: ${status} ${error} for ${JSON.stringify(input).slice(0, 200)}`];
}

describe('an input that breaks one constraint of the model is refused, with the name of the member', () => {
  test.each(ecrOperations)('ecr:%s', async (operation) => {
    const shape = operationOf(models.ecr, operation)?.input ?? '';
    const violations = violationsOf({ model: models.ecr, shape }, ecrInputs[operation], { isText: false });
    const objections = await Promise.all(
      violations.map(async (violation) => objection(violation, await client.ecr(operation, violation.input))),
    );
    expect(objections.flat()).toEqual([]);
  });

  test.each(publicOperations)('ecr-public:%s', async (operation) => {
    const model = models['ecr-public'];
    const shape = operationOf(model, operation)?.input ?? '';
    const violations = violationsOf({ model, shape }, publicInputs[operation], { isText: false });
    const objections = await Promise.all(
      violations.map(async (violation) => objection(violation, await client.ecrPublic(operation, violation.input))),
    );
    expect(objections.flat()).toEqual([]);
  });

  test.each(stsOperations)('sts:%s', async (operation) => {
    const shape = operationOf(models.sts, operation)?.input ?? '';
    const violations = violationsOf({ model: models.sts, shape }, stsInputs(token)[operation], { isText: true });
    const objections = await Promise.all(
      violations.map(async (violation) => objection(violation, await client.sts(operation, violation.input))),
    );
    expect(objections.flat()).toEqual([]);
  });
});
