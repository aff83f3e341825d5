import { compilePolicy, type Policy } from './policy-document.ts';

const read = [
  'GetAuthorizationToken',
  'BatchCheckLayerAvailability',
  'GetDownloadUrlForLayer',
  'GetRepositoryPolicy',
  'DescribeRepositories',
  'ListImages',
  'DescribeImages',
  'BatchGetImage',
  'GetLifecyclePolicy',
  'GetLifecyclePolicyPreview',
  'ListTagsForResource',
  'DescribeImageScanFindings',
];
const write = ['InitiateLayerUpload', 'UploadLayerPart', 'CompleteLayerUpload', 'PutImage'];

/** What each allows in ECR (Amazon ECR user guide, "AWS managed policies for Amazon Elastic Container Registry"). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  AmazonEC2ContainerRegistryFullAccess: ['*'],
  AmazonEC2ContainerRegistryPowerUser: [...read, ...write],
  AmazonEC2ContainerRegistryReadOnly: read,
  AmazonEC2ContainerRegistryPullOnly: ['GetAuthorizationToken', 'BatchGetImage', 'GetDownloadUrlForLayer'],
};

/** The names of the managed policies that there are. */
export const managedPolicyNames = Object.keys(allowed);

/** AWS's own managed policy with this ARN, `arn:aws:iam::aws:policy/NAME`, or undefined. */
export function managedPolicy(arn: string): Policy | undefined {
  const name = /^arn:aws[a-z-]*:iam::aws:policy\/(.+)$/.exec(arn)?.[1] ?? '';
  if (!Object.hasOwn(allowed, name)) {
    return undefined;
  }
  const actions = (allowed[name] ?? []).map((action) => `ecr:${action}`);
  return compilePolicy({ Statement: { Effect: 'Allow', Action: actions, Resource: '*' } }, 'identity');
}
