import { describe, expect, test } from '@jest/globals';
import type { Answer, Manifest, PutTagResult } from '../../../src/distribution/registry.ts';
import { putTags } from '../../../src/phases/tags/put-tags.ts';
import { fakeClock } from '../../lib/test-clock.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const manifest: Manifest = { digest, body: '{}', mediaType: 'application/vnd.oci.image.manifest.v1+json' };

const FOUND: Answer<Manifest> = { kind: 'found', value: manifest };

/** A registry that remembers what it was told, and answers each tag as given; what is not given is put. */
function world(answers: Readonly<Record<string, PutTagResult>> = {}) {
  const calls: string[] = [];
  const warnings: string[] = [];
  const clock = fakeClock();
  const context = {
    registry: {
      putTag: async (put: Manifest, tag: string): Promise<PutTagResult> => {
        expect(put).toBe(manifest);
        calls.push(`put ${tag}`);
        return answers[tag] ?? { kind: 'put' };
      },
    },
    pushTag: async (tag: string) => {
      calls.push(`push ${tag}`);
    },
    clock,
    warning: (text: string) => warnings.push(text),
    repository: 'team/shop',
  };
  return { calls, warnings, clock, context };
}

test('one tag is no work', async () => {
  const { calls, context } = world();
  await putTags([], FOUND, context);
  expect(calls).toEqual([]);
});

test('one call for each tag, batch after batch', async () => {
  const { calls, warnings, context } = world();
  await putTags([['v1', 'v2'], ['latest']], FOUND, context);
  expect(calls).toEqual(['put v1', 'put v2', 'put latest']);
  expect(warnings).toEqual([]);
});

test('twenty tags keep to ten PutImage a second, the push counted', async () => {
  const { calls, clock, context } = world();
  const tags = Array.from({ length: 19 }, (_, index) => `t${index}`);
  await putTags([tags], FOUND, context);
  expect(calls).toHaveLength(19);
  // The fake clock moves on with each sleep, so the first that waits pays for the second; none of the first nine waits.
  expect(clock.sleeps[0]).toBe(1100);
});

describe('where the role may not', () => {
  test.each<[string, Answer<Manifest>, Readonly<Record<string, PutTagResult>>, string[]]>([
    ['read the manifest', { kind: 'denied', permission: 'ecr:BatchGetImage' }, {}, ['push v1', 'push latest']],
    ['see the manifest yet', { kind: 'missing', what: 'image' }, {}, ['push v1', 'push latest']],
    [
      'put images by the API',
      { kind: 'found', value: manifest },
      { v1: { kind: 'denied', permission: 'ecr:PutImage' }, latest: { kind: 'denied', permission: 'ecr:PutImage' } },
      ['put v1', 'push v1', 'push latest'],
    ],
  ])('%s, docker pushes each tag', async (_name, found, answers, expected) => {
    const { calls, warnings, context } = world(answers);
    await putTags([['v1'], ['latest']], found, context);
    expect(calls).toEqual(expected);
    expect(warnings).toHaveLength(1);
  });
});

test('a tag that another job took: told, and later batches are not started', async () => {
  const { calls, context } = world({ v1: { kind: 'immutable' } });
  await expect(putTags([['v1', 'v2'], ['latest']], FOUND, context)).rejects.toMatchObject({
    problem: { code: 'tag-immutable', what: expect.stringContaining('without the tags v1:') },
  });
  expect(calls).toEqual(['put v1', 'put v2']);
});

test('an image that takes no more tags: told, and later batches are not started', async () => {
  const { calls, context } = world({ v1: { kind: 'full' } });
  await expect(putTags([['v0'], ['v1', 'v2'], ['latest']], FOUND, context)).rejects.toMatchObject({
    problem: { code: 'image-full', what: expect.stringContaining(`${digest}, but ECR did not put the tags v1`) },
    put: ['v0', 'v2'],
  });
  expect(calls).toEqual(['put v0', 'put v1', 'put v2']);
});

test('each batch is reviewed right before it is put', async () => {
  const { calls, context } = world();
  const review = async (tags: readonly string[]) => {
    calls.push(`review ${tags.join()}`);
    return tags.filter((tag) => tag !== 'v2');
  };
  await putTags([['v1', 'v2'], ['latest']], FOUND, { ...context, review });
  expect(calls).toEqual(['review v1,v2', 'put v1', 'review latest', 'put latest']);
  calls.length = 0;
  await putTags([['v1'], ['v2']], { kind: 'missing', what: 'image' }, { ...context, review });
  expect(calls).toEqual(['review v1', 'push v1', 'review v2']);
});

describe('without an image in the engine there is no other way', () => {
  test.each<[string, Answer<Manifest>, Readonly<Record<string, PutTagResult>>, string]>([
    ['the manifest is denied', { kind: 'denied', permission: 'ecr:BatchGetImage' }, {}, 'ecr:BatchGetImage'],
    ['PutImage is denied', FOUND, { v1: { kind: 'denied', permission: 'ecr:PutImage' } }, 'ecr:PutImage'],
  ])('%s', async (_name, found, answers, permission) => {
    const { pushTag: _pushTag, ...context } = world(answers).context;
    await expect(putTags([['v1']], found, context)).rejects.toMatchObject({
      problem: { code: 'permission-missing', fix: expect.stringContaining(permission) },
    });
  });

  test('ten PutImage a second, no push to count', async () => {
    const { clock, context } = world();
    const { pushTag: _pushTag, ...reusing } = context;
    await putTags([Array.from({ length: 10 }, (_, index) => `t${index}`)], FOUND, reusing);
    expect(clock.sleeps).toEqual([]);
  });
});
