import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep, type StepOptions, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  PUSH_STATEMENTS,
  policy,
  pullRequest,
  REGION,
  REPOSITORY,
  ROLE,
  SHA,
  trust,
  World,
} from './workbench.ts';

const RULES = ['type=ref,event=branch', 'type=ref,event=tag', 'type=ref,event=pr', 'type=semver,pattern={{version}}'];

describe.each(ENGINES.slice(0, 1))('what is checked out, on Docker $version', (engine) => {
  let world: World;
  const tagsOf = (result: { readonly outputs: Readonly<Record<string, string>> }) => result.outputs.tags?.split('\n');
  const isImmutable = () => /IMMUTABLE/.test(expect.getState().currentTestName ?? '');
  beforeEach(async () => {
    const imageTagMutability = isImmutable() ? 'IMMUTABLE' : 'MUTABLE';
    world = await World.create(engine, { repository: { imageTagMutability } });
  });
  afterEach(async () => await world.close());

  /** Kinds of repositories, and how much of the history is checked out. */
  const KINDS = ['MUTABLE, whole history', 'IMMUTABLE, whole history', 'IMMUTABLE, depth 1'].map((kind) =>
    kind.split(', '),
  );
  const checkOutRef = async (ref: string, depth: string | undefined) =>
    depth === 'depth 1'
      ? await world.checkOutShallow(ref)
      : await world.git('checkout', '--quiet', ref.replace('refs/heads/', ''));

  test.each(KINDS)('a commit of another one than the event, %s, %s', async (_kind, depth) => {
    const [one = '', two = ''] = await world.commits(0, 5);
    await world.git('branch', 'first', one);
    await world.git('branch', 'release/1.x', two);
    await checkOutRef('refs/heads/first', depth);
    const before = await world.step({}, { event: { sha: one } });
    expect(before.notices).toEqual([]);
    await world.change();
    await checkOutRef('refs/heads/release/1.x', depth);
    const event = { name: 'workflow_dispatch', sha: one };
    const after = await world.step({ tags: RULES.join('\n') }, { event });
    expect(after.errors).toEqual([]);
    expect(after.outputs.result).toBe('built');
    expect(tagsOf(after)).toEqual([two, 'release-1.x']);
    expect(after.notices).toEqual([expect.stringMatching(new RegExp(`${two}.*not ${one}`))]);
    const first = world.images().find(({ tags }) => tags.includes(one));
    expect(first?.digest).toBe(before.outputs.digest);
    expect(after.outputs.digest).not.toBe(before.outputs.digest);
    const labels = await world.docker('inspect', '--format={{json .Config.Labels}}', after.outputs['image-uri'] ?? '');
    expect(JSON.parse(labels)['org.opencontainers.image.revision']).toBe(two);
  });

  test('a commit that no ref is at makes no tag of branch or version, and that is said', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    await world.git('checkout', '--quiet', one);
    const main = await world.step({ tags: RULES.join('\n') }, { event: { sha: two } });
    expect(tagsOf(main)).toEqual([one]);
    expect(main.notices).toEqual([expect.stringContaining('cannot be told')]);
  });

  /** Commits on a branch `feature` and on its base, and GitHub's merge of the two. */
  async function commitPullRequest() {
    const [base = ''] = await world.commits(0);
    await world.git('checkout', '--quiet', '-b', 'feature');
    await world.git('commit', '--quiet', '--allow-empty', '--message=head');
    const head = await world.git('rev-parse', 'HEAD');
    await world.git('checkout', '--quiet', '--detach', base);
    await world.git('merge', '--quiet', '--no-ff', '--message=merge', 'feature');
    const merge = await world.git('rev-parse', 'HEAD');
    await world.git('update-ref', 'refs/pull/7/merge', merge);
    return { base, head, merge };
  }

  /** The event of a pull request with that head. */
  function pullRequestEvent(head: string) {
    const event = pullRequest('octo-org/octo-repo');
    return { ...event, payload: { pull_request: { ...Object(event.payload).pull_request, head: { sha: head } } } };
  }

  test.each(KINDS)("a pull request's test merge stands for its head, %s, %s", async (_kind, depth) => {
    const { head, merge } = await commitPullRequest();
    await checkOutRef('refs/pull/7/merge', depth);
    const main = await world.step({ tags: RULES.join('\n') }, { event: { ...pullRequestEvent(head), sha: merge } });
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([head, 'pr-7']);
  });

  test.each(['whole history', 'depth 1'])('so it does where the event does not name it, %s', async (depth) => {
    const { base, head } = await commitPullRequest();
    await checkOutRef('refs/pull/7/merge', depth);
    const event = { ...pullRequestEvent(head), name: 'pull_request_target', sha: base, ref: 'refs/heads/main' };
    const plan = { tags: RULES.join('\n'), 'plan-only': 'true', push: 'false' };
    const main = await world.step(plan, { event });
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([head, 'pr-7']);
  });

  test.each(['MUTABLE', 'IMMUTABLE'])(
    'the test merge of a head that was built already is an image of its own, %s',
    async () => {
      const { head, merge } = await commitPullRequest();
      await world.git('checkout', '--quiet', 'feature');
      const first = await world.step({}, { event: { sha: head, ref: 'refs/heads/feature' } });
      expect(tagsOf(first)).toEqual([head]);
      await world.git('checkout', '--quiet', '--detach', merge);
      await world.change();
      const event = { ...pullRequestEvent(head), sha: merge };
      const main = await world.step({ tags: 'type=ref,event=pr' }, { event });
      expect(main.errors).toEqual([]);
      expect(main.outputs).toMatchObject({ result: 'built', tag: 'pr-7', tags: 'pr-7' });
      expect(main.warnings).toEqual([
        expect.stringMatching(new RegExp(`^${head} stays on .*merged into its base or not`)),
      ]);
      const holder = (tag: string) => world.images().find(({ tags }) => tags.includes(tag))?.digest;
      expect([head, 'pr-7'].map(holder)).toEqual([first.outputs.digest, main.outputs.digest]);
      expect(main.outputs.digest).not.toBe(first.outputs.digest);
    },
  );

  test.each([
    ['pull_request_target', 'the merge commit', ['release-1.x']],
    ['pull_request', 'the head', ['pr-7']],
  ])('%s, closed by its merge, with %s checked out', async (name, what, tags) => {
    const { base, head, merge } = await commitPullRequest();
    await world.git('update-ref', '-d', 'refs/pull/7/merge');
    await world.git('branch', '--quiet', '--delete', '--force', 'feature');
    const built = what === 'the head' ? head : merge;
    await world.git('checkout', '--quiet', '--detach', built);
    const given = Object(pullRequest('octo-org/octo-repo').payload).pull_request;
    const closed = { merged: true, merge_commit_sha: merge, head: { sha: head }, base: { ref: 'release/1.x' } };
    const payload = { repository: { default_branch: 'main' }, pull_request: { ...given, ...closed } };
    const event = { name, sha: what === 'the head' ? merge : base, ref: 'refs/heads/main', payload };
    const main = await world.step(
      { tags: [...RULES, 'type=edge'].join('\n'), 'plan-only': 'true', push: 'false' },
      { event },
    );
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([built, ...tags]);
  });

  test('the context in a checkout of another repository', async () => {
    await world.commits(0);
    const commit = await checkOut('other', 'octo-org/tools');
    for (const name of ['Dockerfile', 'index.html'])
      await cp(join(world.workspace, name), join(world.workspace, 'other', name));
    const main = await world.step({ context: 'other' });
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([commit]);
    const labels = await world.docker('inspect', '--format={{json .Config.Labels}}', main.outputs['image-uri'] ?? '');
    expect(JSON.parse(labels)).toMatchObject({
      'org.opencontainers.image.source': 'https://github.com/octo-org/tools',
      'org.opencontainers.image.revision': commit,
      'org.opencontainers.image.title': 'tools',
    });
  });

  describe('where nothing is built', () => {
    /** Runs another action, where no engine answers. */
    const run = async (name: string, inputs: Variables, options: Partial<StepOptions>): Promise<StepResult> =>
      await runStep({
        action: resolve(import.meta.dirname, '../..', name),
        workspace: world.workspace,
        temp: world.temp,
        environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' },
        ...options,
        inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, repository: REPOSITORY, ...inputs },
      });
    const origin = async (name: string) =>
      await world.git('remote', 'add', 'origin', `https://github.com/octo-org/${name}.git`);
    let one: string;
    let two: string;
    beforeEach(async () => {
      [one = '', two = ''] = await world.commits(0, 5);
    });

    test("promote takes the image of HEAD, and the event's where the checkout is of another repository", async () => {
      const digests: (string | undefined)[] = [];
      for (const commit of [one, two]) {
        await world.change();
        digests.push((await world.step({ commit })).outputs.digest);
      }
      const event = { sha: one };
      await origin('octo-repo');
      const own = await run('promote', { tags: 'type=sha,prefix=to-' }, { event });
      expect(own.errors).toEqual([]);
      expect(own.outputs).toMatchObject({ digest: digests[1], tags: `to-${two.slice(0, 7)}` });
      expect(own.notices).toEqual([expect.stringMatching(new RegExp(`${two}.*not ${one}`))]);
      await world.git('remote', 'set-url', 'origin', 'https://github.com/octo-org/tools.git');
      const other = await run('promote', { tags: 'type=sha,prefix=to-' }, { event });
      expect(other.errors).toEqual([]);
      expect(other.outputs).toMatchObject({ digest: digests[0], tags: `to-${one.slice(0, 7)}` });
      expect(other.notices).toEqual([]);
    });

    test("merge tags its index by HEAD, and by the event's commit where the checkout is of another repository", async () => {
      const image = await world.step({ 'commit-tag': 'false', tags: 'v1-amd64' });
      const inputs = { images: image.outputs.digest ?? '', tags: 'type=sha,prefix=sha-' };
      const event = { sha: one };
      await origin('octo-repo');
      const own = await run('merge', inputs, { event });
      expect(own.errors).toEqual([]);
      expect(tagsOf(own)).toEqual([two, `sha-${two.slice(0, 7)}`]);
      await world.git('remote', 'set-url', 'origin', 'git@github.com:octo-org/tools.git');
      const other = await run('merge', inputs, { event });
      expect(other.errors).toEqual([]);
      expect(tagsOf(other)).toEqual([one, `sha-${one.slice(0, 7)}`]);
    });
  });

  test('bake: each target gets the commit of the checkout that its context is in', async () => {
    const statements = PUSH_STATEMENTS.map((statement) => ({ ...statement, Resource: '*' }));
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
    for (const name of ['api', 'tools']) world.aws.createRepository({ name: `team/${name}` });
    const [first = '', second = ''] = await world.commits(0, 5);
    const tools = await checkOut('tools', 'octo-org/tools');
    for (const folder of ['api', 'tools']) {
      await mkdir(join(world.workspace, folder), { recursive: true });
      await writeFile(join(world.workspace, folder, 'Dockerfile'), 'FROM scratch\nCOPY Dockerfile /\n');
    }
    const target = (name: string, context: string) => `target "${name}" {\n  context = "${context}"\n}\n`;
    const group = 'group "default" {\n  targets = ["api", "tools"]\n}\n';
    const bakefile = group + target('api', 'api') + target('tools', 'tools');
    await writeFile(join(world.workspace, 'docker-bake.hcl'), bakefile);
    const main = await runStep({
      action: resolve(import.meta.dirname, '../../bake'),
      workspace: world.workspace,
      temp: world.temp,
      environment: world.jobEnvironment(),
      event: { sha: first },
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, 'repository-prefix': 'team', tags: 'type=sha' },
    });
    expect(main.errors).toEqual([]);
    const images = JSON.parse(main.outputs.images ?? '');
    expect(images.api.tags).toEqual([second, `sha-${second.slice(0, 7)}`]);
    expect(images.tools.tags).toEqual([tools, `sha-${tools.slice(0, 7)}`]);
    const labels = await world.docker('inspect', '--format={{json .Config.Labels}}', images.tools['image-uri']);
    expect(JSON.parse(labels)).toMatchObject({
      'org.opencontainers.image.source': 'https://github.com/octo-org/tools',
      'org.opencontainers.image.revision': tools,
    });
  });

  /** Makes a folder of the workspace a checkout of another repository; its commit. */
  async function checkOut(folder: string, repository: string): Promise<string> {
    const path = join(world.workspace, folder);
    await mkdir(path);
    await world.git('-C', path, 'init', '--quiet');
    await world.git('-C', path, 'commit', '--quiet', '--allow-empty', `--message=${folder}`);
    await world.git('-C', path, 'remote', 'add', 'origin', `https://github.com/${repository}.git`);
    return await world.git('-C', path, 'rev-parse', 'HEAD');
  }

  test('without git on the PATH, and in a checkout of somebody else', async () => {
    const [, two = ''] = await world.commits(0, 5);
    const bin = join(world.temp, 'bin');
    await mkdir(bin);
    await writeFile(join(bin, 'git'), '#!/bin/sh\necho "fatal: detected dubious ownership" >&2\nexit 128\n', {
      mode: 0o755,
    });
    const PATH = `${bin}:${process.env.PATH}`;
    const main = await world.step({}, { environment: { ...world.jobEnvironment(), PATH } });
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([two]);
  });

  test('a .git without a commit is an error, unless the workflow names the commit', async () => {
    await world.git('init', '--quiet');
    const broken = await world.step();
    expect(broken.errors).toEqual([{ title: 'checkout-broken', message: expect.stringContaining('actions/checkout') }]);
    const commit = 'f'.repeat(40);
    expect(tagsOf(await world.step({ commit }))).toEqual([commit]);
    const wrong = await world.step({ commit: 'main' });
    expect(wrong.errors).toEqual([{ title: 'inputs-invalid', message: expect.stringContaining('commit: "main"') }]);
    await rm(join(world.workspace, '.git'), { recursive: true });
    expect(tagsOf(await world.step())).toEqual([SHA]);
  });

  test('an address without a commit is refused before anything is called', async () => {
    const main = await world.step({ context: 'https://github.com/octo-org/tools.git#main' });
    expect(main.errors).toEqual([
      { title: 'inputs-invalid', message: expect.stringMatching(/`commit`[\s\S]*commit-tag: false/) },
    ]);
    expect(world.calls()).toEqual([]);
  });
});
