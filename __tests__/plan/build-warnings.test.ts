import { expect, test } from '@jest/globals';
import { buildWarnings } from '../../src/plan/build-warnings.ts';

test('nothing of what is usual', () => {
  const buildArgs = [{ name: 'VERSION', value: '1' }, { name: 'BASE' }];
  expect(buildWarnings({ platforms: ['linux/amd64', 'linux/arm64'], buildArgs })).toEqual([]);
});

test('each platform, then each argument; never its value', () => {
  const buildArgs = [{ name: 'TOKEN', value: 'hunter2' }, { name: 'PASSWORD' }];
  const warnings = buildWarnings({ platforms: ['linux/amd46', 'linux/arm64', 'linus/arm64'], buildArgs });
  expect(warnings).toEqual([
    expect.stringMatching(/^platforms: linux\/amd46 .* nearest one is linux\/amd64\.$/),
    expect.stringMatching(/^platforms: linus\/arm64 /),
    expect.stringMatching(/^build-args: TOKEN /),
    expect.stringMatching(/^build-args: PASSWORD /),
  ]);
  expect(warnings.join()).not.toContain('hunter2');
});
