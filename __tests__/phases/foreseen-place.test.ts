import { expect, test } from '@jest/globals';
import type { Account } from '../../src/inputs/aws-inputs.ts';
import { foreseenPlace } from '../../src/phases/foreseen-place.ts';

const role = (accountId: string) => ({ arn: 'x', partition: 'aws', accountId, name: 'x' });
const roles = (...ids: readonly [string, ...string[]]): Account['credentials'] => {
  const [first, ...further] = ids;
  return {
    kind: 'roles',
    roles: [role(first), ...further.map(role)],
    audience: '',
    sessionName: '',
    durationSeconds: 0,
  };
};
const account = (more: Partial<Account>): Account => {
  return { region: 'eu-west-1', allowedAccountIds: [], credentials: { kind: 'runner' }, ...more };
};

test.each<[string, Account, Parameters<typeof foreseenPlace>[1], string]>([
  [
    'the last role',
    account({ credentials: roles('111111111111', '222222222222') }),
    { name: 'a' },
    '222222222222.dkr.ecr.eu-west-1.amazonaws.com',
  ],
  [
    'another registry',
    account({ registryId: '333333333333', credentials: roles('111111111111') }),
    { name: 'a' },
    '333333333333.dkr.ecr.eu-west-1.amazonaws.com',
  ],
  [
    'a whole URI',
    account({}),
    { name: 'a', host: '444444444444.dkr-ecr.eu-west-1.on.aws', accountId: '444444444444' },
    '444444444444.dkr-ecr.eu-west-1.on.aws',
  ],
  ['nobody', account({}), { name: 'a' }, '000000000000.dkr.ecr.eu-west-1.amazonaws.com'],
  ['China', account({ region: 'cn-north-1' }), { name: 'a' }, '000000000000.dkr.ecr.cn-north-1.amazonaws.com.cn'],
])('the registry that %s names', (_name, given, repository, registry) => {
  const place = foreseenPlace(given, repository);
  expect(place).toEqual({ registry, accountId: registry.slice(0, 12), region: given.region });
});
