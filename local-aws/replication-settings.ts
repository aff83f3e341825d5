import { checkInput } from './ecr/check-input.ts';
import { replicationConfiguration } from './ecr/inputs.ts';
import { readRules } from './ecr/replication-operations.ts';
import type { ReplicationManner } from './ecr/replications.ts';
import {
  checkMembers,
  type Fields,
  readFields,
  readMilliseconds,
  readOptionalObject,
  readOptionalText,
  readText,
  within,
} from './fields.ts';
import { checkAccountId, checkRegion } from './settings.ts';

/** Checks the replication of a registry; throws a FieldError, or a Refusal for rules that the API does not take. */
export function readReplication(value: unknown) {
  const fields = readFields(value, 'replication');
  checkMembers(fields, ['accountId', 'region', 'rules', 'afterMs', 'fails']);
  const accountId = readText(fields, 'accountId');
  const region = readText(fields, 'region');
  checkAccountId(accountId);
  checkRegion(region);
  checkInput(replicationConfiguration, { rules: fields.rules });
  const fails = readOptionalObject(fields, 'fails');
  const manner: ReplicationManner = {
    afterMs: fields.afterMs === undefined ? 0 : readMilliseconds(fields, 'afterMs'),
    ...(fails === undefined ? {} : { fails: within('fails', () => readFailure(fails)) }),
  };
  return { accountId, region, rules: readRules(fields), manner };
}

function readFailure(fields: Fields): { readonly failureCode: string; readonly region?: string } {
  checkMembers(fields, ['failureCode', 'region']);
  const region = readOptionalText(fields, 'region');
  return { failureCode: readText(fields, 'failureCode'), ...(region === undefined ? {} : { region }) };
}
