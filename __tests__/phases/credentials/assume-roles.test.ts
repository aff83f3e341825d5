import { expect, test } from '@jest/globals';
import type { Session } from '../../../src/aws/sts.ts';
import { assumeRoles, type Sts } from '../../../src/phases/credentials/assume-roles.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const arn = 'arn:aws:iam::123456789012:role/push';
const role = { arn, partition: 'aws', accountId: '123456789012', name: 'push' };
const account = {
  region: 'eu-west-1',
  allowedAccountIds: [],
  credentials: { kind: 'roles', roles: [role], audience: 'a', sessionName: 's', durationSeconds: 900 },
} as const;

const MINUTE = 60_000;

test('a session that is given away has ten minutes left, or is a new one', async () => {
  const clock = fakeClock();
  let opened = 0;
  const sts: Sts = {
    accountOf: () => role.accountId,
    findCredentials: () => Promise.reject(new Error('nothing is looked for')),
    identifyCaller: () => Promise.reject(new Error('nobody is asked')),
    openSession: () => {
      opened += 1;
      const expiration = new Date(clock.now() + 15 * MINUTE);
      const session: Session = {
        accessKeyId: `key ${opened}`,
        secretAccessKey: 's',
        sessionToken: 't',
        expiration,
        arn,
      };
      return Promise.resolve(session);
    },
  };
  const nothing = {
    idToken: () => Promise.resolve(''),
    mask: () => {},
    info: () => {},
    phase: () => 'before-push' as const,
  };
  const identity = await assumeRoles(sts, account, { ...nothing, region: account.region, proxy: {}, clock });
  const given = async (minutes: number): Promise<string> => {
    await clock.sleep(minutes * MINUTE);
    return (await identity.current()).accessKeyId;
  };
  expect([await given(0), await given(4), await given(2), await given(4)]).toEqual([
    'key 1',
    'key 1',
    'key 2',
    'key 2',
  ]);
});
