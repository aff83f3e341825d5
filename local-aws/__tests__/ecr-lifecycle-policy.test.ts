import {
  DeleteLifecyclePolicyCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from '@aws-sdk/client-ecr';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { errorOf, type Harness, startHarness } from './harness.ts';

const repositoryName = 'expiring';
const selection = { tagStatus: 'untagged', countType: 'imageCountMoreThan', countNumber: 1 };
const rule = { rulePriority: 1, description: 'the newest only', selection, action: { type: 'expire' } };
const tagged = { ...selection, tagStatus: 'tagged' };
const aged = { ...selection, countType: 'sinceImagePushed', countUnit: 'days' };
const archived = { ...aged, storageClass: 'archive', countType: 'sinceImageTransitioned' };
const transition = { type: 'transition', targetStorageClass: 'archive' };

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: repositoryName });
});
afterAll(() => harness.close());

const put = (...rules: unknown[]) => putText(JSON.stringify({ rules }).padEnd(100));
const putText = (lifecyclePolicyText: string) =>
  harness.ecr().send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }));
const get = () => harness.ecr().send(new GetLifecyclePolicyCommand({ repositoryName }));

test('a policy is put, given back as it was, and deleted', async () => {
  const none =
    "LifecyclePolicyNotFoundException: Lifecycle policy does not exist for the repository with name 'expiring' in the registry with id '123456789012'";
  expect(await errorOf(get())).toBe(none);
  const { lifecyclePolicyText } = await put(rule);
  expect((await get()).lifecyclePolicyText).toBe(lifecyclePolicyText);
  await harness.ecr().send(new DeleteLifecyclePolicyCommand({ repositoryName }));
  expect(await errorOf(get())).toBe(none);
});

describe('a policy is taken', () => {
  test.each<[string, unknown[]]>([
    ['with prefixes', [{ ...rule, selection: { ...tagged, tagPrefixList: ['v'] } }]],
    ['with patterns', [{ ...rule, selection: { ...tagged, tagPatternList: ['v*'] } }]],
    ['by age', [{ ...rule, selection: aged }]],
    ['by the last pull', [{ ...rule, selection: { ...aged, countType: 'sinceImagePulled' } }]],
    ['that archives', [{ ...rule, selection: aged, action: transition }]],
    ['that expires what is archived', [{ ...rule, selection: archived }]],
    ['of several rules', [rule, { ...rule, rulePriority: 9, selection: { ...selection, tagStatus: 'any' } }]],
    ['with a rule for each storage class', [rule, { ...rule, rulePriority: 2, selection: archived }]],
  ])('%s', async (_name, rules) => {
    expect(await errorOf(put(...rules))).toBe('no error');
  });
});

describe('a policy is refused', () => {
  test.each<[string, unknown[], RegExp]>([
    [
      'an unknown tagStatus',
      [{ ...rule, selection: { ...selection, tagStatus: 'TAGGED' } }],
      /tagStatus.*tagged, untagged, any/,
    ],
    ['no tagStatus', [{ ...rule, selection: { ...selection, tagStatus: undefined } }], /tagStatus/],
    ['an unknown action', [{ ...rule, action: { type: 'delete' } }], /action\.type.*expire, transition/],
    ['no action', [{ ...rule, action: undefined }], /action/],
    [
      'an unknown countType',
      [{ ...rule, selection: { ...selection, countType: 'many' } }],
      /countType.*imageCountMoreThan/,
    ],
    ['no count', [{ ...rule, selection: { ...selection, countNumber: 0 } }], /countNumber/],
    ['days for a number', [{ ...rule, selection: { ...selection, countUnit: 'days' } }], /countUnit/],
    ['an age without a unit', [{ ...rule, selection: { ...aged, countUnit: undefined } }], /countUnit/],
    ['an age in weeks', [{ ...rule, selection: { ...aged, countUnit: 'weeks' } }], /countUnit.*days/],
    [
      'tags without a list',
      [{ ...rule, selection: tagged }],
      /Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED/,
    ],
    ['tags with an empty list', [{ ...rule, selection: { ...tagged, tagPrefixList: [] } }], /tagPrefixList/],
    ['a list without tags', [{ ...rule, selection: { ...selection, tagPrefixList: ['v'] } }], /tagPrefixList/],
    ['five wildcards', [{ ...rule, selection: { ...tagged, tagPatternList: ['*a*b*c*d*'] } }], /tagPatternList/],
    ['a misspelled member', [{ ...rule, selection: { ...selection, tagState: 'any' } }], /tagState/],
    ['a misspelled member of a rule', [{ ...rule, priority: 1 }], /priority/],
    ['a transition to nowhere', [{ ...rule, action: { type: 'transition' } }], /targetStorageClass/],
    [
      'a transition to glacier',
      [{ ...rule, action: { ...transition, targetStorageClass: 'glacier' } }],
      /targetStorageClass/,
    ],
    ['an expiry to the archive', [{ ...rule, action: { ...transition, type: 'expire' } }], /targetStorageClass/],
    [
      'a time in the archive for what is not there',
      [{ ...rule, selection: { ...archived, storageClass: undefined } }],
      /storageClass/,
    ],
    ['no priority', [{ ...rule, rulePriority: undefined }], /rulePriority/],
    ['priority 0', [{ ...rule, rulePriority: 0 }], /rulePriority/],
    ['a priority twice', [rule, { ...rule, selection: { ...tagged, tagPrefixList: ['v'] } }], /rulePriority/],
    [
      'two rules for untagged images',
      [rule, { ...rule, rulePriority: 2 }],
      /Only one rule can select Untagged images per storage class/,
    ],
    [
      'a rule behind that for any',
      [
        { ...rule, selection: { ...selection, tagStatus: 'any' } },
        { ...rule, rulePriority: 2 },
      ],
      /Rule for tagStatus=ANY must have the lowest priority per storage class/,
    ],
    ['no rules', [], /rules/],
    ['a rule that is none', ['rule'], /rules\[0\]/],
  ])('%s', async (_name, rules, reason) => {
    const error = await errorOf(put(...rules));
    expect(error).toMatch(
      /^InvalidParameterException: Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: /,
    );
    expect(error).toMatch(reason);
  });

  test.each([' '.repeat(100), `{${' '.repeat(100)}`, `[${' '.repeat(100)}]`])('that is no object: %j', async (text) => {
    expect(await errorOf(putText(text))).toMatch(/Lifecycle policy validation failure/);
  });
});
