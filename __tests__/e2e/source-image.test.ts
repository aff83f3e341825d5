import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { BASE_IMAGE } from '../../scripts/base-image.ts';
import type { StepResult, Variables } from '../../scripts/local-runner.ts';
import { writeLayout } from './layouts.ts';
import { ACCOUNT, ENGINES, REGION, REPOSITORY, SHA, World, type WorldOptions } from './workbench.ts';

const OTHER_REGION = 'us-east-1';
const ECR = { Effect: 'Allow', Action: 'ecr:*', Resource: '*' } as const;
const IMMUTABLE = { repository: { imageTagMutability: 'IMMUTABLE' } } as const;

let world: World;
/** The names that a test has given away in its engine. */
const given: string[] = [];
afterEach(async () => {
  if (given.length > 0) await world.docker('rmi', '--force', ...given.splice(0)).catch(() => '');
  await world.close();
});

async function create(engine: (typeof ENGINES)[number], options: WorldOptions = {}): Promise<void> {
  world = await World.create(engine, { permissions: [ECR], ...options });
  world.aws.createRepository({ ...options.repository, name: REPOSITORY, region: OTHER_REGION });
}

/** The step with an image that was built elsewhere. */
const take = (source: string, inputs: Variables = {}) =>
  world.step({ 'build-args': '', 'source-image': source, ...inputs });

const SECOND = `${ACCOUNT}.dkr.ecr.${OTHER_REGION}.amazonaws.com/${REPOSITORY}`;
const IN_OTHER = { repository: SECOND, 'aws-region': OTHER_REGION };
const imagesIn = (region: string) =>
  world.aws.images(ACCOUNT, region, REPOSITORY).map(({ digest, tags }) => ({ digest, tags: [...tags].toSorted() }));
const puts = (): number =>
  world.aws.journal.entries().filter(({ operation, status }) => operation === 'PutImage' && status < 300).length;

/** What no other test of this engine has in its names. */
const unique = () => createHash('sha256').update(world.folder).digest('hex').slice(0, 8);

/** Builds an image as another tool would; its name and its id. */
async function built(name: string): Promise<{ readonly name: string; readonly id: string }> {
  await world.change();
  const whole = `${name}-${unique()}`;
  given.push(whole);
  await world.docker('build', '--quiet', '--build-arg', `BASE=${BASE_IMAGE}`, '--tag', whole, world.workspace);
  return { name: whole, id: await world.docker('image', 'inspect', '--format', '{{.Id}}', whole) };
}

/** The digest of the configuration of the one image in the first registry. */
function configOf(digest: string): string {
  const image = world.aws.images(ACCOUNT, REGION, REPOSITORY).find((found) => found.digest === digest);
  return JSON.parse(Buffer.from(image?.manifest ?? []).toString('utf8')).config.digest;
}

/** A scanner, which is told the name of an image and looks at it; what it saw. */
async function scan(image: string): Promise<{ readonly id: string; readonly layers: readonly string[] }> {
  const report = join(world.folder, 'report.json');
  const script = 'docker image inspect --format "{{json .}}" "$1" > "$2"';
  const env = { ...process.env, DOCKER_HOST: world.engine.host };
  await promisify(execFile)('bash', ['-c', script, 'scan', image, report], { env });
  const { Id, RootFS } = JSON.parse(await readFile(report, 'utf8'));
  return { id: Id, layers: RootFS.Layers };
}

const messages = ({ errors }: StepResult) => errors.map(({ title, message }) => `${title}\n${message}`).join('\n');

describe.each(ENGINES)('$name', (engine) => {
  const isContainerd = engine.store === 'containerd';

  test('a name in the engine: the image itself is pushed, to all registries; once more, nothing is', async () => {
    await create(engine, IMMUTABLE);
    const { name, id } = await built('shop:ci');
    const inputs = { 'also-push-to': SECOND, tags: 'v1' };
    const result = await take(name, inputs);
    expect(messages(result)).toBe('');
    expect(result.outputs).toMatchObject({ result: 'pushed', 'image-id': id });
    const { digest = '' } = result.outputs;
    if (isContainerd) expect(digest).toBe(id);
    else expect(configOf(digest)).toBe(id);
    const tags = [SHA, 'v1'].toSorted();
    for (const region of [REGION, OTHER_REGION]) expect(imagesIn(region)).toContainEqual({ digest, tags });
    world.aws.journal.clear();
    expect(await take(name, inputs)).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest } });
    expect(puts()).toBe(0);
    expect(await world.ownNames()).toEqual([]);
  });

  test('an immutable tag that another image has is refused, with the name of that image; a movable one moves', async () => {
    await create(engine, IMMUTABLE);
    const first = await built('shop:one');
    const before = await take(first.name);
    const second = await built('shop:two');
    const refused = await take(second.name);
    expect(messages(refused)).toMatch(/^tag-immutable[\s\S]*another image than shop:two/);
    expect(messages(refused)).toContain(before.outputs.digest);
    const beside = await take(second.name, { tags: 'v2' });
    expect(beside).toMatchObject({ exitCode: 0, outputs: { result: 'pushed', tag: 'v2' } });
    expect(beside.warnings.join()).toMatch(/stays on sha256:\w+, as that is another image/);
    const again = await take(second.name, { tags: 'v2' });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', tag: 'v2' } });
  });

  test('what docker save wrote', async () => {
    await create(engine);
    const { name, id } = await built('shop:saved');
    const file = join(world.workspace, 'image.tar');
    await world.docker('save', '--output', file, name);
    const result = await take('docker-archive:image.tar', { 'also-push-to': SECOND });
    expect(messages(result)).toBe('');
    const { digest = '' } = result.outputs;
    if (isContainerd) expect(digest).toBe(id);
    else expect(configOf(digest)).toBe(id);
    expect(imagesIn(OTHER_REGION)).toContainEqual({ digest, tags: [SHA] });
    world.aws.journal.clear();
    const again = await take(`docker-archive:image.tar:${name}`, { 'also-push-to': SECOND });
    expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest } });
    expect(puts()).toBe(0);
  });

  test('docker save | gzip is the same image', async () => {
    await create(engine);
    const { name } = await built('shop:packed');
    const file = join(world.workspace, 'image.tar');
    await world.docker('save', '--output', file, name);
    const whole = await take('docker-archive:image.tar');
    await writeFile(`${file}.gz`, gzipSync(await readFile(file)));
    const packed = await take('docker-archive:image.tar.gz');
    expect(messages(packed)).toBe('');
    expect(packed.outputs).toMatchObject({ result: 'reused', digest: whole.outputs.digest });
  });

  test('an archive that is cut off, or damaged, or not there', async () => {
    await create(engine);
    const { name } = await built('shop:cut');
    const file = join(world.workspace, 'image.tar');
    await world.docker('save', '--output', file, name);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 40_000));
    expect(messages(await take('docker-archive:image.tar'))).toMatch(
      /^digest-mismatch[\s\S]*image\.tar holds no whole image/,
    );
    await rm(file);
    expect(messages(await take('docker-archive:image.tar'))).toMatch(
      /^image-missing[\s\S]*there is nothing at .*image\.tar/,
    );
    expect(messages(await take('nowhere:ci'))).toMatch(/^image-missing[\s\S]*The engine has no image nowhere:ci/);
    expect(world.images()).toEqual([]);
  });

  test('a gate by any other action: built, looked at, pushed: what was looked at is what is pushed', async () => {
    await create(engine, IMMUTABLE);
    const flavor = `suffix=-${unique()}`;
    const build = await world.step({ push: 'false', flavor });
    expect(messages(build)).toBe('');
    const image = `${REPOSITORY}:${build.outputs.tag}`;
    given.push(image);
    const seen = await scan(image);
    expect(seen.id).toBe(build.outputs['image-id']);
    const result = await take(image, { flavor });
    expect(messages(result)).toBe('');
    const { digest = '' } = result.outputs;
    // The classic store calls an image by its configuration, which names its layers.
    expect(isContainerd ? digest : configOf(digest)).toBe(seen.id);
    const pushed = world.aws.images(ACCOUNT, REGION, REPOSITORY).find((one) => one.digest === digest);
    expect(JSON.parse(Buffer.from(pushed?.manifest ?? []).toString()).layers).toHaveLength(seen.layers.length);
  });

  test('a test that fails: nothing is pushed; one that passes is told the image', async () => {
    await create(engine);
    const { name } = await built('shop:tested');
    const failed = await take(name, { test: 'exit 3' });
    expect(messages(failed)).toMatch(/^test-failed/);
    expect(world.images()).toEqual([]);
    await world.docker('save', '--output', join(world.workspace, 'image.tar'), name);
    const test = 'docker run --rm "$IMAGE" cat /www/index.html > seen.html';
    for (const [source, place] of [
      [name, {}],
      ['docker-archive:image.tar', IN_OTHER],
    ] as const) {
      expect(messages(await take(source, { test, ...place }))).toBe('');
      expect(await readFile(join(world.workspace, 'seen.html'), 'utf8')).toBe(
        await readFile(join(world.workspace, 'index.html'), 'utf8'),
      );
      await rm(join(world.workspace, 'seen.html'));
    }
    expect(await world.ownNames()).toEqual([]);
  });

  test.each(['oci:image.tar', 'oci:image', 'docker-archive:image.tar'])(
    'from job to job as a file: %s',
    async (output) => {
      await create(engine, IMMUTABLE);
      await world.change();
      const build = await world.step({ push: 'false', output });
      expect(messages(build)).toBe('');
      const id = build.outputs['image-id'] ?? '';
      await world.docker('rmi', '--force', id);
      const result = await take(output.replace(/^oci:/, 'oci-layout:'));
      expect(messages(result)).toBe('');
      const { digest = '' } = result.outputs;
      expect(isContainerd ? digest : configOf(digest)).toBe(id);
      const again = await take(output.replace(/^oci:/, 'oci-layout:'));
      expect(again).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest } });
    },
  );

  test('written after the push it has the digest that was pushed, and docker load takes it', async () => {
    await create(engine);
    await world.change();
    const push = await world.step({ output: 'docker-archive:out/image.tar', tags: unique() });
    expect(messages(push)).toBe('');
    given.push(`${REPOSITORY}:${unique()}`);
    const copy = await take('docker-archive:out/image.tar', IN_OTHER);
    expect(copy).toMatchObject({ exitCode: 0, outputs: { result: 'pushed', digest: push.outputs.digest } });
    const loaded = await world.docker('load', '--input', join(world.workspace, 'out/image.tar'));
    expect(loaded).toContain(`${REPOSITORY}:${unique()}`);
    const reused = await world.step({ output: 'oci:layout', 'if-exists': 'reuse' });
    expect(messages(reused)).toBe('');
    const index = JSON.parse(await readFile(join(world.workspace, 'layout/index.json'), 'utf8'));
    expect(index.manifests).toMatchObject([{ digest: push.outputs.digest }]);
  });
});

// Nothing of this has to do with the engine's store.
describe.each(ENGINES.slice(0, 1))('$name', (engine) => {
  test('a layout of several platforms, as a folder: pushed to the byte', async () => {
    await create(engine, IMMUTABLE);
    const index = await writeLayout(join(world.workspace, 'layout'));
    const result = await take('oci-layout:layout:v1', { 'also-push-to': SECOND });
    expect(messages(result)).toBe('');
    expect(result.outputs).toMatchObject({ result: 'pushed', digest: index });
    expect(Object.keys(JSON.parse(result.outputs['platform-digests'] ?? ''))).toEqual(['linux/amd64', 'linux/arm64']);
    for (const region of [REGION, OTHER_REGION])
      expect(imagesIn(region)).toContainEqual({ digest: index, tags: [SHA] });
    world.aws.journal.clear();
    expect(await take('oci-layout:layout', { 'also-push-to': SECOND })).toMatchObject({
      outputs: { result: 'reused' },
    });
    expect(puts()).toBe(0);
  });

  test('a reference by digest, from ECR in another region and from another registry; a tag is resolved', async () => {
    await create(engine, IMMUTABLE);
    const index = await writeLayout(join(world.workspace, 'layout'));
    await take('oci-layout:layout', { ...IN_OTHER, tags: 'v1' });
    const result = await take(`${SECOND}@${index}`);
    expect(messages(result)).toBe('');
    expect(result.outputs).toMatchObject({ result: 'pushed', digest: index });
    const tagged = await take(`${SECOND}:v1`, { tags: 'v2' });
    expect(tagged).toMatchObject({ exitCode: 0, outputs: { result: 'reused', digest: index } });
    expect(tagged.log).toContain(`${SECOND}:v1 is ${index}`);
    const missing = await take(`${SECOND}:nothing`);
    expect(messages(missing)).toMatch(/^image-missing[\s\S]*neither in the engine of this runner nor in its registry/);
  });

  test('another registry, by the login of the job', async () => {
    await create(engine);
    const index = await writeLayout(join(world.workspace, 'layout'));
    const { host } = await world.aws.plainRegistry({ auth: 'basic', users: [{ name: 'ci', password: 'secret' }] });
    const config = join(world.temp, 'home/.docker');
    const place = `${host}/octo/shop`;
    await mkdir(config, { recursive: true });
    const denied = await take(`${place}@${index}`);
    expect(messages(denied)).toMatch(/^registry-unauthorized/);
    const auth = Buffer.from('ci:secret').toString('base64');
    await writeFile(join(config, 'config.json'), JSON.stringify({ auths: { [host]: { auth } } }));
    const away = await take('oci-layout:layout', { 'also-push-to': place });
    expect(messages(away)).toBe('');
    const result = await take(`${place}@${index}`, IN_OTHER);
    expect(messages(result)).toBe('');
    expect(result.outputs).toMatchObject({ result: 'pushed', digest: index });
  });

  test('an image of the usual docker build, an index with provenance: as it is, also under a tag that cannot move', async () => {
    await create(engine, IMMUTABLE);
    if (engine.store !== 'containerd') return;
    const name = `shop:prov-${unique()}`;
    given.push(name);
    await world.docker(
      'build',
      '--quiet',
      '--provenance=true',
      '--build-arg',
      `BASE=${BASE_IMAGE}`,
      '--tag',
      name,
      world.workspace,
    );
    const id = await world.docker('image', 'inspect', '--format', '{{.Id}}', name);
    const result = await take(name, { load: 'true', test: 'docker run --rm "$IMAGE" true || true' });
    expect(messages(result)).toBe('');
    expect(result.outputs).toMatchObject({ result: 'pushed', digest: id, 'image-id': id });
    expect(result.outputs['media-type']).toMatch(/index/);
  });

  test('plan-only, push: false', async () => {
    await create(engine);
    const index = await writeLayout(join(world.workspace, 'layout'));
    const plan = await take('oci-layout:layout', { 'plan-only': 'true' });
    expect(plan).toMatchObject({ exitCode: 0, outputs: { result: 'push', tag: SHA } });
    const only = await take('oci-layout:layout', { push: 'false', output: 'oci:copy' });
    expect(messages(only)).toBe('');
    const { manifests } = JSON.parse(await readFile(join(world.workspace, 'copy/index.json'), 'utf8'));
    expect(manifests).toMatchObject([{ digest: index }]);
    expect(world.images()).toEqual([]);
    const archive = await take('oci-layout:layout', { push: 'false', output: 'docker-archive:copy.tar' });
    expect(messages(archive)).toMatch(/^inputs-invalid[\s\S]*is an index/);
  });

  test('a layout with a blob that is another one: nothing gets a tag', async () => {
    await create(engine);
    const folder = join(world.workspace, 'layout');
    const index = await writeLayout(folder);
    const { manifests } = JSON.parse(await readFile(join(folder, 'blobs', index.replace(':', '/')), 'utf8'));
    const { config } = JSON.parse(await readFile(join(folder, 'blobs', manifests[0].digest.replace(':', '/')), 'utf8'));
    await writeFile(join(folder, 'blobs', config.digest.replace(':', '/')), 'x'.repeat(config.size));
    expect(messages(await take('oci-layout:layout'))).toMatch(
      /^digest-mismatch[\s\S]*gave something else in the place of/,
    );
    expect(world.images().flatMap(({ tags }) => tags)).toEqual([]);
  });

  test('later steps get the login and nothing of the files', async () => {
    await create(engine);
    await writeLayout(join(world.workspace, 'layout'));
    const result = await take('oci-layout:layout', { 'docker-login': 'true', 'also-push-to': SECOND });
    const { DOCKER_CONFIG = '' } = result.exported;
    expect(await readdir(DOCKER_CONFIG)).not.toContainEqual(expect.stringMatching(/^image/));
    expect(Object.keys(JSON.parse(await readFile(join(DOCKER_CONFIG, 'config.json'), 'utf8')).auths)).toHaveLength(2);
    await result.post();
    expect(existsSync(DOCKER_CONFIG)).toBe(false);
    expect((await readdir(world.temp)).filter((name) => name.startsWith('ecr-docker-config'))).toEqual([]);
  });

  test('inputs of a build are mistakes, all in one message', async () => {
    await create(engine);
    const refused = await take('shop:ci', { platforms: 'linux/amd64', target: 'release', 'cache-to': 'type=inline' });
    expect(messages(refused)).toMatch(/^inputs-invalid[\s\S]*target: would do nothing[\s\S]*platforms: would/);
  });
});
