import { type Members, type Rule, required } from '../input.ts';

const text: Rule = { kind: 'text' };
const flag: Rule = { kind: 'flag' };

/** The grammar of the names of public repositories. */
const publicNameRule = {
  kind: 'text',
  min: 2,
  max: 205,
  pattern: '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*',
} as const satisfies Rule;

const registryId: Rule = { kind: 'text', pattern: '[0-9]{12}' };
const inRepository = { registryId, repositoryName: required(publicNameRule) };
/** Of the operations of a push, which take an alias as well. */
const pushed = { registryId: { kind: 'text', min: 2, max: 50 } as const, repositoryName: required(publicNameRule) };
const paging: Members = { nextToken: text, maxResults: { kind: 'whole', min: 1, max: 1000 } };
const imageTag: Rule = { kind: 'text', min: 1, max: 300 };
const imageId: Rule = { kind: 'object', members: { imageDigest: text, imageTag } };
const imageIds: Rule = { kind: 'list', of: imageId, min: 1, max: 100 };
const words: Rule = { kind: 'list', of: { kind: 'text', min: 1, max: 50 }, max: 50 };
// What keys and values may look like has an error of its own.
const tag: Members = { Key: { kind: 'text', min: 1, max: 128 }, Value: { kind: 'text', min: 0, max: 256 } };
const tags: Rule = { kind: 'list', of: { kind: 'object', members: tag }, max: 200 };
const ofResource = { resourceArn: required(text) };

const catalogMembers: Members = {
  description: { kind: 'text', max: 1024 },
  architectures: words,
  operatingSystems: words,
  logoImageBlob: text,
  aboutText: { kind: 'text', max: 25_600 },
  usageText: { kind: 'text', max: 25_600 },
};
const catalogData: Rule = { kind: 'object', members: catalogMembers };

/** What the input of each operation must be (API reference of ECR Public). */
export const publicInputs: Readonly<Record<string, Members>> = {
  GetAuthorizationToken: {},
  DescribeRegistries: paging,
  CreateRepository: { repositoryName: required(publicNameRule), catalogData, tags },
  DescribeRepositories: {
    registryId,
    repositoryNames: { kind: 'list', of: publicNameRule, min: 1, max: 100 },
    ...paging,
  },
  DeleteRepository: { ...inRepository, force: flag },
  GetRepositoryCatalogData: inRepository,
  PutRepositoryCatalogData: { ...inRepository, catalogData: required(catalogData) },
  DescribeImages: { ...inRepository, imageIds, ...paging },
  DescribeImageTags: { ...inRepository, ...paging },
  BatchDeleteImage: { ...pushed, imageIds: required(imageIds) },
  BatchCheckLayerAvailability: {
    ...pushed,
    layerDigests: required({ kind: 'list', of: { kind: 'text', min: 0, max: 1000 }, min: 1, max: 100 }),
  },
  PutImage: {
    ...pushed,
    imageManifest: required({ kind: 'text', min: 1, max: 4_194_304 }),
    imageManifestMediaType: text,
    imageTag,
    imageDigest: text,
  },
  GetRepositoryPolicy: inRepository,
  SetRepositoryPolicy: { ...inRepository, policyText: required({ kind: 'text', max: 10_240 }), force: flag },
  DeleteRepositoryPolicy: inRepository,
  TagResource: { ...ofResource, tags: required(tags) },
  UntagResource: {
    ...ofResource,
    tagKeys: required({ kind: 'list', of: { kind: 'text', min: 1, max: 128 }, max: 200 }),
  },
  ListTagsForResource: ofResource,
};
