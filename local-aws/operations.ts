import { ecrOperations } from './ecr/ecr.ts';
import type { ServiceName } from './exchange.ts';
import { FieldError } from './fields.ts';
import { githubOperations } from './github.ts';
import { plainOperations } from './plain/plain-call.ts';
import { publicOperations } from './public/public-api.ts';
import { publicRegistryOperations } from './public/public-call.ts';
import { registryOperations } from './registry/route.ts';
import { s3Operations } from './s3.ts';
import { stsOperations } from './sts/sts.ts';

const operations: Readonly<Record<ServiceName, readonly string[]>> = {
  github: githubOperations,
  sts: stsOperations,
  ecr: ecrOperations,
  registry: registryOperations,
  s3: s3Operations,
  oci: plainOperations,
  'ecr-public': publicOperations,
  'public-registry': publicRegistryOperations,
};

/** Throws a FieldError unless the service has the operation: what waits for another one would never happen. */
export function checkOperation(service: ServiceName, operation: string): void {
  const known = operations[service];
  if (!known.includes(operation)) {
    throw new FieldError('operation', `${service} has no ${operation}; known are ${known.join(', ')}`);
  }
}
