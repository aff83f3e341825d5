import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { type PromotionInputs, readPromotionInputs } from '../../../src/actions/promote/promote-inputs.ts';
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
  ref: 'refs/tags/v1.2.3',
  repository: { owner: 'octo', name: 'shop' },
  runId: 42,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const least = { repository: 'team/shop', 'aws-region': 'eu-west-1', tags: 'production' };

function read(given: Readonly<Record<string, string>>, of: Event = event, asked?: Set<string>): PromotionInputs {
  const source = (name: string): string | undefined => {
    asked?.add(name);
    return given[name];
  };
  const tagRules = usesTagRules((name) => source(name) ?? '') ? tagRulesFor(of, new Date()) : undefined;
  return readPromotionInputs({
    source,
    event: of,
    environment: { workspace: '/w', variables: inputVariables(given) },
    tagRules,
  });
}

test('the least that is needed: the commit of the run, in its own repository', () => {
  const account = { region: 'eu-west-1', credentials: { kind: 'runner' }, allowedAccountIds: [] };
  const alone = { createRepository: false, exportCredentials: false, dockerLogin: false };
  const side = { kind: 'ecr', repository: { name: 'team/shop' }, ...account, ...alone };
  expect(read(least)).toEqual({
    source: side,
    target: side,
    route: 'same-repository',
    ifExists: 'auto',
    image: { text: SHA, id: { tag: SHA } },
    affixes: { prefix: '', suffix: '' },
    tags: ['production'],
    notices: [],
  });
});

test.each<[string, Record<string, string>, object]>([
  ['a tag', { image: 'v1' }, { image: { text: 'v1', id: { tag: 'v1' } } }],
  ['a digest', { image: DIGEST }, { image: { text: DIGEST, id: { digest: DIGEST } } }],
  [
    'a whole name',
    { image: `123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1@${DIGEST}` },
    { image: expect.objectContaining({ id: { digest: DIGEST } }) },
  ],
  ['another repository', { 'to-repository': 'team/live' }, { target: { repository: { name: 'team/live' } } }],
  ['what to do with the first tag', { 'if-exists': 'reuse' }, { ifExists: 'reuse' }],
  [
    'a flavor, whose prefix and suffix the tag of the commit has too',
    { flavor: 'prefix=a-\nsuffix=-b{{sha}}' },
    { image: { text: `a-${SHA}-b`, id: { tag: `a-${SHA}-b` } }, bareCommit: SHA },
  ],
  [
    'another repository, whose name starts like a host',
    { 'to-repository': '123456789012.dkr.ecr.eu-west-1.amazonaws.com/registry.k8s.io/pause' },
    {
      target: {
        kind: 'ecr',
        repository: { name: 'registry.k8s.io/pause', host: '123456789012.dkr.ecr.eu-west-1.amazonaws.com' },
      },
    },
  ],
  ['rules', { tags: 'type=semver,pattern={{version}}' }, { tags: ['1.2.3', 'latest'] }],
  ['tags with commas', { tags: 'a,b' }, { tags: ['a', 'b'] }],
  [
    'a whole name in the repository that gets the tags',
    {
      'registry-id': '123456789012',
      'to-repository': 'team/live',
      tags: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/live:a',
    },
    { tags: ['a'] },
  ],
])('%s', (_name, given, expected) => expect(read({ ...least, ...given })).toMatchObject(expected));

test('an image that is named is that, whatever the flavor', () => {
  const inputs = read({ ...least, image: 'v1', flavor: 'suffix=-b' });
  expect(inputs.image.id).toEqual({ tag: 'v1' });
  expect(inputs.bareCommit).toBeUndefined();
});

describe('mistakes', () => {
  test.each<[string, Record<string, string>, RegExp, string]>([
    [
      'an empty tag',
      { tags: '' },
      /^- tags: is required, and is empty: .* gave nothing, .* Where there is no line, add `tags: production`/,
      SHA,
    ],
    ['rules without a tag', { tags: 'type=ref,event=branch' }, /^- tags: no rule makes a tag for this run/, SHA],
    [
      'an image of another repository',
      { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/other:v1' },
      /^- image: .* is in team\/other, and `repository` is team\/shop\. Write `repository: 1234.*com\/team\/other`/,
      SHA,
    ],
    [
      'an image of another region',
      { image: '123456789012.dkr.ecr.us-east-1.amazonaws.com/team/shop:v1' },
      /^- image: .* is in another registry than `repository`/,
      SHA,
    ],
    [
      'an image of another account',
      { image: '210987654321.dkr.ecr.eu-west-1.amazonaws.com/team/shop:v1', 'registry-id': '123456789012' },
      /^- image: .* is in another registry than `repository`/,
      SHA,
    ],
    ['a name without a tag', { image: 'team/shop' }, /^- image: "team\/shop" names no tag and no digest/, SHA],
    ['no image', { image: 'a b' }, /^- image: "a b" is not a tag or a digest\.$/, SHA],
    ['no commit', {}, /^- image: the commit is unknown/, ''],
    [
      'an input of the main action',
      { 'commit-tag': 'false' },
      /^- commit-tag: is an input of the action that builds/,
      SHA,
    ],
    ['an unknown way', { 'if-exists': 'move' }, /^- if-exists: "move" is not .*auto, reuse, rebuild, fail/, SHA],
    [
      'an image of another registry than that of the repository',
      { repository: 'ghcr.io/octo/shop', image: 'quay.io/octo/shop:v1' },
      /^- image: .* in another registry than `repository`. Write `repository: quay\.io\/octo\/shop`/,
      SHA,
    ],
    ['a guessed name', { 'target-repository': 'x' }, /^- target-repository: is called `to-repository` here/, SHA],
    ['another guessed name', { 'target-role': 'x' }, /^- target-role: is called `to-role` here/, SHA],
  ])('%s', (_name, given, expected, commit) => {
    let what = '';
    try {
      read({ ...least, ...given }, { ...event, commit });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      what = error.problem.what.split('\n').slice(1).join('\n');
    }
    expect(what).toMatch(expected);
  });
});

describe('promote/action.yml', () => {
  const inputsOf = (file: string): string[] =>
    Object.keys(parse(readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8')).inputs);
  const own = inputsOf('promote/action.yml');
  const unsupported = unsupportedBy('promote').map(({ name }) => name);

  test('lists exactly the inputs that are read, and that are not mistakes', () => {
    const asked = new Set<string>();
    read(least, event, asked);
    expect(own.toSorted()).toEqual([...asked].filter((name) => !unsupported.includes(name)).sort());
    expect(own.filter((name) => unsupported.includes(name))).toEqual([]);
    expect(new Set(unsupported).size).toBe(unsupported.length);
  });

  test('each further input of the main action is a mistake here', () => {
    expect(inputsOf('action.yml').filter((name) => !own.includes(name) && !unsupported.includes(name))).toEqual([]);
  });
});
