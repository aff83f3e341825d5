import { describe, expect, test } from '@jest/globals';
import { engineCaches, warnUnusedCaches } from '../../../src/phases/build/build-cache.ts';
import type { Step } from '../../../src/phases/step.ts';
import type { CacheSituation } from '../../../src/plan/cache-flags.ts';

const repository = { owner: 'octo', name: 'shop', defaultBranch: 'main' };
const push = (branch: string): CacheSituation['event'] => ({ name: 'push', ref: `refs/heads/${branch}`, repository });
const main = push('main');

describe('without a push', () => {
  const step = (preset: CacheSituation['preset'], variables: Readonly<Record<string, string>> = {}) => {
    const said: string[] = [];
    const runner = {
      warning: (text: string) => said.push(`warning: ${text}`),
      notice: (text: string) => said.push(`notice: ${text}`),
    };
    const build = { cache: { preset, ref: 'caches/a', scope: ['api'] }, platforms: [] };
    const region = variables.AWS_REGION === undefined ? {} : { region: variables.AWS_REGION };
    const made = {
      inputs: { build, repository: { name: 'team/shop' }, ...region },
      event: main,
      environment: { variables },
      runner,
    } as unknown as Step;
    return { step: made, said };
  };
  test.each<[CacheSituation['preset'], number, RegExp | undefined]>([
    ['none', 0, undefined],
    ['gha', 1, /^warning: The cache is neither read nor written, as ACTIONS_RUNTIME_TOKEN is not set/],
    ['registry', 0, /^notice: cache: registry is neither read nor written, as push is false/],
    ['inline', 0, /^notice: cache: inline is neither read nor written, as push is false/],
  ])('cache: %s', (preset, count, message) => {
    const { step: made, said } = step(preset);
    const { from: read, to: written } = engineCaches(made);
    expect([read.length, written.length]).toEqual([count, count]);
    warnUnusedCaches(made);
    expect(said).toEqual(message === undefined ? [] : [expect.stringMatching(message)]);
  });
  test.each<[string, Readonly<Record<string, string>>, number, RegExp | undefined]>([
    ['no region', { AWS_ACCESS_KEY_ID: 'x' }, 0, /^warning: cache: s3 .* no region is known: set `aws-region`/],
    [
      'no keys',
      { AWS_REGION: 'eu-west-1' },
      0,
      /^warning: cache: s3 is neither read nor written: .* no AWS credentials/,
    ],
    ['keys', { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'x' }, 1, undefined],
    ['a profile', { AWS_REGION: 'eu-west-1', AWS_PROFILE: 'x' }, 1, undefined],
  ])('cache: s3, with %s', (_what, variables, count, message) => {
    const { step: made, said } = step('s3', variables);
    const { from: read, to: written } = engineCaches(made);
    expect([read.length, written.length]).toEqual([count, count]);
    if (count > 0) expect(read).toEqual(['type=s3,region=eu-west-1,bucket=caches,prefix=a/,name=team/shop/cache-api']);
    warnUnusedCaches(made);
    expect(said).toEqual(message === undefined ? [] : [expect.stringMatching(message)]);
  });
  test('cache: gha, with the token of its service', () => {
    const { step: made, said } = step('gha', { ACTIONS_RUNTIME_TOKEN: 'x' });
    expect(engineCaches(made).from).toEqual(['type=gha,scope=image-api']);
    warnUnusedCaches(made);
    expect(said).toEqual([]);
  });
});
