import { expect, test } from '@jest/globals';
import { type EcrHost, isEcrHost, parseEcrHost } from '../../src/lib/ecr-host.ts';

const ecr = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

test.each<[string, Omit<EcrHost, 'accountId'>]>([
  [ecr, { kind: 'dkr.ecr', region: 'eu-west-1', domain: 'amazonaws.com' }],
  [
    '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com',
    { kind: 'dkr.ecr-fips', region: 'us-gov-west-1', domain: 'amazonaws.com' },
  ],
  ['123456789012.dkr-ecr.eu-west-1.on.aws', { kind: 'dkr-ecr', region: 'eu-west-1', domain: 'on.aws' }],
  [
    '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn',
    { kind: 'dkr.ecr', region: 'cn-north-1', domain: 'amazonaws.com.cn' },
  ],
])('%s', (host, expected) => {
  expect(parseEcrHost(host)).toEqual({ accountId: '123456789012', ...expected });
  expect(isEcrHost(host)).toBe(true);
});

test('an account with too few digits is told, and no registry', () => {
  expect(parseEcrHost('12.dkr.ecr.eu-west-1.amazonaws.com')?.accountId).toBe('12');
  expect(isEcrHost('12.dkr.ecr.eu-west-1.amazonaws.com')).toBe(false);
});

test.each(['public.ecr.aws', 'docker.io', `x.${ecr}`, `${ecr}:443`, `${ecr}/name`])('no host of ECR: %s', (host) => {
  expect(parseEcrHost(host)).toBeUndefined();
});
