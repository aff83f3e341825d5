import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { Variables } from '../../scripts/local-runner.ts';
import { ENGINES, policy, ROLE, SHA, World, whenPushed, without } from './workbench.ts';

const DOCKERFILE = [
  'ARG BASE',
  'FROM ${BASE} AS api',
  'ARG V',
  'RUN echo "api $V" > /what',
  'FROM ${BASE} AS worker',
  'ARG V',
  'RUN echo "worker $V" > /what',
].join('\n');

describe.each(ENGINES.slice(0, 1))('one commit built in several ways, on Docker $version', (engine) => {
  let world: World;
  const open = async (imageTagMutability: 'MUTABLE' | 'IMMUTABLE') => {
    world = await World.create(engine, { repository: { imageTagMutability } });
    await writeFile(join(world.workspace, 'Dockerfile'), DOCKERFILE);
  };
  beforeEach(async () => await open(/MUTABLE/.exec(expect.getState().currentTestName ?? '') ? 'MUTABLE' : 'IMMUTABLE'));
  afterEach(async () => await world.close());

  const args = (version: string) => ({ 'build-args': `BASE=${BASE_IMAGE}\nV=${version}` });
  const tagsOf = (digest: string | undefined) =>
    world
      .images()
      .find((image) => image.digest === digest)
      ?.tags.toSorted();

  test('the second leg of a matrix gets an image of its own, under its own tags', async () => {
    const api = await world.step({ target: 'api', tags: '1.2.3-api' });
    const worker = await world.step({ target: 'worker', tags: '1.2.3-worker' });
    expect(worker.errors).toEqual([]);
    expect(worker.outputs).toMatchObject({
      result: 'built',
      tag: '1.2.3-worker',
      tags: '1.2.3-worker',
      version: '1.2.3-worker',
    });
    expect(worker.outputs['image-uri']).toMatch(/:1\.2\.3-worker$/);
    expect(worker.warnings).toEqual([
      expect.stringMatching(/stays on sha256:\w+, as it was built otherwise \(target\)/),
    ]);
    expect(tagsOf(api.outputs.digest)).toEqual([SHA, '1.2.3-api'].toSorted());
    expect(tagsOf(worker.outputs.digest)).toEqual(['1.2.3-worker']);
  });

  test('the same on a MUTABLE repository: a warning names what loses the tag', async () => {
    const api = await world.step({ target: 'api' });
    const worker = await world.step({ target: 'worker' });
    expect(worker.outputs.result).toBe('built');
    expect(worker.warnings).toEqual([expect.stringMatching(/\(target\).*loses the tag/)]);
    expect(tagsOf(api.outputs.digest)).toEqual([]);
    expect(tagsOf(worker.outputs.digest)).toEqual([SHA]);
  });

  test('how the image that is there was built cannot be read: it may be another variant', async () => {
    await world.step({ target: 'api' });
    world.aws.faults.add({
      service: 'ecr',
      operation: 'GetDownloadUrlForLayer',
      kind: 'error',
      status: 400,
      code: 'LayerInaccessibleException',
      message: 'no',
      times: 500,
    });
    const worker = await world.step({ target: 'worker', tags: 'worker' });
    expect(worker).toMatchObject({ errors: [], outputs: { result: 'built', tags: 'worker' } });
    expect(worker.warnings).toContainEqual(expect.stringMatching(/did not give its configuration/));
    const alone = await world.step({ target: 'worker' });
    expect(alone.errors).toMatchObject([
      { title: 'aws-call-failed', message: expect.stringMatching(/could not be read/) },
    ]);
  });

  test('what ECR shows a second after the push of another variant: that one is there', async () => {
    world.aws.setLag(1500);
    const other = whenPushed(world, () => world.step({ target: 'api' }));
    const worker = await world.step({ target: 'worker', tags: 'worker' });
    expect((await other).errors).toEqual([]);
    expect(worker).toMatchObject({ errors: [], outputs: { result: 'built', tags: 'worker' } });
  });

  test('labels of the image that it is built on are not its own', async () => {
    const [one = '', two = ''] = await world.commits(0, 5);
    const labels = `ecr-build-push.version=9.0.0\necr-build-push.commit=${two}\norg.opencontainers.image.revision=${two}`;
    const lines = labels.split('\n').map((label) => `LABEL ${label}`);
    await writeFile(join(world.workspace, 'Dockerfile'), ['ARG BASE', 'FROM ${BASE}', ...lines].join('\n'));
    const plain = { ...args('1'), 'commit-tag': 'false', 'own-labels': 'false' };
    const first = await world.step({ ...plain, tags: '1.4.2' }, { event: { sha: one } });
    const again = await world.step(
      { ...plain, tags: '1.4.2' },
      { event: { sha: one }, environment: { ...world.jobEnvironment(), GITHUB_RUN_ATTEMPT: '2' } },
    );
    expect(again).toMatchObject({ errors: [], outputs: { result: 'reused', digest: first.outputs.digest } });
  });

  test('nor is their version, where tags are MUTABLE', async () => {
    const lines = ['ARG BASE', 'FROM ${BASE}', 'LABEL ecr-build-push.version=9.0.0'];
    await writeFile(join(world.workspace, 'Dockerfile'), lines.join('\n'));
    const [one = '', two = ''] = await world.commits(0, 5);
    await world.step({ ...args('1'), tags: 'latest' }, { event: { sha: one } });
    const tags = 'type=semver,pattern={{version}}';
    const release = await world.step({ ...args('2'), tags }, { event: { sha: two, ref: 'refs/tags/v1.2.3' } });
    expect(release).toMatchObject({ errors: [], notices: [] });
    expect(release.outputs.tags).toMatch(/1\.2\.3\nlatest$/);
  });

  test('without a tag of its own it is refused before the build', async () => {
    await world.step({ target: 'api' });
    const worker = await world.step({ target: 'worker' });
    expect(worker.errors).toEqual([
      { title: 'tag-immutable', message: expect.stringMatching(/\(target\)[\s\S]*flavor: suffix=-NAME/) },
    ]);
    expect(worker.log).not.toMatch(/docker build /);
  });

  test("the flavor's suffix makes tags of the commit for each", async () => {
    const leg = (target: string) => ({ target, flavor: `suffix=-${target}`, tags: 'type=raw,value=1.2.3' });
    const api = await world.step(leg('api'));
    const worker = await world.step(leg('worker'));
    expect([api, worker].flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    expect(tagsOf(api.outputs.digest)).toEqual([`${SHA}-api`, '1.2.3-api'].toSorted());
    expect(tagsOf(worker.outputs.digest)).toEqual([`${SHA}-worker`, '1.2.3-worker'].toSorted());
    const again = await world.step(leg('worker'));
    expect(again.outputs).toMatchObject({ result: 'reused', digest: worker.outputs.digest });
  });

  test('what has the SHA alone is taken under a suffix too, where it was built as asked', async () => {
    const bare = await world.step({ target: 'api' });
    const worker = await world.step({ target: 'worker', flavor: 'suffix=-worker' });
    expect(worker).toMatchObject({ errors: [], warnings: [], outputs: { result: 'built', tags: `${SHA}-worker` } });
    expect(worker.outputs.digest).not.toBe(bare.outputs.digest);
    const api = await world.step({ target: 'api', flavor: 'suffix=-api' });
    expect(api).toMatchObject({ errors: [], outputs: { result: 'reused', digest: bare.outputs.digest } });
    expect(api.outputs.tags).toBe(`${SHA}-api`);
    expect(tagsOf(bare.outputs.digest)).toEqual([SHA, `${SHA}-api`].toSorted());
    expect(tagsOf(worker.outputs.digest)).toEqual([`${SHA}-worker`]);
  });

  test('the same where the SHA could move, MUTABLE: only if that is asked for', async () => {
    const bare = await world.step({ target: 'api' });
    const api = { target: 'api', flavor: 'suffix=-api' };
    expect((await world.step({ ...api, 'plan-only': 'true' })).outputs.result).toBe('build');
    const worker = await world.step({ target: 'worker', flavor: 'suffix=-worker', 'if-exists': 'reuse' });
    expect(worker).toMatchObject({ errors: [], outputs: { result: 'built', tags: `${SHA}-worker` } });
    expect(worker.outputs.digest).not.toBe(bare.outputs.digest);
    const taken = await world.step({ ...api, 'if-exists': 'reuse' });
    expect(taken).toMatchObject({ errors: [], outputs: { result: 'reused', digest: bare.outputs.digest } });
    expect(tagsOf(bare.outputs.digest)).toEqual([SHA, `${SHA}-api`].toSorted());
  });

  test('other values of arguments: built beside, or taken where that is asked for', async () => {
    const first = await world.step({ target: 'api', ...args('1') });
    const other = await world.step({ target: 'api', ...args('2'), tags: 'two' });
    expect(other.outputs).toMatchObject({ result: 'built', tags: 'two' });
    expect(other.warnings).toEqual([expect.stringContaining('values of `build-args`')]);
    const taken = await world.step({ target: 'api', ...args('3'), 'if-exists': 'reuse', tags: 'three' });
    expect(taken.outputs).toMatchObject({ result: 'reused', digest: first.outputs.digest });
  });

  test('a nightly build without cache is a new image, but in a re-run of itself', async () => {
    const first = await world.step({ target: 'api' });
    const nightly = { target: 'api', 'no-cache': 'true', tags: 'nightly-1' };
    const built = await world.step(nightly);
    expect(built.outputs).toMatchObject({ result: 'built', tags: 'nightly-1' });
    expect(built.warnings).toEqual([expect.stringContaining('a new one is asked for')]);
    const alone = await world.step({ target: 'api', 'no-cache': 'true' });
    expect(alone.outputs).toMatchObject({ result: 'reused', digest: first.outputs.digest });
    expect(alone.warnings).toEqual([expect.stringContaining('nothing is built')]);
    const environment = { ...world.jobEnvironment(), GITHUB_RUN_ATTEMPT: '2' };
    const again = await world.step({ ...nightly, tags: 'nightly-2' }, { environment });
    expect(again.outputs).toMatchObject({ result: 'reused', digest: first.outputs.digest });
  });

  test('a re-run without a tag of the commit is no trouble, another commit is', async () => {
    const inputs = { target: 'api', 'commit-tag': 'false', tags: '1.4.2' };
    const first = await world.step(inputs);
    const again = await world.step(inputs);
    expect(again.outputs).toMatchObject({ result: 'reused', digest: first.outputs.digest });
    const other = await world.step(inputs, { event: { sha: 'e'.repeat(40) } });
    expect(other.errors).toEqual([{ title: 'tag-immutable', message: expect.stringContaining('if-exists: reuse') }]);
    const moving = await world.step({ ...inputs, tags: 'latest', 'if-exists': 'reuse' });
    expect(moving.errors).toEqual([{ title: 'inputs-invalid', message: expect.stringMatching(/latest, which moves/) }]);
  });

  test.each<[string, string, Variables]>([
    ['the SHA', `${SHA}-amd64`, {}],
    // Nothing else tells the commit then.
    ['its first digits', `build-${SHA.slice(0, 7)}`, { 'own-labels': 'false' }],
  ])('a first tag that holds %s is as good as a tag of the commit', async (_name, tag, more) => {
    const inputs = { target: 'api', 'commit-tag': 'false', tags: tag, ...more };
    const first = await world.step(inputs);
    const again = await world.step(inputs);
    expect(again).toMatchObject({ errors: [], warnings: [] });
    expect(again.outputs).toMatchObject({ result: 'reused', digest: first.outputs.digest, tags: tag });
    const nightly = await world.step({ ...inputs, tags: `${tag}\nnightly`, 'no-cache': 'true' });
    expect(nightly).toMatchObject({ errors: [], outputs: { result: 'built', tag: 'nightly', tags: 'nightly' } });
    expect(nightly.warnings).toEqual([expect.stringMatching(new RegExp(`^${tag} stays on .*a new one is asked for`))]);
    expect(tagsOf(first.outputs.digest)).toEqual([tag]);
    expect(tagsOf(nightly.outputs.digest)).toEqual(['nightly']);
  });

  test('more platforms or attestations than the image has are built, whatever if-exists says, MUTABLE', async () => {
    await world.step({ target: 'api' });
    const more = await world.step({ target: 'api', provenance: 'mode=max', 'if-exists': 'reuse' });
    expect(more.warnings).toEqual([expect.stringContaining('`provenance` or `sbom`')]);
    expect(more.outputs.result).toBe('built');
  });

  test('a role that may not read labels takes what is there, with a warning', async () => {
    await world.step({ target: 'api' });
    world.aws.createRole({
      arn: ROLE,
      trust: policy({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRoleWithWebIdentity' }),
      permissions: policy(...without('ecr:GetDownloadUrlForLayer')),
    });
    const again = await world.step({ target: 'api' });
    expect(again.outputs.result).toBe('reused');
    expect(again.warnings[0]).toMatch(/how the image under .* was built cannot be read.*ecr:GetDownloadUrlForLayer/i);
  });

  test('plan-only says what would be done, and does nothing', async () => {
    const plan = await world.step({ target: 'api', 'plan-only': 'true', tags: '1.2.3' });
    expect(plan.errors).toEqual([]);
    expect(plan.outputs).toMatchObject({ commit: SHA, tag: SHA, version: '1.2.3', result: 'build' });
    expect(world.images()).toEqual([]);
    await world.step({ target: 'api', tags: '1.2.3' });
    expect((await world.step({ target: 'api', 'plan-only': 'true' })).outputs.result).toBe('reuse');
    world.aws.journal.clear();
    const offline = await world.step({ 'plan-only': 'true', push: 'false', tags: '1.2.3' });
    expect(offline.outputs).toMatchObject({ commit: SHA, version: '1.2.3' });
    expect(world.calls()).toEqual([]);
  });

  test('own-labels: false leaves one label, and digests are the same under every commit', async () => {
    const inputs = { target: 'api', 'own-labels': 'false', 'commit-tag': 'false' };
    const date = { SOURCE_DATE_EPOCH: '0' };
    const environment = () => ({ ...world.jobEnvironment(), ...date });
    const one = await world.step({ ...inputs, tags: 'one' }, { environment: environment() });
    const two = await world.step(
      { ...inputs, tags: 'two' },
      { event: { sha: 'e'.repeat(40) }, environment: environment() },
    );
    expect(two.outputs.digest).toBe(one.outputs.digest);
    const labels = await world.docker('inspect', '--format={{json .Config.Labels}}', one.outputs['image-id'] ?? '');
    expect(Object.keys(JSON.parse(labels))).toEqual(['ecr-build-push.built-as']);
  });
});
