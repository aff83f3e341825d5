import { describe, expect, test } from '@jest/globals';
import { usesOfImage, usesOfIndex, usesOfRetag, usesOfSource, usesOfTarget } from '../../src/plan/image-uses.ts';
import { minimalPolicy, type RepositoryPlace, type UsedRepository } from '../../src/plan/minimal-policy.ts';

const place = (name: string, more: Partial<RepositoryPlace> = {}): RepositoryPlace => ({
  accountId: '123456789012',
  region: 'eu-west-1',
  name,
  ...more,
});
const shop = place('team/shop');
const arn = (name: string): string => `arn:aws:ecr:eu-west-1:123456789012:repository/${name}`;
const PUSH = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:InitiateLayerUpload',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];
const READ = 'ecr:GetDownloadUrlForLayer';
const PULL = ['ecr:BatchGetImage', READ];
const RETAG = ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:DescribeRepositories', READ, 'ecr:PutImage'];
const COPY = ['ecr:BatchGetImage', 'ecr:DescribeImages', READ];
const sorted = (...actions: readonly string[]): readonly string[] => actions.toSorted();

const image = {
  own: shop,
  createsRepository: false,
  readsImages: true,
  pullsOwn: false,
  pulled: [],
  cachesRead: [],
  cachesWritten: [],
};

test.each([
  [false, 's3:GetObject'],
  [true, ['s3:AbortMultipartUpload', 's3:GetObject', 's3:PutObject']],
])(
  'a cache in S3 that is written (%s) has its prefix, and the question whether an object is there',
  (isWritten, actions) => {
    const bucket = { partition: 'aws-cn', bucket: 'caches', prefix: 'a/b', isWritten };
    const { Statement } = minimalPolicy(usesOfImage(image), [bucket]);
    expect(Statement.slice(2)).toEqual([
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws-cn:s3:::caches' },
      { Effect: 'Allow', Action: actions, Resource: 'arn:aws-cn:s3:::caches/a/b/*' },
    ]);
  },
);

describe('the policy holds what is in use, and nothing else', () => {
  test.each<[string, readonly UsedRepository[], readonly (readonly [unknown, unknown])[]]>([
    ['a push', usesOfImage(image), [[sorted(...PUSH, READ), arn('team/shop')]]],
    ['that looks at no image', usesOfImage({ ...image, readsImages: false }), [[PUSH, arn('team/shop')]]],
    [
      'that pulls from its own repository',
      usesOfImage({ ...image, readsImages: false, pullsOwn: true }),
      [[sorted(...PUSH, READ), arn('team/shop')]],
    ],
    [
      'that creates the repository',
      usesOfImage({ ...image, createsRepository: true }),
      [[sorted(...PUSH, READ, 'ecr:CreateRepository'), arn('team/shop')]],
    ],
    [
      'base images, which share a statement',
      usesOfImage({ ...image, pulled: [place('base/node'), place('base/go')] }),
      [
        [sorted(...PUSH, READ), arn('team/shop')],
        [PULL, [arn('base/node'), arn('base/go')]],
      ],
    ],
    [
      'a base image in the own repository, and one of another account and partition',
      usesOfImage({
        ...image,
        pulled: [shop, place('base/node', { accountId: '210987654321', region: 'cn-north-1' })],
      }),
      [
        [sorted(...PUSH, READ), arn('team/shop')],
        [PULL, 'arn:aws-cn:ecr:cn-north-1:210987654321:repository/base/node'],
      ],
    ],
    [
      'a cache that is read and written',
      usesOfImage({ ...image, cachesRead: [place('team/cache')], cachesWritten: [place('team/cache')] }),
      [
        [sorted(...PUSH, READ), arn('team/shop')],
        [sorted(...PUSH.filter((action) => !action.includes('Describe')), READ), arn('team/cache')],
      ],
    ],
    ['tags in the same repository', usesOfRetag(shop), [[RETAG, arn('team/shop')]]],
    [
      'tags in another repository',
      [...usesOfTarget(place('team/prod'), false), ...usesOfSource(shop)],
      [
        [sorted(...PUSH, READ), arn('team/prod')],
        [COPY, arn('team/shop')],
      ],
    ],
    ['an image that is taken elsewhere', usesOfSource(shop), [[COPY, arn('team/shop')]]],
    [
      'a repository that is made for an image from elsewhere',
      usesOfTarget(shop, true),
      [[sorted(...PUSH, READ, 'ecr:CreateRepository'), arn('team/shop')]],
    ],
    ['an index', usesOfIndex(shop, [shop]), [[RETAG, arn('team/shop')]]],
    [
      'an index of images elsewhere',
      usesOfIndex(shop, [shop, place('team/arm')]),
      [
        [sorted(...PUSH, READ), arn('team/shop')],
        [COPY, arn('team/arm')],
      ],
    ],
  ])('%s', (_name, uses, statements) => {
    const { Version, Statement } = minimalPolicy(uses);
    expect(Version).toBe('2012-10-17');
    expect(Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual([
      ['ecr:GetAuthorizationToken', '*'],
      ...statements,
    ]);
  });

  describe('in ECR Public', () => {
    const own = place('octo/shop', { region: 'us-east-1', isPublic: true });
    const publicArn = 'arn:aws:ecr-public::123456789012:repository/shop';
    const login = ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'];
    const push = PUSH.filter((action) => action !== 'ecr:BatchGetImage').map((action) =>
      action.replace('ecr:', 'ecr-public:'),
    );
    test.each<[string, readonly UsedRepository[], readonly (readonly [unknown, unknown])[]]>([
      [
        'a push, of which nothing but the push needs a permission',
        usesOfImage({ ...image, own, pullsOwn: true, cachesRead: [own] }),
        [
          [login, '*'],
          [push, publicArn],
        ],
      ],
      [
        'that creates the repository asks for the aliases of the account',
        usesOfImage({ ...image, own, createsRepository: true }),
        [
          [['ecr-public:DescribeRegistries', ...login], '*'],
          [sorted(...push, 'ecr-public:CreateRepository'), publicArn],
        ],
      ],
      [
        'beside a private repository both logins are allowed',
        [...usesOfImage(image), ...usesOfImage({ ...image, own })],
        [
          [['ecr:GetAuthorizationToken', ...login], '*'],
          [sorted(...PUSH, READ), arn('team/shop')],
          [push, publicArn],
        ],
      ],
      [
        'that is shown in the gallery',
        [{ ...own, use: 'show' }],
        [
          [login, '*'],
          [['ecr-public:GetRepositoryCatalogData', 'ecr-public:PutRepositoryCatalogData'], publicArn],
        ],
      ],
    ])('%s', (_name, uses, statements) =>
      expect(minimalPolicy(uses).Statement.map(({ Action, Resource }) => [Action, Resource])).toEqual(statements),
    );
  });

  test('how many repositories fit into a session policy', () => {
    const lengthFor = (count: number): number =>
      JSON.stringify(
        minimalPolicy(
          usesOfImage({ ...image, pulled: Array.from({ length: count }, (_, index) => place(`base/image-${index}`)) }),
        ),
      ).length;
    expect(lengthFor(0)).toBeLessThan(500);
    expect(lengthFor(20)).toBeLessThan(2048);
    expect(lengthFor(30)).toBeGreaterThan(2048);
  });
});
