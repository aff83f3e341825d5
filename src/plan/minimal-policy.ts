import { type AllowStatement, allow } from '../lib/iam-policy.ts';
import { partitionOf } from './registry-location.ts';
import type { BucketPath } from './s3-place.ts';

/** A repository of ECR. */
export type RepositoryPlace = {
  /** 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
};

/**
 * One use of a repository: `push` an image, `create` the repository, `pull` an image, `retag` an image that is there, `read`
 * the configurations of images, `copy` an image from it to another repository, or keep a cache in it.
 */
export type RepositoryUse = 'push' | 'create' | 'pull' | 'retag' | 'read' | 'copy' | 'read-cache' | 'write-cache';

/** A repository with one use of it. */
export type UsedRepository = RepositoryPlace & { readonly use: RepositoryUse };

/** A place in S3 that holds caches; `isWritten`: whether a step writes there. */
export type UsedBucket = BucketPath & { readonly partition: string; readonly isWritten: boolean };

/** An IAM policy. */
export type IamPolicy = { readonly Version: '2012-10-17'; readonly Statement: readonly AllowStatement[] };

const UPLOAD = [
  'BatchCheckLayerAvailability',
  'BatchGetImage',
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
  push: [...UPLOAD, 'DescribeImages', 'DescribeRepositories'],
  create: ['CreateRepository'],
  pull: ['BatchGetImage', 'GetDownloadUrlForLayer'],
  retag: ['BatchGetImage', 'DescribeImages', 'DescribeRepositories', 'PutImage'],
  read: ['GetDownloadUrlForLayer'],
  'read-cache': ['BatchGetImage', 'GetDownloadUrlForLayer'],
  'write-cache': [...UPLOAD, 'GetDownloadUrlForLayer'],
  copy: ['BatchGetImage', 'DescribeImages', 'GetDownloadUrlForLayer'],
};

/** The actions that uses of one repository need, `ecr:...` each, in alphabetical order. */
export function actionsOf(uses: readonly RepositoryUse[]): readonly string[] {
  return [...new Set(uses.flatMap((use) => ACTIONS[use]))].sort().map((action) => `ecr:${action}`);
}

/**
 * The policy that allows these uses, the login, and nothing else; repositories that need the same share a statement. `buckets`:
 * the places of caches, each once.
 */
export function minimalPolicy(used: readonly UsedRepository[], buckets: readonly UsedBucket[] = []): IamPolicy {
  const byArn = Map.groupBy(used, repositoryArn);
  const needs = [...byArn].map(([arn, uses]) => ({ arn, actions: actionsOf(uses.map(({ use }) => use)) }));
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
    Statement: [allow('ecr:GetAuthorizationToken', '*'), ...statements, ...buckets.flatMap(bucketStatements)],
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

/** The ARN of a repository. */
export function repositoryArn({ accountId, region, name }: RepositoryPlace): string {
  return `arn:${partitionOf(region)}:ecr:${region}:${accountId}:repository/${name}`;
}
