import { type Members, type Rule, required } from '../input.ts';
import { mutabilityModes } from './mutability.ts';

const text: Rule = { kind: 'text' };
const flag: Rule = { kind: 'flag' };
const layerDigestPattern = '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+';

/** The grammar of repository names. */
export const repositoryNameRule = {
  kind: 'text',
  min: 2,
  max: 256,
  pattern: '[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*(\\/[a-z0-9]+((\\.|_|__|-+)[a-z0-9]+)*)*',
} as const satisfies Rule;

const registryId: Rule = { kind: 'text', pattern: '[0-9]{12}' };
const inRepository = { registryId, repositoryName: required(repositoryNameRule) };
const paging: Members = { nextToken: text, maxResults: { kind: 'whole', min: 1, max: 1000 } };
const imageTag: Rule = { kind: 'text', min: 1, max: 300 };
const imageId: Rule = { kind: 'object', members: { imageDigest: text, imageTag } };
const imageIds: Rule = { kind: 'list', of: imageId, min: 1, max: 100 };
const imageFilter: Rule = {
  kind: 'object',
  members: {
    tagStatus: { kind: 'text', words: ['TAGGED', 'UNTAGGED', 'ANY'] },
    imageStatus: { kind: 'text', words: ['ACTIVE', 'ARCHIVED', 'ACTIVATING', 'ANY'] },
  },
};
const mutability: Rule = { kind: 'text', words: mutabilityModes };
const exclusion: Members = {
  filterType: required({ kind: 'text', words: ['WILDCARD'] }),
  filter: required({ kind: 'text', min: 1, max: 128, pattern: '^[0-9a-zA-Z._*-]{1,128}$' }),
};
const exclusions: Rule = { kind: 'list', of: { kind: 'object', members: exclusion }, min: 1, max: 5 };
const scanning: Rule = { kind: 'object', members: { scanOnPush: flag } };
const encryption: Members = {
  encryptionType: required({ kind: 'text', words: ['AES256', 'KMS', 'KMS_DSSE'] }),
  kmsKey: { kind: 'text', min: 1, max: 2048 },
};
// What keys and values may look like has an error of its own.
const tags: Rule = { kind: 'list', of: { kind: 'object', members: { Key: required(text), Value: required(text) } } };
const settingName: Rule = { kind: 'text', min: 1, max: 64 };
const ofResource = { resourceArn: required(text) };

const replicationDestination: Members = {
  region: required({ kind: 'text', min: 2, max: 25, pattern: '[0-9a-z-]{2,25}' }),
  registryId: required(registryId),
};
const prefix: Members = {
  filter: required({
    kind: 'text',
    min: 2,
    max: 256,
    pattern: '^(?:[a-z0-9]+(?:[._-][a-z0-9]*)*/)*[a-z0-9]*(?:[._-][a-z0-9]*)*$',
  }),
  filterType: required({ kind: 'text', words: ['PREFIX_MATCH'] }),
};
const replicationRule: Members = {
  destinations: required({ kind: 'list', of: { kind: 'object', members: replicationDestination }, max: 100 }),
  repositoryFilters: { kind: 'list', of: { kind: 'object', members: prefix }, min: 1, max: 100 },
  deleteReplication: { kind: 'object', members: { enabled: required(flag) } },
};

/** What a registry's replication rules must be. */
export const replicationConfiguration: Members = {
  rules: required({ kind: 'list', of: { kind: 'object', members: replicationRule }, max: 25 }),
};

/** What the input of each operation must be (API reference); what else an operation refuses is its own matter. */
export const inputs: Readonly<Record<string, Members>> = {
  GetAuthorizationToken: { registryIds: { kind: 'list', of: registryId, min: 1, max: 10 } },
  CreateRepository: {
    ...inRepository,
    tags,
    imageTagMutability: mutability,
    imageTagMutabilityExclusionFilters: exclusions,
    imageScanningConfiguration: scanning,
    encryptionConfiguration: { kind: 'object', members: encryption },
  },
  DescribeRepositories: {
    registryId,
    repositoryNames: { kind: 'list', of: repositoryNameRule, min: 1, max: 100 },
    ...paging,
  },
  DeleteRepository: { ...inRepository, force: flag },
  PutImageTagMutability: {
    ...inRepository,
    imageTagMutability: required(mutability),
    imageTagMutabilityExclusionFilters: exclusions,
  },
  PutImageScanningConfiguration: { ...inRepository, imageScanningConfiguration: required(scanning) },
  TagResource: { ...ofResource, tags: required(tags) },
  UntagResource: { ...ofResource, tagKeys: required({ kind: 'list', of: text }) },
  ListTagsForResource: ofResource,
  GetAccountSetting: { name: required(settingName) },
  PutAccountSetting: { name: required(settingName), value: required(text) },
  DescribeImages: { ...inRepository, imageIds, ...paging, filter: imageFilter },
  ListImages: { ...inRepository, ...paging, filter: imageFilter },
  BatchGetImage: {
    ...inRepository,
    imageIds: required(imageIds),
    acceptedMediaTypes: { kind: 'list', of: text, min: 1, max: 100 },
  },
  PutImage: {
    ...inRepository,
    imageManifest: required({ kind: 'text', min: 1, max: 4_194_304 }),
    imageManifestMediaType: text,
    imageTag,
    imageDigest: text,
  },
  BatchDeleteImage: { ...inRepository, imageIds: required(imageIds) },
  UpdateImageStorageClass: {
    ...inRepository,
    imageId: required(imageId),
    targetStorageClass: required({ kind: 'text', words: ['STANDARD', 'ARCHIVE'] }),
  },
  BatchCheckLayerAvailability: {
    ...inRepository,
    layerDigests: required({ kind: 'list', of: { kind: 'text', max: 1000 }, min: 1, max: 100 }),
  },
  GetDownloadUrlForLayer: { ...inRepository, layerDigest: required({ kind: 'text', pattern: layerDigestPattern }) },
  GetRepositoryPolicy: inRepository,
  SetRepositoryPolicy: { ...inRepository, policyText: required({ kind: 'text', max: 10_240 }), force: flag },
  DeleteRepositoryPolicy: inRepository,
  GetLifecyclePolicy: inRepository,
  PutLifecyclePolicy: { ...inRepository, lifecyclePolicyText: required({ kind: 'text', min: 100, max: 30_720 }) },
  DeleteLifecyclePolicy: inRepository,
  StartImageScan: { ...inRepository, imageId: required(imageId) },
  DescribeRegistry: {},
  PutReplicationConfiguration: {
    replicationConfiguration: required({ kind: 'object', members: replicationConfiguration }),
  },
  DescribeImageReplicationStatus: { ...inRepository, imageId: required(imageId) },
  DescribeImageScanFindings: { ...inRepository, imageId: required(imageId), ...paging },
};
