import {
  type Fields,
  readFields,
  readOptionalBoolean,
  readOptionalObject,
  readOptionalObjects,
  readText,
  readWord,
} from '../fields.ts';
import { readImageId, requireImage } from './image-ids.ts';
import type { ReplicationRule } from './replications.ts';
import { authorizedRegistry, type EcrOperation, type EcrRequest, ecrError, requireRepository } from './request.ts';

/** The operations on replication, by name. */
export const replicationOperations: Readonly<Record<string, EcrOperation>> = {
  DescribeRegistry: describeRegistry,
  PutReplicationConfiguration: putReplicationConfiguration,
  DescribeImageReplicationStatus: describeImageReplicationStatus,
};

function describeRegistry(request: EcrRequest): object {
  const { accountId, region } = authorizedRegistry(request);
  return {
    registryId: accountId,
    replicationConfiguration: { rules: request.world.replications.rules(accountId, region) },
  };
}

function putReplicationConfiguration(request: EcrRequest): object {
  const { accountId, region } = authorizedRegistry(request);
  const rules = readRules(readFields(request.input.replicationConfiguration, 'replicationConfiguration'));
  const destinations = rules.flatMap((rule) => rule.destinations);
  if (destinations.some((one) => one.registryId === accountId && one.region === region)) {
    throw ecrError('ValidationException', 'A registry cannot be the destination of its own replication');
  }
  request.world.replications.setRules(accountId, region, rules);
  return { replicationConfiguration: { rules } };
}

function describeImageReplicationStatus(request: EcrRequest): object {
  const repository = requireRepository(request);
  const id = readImageId(readFields(request.input.imageId, 'imageId'));
  const { digest } = requireImage(repository, id);
  return {
    repositoryName: repository.name,
    imageId: { ...id, imageDigest: digest },
    replicationStatuses: request.world.replications.statuses(repository, digest),
  };
}

/** Reads `rules` as the API takes them; throws a FieldError. */
export function readRules(fields: Fields): readonly ReplicationRule[] {
  return (readOptionalObjects(fields, 'rules') ?? []).map((rule) => {
    const filters = readOptionalObjects(rule, 'repositoryFilters')?.map((filter) => ({
      filter: readText(filter, 'filter'),
      filterType: readWord(filter, 'filterType', ['PREFIX_MATCH']),
    }));
    const destinations = (readOptionalObjects(rule, 'destinations') ?? []).map((destination) => ({
      region: readText(destination, 'region'),
      registryId: readText(destination, 'registryId'),
    }));
    const deletes = readOptionalObject(rule, 'deleteReplication');
    const enabled = deletes && readOptionalBoolean(deletes, 'enabled');
    return {
      destinations,
      ...(filters === undefined ? {} : { repositoryFilters: filters }),
      ...(enabled === undefined ? {} : { deleteReplication: { enabled } }),
    };
  });
}
