import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type MergeInputs, readMergeInputs } from '../../../src/actions/merge/merge-inputs.ts';
import { Failure } from '../../../src/errors/failure.ts';
import type { Event } from '../../../src/github/event.ts';
import { tagRulesFor } from '../../../src/inputs/tag-rules-input.ts';
import { unsupportedBy } from '../../../src/inputs/unsupported-inputs.ts';
import { usesTagRules } from '../../../src/inputs/uses-tag-rules.ts';
import { inputVariables } from '../../inputs/input-variables.ts';

const SHA = '0123456789abcdef0123456789abcdef01234567';
const DIGEST = `sha256:${'a'.repeat(64)}`;
const event: Event = {
  name: 'push',
  commit: SHA,
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 42,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const least = { repository: 'team/shop', 'aws-region': 'eu-west-1', images: `${SHA}-amd64\n${SHA}-arm64` };

function read(given: Readonly<Record<string, string>>, asked?: Set<string>): MergeInputs {
  const source = (name: string): string | undefined => {
    asked?.add(name);
    return given[name];
  };
  return readMergeInputs({
    source,
    event,
    environment: { workspace: '/w', variables: inputVariables(given) },
    tagRules: usesTagRules((name) => given[name] ?? '') ? tagRulesFor(event, new Date(0)) : undefined,
  });
}

test('the least that is needed', () => {
  expect(read(least)).toEqual({
    repository: { name: 'team/shop' },
    images: [`${SHA}-amd64`, `${SHA}-arm64`].map((tag) => ({ text: tag, id: { tag } })),
    hosted: [],
    tags: [SHA],
    tagSources: [],
    affixes: { prefix: '', suffix: '' },
    hasCommitTag: true,
    annotations: {},
    keepNewerTags: true,
    notices: [],
    account: { region: 'eu-west-1', credentials: { kind: 'runner' }, allowedAccountIds: [] },
  });
});

test('images by any name, each once, further tags, annotations', () => {
  const uri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop';
  const inputs = read({
    ...least,
    images: `a, ${DIGEST}\n${uri}@${DIGEST}\n${uri}:a\n${uri}:b`,
    tags: 'latest',
    annotations: 'a=1\nindex:b=2=3',
    'keep-newer-tags': 'false',
  });
  expect(inputs.images.map(({ id }) => id)).toEqual([{ tag: 'a' }, { digest: DIGEST }, { tag: 'b' }]);
  expect(inputs.hosted.map(({ text }) => text)).toEqual([`${uri}@${DIGEST}`, `${uri}:a`, `${uri}:b`]);
  expect(inputs.tags).toEqual([SHA, 'latest']);
  expect(inputs.annotations).toEqual({ a: '1', b: '2=3' });
  expect(inputs.keepNewerTags).toBe(false);
});

test('a flavor is for the tags of the index, and images are taken as they are written', () => {
  const inputs = read({ ...least, images: 'a, b-alpine', tags: 'v1', flavor: 'suffix=-alpine,onlatest=true' });
  expect(inputs.images.map(({ id }) => id)).toEqual([{ tag: 'a' }, { tag: 'b-alpine' }]);
  expect(inputs.tags).toEqual([`${SHA}-alpine`, 'v1-alpine']);
  expect(inputs.affixes).toEqual({ prefix: '', suffix: '-alpine' });
});

test('images of other repositories keep them', () => {
  const { images } = read({ ...least, images: 'other/repo:a\nteam/shop:a\na' });
  expect(images.map(({ repository, id }) => [repository?.name, id])).toEqual([
    ['other/repo', { tag: 'a' }],
    [undefined, { tag: 'a' }],
  ]);
});

test.each<[string, Record<string, string>, RegExp]>([
  ['no images', { images: '' }, /- images: is required, and is empty: .* gave nothing/],
  [
    'an image of another region',
    { images: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop:a' },
    /- images: .* in another registry than the index/,
  ],
  [
    'an image of another account',
    { images: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/other/repo:b', 'registry-id': '123456789012' },
    /- images: .* in another registry than the index/,
  ],
  [
    'a tag in another repository',
    { tags: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/other:a' },
    /- tags: .* a step with `repository: 123456789012\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/team\/other`/,
  ],
  ['an image of Docker Hub', { images: 'docker.io/library/alpine:3' }, /- images: .* is in another registry/],
  ['a name without a tag', { images: 'team/other' }, /- images: "team\/other" names no tag and no digest/],
  [
    'an annotation of images',
    { annotations: 'manifest[linux/amd64]:a=1' },
    /- annotations: .* is for the level manifest\[linux\/amd64\]/,
  ],
  ['an annotation of both', { annotations: 'manifest,index:a=1' }, /- annotations: .* is for the level manifest,index/],
  ['an image that is none', { images: 'a b' }, /- images: "a b" is not a tag or a digest/],
  [
    'an input of the build',
    { context: '.' },
    /- context: is an input of the action that builds. Here images that are there/,
  ],
  ['a guessed name', { digests: 'x' }, /- digests: is called `images` here/],
])('%s', (_name, given, expected) => {
  let message = '';
  try {
    read({ ...least, ...given });
  } catch (error) {
    message = error instanceof Failure ? error.problem.what : String(error);
  }
  expect(message).toMatch(expected);
});

describe('merge/action.yml', () => {
  const inputsOf = (file: string): Record<string, unknown> =>
    parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).inputs;
  const own = inputsOf('merge/action.yml');
  const unsupported = unsupportedBy('merge').map(({ name }) => name);

  test('lists exactly the inputs that are read, and that are not mistakes', () => {
    const asked = new Set<string>();
    read(least, asked);
    asked.add('flavor');
    expect(Object.keys(own).toSorted()).toEqual([...asked].filter((name) => !unsupported.includes(name)).sort());
    expect(Object.keys(own).filter((name) => unsupported.includes(name))).toEqual([]);
    expect(new Set(unsupported).size).toBe(unsupported.length);
  });

  test('each further input of the main action is a mistake, each other one means the same', () => {
    for (const [name, input] of Object.entries(inputsOf('action.yml'))) {
      if (!(name in own)) expect(unsupported).toContain(name);
      else if (!['annotations', 'commit', 'role-duration-seconds'].includes(name)) expect(own[name]).toEqual(input);
    }
  });
});
