import { describe, expect, test } from '@jest/globals';
import { InputReader } from '../../src/inputs/input-reader.ts';
import { readSessionPolicy } from '../../src/inputs/session-policy-input.ts';

const role = { arn: 'arn:aws:iam::123456789012:role/push', partition: 'aws', accountId: '123456789012', name: 'push' };
const read = (text: string) => {
  const reader = new InputReader((name) => (name === 'session-policy' ? text : ''));
  const value = readSessionPolicy(reader, role);
  return { value, mistakes: reader.mistakes };
};
const own = 'arn:aws:iam::123456789012:policy/ci/push';
const aws = 'arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPowerUser';
const policyOf = (length: number): string => {
  const bare = JSON.stringify({ Statement: { Sid: '' } }).length;
  return JSON.stringify({ Statement: { Sid: 'a'.repeat(length - bare) } }, null, 2);
};

describe('session-policy', () => {
  test.each<[string, string, unknown]>([
    ['nothing', '', undefined],
    ['a word', 'repository', { kind: 'repository' }],
    ['JSON loses its white space', '{\n  "Statement": []\n}', { kind: 'document', text: '{"Statement":[]}' }],
    ['ARNs', `${own}\n# and\n\n${aws}`, { kind: 'managed', arns: [own, aws] }],
    ['as long as STS takes', policyOf(2048), { kind: 'document', text: JSON.stringify(JSON.parse(policyOf(2048))) }],
  ])('%s', (_name, text, value) => {
    expect(read(text)).toEqual({ value, mistakes: [] });
  });

  test.each<[string, RegExp]>([
    ['{"Statement": ', /is not JSON/],
    ['{"Version": "2012-10-17"}', /has no "Statement"/],
    [policyOf(2049), /has 2049 characters without white space, and STS takes at most 2048/],
    ['{"Statement": "\u20ac"}', /Latin-1/],
    ['Repository', /is neither `repository`, nor a JSON policy, nor the ARN of a managed policy/],
    [role.arn, /is the ARN of a role/],
    [own.replace('arn:aws:', 'arn:aws-cn:'), /is in another partition than the role/],
    [Array.from({ length: 11 }, (_, index) => `${own}${index}`).join('\n'), /names 11 policies. AWS takes at most 10/],
  ])('%#: a mistake', (text, mistake) => {
    const { mistakes } = read(text);
    expect(mistakes).toHaveLength(1);
    expect(mistakes[0]).toMatch(mistake);
  });
});
