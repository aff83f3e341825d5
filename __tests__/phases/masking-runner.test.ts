import { expect, test } from '@jest/globals';
import type { Runner } from '../../src/github/runner.ts';
import { maskOnlyOutsideOutputs } from '../../src/phases/masking-runner.ts';
import { foreseenOutputs } from '../../src/report/outputs.ts';

test('a runner hides nothing that is in an output', () => {
  const masks: string[] = [];
  const runner = { mask: (text: string) => void masks.push(text) } as Partial<Runner> as Runner;
  const registry = '000000000000.dkr.ecr.eu-west-1.amazonaws.com';
  const place = { registry, accountId: '000000000000', region: 'eu-west-1' };
  const image = { repository: 'team/deploy', tags: ['abcdefg'] as const, place, platforms: [] };
  const names = { commit: 'c'.repeat(40), named: ['abcdefg'] };
  const outputs = foreseenOutputs(image, names, new Date('2026-11-30T22:00:00Z'));
  const { mask } = maskOnlyOutsideOutputs(runner, outputs);
  for (const text of [
    'deploy',
    '1',
    'true',
    '',
    'registry',
    'reused',
    'oci.image.index',
    '{\nhunter2\n}',
    '123456789012',
    // Of what is built, and when: a build may well end on the next day.
    'c'.repeat(40),
    'ccccccc',
    '2026-11',
    '2026-11-30',
    '2026-12-01',
    '2026-11-29',
  ])
    mask(text);
  expect(masks).toEqual(['hunter2', '2026-11-29']);
});
