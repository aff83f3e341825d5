import type { CallPlace, ServiceName } from './exchange.ts';
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
  readWhole,
  readWord,
} from './fields.ts';
import { checkOperation } from './operations.ts';
import { readRegistry } from './settings.ts';

const services = [
  'github',
  'sts',
  'ecr',
  'registry',
  's3',
  'oci',
  'ecr-public',
  'public-registry',
] as const satisfies readonly ServiceName[];
const kinds = [
  'error',
  'throttle',
  'server-error',
  'expired-token',
  'delay',
  'drop',
  'hang',
  'truncate',
  'break-off',
  'page',
  'wrong-digest',
] as const;
/** Which parts of a call's place are known of each service. */
const placeMembers: Readonly<Record<ServiceName, readonly (keyof CallPlace)[]>> = {
  github: [],
  sts: [],
  ecr: ['accountId', 'region', 'repository'],
  registry: ['accountId', 'region', 'repository'],
  s3: ['accountId', 'region', 'repository'],
  oci: ['host', 'repository'],
  'ecr-public': ['accountId', 'repository'],
  'public-registry': ['accountId', 'repository'],
};
/** The services that move blobs. */
const blobServices: readonly ServiceName[] = ['registry', 's3', 'oci', 'public-registry'];

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
  const commonMembers = ['service', 'kind', 'operation', 'times', ...placeMembers[service]];
  const common = {
    service,
    ...readPlace(fields),
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times }),
  };
  switch (kind) {
    case 'error':
      checkMembers(fields, [...commonMembers, 'status', 'code', 'message']);
      return {
        ...common,
        kind,
        status: readWhole(fields, 'status', { min: 400, max: 599 }),
        code: readText(fields, 'code'),
        message: readText(fields, 'message'),
      };
    case 'delay':
      checkMembers(fields, [...commonMembers, 'ms']);
      return { ...common, kind, ms: readMilliseconds(fields, 'ms') };
    case 'break-off': {
      checkMembers(fields, [...commonMembers, 'afterBytes']);
      checkMovesBlobs(service);
      const afterBytes = readOptionalWhole(fields, 'afterBytes', { min: 0 });
      return { ...common, kind, ...(afterBytes === undefined ? {} : { afterBytes }) };
    }
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

function readPlace(fields: Fields): CallPlace {
  const { accountId, region } = readRegistry(fields);
  const repository = readOptionalText(fields, 'repository');
  const host = readOptionalText(fields, 'host');
  return {
    ...(accountId === undefined ? {} : { accountId }),
    ...(region === undefined ? {} : { region }),
    ...(repository === undefined ? {} : { repository }),
    ...(host === undefined ? {} : { host }),
  };
}

function checkMovesBlobs(service: ServiceName): void {
  if (!blobServices.includes(service)) {
    throw new FieldError(
      'kind',
      `break-off is of blobs, which ${service} does not move; ${blobServices.join(', ')} do`,
    );
  }
}
