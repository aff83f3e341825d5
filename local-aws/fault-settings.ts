import type { ServiceName } from './exchange.ts';
import type { Fault } from './faults.ts';
import {
  checkMembers,
  FieldError,
  type Fields,
  readFields,
  readMilliseconds,
  readOptionalText,
  readOptionalWhole,
  readText,
  readWord,
} from './fields.ts';
import { checkOperation } from './operations.ts';

const services = ['github', 'sts', 'ecr', 'registry', 's3'] as const satisfies readonly ServiceName[];
const kinds = [
  'error',
  'throttle',
  'server-error',
  'expired-token',
  'delay',
  'drop',
  'hang',
  'truncate',
  'page',
  'wrong-digest',
] as const;
const commonMembers = ['service', 'kind', 'operation', 'times'];

/** Checks a fault; throws a FieldError, so that no test passes with a fault that never comes. */
export function readFault(value: unknown): Fault {
  const fields = readFields(value, 'fault');
  const service = readWord(fields, 'service', services);
  const kind = readWord(fields, 'kind', kinds);
  const operation = readOptionalText(fields, 'operation');
  if (operation !== undefined) {
    checkOperation(service, operation);
  }
  const times = readOptionalWhole(fields, 'times', { min: 1 });
  const common = {
    service,
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times }),
  };
  switch (kind) {
    case 'error':
      checkMembers(fields, [...commonMembers, 'status', 'code', 'message']);
      return {
        ...common,
        kind,
        status: readErrorStatus(fields),
        code: readText(fields, 'code'),
        message: readText(fields, 'message'),
      };
    case 'delay':
      checkMembers(fields, [...commonMembers, 'ms']);
      return { ...common, kind, ms: readMilliseconds(fields, 'ms') };
    case 'page': {
      checkMembers(fields, [...commonMembers, 'status']);
      const status = readOptionalWhole(fields, 'status', { min: 200, max: 599 });
      return { ...common, kind, ...(status === undefined ? {} : { status }) };
    }
    case 'throttle':
    case 'server-error':
    case 'expired-token':
    case 'drop':
    case 'hang':
    case 'truncate':
    case 'wrong-digest':
      checkMembers(fields, commonMembers);
      return { ...common, kind };
  }
}

function readErrorStatus(fields: Fields): number {
  const status = readOptionalWhole(fields, 'status', { min: 400, max: 599 });
  if (status === undefined) {
    throw new FieldError('status', 'must not be null');
  }
  return status;
}
