import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { RunEvent, Variables } from '../../scripts/local-runner.ts';
import { Bakery, PERMISSIONS } from './bakery.ts';
import { GithubStandIn } from './github-api.ts';
import { ACCOUNT, ENGINES, policy, pullRequest, ROLE, trust, World } from './workbench.ts';

/** A checkout that tells nothing of other commits. */
const WITHOUT_GIT = { GIT_DIR: '/nowhere', PATH: `${import.meta.dirname}/without-git:${process.env.PATH}` };
/** The checkout as it is. */
const WITH_GIT = {};

/** A repository in which one tag alone can move. */
const BUT_FOR_LATEST = {
  imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
  imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest' }],
} as const;

describe.each(ENGINES.slice(0, 1))('which image is newer, on Docker $version', (engine) => {
  let world: World;
  let github: GithubStandIn;
  beforeEach(async () => {
    const isFixed = / but for latest$/.test(expect.getState().currentTestName ?? '');
    world = await World.create(engine, isFixed ? { repository: BUT_FOR_LATEST } : {});
    github = await GithubStandIn.start(world.workspace);
  });
  afterEach(async () => {
    await github.close();
    await world.close();
  });

  const holder = (tag: string) => world.images().find(({ tags }) => tags.includes(tag))?.digest;

  /** A run that has checked out that commit of a branch, at depth 1 unless told otherwise. */
  async function run(
    commit: string,
    branch: string,
    inputs: Record<string, string> = {},
    event: Partial<RunEvent> = {},
    git: Variables = WITHOUT_GIT,
  ) {
    await world.change();
    const ref = /^refs\//.test(branch) ? branch : `refs/heads/${branch}`;
    const payload = { repository: { default_branch: 'main' }, ...event.payload };
    // The stand-in knows the history; the run's own checkout is as shallow as actions/checkout makes it.
    return await world.step(
      { commit, 'github-token': 'token', tags: 'latest', ...inputs },
      {
        event: { name: 'push', ref, sha: commit, ...event, payload },
        environment: { ...world.jobEnvironment(), GITHUB_API_URL: github.url, ...git },
      },
    );
  }

  test.each(['where all tags can move', 'where none can but for latest'])(
    'a run of an older commit that ends last leaves the tag, by what GitHub says, %s',
    async () => {
      const [one = '', two = '', three = ''] = await world.commits(0, 5, 9);
      await world.git('branch', '--force', 'main', three).catch(() => undefined);
      const newer = await run(two, 'main');
      const older = await run(one, 'main');
      expect(older.errors).toEqual([]);
      expect(older.notices).toEqual([expect.stringContaining(`latest -> ${two}`)]);
      expect(holder('latest')).toBe(newer.outputs.digest);
      const newest = await run(three, 'main');
      expect(newest).toMatchObject({ errors: [], notices: [] });
      const digests = [older, newer, newest, newest].map(({ outputs }) => outputs.digest);
      expect([one, two, three, 'latest'].map(holder)).toEqual(digests);
    },
  );

  test('branches side by side: the last run has the tag, whatever the dates', async () => {
    const [one = ''] = await world.commits(0);
    await world.git('checkout', '--quiet', '-b', 'two', one);
    await world.git('commit', '--quiet', '--allow-empty', '--message=two');
    const two = await world.git('rev-parse', 'HEAD');
    await world.git('checkout', '--quiet', '-b', 'three', one);
    await world.git('commit', '--quiet', '--allow-empty', '--message=three');
    const three = await world.git('rev-parse', 'HEAD');
    await run(two, 'two', { tags: 'staging' });
    const last = await run(three, 'three', { tags: 'staging' });
    expect(last.notices).toEqual([]);
    expect(holder('staging')).toBe(last.outputs.digest);
  });

  test('after a force push back the tag moves back', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const branch = await world.git('branch', '--show-current');
    await run(two, branch);
    await world.git('reset', '--quiet', '--soft', one);
    const back = await run(one, branch);
    expect(back.notices).toEqual([]);
    expect(holder('latest')).toBe(back.outputs.digest);
  });

  test('the event of a force push back says so too, where GitHub does not', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const branch = await world.git('branch', '--show-current');
    const newer = await run(two, branch);
    // The checkout has the commit that was taken back, as another branch still has it.
    await world.git('branch', 'kept', two);
    await world.git('reset', '--quiet', '--soft', one);
    github.status = 403;
    const older = await run(one, branch, {}, { payload: { before: two } }, WITH_GIT);
    expect(older.notices).toEqual([expect.stringContaining(`latest -> ${two}`)]);
    expect(holder('latest')).toBe(newer.outputs.digest);
    const back = await run(one, branch, {}, { payload: { before: two, forced: true } }, WITH_GIT);
    expect(back).toMatchObject({ errors: [], warnings: [], notices: [] });
    expect(holder('latest')).toBe(back.outputs.digest);
    expect(back.log).not.toMatch(/latest moves from/);
  });

  test('a clone of depth 1 does not know the later commit, so that GitHub decides', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const branch = await world.git('branch', '--show-current');
    const newer = await run(two, branch, {}, {}, WITH_GIT);
    const origin = await world.checkOutShallow(`refs/heads/${branch}`, one);
    await github.close();
    github = await GithubStandIn.start(origin);
    const ofCheckout = { commit: '' };
    const older = await run(one, branch, ofCheckout, {}, WITH_GIT);
    expect(older.errors).toEqual([]);
    expect(older.outputs.commit).toBe(one);
    expect(older.notices).toEqual([expect.stringContaining(`latest -> ${two}`)]);
    expect(github.asked).toContain(`${one}...${two}`);
    expect(holder('latest')).toBe(newer.outputs.digest);
    github.status = 403;
    const blind = await run(one, branch, ofCheckout, {}, WITH_GIT);
    expect(blind).toMatchObject({ errors: [], notices: [] });
    expect(blind.log).toMatch(new RegExp(`latest moves from an image of ${two}.*fetch-depth: 0`));
    expect(holder('latest')).toBe(blind.outputs.digest);
  });

  test('what GitHub does not tell moves the tag, and one line says why', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    await run(two, 'main');
    for (const status of [403, 404, 429]) {
      github.status = status;
      const older = await run(one, 'main');
      expect(older.errors).toEqual([]);
      expect(holder('latest')).toBe(older.outputs.digest);
      expect(older.log).toMatch(new RegExp(`latest moves from an image of ${two}.*contents: read`));
      github.status = 200;
      await run(two, 'main');
    }
  });

  test('a backport takes neither latest nor 1 from a higher version', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const rules = ['{{version}}', '{{major}}.{{minor}}', '{{major}}'].map(
      (pattern) => `type=semver,pattern=${pattern}`,
    );
    const tags = rules.join('\n');
    const higher = await run(one, 'refs/tags/v1.3.0', { tags });
    expect(higher.outputs.tags).toBe(`${one}\n1.3.0\n1.3\n1\nlatest`);
    const backport = await run(two, 'refs/tags/v1.2.9', { tags });
    expect(backport.errors).toEqual([]);
    expect(backport.outputs.tags).toBe(`${two}\n1.2.9\n1.2`);
    expect(backport.notices).toEqual([expect.stringMatching(/1 -> .*latest -> .*higher version/)]);
    const next = await run(two, 'refs/tags/v1.3.1', { tags });
    expect(next.outputs.tags).toContain('1.3.1\n1.3\n1\nlatest');
    expect(holder('latest')).toBe(next.outputs.digest);
  });

  const versionsOf = (scheme: string) =>
    ['{{version}}', '{{major}}'].map((pattern) => `type=${scheme},pattern=${pattern}`).join('\n');
  test.each<[string, { tags: string; flavor?: string }, string, string, stays: string[], moves: string[]]>([
    ['of two parts', { tags: versionsOf('pep440') }, 'v1.4', 'v1.3', ['1', 'latest'], ['1.3']],
    [
      'with the commit behind them',
      { tags: versionsOf('semver'), flavor: 'suffix=-{{sha}}' },
      'v2.1.0',
      'v2.0.9',
      ['latest'],
      [],
    ],
    [
      'and latest=true',
      { tags: versionsOf('semver'), flavor: 'latest=true' },
      'v2.0.0',
      'v1.2.9',
      ['latest'],
      ['1.2.9', '1'],
    ],
    [
      'without a tag that has them in full',
      { tags: 'type=semver,pattern={{major}}', flavor: 'prefix=app-' },
      'v1.3.0',
      'v1.2.9',
      ['app-1', 'latest'],
      [],
    ],
  ])('versions %s', async (_name, inputs, higher, lower, stays, moves) => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const first = await run(one, `refs/tags/${higher}`, inputs);
    const backport = await run(two, `refs/tags/${lower}`, inputs);
    expect(backport.errors).toEqual([]);
    for (const tag of stays) expect([tag, holder(tag)]).toEqual([tag, first.outputs.digest]);
    for (const tag of moves) expect([tag, holder(tag)]).toEqual([tag, backport.outputs.digest]);
  });

  test('two versions on one image: each tag has its own order', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const tags = versionsOf('semver');
    await run(one, 'refs/tags/v1.9.0', { tags });
    const second = await run(one, 'refs/tags/v2.0.0', { tags });
    const backport = await run(two, 'refs/tags/v1.9.1', { tags });
    expect(backport.outputs.tags).toBe(`${two}\n1.9.1\n1`);
    expect(holder('latest')).toBe(second.outputs.digest);
  });

  /** What GitHub was asked by the moment in which the next manifest arrives at the registry. */
  function askedBeforePush(): Promise<readonly string[]> {
    const { promise, resolve } = Promise.withResolvers<readonly string[]>();
    world.aws.onCall('registry', 'PutImage', () => resolve([...github.asked]));
    return promise;
  }

  test('GitHub is asked once about each pair, before the push, and not at all where no tag leaves another commit', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    await run(one, 'main', { tags: 'latest\nstable' });
    expect(github.asked).toEqual([]);
    const before = askedBeforePush();
    await run(two, 'main', { tags: 'latest\nstable' });
    expect(github.asked).toEqual([`${two}...${one}`]);
    expect(await before).toEqual(github.asked);
  });

  test('bake asks once about each pair for all targets', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const branch = await world.git('branch', '--show-current');
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...PERMISSIONS) });
    const bakery = new Bakery(world);
    await bakery.fill(['api', 'web']);
    for (const name of ['api', 'web']) world.aws.createRepository({ name: `team/moving-${name}` });
    const bake = async (commit: string) =>
      await bakery.step(
        { commit, 'github-token': 'token', 'repository-prefix': 'team/moving-', tags: 'latest' },
        {
          event: { sha: commit, ref: `refs/heads/${branch}` },
          environment: { ...world.jobEnvironment(), GITHUB_API_URL: github.url, ...WITHOUT_GIT },
        },
      );
    expect((await bake(two)).errors).toEqual([]);
    expect(github.asked).toEqual([]);
    const older = await bake(one);
    expect(older.errors).toEqual([]);
    expect(older.notices).toHaveLength(2);
    expect(github.asked.toSorted()).toEqual([`${one}...${two}`, `${one}...${branch}`, `${two}...${branch}`].toSorted());
  });

  test('GitHub is asked nothing about a branch in runs for git tags and pull requests', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const branch = await world.git('branch', '--show-current');
    const newer = await run(two, branch);
    const pull = pullRequest('octo-org/octo-repo');
    const payload = { pull_request: { ...Object(pull.payload).pull_request, head: { sha: one, ref: 'feature' } } };
    const askedBy = async (ref: string, event: Partial<RunEvent> = {}) => {
      github.asked.splice(0);
      const older = await run(one, ref, {}, event);
      expect(older.errors).toEqual([]);
      expect(older.notices).toEqual([expect.stringContaining(`latest -> ${two}`)]);
      expect(holder('latest')).toBe(newer.outputs.digest);
      return [...github.asked];
    };
    const pair = `${one}...${two}`;
    expect(await askedBy('refs/tags/x')).toEqual([pair]);
    expect(await askedBy('refs/pull/7/merge', { name: 'pull_request', payload })).toEqual([pair]);
    // It is, where a branch is what is built.
    expect(await askedBy(branch)).toEqual(expect.arrayContaining([pair, `${one}...${branch}`]));
  });

  test('a created label of another tool says nothing', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const labels = (minute: string) => ({ labels: `org.opencontainers.image.created=2030-01-01T00:0${minute}:00Z` });
    await run(one, 'main', labels('9'));
    const next = await run(two, 'main', labels('1'));
    expect(holder('latest')).toBe(next.outputs.digest);
  });

  test('a run for a pushed git tag that workflow_run calls a branch', async () => {
    const [, two = ''] = await world.commits(0, 5);
    await world.git('tag', 'v1.4.2', two);
    const workflow_run = {
      event: 'push',
      head_sha: two,
      head_branch: 'v1.4.2',
      head_repository: { full_name: 'octo-org/octo-repo' },
    };
    const payload = { workflow_run, repository: { default_branch: 'main', full_name: 'octo-org/octo-repo' } };
    const tags = 'type=semver,pattern={{version}}\ntype=ref,event=branch';
    const main = await run(two, 'main', { tags }, { name: 'workflow_run', payload });
    expect(main.errors).toEqual([]);
    expect(main.outputs.tags).toBe(`${two}\n1.4.2\nlatest`);
  });
});
