import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { StepResult } from '../../scripts/local-runner.ts';
import { ACCOUNT, ENGINES, policy, ROLE, trust, World, whenPushed, without } from './workbench.ts';

describe.each(ENGINES)('tags that move, on Docker $version with the $store store', (engine) => {
  let world: World;
  let first: string;
  let second: string;
  beforeEach(async () => {
    world = await World.create(engine);
    [first = '', second = ''] = await world.commits(0, 5);
  });
  afterEach(async () => {
    await world.close();
  });
  /** A run of one of the two commits; the checkout has the history. */
  const run = (commit: string, inputs: Record<string, string>) =>
    world.step({ commit, ...inputs }, { event: { sha: commit } });
  const latest = () => world.images().find(({ tags }) => tags.includes('latest'))?.digest;

  test('forward with each commit', async () => {
    await run(first, { tags: 'latest' });
    await world.change();
    const newer = await run(second, { tags: 'latest' });
    expect(newer.notices).toEqual([]);
    expect(latest()).toBe(newer.outputs.digest);
  });

  test('never back to an older commit that ends last', async () => {
    const newer = await run(second, { tags: 'latest\nmain' });
    await world.change();
    const older = await run(first, { tags: 'latest\nmain\nv1' });
    expect(older.errors).toEqual([]);
    expect(older.notices).toEqual([expect.stringContaining(`latest -> ${second}`)]);
    expect(latest()).toBe(newer.outputs.digest);
    expect(older.outputs.tags).toBe(`${first}\nv1`);
  });

  test('not even where the newer one arrives during the build', async () => {
    const other = whenPushed(world, async () => {
      await world.change();
      return await run(second, { tags: 'latest' });
    });
    const older = await run(first, { tags: 'latest' });
    expect(older.notices).toHaveLength(1);
    expect(latest()).toBe((await other).outputs.digest);
  });

  test('back where that is wanted', async () => {
    await run(second, { tags: 'latest' });
    await world.change();
    const older = await run(first, { tags: 'latest', 'keep-newer-tags': 'false' });
    expect(older.notices).toEqual([]);
    expect(latest()).toBe(older.outputs.digest);
  });

  test('without a commit tag: the next tag is pushed in place of one that stays, or none', async () => {
    const inputs = { 'commit-tag': 'false', tags: 'latest' };
    const newer = await run(second, inputs);
    await world.change();
    const some = await run(first, { ...inputs, tags: 'latest\nold' });
    expect(some.errors).toEqual([]);
    expect(some.outputs.tags).toBe('old');
    const none = await run(first, inputs);
    expect(none.errors).toEqual([]);
    expect(none.outputs).toMatchObject({ result: 'reused', digest: newer.outputs.digest, tags: 'latest' });
    expect(latest()).toBe(newer.outputs.digest);
  });

  test('a tag that a newer run takes right before the proof is told, and no failure', async () => {
    let other: Promise<StepResult> | undefined;
    const newer = async () => {
      await world.change();
      other = run(second, { tags: 'latest' });
      await other;
    };
    // Three tags before the build, the two further ones after it; then the proof.
    for (const hook of [...Array.from({ length: 5 }, () => () => {}), newer])
      world.aws.onCall('ecr', 'DescribeImages', hook);
    const main = await run(first, { tags: 'latest\nv1' });
    expect(main.errors).toEqual([]);
    expect(main.notices).toEqual([expect.stringContaining(`latest -> ${second}`)]);
    expect(main.outputs.tags).toBe(`${first}\nv1`);
    expect(latest()).toBe((await other)?.outputs.digest);
  });

  test('a newer run that takes the only tag right before the proof: its image is what there is', async () => {
    const inputs = { 'commit-tag': 'false', tags: 'latest' };
    let other: StepResult | undefined;
    const newer = async () => {
      await world.change();
      other = await run(second, inputs);
    };
    for (const hook of [() => {}, () => {}, newer]) world.aws.onCall('ecr', 'DescribeImages', hook);
    const main = await run(first, inputs);
    expect(main.errors).toEqual([]);
    expect(main.outputs).toMatchObject({ result: 'reused', digest: other?.outputs.digest, tags: 'latest' });
    expect(main.outputs['platform-digests']).toBe(other?.outputs['platform-digests']);
  });

  test('a role that may not read images is told that tags move unseen', async () => {
    // A tag of its commit would tell.
    await run(first, { 'commit-tag': 'false', tags: 'latest' });
    const statements = without('ecr:GetDownloadUrlForLayer');
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    await world.change();
    const main = await run(second, { tags: 'latest' });
    expect(main.errors).toEqual([]);
    expect(main.warnings).toEqual([expect.stringMatching(/^latest moves .* lacks ecr:GetDownloadUrlForLayer/)]);
  });

  test('an image that does not say its commit is no reason to stay', async () => {
    const labels = `org.opencontainers.image.revision=none\norg.opencontainers.image.created=never`;
    const other = await run(second, { 'commit-tag': 'false', 'own-labels': 'false', labels, tags: 'latest' });
    await world.change();
    const main = await run(first, { tags: 'latest' });
    expect(main.notices).toEqual([]);
    expect(latest()).not.toBe(other.outputs.digest);
  });
});

describe.each(ENGINES)(
  'tags that move and images of several commits, on Docker $version with the $store store',
  (engine) => {
    let world: World;
    beforeEach(async () => {
      world = await World.create(engine);
    });
    afterEach(async () => {
      await world.close();
    });
    const latest = () => world.images().find(({ tags }) => tags.includes('latest'))?.digest;
    const content = { reuse: 'content' };
    const run = async (sha: string | undefined, inputs: Record<string, string>) => {
      await world.git('checkout', '--quiet', sha ?? '');
      return await world.step({ ...content, ...inputs }, { event: { sha: sha ?? '' } });
    };

    test('a commit that reused an older image keeps its tag there', async () => {
      const [one, two, three] = await world.commits(0, 5, 10);
      const built = await run(one, { tags: 'latest' });
      expect((await run(three, { tags: 'latest' })).outputs.result).toBe('reused');
      await world.change();
      const late = await run(two, { tags: 'latest' });
      expect(late.errors).toEqual([]);
      expect(late.notices).toEqual([expect.stringContaining(`latest -> ${three}`)]);
      expect(latest()).toBe(built.outputs.digest);
    });

    test('an image that a later commit of another branch built first is no reason to stay', async () => {
      const [one, two] = await world.commits(0, 5);
      await world.git('checkout', '--quiet', '--orphan', 'other');
      await world.git('commit', '--quiet', '--allow-empty', '--message=other');
      await run(await world.git('rev-parse', 'HEAD'), {
        labels: 'org.opencontainers.image.created=2026-11-20T12:03:00Z',
      });
      const reused = await run(one, {
        labels: 'org.opencontainers.image.created=2026-11-20T12:03:00Z',
        tags: 'latest',
      });
      expect(reused.outputs.result).toBe('reused');
      await world.change();
      const next = await run(two, { tags: 'latest' });
      expect(next.notices).toEqual([]);
      expect(latest()).toBe(next.outputs.digest);
    });
  },
);
