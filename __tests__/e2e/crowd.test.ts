/**
 * Many runs at once against quotas as ECR's: all succeed. 32 runs; 200, of which docs/reliability.md tells, by
 *
 *     RELIABILITY=all npm run e2e -- --testPathPatterns e2e/crowd && npm run docs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { Results } from '../../scripts/docs/reliability-page.ts';
import { mapLimit } from '../../src/lib/map-limit.ts';
import { ENGINES, SHA, World } from './workbench.ts';

const [engine] = ENGINES;
if (engine === undefined) throw new Error('no engine');
const isWhole = process.env.RELIABILITY === 'all';
const RUNS = isWhole ? 200 : 32;
const AT_ONCE = isWhole ? 32 : 16;
const RESULTS = join(import.meta.dirname, '../reliability/results.json');

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
    if (isWhole) {
      const results: Results = JSON.parse(readFileSync(RESULTS, 'utf8'));
      const crowd = { runs: RUNS, atOnce: AT_ONCE, seconds, throttled };
      writeFileSync(RESULTS, `${JSON.stringify({ ...results, crowd }, undefined, 2)}\n`);
    }
  } finally {
    await world.close();
  }
}, 600_000);
