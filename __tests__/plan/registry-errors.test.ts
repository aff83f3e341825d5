import { describe, expect, test } from '@jest/globals';
import { imageFull, repositoryMissing, repositoryUnseen, type Where } from '../../src/plan/registry-errors.ts';

const shop: Where = { repository: 'team/shop', accountId: '123456789012', region: 'eu-west-1' };
const ofPublic: Where = { repository: 'octo/shop', accountId: '123456789012', region: 'us-east-1', isPublic: true };

describe('the commands and policies to paste', () => {
  test.each<[string, { readonly fix?: string }, RegExp]>([
    [
      'a missing repository',
      repositoryMissing(shop, 'build'),
      /ecr:CreateRepository[\s\S]*aws ecr create-repository --repository-name team\/shop --region eu-west-1$/,
    ],
    [
      'a missing one for other actions',
      repositoryMissing(shop, 'merge'),
      /create it once:\n {4}aws ecr create-repository --repository-name team\/shop/,
    ],
    [
      'a missing one in ECR Public',
      repositoryMissing(ofPublic, 'build'),
      /ecr-public:CreateRepository[\s\S]*aws ecr-public create-repository --repository-name shop --region us-east-1$/,
    ],
    [
      'one that is not seen',
      repositoryUnseen(shop),
      /"ecr:BatchGetImage",[\s\S]*arn:aws:ecr:eu-west-1:123456789012:repository\/team\/shop"/,
    ],
    [
      'one in ECR Public',
      repositoryUnseen(ofPublic),
      /\["ecr-public:DescribeImages","ecr-public:DescribeRepositories"\],"Resource":"arn:aws:ecr-public::123456789012:repository\/shop"/,
    ],
    [
      'tags without room',
      imageFull(shop, ['v1'], 'sha256:a'),
      /aws ecr batch-delete-image --repository-name team\/shop --image-ids/,
    ],
    [
      'those in ECR Public',
      imageFull(ofPublic, ['v1'], 'sha256:a'),
      /aws ecr-public batch-delete-image --repository-name shop --region us-east-1 --image-ids/,
    ],
  ])('%s', (_name, { fix }, expected) => expect(fix).toMatch(expected));
});
