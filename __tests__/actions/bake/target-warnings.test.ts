import { expect, test } from '@jest/globals';
import { targetWarnings } from '../../../src/actions/bake/target-warnings.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const target = (name: string, platforms: readonly string[], args: Readonly<Record<string, string>> = {}) => ({
  name,
  build: {
    ...NO_BUILD_INPUTS,
    platforms,
    buildArgs: Object.entries(args).map(([argument, value]) => ({ name: argument, value })),
  },
});

test('nothing of what is usual', () => {
  expect(targetWarnings([target('api', ['linux/amd64'], { VERSION: '1' }), target('web', [])])).toEqual([]);
});

test('each platform and argument once, with its targets; never a value', () => {
  const warnings = targetWarnings([
    target('api', ['linux/amd46', 'linux/arm64'], { TOKEN: 'hunter2', A: 'x' }),
    target('web', ['linux/amd46'], { TOKEN: 'hunter3' }),
    target('worker', [], { PASSWORD: 'hunter4' }),
  ]);
  expect(warnings).toEqual([
    expect.stringMatching(/^targets api, web: linux\/amd46 .* nearest one is linux\/amd64\.$/),
    expect.stringMatching(/^targets api, web: the argument TOKEN looks like a secret/),
    expect.stringMatching(/^target worker: the argument PASSWORD looks like a secret/),
  ]);
  expect(warnings.join()).not.toContain('hunter');
});
