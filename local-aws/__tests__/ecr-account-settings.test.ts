import { GetAccountSettingCommand, PutAccountSettingCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { allow, errorOf, type Harness, keysOf, keysOfRole, startHarness } from './harness.ts';

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

const get = async (name: string, ecr = harness.ecr()) => (await ecr.send(new GetAccountSettingCommand({ name }))).value;
const put = (name: string, value: string, ecr = harness.ecr()) =>
  ecr.send(new PutAccountSettingCommand({ name, value }));

describe('account settings', () => {
  test.each<[string, string, string[]]>([
    ['BLOB_MOUNTING', 'DISABLED', ['ENABLED', 'DISABLED']],
    ['BASIC_SCAN_TYPE_VERSION', 'AWS_NATIVE', ['AWS_NATIVE']],
    ['REGISTRY_POLICY_SCOPE', 'V2', ['V2']],
  ])('%s is %s until it is put', async (name, before, values) => {
    expect(await get(name)).toBe(before);
    for (const value of values) {
      expect(await put(name, value)).toMatchObject({ name, value });
      expect(await get(name)).toBe(value);
    }
  });

  test('are of one account and one region', async () => {
    await put('BLOB_MOUNTING', 'ENABLED');
    const other = keysOf(harness.local.createAccount({ accountId: '210987654321' }).adminEnvironment);
    expect(await get('BLOB_MOUNTING', harness.ecr(harness.admin, 'us-east-1'))).toBe('DISABLED');
    expect(await get('BLOB_MOUNTING', harness.ecr(other))).toBe('DISABLED');
  });

  test.each<[string, string, RegExp]>([
    ['BLOB_MOUNTING', 'on', /^InvalidParameterException: .*'value'.*DISABLED, ENABLED/],
    ['BASIC_SCAN_TYPE_VERSION', 'CLAIR', /^InvalidParameterException: .*'value'/],
    ['LAYER_SHARING', 'ENABLED', /^InvalidParameterException: .*'name'.*BLOB_MOUNTING/],
  ])('%s can not be %s', async (name, value, error) => {
    expect(await errorOf(put(name, value))).toMatch(error);
  });

  test('need their permissions', async () => {
    const ecr = harness.ecr(await keysOfRole(harness, allow(['ecr:GetAccountSetting'])));
    expect(await get('BLOB_MOUNTING', ecr)).toBe('DISABLED');
    expect(await errorOf(put('BLOB_MOUNTING', 'ENABLED', ecr))).toMatch(
      /^AccessDeniedException: .* ecr:PutAccountSetting on resource: \*/,
    );
  });
});
