import { readWord } from '../fields.ts';
import { authorizedRegistry, type EcrOperation, type EcrRequest } from './request.ts';
import { names, settings } from './setting-values.ts';

/** The operations on account settings, by name. */
export const accountSettingOperations: Readonly<Record<string, EcrOperation>> = {
  GetAccountSetting: getAccountSetting,
  PutAccountSetting: putAccountSetting,
};

function getAccountSetting(request: EcrRequest): object {
  const { accountId, region } = authorizedRegistry(request);
  const name = readWord(request.input, 'name', names);
  return { name, value: request.world.registries.accountSetting(accountId, region, name) };
}

function putAccountSetting(request: EcrRequest): object {
  const { accountId, region } = authorizedRegistry(request);
  const name = readWord(request.input, 'name', names);
  const value = readWord<string>(request.input, 'value', settings[name]);
  request.world.registries.setAccountSetting(accountId, region, { name, value });
  return { name, value };
}
