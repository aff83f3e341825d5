import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ENGINES, pullRequest, SHA, World } from './workbench.ts';

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

  test.each(['MUTABLE', 'IMMUTABLE'])('a commit of another one than the event, %s', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    await world.git('checkout', '--quiet', one);
    const before = await world.step({}, { event: { sha: one } });
    expect(before.notices).toEqual([]);
    await world.change();
    await world.git('checkout', '--quiet', '-b', 'release/1.x', two);
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

  test("a pull request's test merge stands for its head", async () => {
    const [base = ''] = await world.commits(0);
    await world.git('checkout', '--quiet', '-b', 'feature');
    await world.git('commit', '--quiet', '--allow-empty', '--message=head');
    const head = await world.git('rev-parse', 'HEAD');
    await world.git('checkout', '--quiet', '--detach', base);
    await world.git('merge', '--quiet', '--no-ff', '--message=merge', 'feature');
    const merge = await world.git('rev-parse', 'HEAD');
    const event = pullRequest('octo-org/octo-repo');
    const payload = { pull_request: { ...Object(event.payload).pull_request, head: { sha: head } } };
    const main = await world.step({ tags: RULES.join('\n') }, { event: { ...event, payload, sha: merge } });
    expect(main.errors).toEqual([]);
    expect(tagsOf(main)).toEqual([head, 'pr-7']);
  });

  test('the context in a checkout of another repository', async () => {
    await world.commits(0);
    const other = join(world.workspace, 'other');
    await mkdir(other);
    for (const name of ['Dockerfile', 'index.html']) await cp(join(world.workspace, name), join(other, name));
    await world.git('-C', other, 'init', '--quiet');
    await world.git('-C', other, 'commit', '--quiet', '--allow-empty', '--message=other');
    await world.git('-C', other, 'remote', 'add', 'origin', 'https://github.com/octo-org/tools.git');
    const commit = await world.git('-C', other, 'rev-parse', 'HEAD');
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
