import { expect, test } from '@jest/globals';
import { describeAssumed } from '../../src/aws/sts.ts';

const role = { arn: 'arn:aws:iam::123456789012:role/push' };

test.each<[string, Parameters<typeof describeAssumed>[1], string]>([
  [
    'all told',
    { SubjectFromWebIdentityToken: 'repo:o/r:ref:x', Audience: 'other' },
    'as repo:o/r:ref:x (audience other).',
  ],
  ['no audience', { SubjectFromWebIdentityToken: 'repo:o/r:ref:x' }, 'as repo:o/r:ref:x (audience sts.amazonaws.com).'],
  ['an empty one', { Audience: '' }, 'as this job (audience sts.amazonaws.com).'],
  ['nothing told', {}, 'as this job (audience sts.amazonaws.com).'],
])('what the log says of a role, %s', (_name, answer, expected) =>
  expect(describeAssumed(role, answer, { audience: 'sts.amazonaws.com' })).toBe(`Assumed ${role.arn} ${expected}`),
);
