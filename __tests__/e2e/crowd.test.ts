/**
 * Many runs at once against quotas as ECR's: all succeed. 32 runs; 200, of which docs/reliability.md tells, by
 *
 *     RELIABILITY=all npm run e2e -- --testPathPatterns e2e/crowd && npm run docs
 */
import { expect, test } from '@jest/globals';
import { mapLimit } from '../../src/lib/map-limit.ts';
import { IS_WHOLE, keepResults } from '../reliability/results.ts';
import { ENGINES, SHA, World } from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');
const RUNS = IS_WHOLE ? 200 : 32;
const AT_ONCE = IS_WHOLE ? 32 : 16;

test(`${RUNS} runs, ${AT_ONCE} at a time`, async () => {
  const world = await World.create(engine, {
    repository: { imageTagMutability: 'IMMUTABLE' },
    aws: { putImagePerSecond: 10, authorizationTokensPerSecond: 20 },
  });
  try {
    const built = await world.step({ tags: 'v1.0.0' });
    expect(built.errors).toEqual([]);
    const start = performance.now();
    const numbers = Array.from({ length: RUNS }, (_, index) => index + 1);
    const runs = await mapLimit(numbers, AT_ONCE, (number) => world.step({ tags: `v1.0.${number}` }));
    const seconds = Math.round((performance.now() - start) / 1000);
    expect(runs.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(runs.map(({ outputs }) => outputs.digest))).toEqual(new Set([built.outputs.digest]));
    const [image] = world.images();
    expect([...(image?.tags ?? [])].sort()).toEqual(
      [SHA, 'v1.0.0', ...numbers.map((number) => `v1.0.${number}`)].sort(),
    );
    const throttled = world.aws.journal.entries().filter(({ error }) => error === 'ThrottlingException').length;
    if (IS_WHOLE) keepResults({ crowd: { runs: RUNS, atOnce: AT_ONCE, seconds, throttled } });
  } finally {
    await world.close();
  }
}, 600_000);
