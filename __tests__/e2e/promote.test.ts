import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ECRClient, PutAccountSettingCommand, PutImageCommand } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runStep, type StepOptions, type StepResult, type Variables } from '../../scripts/local-runner.ts';
import {
  ACCOUNT,
  ENGINES,
  inSequence,
  OTHER_ACCOUNT,
  PUSH_STATEMENTS,
  policy,
  REGION,
  REPOSITORY,
  ROLE,
  SHA,
  trust,
  World,
  without,
} from './workbench.ts';

const action = resolve(import.meta.dirname, '../../promote');
const TARGET = 'team/production';

describe.each(ENGINES)('an image of Docker $version with the $store store', (engine) => {
  let world: World;
  beforeEach(async () => {
    world = await World.create(engine);
  });
  afterEach(async () => {
    await world.close();
  });

  /** Runs promote/action.yml where no engine answers. */
  function promote(inputs: Variables, options: Partial<StepOptions> = {}): Promise<StepResult> {
    return runStep({
      action,
      ...options,
      workspace: world.workspace,
      temp: world.temp,
      environment: { ...world.jobEnvironment(), DOCKER_HOST: 'tcp://127.0.0.1:9' },
      inputs: { 'role-to-assume': ROLE, 'aws-region': REGION, repository: REPOSITORY, ...inputs },
    });
  }

  function administrator(): ECRClient {
    const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = world.aws.adminEnvironment;
    const credentials = { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY };
    return new ECRClient({ endpoint: world.aws.endpoint, region: REGION, credentials });
  }

  /** A second repository that the role may use like the first one. */
  function createTarget(): void {
    world.aws.createRepository({ name: TARGET });
    const statements = PUSH_STATEMENTS.map((statement) => ({ ...statement, Resource: '*' }));
    world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
  }

  describe('in the same repository', () => {
    test('the image of this commit gets tags, proven, without an engine', async () => {
      const built = await world.step();
      world.aws.journal.clear();
      world.aws.setLatency(100);
      const main = await promote({ tags: 'production\nv1' });
      expect(main.errors).toEqual([]);
      expect(main.outputs).toMatchObject({
        result: 'reused',
        digest: built.outputs.digest,
        tag: 'production',
        tags: 'production\nv1',
        'image-uri': `${built.outputs['repository-uri']}:production`,
        'platform-digests': built.outputs['platform-digests'],
      });
      expect(world.images()[0]?.tags.toSorted()).toEqual([SHA, 'production', 'v1'].toSorted());
      const entries = world.aws.journal.entries().filter(({ service }) => service !== 'github');
      expect(inSequence(entries)).toBeLessThanOrEqual(4);
    });

    test('of several variants of the commit the one of the flavor, and never another one', async () => {
      const stages = [
        'FROM scratch AS api',
        'COPY index.html /api',
        'FROM scratch AS worker',
        'COPY index.html /w',
        '',
      ];
      await writeFile(join(world.workspace, 'Dockerfile'), stages.join('\n'));
      const api = await world.step({ 'build-args': '', target: 'api' });
      const flavored = { flavor: 'suffix=-worker', tags: 'type=raw,value=production' };
      const early = await promote(flavored);
      expect(early.errors).toEqual([
        {
          title: 'image-missing',
          message: expect.stringMatching(/no image \w+-worker, and the one under .* is not taken/),
        },
      ]);
      const worker = await world.step({ 'build-args': '', target: 'worker', flavor: 'suffix=-worker' });
      const main = await promote(flavored);
      expect(main.errors).toEqual([]);
      expect(main.outputs).toMatchObject({ tags: 'production-worker', digest: worker.outputs.digest });
      // Of the next commit only the other one was built.
      const event = { sha: 'c'.repeat(40) };
      const next = await world.step({ 'build-args': '', target: 'api' }, { event });
      const other = await promote(flavored, { event });
      expect(other.errors[0]?.message).toMatch(/built otherwise than the image under production-worker \(target\)/);
      expect(world.images().find(({ tags }) => tags.includes('production-worker'))?.digest).toBe(worker.outputs.digest);
      // Without a flavor the commit is what was built without one, and what is named is taken.
      expect((await promote({ tags: 'v1' })).outputs.digest).toBe(api.outputs.digest);
      const named = await promote({ ...flavored, image: event.sha });
      expect(named.outputs).toMatchObject({ tags: 'production-worker', digest: next.outputs.digest });
      // Now it was built as what the wanted tag stands on.
      await world.change();
      const again = await world.step({ 'build-args': '', target: 'api' }, { event: { sha: 'd'.repeat(40) } });
      const agreeing = await promote(flavored, { event: { sha: 'd'.repeat(40) } });
      expect(agreeing.outputs).toMatchObject({ tags: 'production-worker', digest: again.outputs.digest });
      expect(agreeing.log).toMatch(
        /d-worker is not there; d+ is taken, as it was built as the image under production-worker/,
      );
    });

    test('without the permission to read its configuration: promoted all the same, with a warning', async () => {
      await world.step();
      const statements = without('ecr:GetDownloadUrlForLayer');
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
      const main = await promote({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(main.outputs['platform-digests']).toBe('{}');
      expect(main.warnings).toEqual([expect.stringContaining('platform-digests is empty')]);
    });

    test.each<[string, (built: StepResult) => string]>([
      ['a tag', () => 'v1'],
      ['a digest', ({ outputs }) => outputs.digest ?? ''],
      ['a commit', () => SHA],
    ])('back to the image of %s', async (_name, image) => {
      const built = await world.step({ tags: 'v1\nproduction' });
      await world.change();
      const newer = await world.step({ tags: 'production' }, { event: { sha: 'c'.repeat(40) } });
      expect(newer.outputs.digest).not.toBe(built.outputs.digest);
      const main = await promote({ image: image(built), tags: 'production' });
      expect(main.errors).toEqual([]);
      expect(main.outputs.digest).toBe(built.outputs.digest);
      expect(world.images().find(({ tags }) => tags.includes('production'))?.digest).toBe(built.outputs.digest);
    });

    test('what is not there, archived, or in the way is told before anything is changed', async () => {
      expect((await promote({ image: 'v9', tags: 'v1' })).errors[0]?.title).toBe('image-missing');
      const built = await world.step();
      world.aws.changeImage({ repository: REPOSITORY, reference: SHA, status: 'ARCHIVED' });
      for (const image of [SHA, built.outputs.digest ?? '']) {
        const archived = await promote({ image, tags: 'v1' });
        expect(archived.errors[0]).toEqual({
          title: 'image-archived',
          message: expect.stringMatching(/ in team\/shop is archived[\s\S]*--registry-id 123456789012 /),
        });
      }
      world.aws.changeImage({ repository: REPOSITORY, reference: SHA, status: 'ACTIVE' });
      expect((await promote({ tags: 'v1', 'to-repository': 'team/none' })).errors[0]?.title).toMatch(
        /^(repository-missing|permission-missing)$/,
      );
      expect((await promote({ tags: 'v1', 'commit-tag': 'false' })).errors[0]?.message).toMatch(
        /- commit-tag: is an input/,
      );
      expect(world.images()).toEqual([expect.objectContaining({ digest: built.outputs.digest, tags: [SHA] })]);
    });

    test('by its whole name, as the outputs of the build give it', async () => {
      const built = await world.step({ tags: 'v1' });
      await world.change();
      await world.step({}, { event: { sha: 'c'.repeat(40) } });
      const names = ['image-uri', 'image-digest-uri'].map((output) => built.outputs[output] ?? '');
      for (const image of [...names, `${REPOSITORY}:v1`, `${REPOSITORY}:${'c'.repeat(40)}@${built.outputs.digest}`]) {
        const main = await promote({ image, tags: 'production' });
        expect(main.errors).toEqual([]);
        expect(main.outputs.digest).toBe(built.outputs.digest);
      }
    });

    test('of another repository or registry: told, though there is an image of that tag', async () => {
      await world.step({ tags: 'v1' });
      const host = `${await world.aws.registryHost(OTHER_ACCOUNT, REGION)}/${REPOSITORY}`;
      const uri = `${OTHER_ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/${REPOSITORY}`;
      for (const [image, rule] of [
        [
          'team/other:v1',
          /- image: "team\/other:v1" is in team\/other, and `repository` is team\/shop\. Write `repository: team\/other`/,
        ],
        [
          `${ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com/${REPOSITORY}:v1`,
          /- image: .* in another registry than `repository`/,
        ],
        [
          `${host}:v1`,
          /is not in the registry of account 123456789012, region eu-west-1, where team\/shop is\. Nothing/,
        ],
        [`${uri}:v1`, /is not in the registry of account 123456789012/],
      ] as const)
        expect((await promote({ image, tags: 'production' })).errors).toMatchObject([
          { message: expect.stringMatching(rule) },
        ]);
      expect(world.images().flatMap(({ tags }) => tags)).not.toContain('production');
    });

    test('a repository to take from that is not there', async () => {
      createTarget();
      const main = await promote({ tags: 'v1', repository: 'team/none', 'to-repository': TARGET });
      expect(main.errors).toEqual([
        { title: 'repository-missing', message: expect.stringMatching(/team\/none, .* does not exist/) },
      ]);
    });

    test('tags that are on it already: no call that changes anything', async () => {
      const built = await world.step({ tags: 'v1' });
      const statements = without('ecr:PutImage');
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(...statements) });
      const main = await promote({ tags: 'v1' });
      expect(main.errors).toEqual([]);
      expect(main.outputs).toMatchObject({ digest: built.outputs.digest, tags: 'v1' });
    });

    test('an immutable tag on another image', async () => {
      const immutable = await World.create(engine, { repository: { imageTagMutability: 'IMMUTABLE' } });
      try {
        await immutable.step({ tags: 'v1' });
        await immutable.change();
        await immutable.step({}, { event: { sha: 'c'.repeat(40) } });
        const main = await runStep({
          action,
          workspace: immutable.workspace,
          temp: immutable.temp,
          environment: immutable.jobEnvironment(),
          inputs: {
            'role-to-assume': ROLE,
            'aws-region': REGION,
            repository: REPOSITORY,
            image: 'c'.repeat(40),
            tags: 'v1',
          },
        });
        expect(main.errors[0]?.title).toBe('tag-immutable');
      } finally {
        await immutable.close();
      }
    });
  });

  describe('into another repository', () => {
    test('an image, its layers mounted', async () => {
      const built = await world.step();
      createTarget();
      await administrator().send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
      const main = await promote({ tags: 'v1', 'to-repository': TARGET });
      expect(main.errors).toEqual([]);
      expect(main.outputs).toMatchObject({ repository: TARGET, digest: built.outputs.digest });
      expect(world.images(TARGET)).toEqual([expect.objectContaining({ digest: built.outputs.digest, tags: ['v1'] })]);
      world.aws.journal.clear();
      const again = await promote({ tags: 'v1\nv2', 'to-repository': TARGET });
      expect(again.errors).toEqual([]);
      expect(world.images(TARGET)[0]?.tags).toEqual(['v1', 'v2']);
      const calls = world.calls();
      expect(calls.filter((call) => /PutImage|BatchCheckLayerAvailability/.test(call))).toEqual(['ecr:PutImage']);
    });

    /** Puts an index over the image of the commit. */
    async function pushIndex(): Promise<string> {
      const image = world.aws.images(ACCOUNT, REGION, REPOSITORY)[0];
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const platform = { os: 'linux', architecture: 'amd64' };
      const child = { mediaType: image?.mediaType, digest: image?.digest, size: image?.manifest.length, platform };
      const imageManifest = JSON.stringify({ schemaVersion: 2, mediaType, manifests: [child] });
      await administrator().send(
        new PutImageCommand({
          repositoryName: REPOSITORY,
          imageManifest,
          imageManifestMediaType: mediaType,
          imageTag: 'index',
        }),
      );
      return mediaType;
    }

    test('an index of which an image is archived: nothing is changed', async () => {
      const built = await world.step();
      await pushIndex();
      world.aws.changeImage({ repository: REPOSITORY, reference: SHA, status: 'ARCHIVED' });
      createTarget();
      await administrator().send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
      const main = await promote({ image: 'index', tags: 'v1', 'to-repository': TARGET });
      expect(main.errors).toEqual([
        { title: 'image-archived', message: expect.stringContaining(`    ${built.outputs.digest}`) },
      ]);
      expect(world.images(TARGET)).toEqual([]);
    });

    test('an index with all its images', async () => {
      const built = await world.step();
      const mediaType = await pushIndex();
      createTarget();
      await administrator().send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
      const main = await promote({ image: 'index', tags: 'v1', 'to-repository': TARGET });
      expect(main.errors).toEqual([]);
      expect(main.outputs['media-type']).toBe(mediaType);
      expect(JSON.parse(main.outputs['platform-digests'] ?? '')).toEqual({ 'linux/amd64': built.outputs.digest });
      expect(
        world
          .images(TARGET)
          .map(({ digest }) => digest)
          .toSorted(),
      ).toEqual([built.outputs.digest, main.outputs.digest].toSorted());
    });

    test('where the account does not mount, the layers go through this machine, with the command that lets it', async () => {
      const built = await world.step();
      createTarget();
      const main = await promote({ tags: 'v1', 'to-repository': TARGET });
      expect(main.errors).toEqual([]);
      expect(main.log).toContain('put-account-setting --name BLOB_MOUNTING');
      expect(main.log).toMatch(/Copied sha256:\w+ from .*\/team\/shop to .*\/team\/production: \d blobs? sent/);
      expect(world.images(TARGET)).toEqual([expect.objectContaining({ digest: built.outputs.digest, tags: ['v1'] })]);
    });

    test('an index goes through this machine too, with all its images', async () => {
      const built = await world.step();
      await pushIndex();
      createTarget();
      const main = await promote({ image: 'index', tags: 'v1', 'to-repository': TARGET });
      expect(main.errors).toEqual([]);
      expect(world.images(TARGET).map(({ digest }) => digest)).toEqual([built.outputs.digest, main.outputs.digest]);
    });

    test('that is not there: told, or created', async () => {
      const built = await world.step();
      const create = { Effect: 'Allow', Action: ['ecr:CreateRepository', 'ecr:*'], Resource: '*' } as const;
      world.aws.createRole({ arn: ROLE, trust: trust(ACCOUNT, '*'), permissions: policy(create) });
      const wanted = { tags: 'v1', 'to-repository': 'team/new' };
      const missing = await promote(wanted);
      expect(missing.errors).toEqual([
        { title: 'repository-missing', message: expect.stringContaining('    create-repository: true') },
      ]);
      const made = await promote({ ...wanted, 'create-repository': 'true', 'session-policy': 'repository' });
      expect(made.errors).toEqual([]);
      expect(made.log).toMatch(/Created the repository .*\/team\/new\./);
      expect(world.images('team/new')).toEqual([
        expect.objectContaining({ digest: built.outputs.digest, tags: ['v1'] }),
      ]);
    });
  });
});

test('the inputs that both actions have mean the same', async () => {
  const { parse } = await import('yaml');
  const read = async (file: string) => parse(await readFile(resolve(import.meta.dirname, '../..', file), 'utf8'));
  const [main, promotion] = [await read('action.yml'), await read('promote/action.yml')];
  for (const name of ['aws-region', 'role-to-assume', 'audience', 'flavor'])
    expect(promotion.inputs[name]).toEqual(main.inputs[name]);
});
