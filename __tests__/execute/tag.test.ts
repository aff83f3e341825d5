import { describe, expect, test } from '@jest/globals';
import type { Answer, Manifest, PutTagResult } from '../../src/aws/registry.ts';
import { addTags } from '../../src/execute/tag.ts';
import { fakePatience } from '../patience.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const manifest: Manifest = { digest, body: '{}', mediaType: 'application/vnd.oci.image.manifest.v1+json' };

/** A registry that remembers what it was told, and answers each tag as given; what is not given is put. */
function world(
  answers: Readonly<Record<string, PutTagResult>> = {},
  found: Answer<Manifest> = { kind: 'found', value: manifest },
) {
  const calls: string[] = [];
  const warnings: string[] = [];
  const patience = fakePatience();
  const context = {
    registry: {
      manifestOf: async (asked: string) => {
        calls.push(`manifest ${asked === digest}`);
        return found;
      },
      putTag: async (put: Manifest, tag: string): Promise<PutTagResult> => {
        expect(put).toBe(manifest);
        calls.push(`put ${tag}`);
        return answers[tag] ?? { kind: 'put' };
      },
    },
    pushTag: async (tag: string) => {
      calls.push(`push ${tag}`);
    },
    patience,
    warning: (text: string) => warnings.push(text),
    repository: 'team/shop',
  };
  return { calls, warnings, patience, context };
}

test('one tag is no work', async () => {
  const { calls, context } = world();
  await addTags({ pushed: 'c', waves: [] }, digest, context);
  expect(calls).toEqual([]);
});

test('one call for the manifest, one for each tag, wave after wave', async () => {
  const { calls, warnings, context } = world();
  await addTags({ pushed: 'c', waves: [['v1', 'v2'], ['latest']] }, digest, context);
  expect(calls).toEqual(['manifest true', 'put v1', 'put v2', 'put latest']);
  expect(warnings).toEqual([]);
});

test('twenty tags keep to ten PutImage a second, the push counted', async () => {
  const { calls, patience, context } = world();
  const tags = Array.from({ length: 19 }, (_, index) => `t${index}`);
  await addTags({ pushed: 'c', waves: [tags] }, digest, context);
  expect(calls).toHaveLength(20);
  // The fake clock moves on with each sleep, so the first that waits pays for the second; none of the first nine waits.
  expect(patience.sleeps[0]).toBe(1000);
});

describe('where the role may not', () => {
  test.each<[string, Answer<Manifest>, Readonly<Record<string, PutTagResult>>, string[]]>([
    [
      'read the manifest',
      { kind: 'denied', permission: 'ecr:BatchGetImage' },
      {},
      ['manifest true', 'push v1', 'push latest'],
    ],
    ['see the manifest yet', { kind: 'missing', what: 'image' }, {}, ['manifest true', 'push v1', 'push latest']],
    [
      'put images by the API',
      { kind: 'found', value: manifest },
      { v1: { kind: 'denied', permission: 'ecr:PutImage' }, latest: { kind: 'denied', permission: 'ecr:PutImage' } },
      ['manifest true', 'put v1', 'push v1', 'put latest', 'push latest'],
    ],
  ])('%s, docker pushes each tag', async (_name, found, answers, expected) => {
    const { calls, warnings, context } = world(answers, found);
    await addTags({ pushed: 'c', waves: [['v1'], ['latest']] }, digest, context);
    expect(calls).toEqual(expected);
    expect(warnings.length).toBeGreaterThan(0);
  });
});

test('a tag that another job took: told, and later waves are not started', async () => {
  const { calls, context } = world({ v1: { kind: 'immutable' } });
  await expect(addTags({ pushed: 'c', waves: [['v1', 'v2'], ['latest']] }, digest, context)).rejects.toMatchObject({
    problem: { code: 'tag-immutable', what: expect.stringContaining('without the tags v1:') },
  });
  expect(calls).toEqual(['manifest true', 'put v1', 'put v2']);
});
