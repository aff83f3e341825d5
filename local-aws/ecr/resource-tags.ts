import { type Fields, readOptionalObjects, readOptionalTexts, readText } from '../fields.ts';
import type { Repository } from './registries.ts';
import {
  actionOf,
  authorize,
  type EcrOperation,
  type EcrRequest,
  ecrError,
  invalidParameter,
  throwRepositoryNotFound,
} from './request.ts';

/** The operations on the tags of repositories, by name. */
export const resourceTagOperations: Readonly<Record<string, EcrOperation>> = {
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

const mostTags = 50;
/** What AWS lets keys and values of tags consist of (Tag Editor user guide, "Tag naming limits and requirements"). */
const characters = '[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]';
const keyPattern = new RegExp(`^(?!aws:)${characters}{1,128}$`, 'iu');
const valuePattern = new RegExp(`^${characters}{0,256}$`, 'u');

/** The tags of an input, checked: InvalidTagParameterException for what no tag can be, TooManyTagsException beside those that are there. */
export function readResourceTags(
  input: Fields,
  existing: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const given = (readOptionalObjects(input, 'tags') ?? []).map(readTag);
  const tags = new Map([...existing, ...given]);
  if (tags.size > mostTags) {
    throw ecrError('TooManyTagsException', `The list of tags on the repository is over the limit of ${mostTags} tags`);
  }
  return tags;
}

function readTag(fields: Fields): readonly [string, string] {
  const key = readText(fields, 'Key');
  const value = readText(fields, 'Value');
  checkKey(key);
  if (!valuePattern.test(value)) {
    throw invalidTag(`the value of '${key}' must have at most 256 letters, digits, spaces and signs of _.:/=+-@`);
  }
  return [key, value];
}

function checkKey(key: string): void {
  if (!keyPattern.test(key)) {
    throw invalidTag(
      `the key '${key}' must have 1 to 128 letters, digits, spaces and signs of _.:/=+-@, and not begin with aws:`,
    );
  }
}

function invalidTag(reason: string) {
  return ecrError('InvalidTagParameterException', `Tag parameters are invalid: ${reason}`);
}

function tagResource(request: EcrRequest): object {
  const repository = repositoryOfArn(request);
  repository.resourceTags = readResourceTags(request.input, repository.resourceTags);
  return {};
}

function untagResource(request: EcrRequest): object {
  const repository = repositoryOfArn(request);
  const keys = readOptionalTexts(request.input, 'tagKeys') ?? [];
  keys.forEach(checkKey);
  repository.resourceTags = new Map([...repository.resourceTags].filter(([key]) => !keys.includes(key)));
  return {};
}

function listTagsForResource(request: EcrRequest): object {
  return { tags: [...repositoryOfArn(request).resourceTags].map(([Key, Value]) => ({ Key, Value })) };
}

function repositoryOfArn(request: EcrRequest): Repository {
  const arn = readText(request.input, 'resourceArn');
  const [, service, signed, accountId, name] = /^arn:[^:]+:([^:]+):([^:]*):(\d{12}):repository\/(.+)$/.exec(arn) ?? [];
  // The ARN of a public repository names no region.
  const region = signed === '' ? request.caller.region : signed;
  const isOfService = service === request.world.registries.service;
  if (!isOfService || region === undefined || accountId === undefined || name === undefined) {
    throw invalidParameter('resourceArn', 'Invalid ARN');
  }
  request.note.repository = name;
  const repository = request.world.registries.repository(accountId, region, name);
  authorize(request, actionOf(request), { arn, accountId, region, repository });
  return repository ?? throwRepositoryNotFound(name, accountId);
}
