import {
  CreateRepositoryCommand,
  ListTagsForResourceCommand,
  type Tag,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { errorOf, type Harness, startHarness } from './harness.ts';
import { rawClient } from './raw-client.ts';

const repositoryName = 'tagged';
const resourceArn = `arn:aws:ecr:eu-west-1:123456789012:repository/${repositoryName}`;

let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: repositoryName });
});
afterEach(() => harness.close());

const add = (tags: Tag[]) => harness.ecr().send(new TagResourceCommand({ resourceArn, tags }));
const remove = (tagKeys: string[]) => harness.ecr().send(new UntagResourceCommand({ resourceArn, tagKeys }));
const list = async () => (await harness.ecr().send(new ListTagsForResourceCommand({ resourceArn }))).tags;
const tagsOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ Key: `key-${from + index}`, Value: 'x' }));

describe('tags of a repository', () => {
  test('are added, replaced and removed', async () => {
    await add([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]);
    await add([{ Key: 'b', Value: '3' }]);
    await remove(['a', 'none']);
    expect(await list()).toEqual([{ Key: 'b', Value: '3' }]);
  });

  test('are fifty at most, those that are there included', async () => {
    await add(tagsOf(0, 49));
    await add(tagsOf(49, 50));
    expect(await errorOf(add(tagsOf(0, 50)))).toBe('no error');
    expect(await errorOf(add(tagsOf(50, 51)))).toMatch(/^TooManyTagsException/);
    expect(await list()).toHaveLength(50);
    const create = new CreateRepositoryCommand({ repositoryName: 'many', tags: tagsOf(0, 51) });
    expect(await errorOf(harness.ecr().send(create))).toMatch(/^TooManyTagsException/);
  });

  test.each<[string, Tag]>([
    ['a key of AWS', { Key: 'aws:team', Value: 'x' }],
    ['a key of AWS in capitals', { Key: 'AWS:team', Value: 'x' }],
    ['an empty key', { Key: '', Value: 'x' }],
    ['a key of 129 characters', { Key: 'k'.repeat(129), Value: 'x' }],
    ['a key with other characters', { Key: 'a#b', Value: 'x' }],
    ['a value of 257 characters', { Key: 'k', Value: 'v'.repeat(257) }],
    ['a value with other characters', { Key: 'k', Value: '~$0.10' }],
  ])('%s is an invalid tag', async (_name, tag) => {
    expect(await errorOf(add([tag]))).toMatch(/^InvalidTagParameterException: /);
    const create = new CreateRepositoryCommand({ repositoryName: 'other', tags: [tag] });
    expect(await errorOf(harness.ecr().send(create))).toMatch(/^InvalidTagParameterException: /);
    expect(await list()).toEqual([]);
  });

  test('may be as long as that, of letters, spaces and signs, and empty', async () => {
    const tags = [
      { Key: 'k'.repeat(128), Value: 'v'.repeat(256) },
      { Key: 'Größe 1_.:/=+-@', Value: '' },
    ];
    await add(tags);
    expect(await list()).toEqual(tags);
  });

  test.each(['aws:team', 'k'.repeat(129)])('the key %s is none to remove', async (key) => {
    expect(await errorOf(remove([key]))).toMatch(/^InvalidTagParameterException: /);
  });

  test.each<[string, object, string]>([
    ['TagResource', { resourceArn }, 'tags'],
    ['TagResource', { resourceArn, tags: [{ Key: 'a' }] }, 'tags[0].Value'],
    ['UntagResource', { resourceArn }, 'tagKeys'],
    ['ListTagsForResource', {}, 'resourceArn'],
  ])('%s needs all of %j and %s', async (operation, input, missing) => {
    expect(await rawClient(harness).ecr(operation, input)).toEqual({
      status: 400,
      error: `InvalidParameterException: Invalid parameter at '${missing}' failed to satisfy constraint: 'must not be null'`,
    });
  });

  test('belong to an ARN of a repository', async () => {
    const wrong = new ListTagsForResourceCommand({ resourceArn: 'arn:aws:s3:::x' });
    expect(await errorOf(harness.ecr().send(wrong))).toMatch(/^InvalidParameterException: .*Invalid ARN/);
  });
});
