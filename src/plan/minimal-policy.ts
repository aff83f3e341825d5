import { splitPublicName } from '../lib/ecr-host.ts';
import { type AllowStatement, allow } from '../lib/iam-policy.ts';
import { partitionOf } from './registry-location.ts';
import type { BucketPath } from './s3-place.ts';

/** A repository of ECR. */
export type RepositoryPlace = {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  /** Whether it is in ECR Public, where the name starts with the alias of its registry. */
  readonly isPublic?: boolean;
};

/**
 * One use of a repository: `push` an image, `create` the repository, `pull` an image, `retag` an image that is there, `read`
 * the configurations of images, `copy` an image from it to another repository, keep a cache in it, or `show` it in the gallery of
 * ECR Public.
 */
export type RepositoryUse =
  | 'push'
  | 'create'
  | 'pull'
  | 'retag'
  | 'read'
  | 'copy'
  | 'read-cache'
  | 'write-cache'
  | 'show';

/** A repository with one use of it. */
export type UsedRepository = RepositoryPlace & { readonly use: RepositoryUse };

/** A place in S3 that holds caches; `isWritten`: whether a step writes there. */
export type UsedBucket = BucketPath & { readonly partition: string; readonly isWritten: boolean };

/** An IAM policy. */
export type IamPolicy = { readonly Version: '2012-10-17'; readonly Statement: readonly AllowStatement[] };

const UPLOAD = [
  'BatchCheckLayerAvailability',
  'CompleteLayerUpload',
  'InitiateLayerUpload',
  'PutImage',
  'UploadLayerPart',
];

/**
 * The permissions of each use (https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html, and for pulls the managed policy
 * AmazonEC2ContainerRegistryPullOnly). DescribeImages proves, and DescribeRepositories tells whether tags can move.
 */
const ACTIONS: Readonly<Record<RepositoryUse, readonly string[]>> = {
  push: [...UPLOAD, 'BatchGetImage', 'DescribeImages', 'DescribeRepositories'],
  create: ['CreateRepository'],
  pull: ['BatchGetImage', 'GetDownloadUrlForLayer'],
  retag: ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
  read: ['GetDownloadUrlForLayer'],
  'read-cache': ['BatchGetImage', 'GetDownloadUrlForLayer'],
  'write-cache': [...UPLOAD, 'BatchGetImage', 'GetDownloadUrlForLayer'],
  copy: ['BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer'],
  show: [],
};

/**
 * Those of ECR Public (https://docs.aws.amazon.com/AmazonECR/latest/public/public-repository-policies.html): anybody may pull, so that reading
 * takes none. DescribeRegistries, which has no resource, tells the aliases of the account.
 */
const PUBLIC_ACTIONS: Readonly<Record<RepositoryUse, readonly string[]>> = {
  push: [...UPLOAD, 'DescribeImages', 'DescribeRepositories'],
  create: ['CreateRepository'],
  pull: [],
  retag: ['BatchCheckLayerAvailability', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
  read: [],
  'read-cache': [],
  'write-cache': UPLOAD,
  copy: ['DescribeImages', 'DescribeRepositories'],
  show: ['GetRepositoryCatalogData', 'PutRepositoryCatalogData'],
};

/** The actions that uses of one repository need, `ecr:...` each, or `ecr-public:...`, in alphabetical order. */
export function actionsOf(uses: readonly RepositoryUse[], isPublic = false): readonly string[] {
  const [service, actions] = isPublic ? ['ecr-public', PUBLIC_ACTIONS] : ['ecr', ACTIONS];
  return [...new Set(uses.flatMap((use) => actions[use]))].sort().map((action) => `${service}:${action}`);
}

/**
 * The policy that allows these uses, the login, and nothing else; repositories that need the same share a statement. `buckets`:
 * the places of caches, each once.
 */
export function minimalPolicy(used: readonly UsedRepository[], buckets: readonly UsedBucket[] = []): IamPolicy {
  const byArn = Map.groupBy(used, repositoryArn);
  const needs = [...byArn]
    .map(([arn, uses]) => ({
      arn,
      actions: actionsOf(
        uses.map(({ use }) => use),
        uses[0]?.isPublic,
      ),
    }))
    .filter(({ actions }) => actions.length > 0);
  const alike = Map.groupBy(needs, ({ actions }) => actions.join());
  const statements = [...alike.values()].map((group): AllowStatement => {
    const [{ actions } = { actions: [] }] = group;
    return allow(
      actions,
      group.map(({ arn }) => arn),
    );
  });
  return {
    Version: '2012-10-17',
    Statement: [...loginStatements(used), ...statements, ...buckets.flatMap(bucketStatements)],
  };
}

/**
 * What BuildKit does with its cache (cache/remotecache/s3 there): it asks for objects, which without ListBucket are refused instead
 * of missing; writes large ones in parts; and copies those onto themselves that are a day old, so that none in use expires.
 */
function bucketStatements({ partition, bucket, prefix, isWritten }: UsedBucket): readonly AllowStatement[] {
  const arn = `arn:${partition}:s3:::${bucket}`;
  const write = isWritten ? ['s3:AbortMultipartUpload', 's3:PutObject'] : [];
  return [allow('s3:ListBucket', arn), allow(['s3:GetObject', ...write].sort(), `${arn}/${prefix}/*`)];
}

/** A login at each kind of registry; one of ECR Public is a token of STS too. */
function loginStatements(used: readonly UsedRepository[]): readonly AllowStatement[] {
  const ofPublic = used.filter(({ isPublic }) => isPublic === true);
  const isCreated = ofPublic.some(({ use }) => use === 'create');
  const own = used.length > ofPublic.length || used.length === 0 ? ['ecr:GetAuthorizationToken'] : [];
  const actions = [
    ...own,
    ...(isCreated ? ['ecr-public:DescribeRegistries'] : []),
    ...(ofPublic.length > 0 ? PUBLIC_LOGIN : []),
  ];
  return [allow(actions, '*')];
}

/** The actions of a login at ECR Public, which have no resource (https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html). */
const PUBLIC_LOGIN: readonly string[] = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];

/** The ARN of a repository; one of ECR Public has no region and no alias in it. */
export function repositoryArn({ accountId, region, name, isPublic = false }: RepositoryPlace): string {
  if (isPublic) return `arn:aws:ecr-public::${accountId}:repository/${splitPublicName(name).name}`;
  return `arn:${partitionOf(region)}:ecr:${region}:${accountId}:repository/${name}`;
}
