import { describe, expect, test } from '@jest/globals';
import { foreignHost, locate, type Place } from '../../src/plan/registry-location.ts';
import type { RepositoryFacts } from '../../src/plan/repository-facts.ts';

describe('locate', () => {
  const ecr = (account: string): string => `${account}.dkr.ecr.eu-west-1.amazonaws.com`;
  const [own, other] = ['111111111111', '222222222222'];
  const found = (host: string, registryId: string): RepositoryFacts => ({
    kind: 'found',
    uri: `${host}/a/b`,
    registryId,
    mutability: { mode: 'MUTABLE', exclusionFilters: [] },
  });
  const place = { reference: { name: 'a/b' }, region: 'eu-west-1', ownAccountId: own, proxyHost: ecr(own) };

  test.each<[string, Partial<Place>, RepositoryFacts, { accountId: string; host: string | undefined }]>([
    ['what ECR shows', {}, found(ecr(own), own), { accountId: own, host: ecr(own) }],
    [
      "another account's, as ECR shows it",
      { registryId: other },
      found(ecr(other), other),
      { accountId: other, host: ecr(other) },
    ],
    ['a repository that is not there yet', {}, { kind: 'missing' }, { accountId: own, host: ecr(own) }],
    ['one that may not be seen', {}, { kind: 'unknown' }, { accountId: own, host: ecr(own) }],
    [
      "another account's that may not be seen",
      { registryId: other },
      { kind: 'unknown' },
      { accountId: other, host: ecr(other) },
    ],
    [
      "another account's behind a host without account",
      { registryId: other, proxyHost: '127.0.0.1:5000' },
      { kind: 'unknown' },
      { accountId: other, host: undefined },
    ],
    [
      "a plain host in the workflow is ECR's to tell",
      { reference: { name: 'a/b', host: ecr(own) } },
      found('127.0.0.1:5000', own),
      { accountId: own, host: '127.0.0.1:5000' },
    ],
    [
      'a host in the workflow, dual-stack for example',
      { reference: { name: 'a/b', host: `${own}.dkr-ecr.eu-west-1.on.aws` } },
      found(ecr(own), own),
      { accountId: own, host: `${own}.dkr-ecr.eu-west-1.on.aws` },
    ],
    [
      'a host in the workflow, FIPS for example',
      { reference: { name: 'a/b', host: `${own}.dkr.ecr-fips.eu-west-1.amazonaws.com` } },
      found(ecr(own), own),
      { accountId: own, host: `${own}.dkr.ecr-fips.eu-west-1.amazonaws.com` },
    ],
    ...[
      `${own}.dkr.ecr-fips.eu-west-1.evil.com`,
      `${own}.dkr-ecr.eu-west-1.evil.com`,
      `${own}.dkr-ecr.eu-west-1.on.amazonwebservices.com.cn`,
      `${own}.dkr.ecr-fips.us-east-1.amazonaws.com`,
      `${other}.dkr.ecr-fips.eu-west-1.amazonaws.com`,
    ].map((host): [string, Partial<Place>, RepositoryFacts, { accountId: string; host: string }] => [
      `a host that is none of this registry, ${host}: it gets no login`,
      { reference: { name: 'a/b', host } },
      found(ecr(own), own),
      { accountId: own, host: ecr(own) },
    ]),
    [
      'ECR Public',
      { reference: { name: 'octo/b', host: 'public.ecr.aws' }, region: 'us-east-1', proxyHost: 'public.ecr.aws' },
      found('public.ecr.aws', own),
      { accountId: own, host: 'public.ecr.aws' },
    ],
    [
      'ECR Public by its host for both IP versions, which the API does not name',
      { reference: { name: 'octo/b', host: 'ecr-public.aws.com' }, proxyHost: 'public.ecr.aws' },
      found('public.ecr.aws', own),
      { accountId: own, host: 'ecr-public.aws.com' },
    ],
    [
      'a stand-in for ECR Public',
      { reference: { name: 'octo/b', host: 'ecr-public.aws.com' }, proxyHost: '127.0.0.1:5000' },
      found('127.0.0.1:5000', own),
      { accountId: own, host: '127.0.0.1:5000' },
    ],
    [
      'neither STS nor ECR told, but the login did',
      { ownAccountId: '' },
      { kind: 'unknown' },
      { accountId: own, host: ecr(own) },
    ],
    [
      'an account that STS did not tell',
      { ownAccountId: '' },
      found(ecr(own), own),
      { accountId: own, host: ecr(own) },
    ],
  ])('%s', (_name, given, facts, expected) => expect(locate({ ...place, ...given }, facts)).toMatchObject(expected));

  test.each<[string, string | undefined, Partial<Place>, RepositoryFacts, string | undefined]>([
    ['no host', undefined, {}, found(ecr(own), own), undefined],
    ['the host that ECR has', ecr(own), {}, found(ecr(own), own), undefined],
    ['the same, of a repository that is not there yet', ecr(own), {}, { kind: 'missing' }, undefined],
    ["another account's", ecr(other), { registryId: other }, found(ecr(other), other), undefined],
    ["another account's that may not be seen", ecr(other), { registryId: other }, { kind: 'unknown' }, undefined],
    ['FIPS', `${own}.dkr.ecr-fips.eu-west-1.amazonaws.com`, {}, found(ecr(own), own), undefined],
    ['dual stack', `${own}.dkr-ecr.eu-west-1.on.aws`, {}, found(ecr(own), own), undefined],
    ['FIPS and dual stack', `${own}.dkr-ecr-fips.eu-west-1.on.aws`, {}, { kind: 'missing' }, undefined],
    ["a stand-in's, as AWS has it", ecr(own), { proxyHost: '127.0.0.1:5000' }, found('127.0.0.1:5000', own), undefined],
    [
      "a stand-in's, of another account",
      ecr(other),
      { proxyHost: '127.0.0.1:5000' },
      found('127.0.0.1:5000', own),
      '127.0.0.1:5000',
    ],
    ['another port', '127.0.0.1:6000', { proxyHost: '127.0.0.1:5000' }, { kind: 'missing' }, '127.0.0.1:5000'],
    ['another domain', `${own}.dkr.ecr.eu-west-1.evil.com`, {}, found(ecr(own), own), ecr(own)],
    ['another partition', `${own}.dkr.ecr.eu-west-1.amazonaws.com.cn`, {}, { kind: 'missing' }, ecr(own)],
    [
      'dual stack of another partition',
      `${own}.dkr-ecr.eu-west-1.on.amazonwebservices.eu`,
      {},
      found(ecr(own), own),
      ecr(own),
    ],
    ['another region', `${own}.dkr.ecr.us-east-1.amazonaws.com`, {}, found(ecr(own), own), ecr(own)],
    ['FIPS of another region', `${own}.dkr.ecr-fips.us-east-1.amazonaws.com`, {}, found(ecr(own), own), ecr(own)],
    ['this machine', 'localhost:5000', {}, found(ecr(own), own), ecr(own)],
    [
      "nobody knows ECR's",
      ecr(other),
      { registryId: other, proxyHost: '127.0.0.1:5000' },
      { kind: 'unknown' },
      undefined,
    ],
  ])('foreignHost: %s', (_name, host, given, facts, expected) => {
    const reference = host === undefined ? { name: 'a/b' } : { name: 'a/b', host };
    const named = host ?? '';
    expect(foreignHost({ ...place, ...given, reference }, facts)).toEqual(
      expected === undefined ? undefined : { named, own: expected },
    );
  });
});
