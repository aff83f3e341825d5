import { describe, expect, test } from '@jest/globals';
import { ecrOperations } from '../ecr/ecr.ts';
import type { ObservedCall } from '../observer.ts';
import { publicOperations } from '../public/public-api.ts';
import { stsOperations } from '../sts/sts.ts';
import { checkCall } from './api-check.ts';
import { errorOf, withHarness } from './harness.ts';
import { parseQueryInput, parseXml, writeQueryInput } from './query-protocol.ts';
import { rawClient } from './raw-client.ts';
import { fitsPattern, models, operationOf } from './service-model.ts';

const imageDetail = { registryId: '123456789012', repositoryName: 'ab', imageDigest: 'sha256:0', imagePushedAt: 1.5 };

function ecr(operation: string, input: unknown, output: object, status = 200): ObservedCall {
  const body = typeof input === 'string' ? input : JSON.stringify(input);
  return { service: 'ecr', operation, query: '', body, status, answer: JSON.stringify(output) };
}

function sts(operation: string, input: object, answer: string, status = 200): ObservedCall {
  const body = String(writeQueryInput(operation, input));
  const root = status < 300 ? `${operation}Response` : 'ErrorResponse';
  return {
    service: 'sts',
    operation,
    query: '',
    body,
    status,
    answer: `<${root} xmlns="x">${answer}</${root}>`,
  };
}

const credentials = (expiration: string) =>
  '<AssumeRoleResult><Credentials><AccessKeyId>ASIA0123456789ABCDEF</AccessKeyId><SecretAccessKey>s</SecretAccessKey>' +
  `<SessionToken>t</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult>`;
const role = { RoleArn: 'arn:aws:iam::123456789012:role/x', RoleSessionName: 'run' };

test('all operations that are imitated have a model', () => {
  const unknown = [
    ...ecrOperations.filter((name) => operationOf(models.ecr, name) === undefined),
    ...publicOperations.filter((name) => operationOf(models['ecr-public'], name) === undefined),
    ...stsOperations.filter((name) => operationOf(models.sts, name) === undefined),
  ];
  expect(unknown).toEqual([]);
});

describe('a call that fits the model', () => {
  test.each<[string, ObservedCall]>([
    ['', ecr('DescribeImages', { repositoryName: 'ab', maxResults: 1000 }, { imageDetails: [imageDetail] })],
    ['with nothing to list', ecr('ListImages', { repositoryName: 'ab' }, { imageIds: [] })],
    ['that is refused with an error of its own', ecr('PutImage', {}, { __type: 'KmsException' }, 400)],
    ['that is refused with a common error', ecr('PutImage', {}, { __type: 'AccessDeniedException' }, 400)],
    ['that fails', ecr('PutImage', {}, { __type: 'ServerException' }, 500)],
    ['that is no JSON', ecr('PutImage', '{', { __type: 'SerializationException' }, 400)],
    ['of no operation', ecr('toString', {}, { __type: 'UnknownOperationException' }, 400)],
    ['of STS', sts('AssumeRole', { ...role, DurationSeconds: 900 }, credentials('2026-11-27T12:00:00Z'))],
    ['of STS that is refused', sts('AssumeRole', {}, '<Error><Code>ValidationError</Code></Error>', 400)],
    [
      'of STS with an error of its own',
      sts('AssumeRole', role, '<Error><Code>RegionDisabledException</Code></Error>', 403),
    ],
    ['of no operation of STS', sts('Nothing', {}, '<Error><Code>InvalidAction</Code></Error>', 400)],
  ])('%s', (_name, call) => {
    expect(checkCall(call)).toEqual([]);
  });
});

describe('a call that does not fit the model', () => {
  const describeImages = (input: object, output: object = {}) =>
    ecr('DescribeImages', { repositoryName: 'ab', ...input }, output);

  test.each<[string, ObservedCall]>([
    ['input.colour is no member of the model', describeImages({ colour: 'red' })],
    ['input.colour is no member', ecr('PutImage', { colour: 1 }, { __type: 'InvalidParameterException' }, 400)],
    ['input.repositoryName is missing', describeImages({ repositoryName: null })],
    ['input.maxResults is not a whole number', describeImages({ maxResults: '5' })],
    ['input.maxResults has 1001, more than 1000', describeImages({ maxResults: 1001 })],
    ['input.imageIds has 0 items, less than 1', describeImages({ imageIds: [] })],
    ['input.imageIds[0].imageTag has 0 characters, less than 1', describeImages({ imageIds: [{ imageTag: '' }] })],
    ["input.repositoryName is 'A', which does not fit", describeImages({ repositoryName: 'A' })],
    ["input.filter.tagStatus is 'SOME', which is none of", describeImages({ filter: { tagStatus: 'SOME' } })],
    [
      'output.imageDetails[0].colour is no member',
      describeImages({}, { imageDetails: [{ ...imageDetail, colour: 1 }] }),
    ],
    [
      'output.imageDetails[0].imagePushedAt is not a number',
      describeImages({}, { imageDetails: [{ imagePushedAt: 'x' }] }),
    ],
    ["imageStatus is 'NEW', which is none of", describeImages({}, { imageDetails: [{ imageStatus: 'NEW' }] })],
    ['does not end in ImageNotFoundException', ecr('PutImage', {}, { __type: 'ImageNotFoundException' }, 400)],
    ['ServerException has the status 500', ecr('PutImage', {}, { __type: 'ServerException' }, 400)],
    ['does not end in UnknownOperationException', ecr('PutImage', {}, { __type: 'UnknownOperationException' }, 400)],
    ['is no operation, but ends in undefined', ecr('PutImages', {}, {})],
    [
      'input.DurationSeconds has 1, less than 900',
      sts('AssumeRole', { ...role, DurationSeconds: 1 }, credentials('2026-11-27')),
    ],
    [
      'input.Tags[1].Value is missing',
      sts('AssumeRole', { ...role, Tags: [{ Key: 'a', Value: 'b' }, { Key: 'c' }] }, credentials('2026-11-27')),
    ],
    ['input.Colour is no member', sts('AssumeRole', { ...role, Colour: 'red' }, credentials('2026-11-27'))],
    [
      'output.Credentials.SessionToken is missing',
      sts('AssumeRole', role, credentials('x').replace(/<SessionToken>.*<.SessionToken>/, '')),
    ],
    [
      'does not end in AccessDeniedException',
      sts('AssumeRole', role, '<Error><Code>AccessDeniedException</Code></Error>', 403),
    ],
    [
      'MalformedPolicyDocument has the status 400',
      sts('AssumeRole', role, '<Error><Code>MalformedPolicyDocument</Code></Error>', 403),
    ],
  ])('%s', (text, call) => {
    expect(checkCall(call).join('\n')).toContain(text);
  });

  test('fails the test that makes it, whatever the test expects', async () => {
    const error = await errorOf(
      withHarness({}, async (harness) => {
        await rawClient(harness).ecr('DescribeRepositories', { colour: 'red' });
      }),
    );
    expect(error).toBe(
      'Error: Calls do not fit the service model:\necr:DescribeRepositories (status 200): input.colour is no member of the model',
    );
  });
});

test('the query protocol', () => {
  const input = { RoleArn: 'r', DurationSeconds: 900, Tags: [{ Key: 'a', Value: 'b' }], TransitiveTagKeys: ['a', 'c'] };
  const parameters = writeQueryInput('AssumeRole', input);
  expect([...parameters.keys()]).toContain('Tags.member.1.Key');
  expect(parseQueryInput(models.sts, 'AssumeRoleRequest', parameters)).toEqual(input);
  expect(parseXml('<a x="y"><b>1 &lt; 2</b><c></c></a>')).toEqual({ a: { b: '1 < 2', c: '' } });
});

test('patterns are about the whole text', () => {
  expect([fitsPattern('[0-9]{2}', '12'), fitsPattern('[0-9]{2}', '123'), fitsPattern('[\\p{L}]+', 'é')]).toEqual([
    true,
    false,
    true,
  ]);
});
