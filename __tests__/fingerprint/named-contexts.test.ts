import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { BaseImage } from '../../src/fingerprint/base-images.ts';
import { type ContextPlaces, type NamedContexts, readNamedContexts } from '../../src/fingerprint/named-contexts.ts';

let workspace = '';
beforeEach(async () => {
  workspace = await mkdtemp(join(tmpdir(), 'named-contexts-test-'));
  await mkdir(join(workspace, 'lib'));
  await writeFile(join(workspace, 'lib/a'), '1');
});
afterEach(async () => {
  await rm(workspace, { recursive: true, force: true });
});

const put = async (path: string, content: string): Promise<void> => await writeFile(join(workspace, path), content);

/** By name; images have what `images` says. */
async function read(
  contexts: Readonly<Record<string, string>>,
  images: Readonly<Record<string, Partial<BaseImage>>> = {},
  linked?: ContextPlaces['linked'],
): Promise<NamedContexts> {
  const list = Object.entries(contexts).map(([name, value]) => ({ name, value }));
  const places = { workspace, ...(linked === undefined ? {} : { linked }) };
  return await readNamedContexts(list, places, async (names) => names.map((name) => ({ name, ...images[name] })));
}
const hashed = async (...given: Parameters<typeof read>): Promise<string> =>
  JSON.stringify((await read(...given)).hashed);

describe('a folder', () => {
  test('counts by its files, but for those that it ignores', async () => {
    const before = await hashed({ lib: 'lib' });
    await put('lib/a', '2');
    const after = await hashed({ lib: 'lib' });
    expect(after).not.toBe(before);
    await put('lib/.dockerignore', 'b\n');
    const ignoring = await hashed({ lib: 'lib' });
    await put('lib/b', '1');
    expect(await hashed({ lib: 'lib' })).toBe(ignoring);
    await put('lib/c', '1');
    expect(await hashed({ lib: 'lib' })).not.toBe(ignoring);
  });

  test.each(['oci-layout://lib', 'oci-layout://lib:latest', `oci-layout://lib@sha256:${'a'.repeat(64)}`])(
    "in OCI's layout counts by its files, %s",
    async (value) => {
      const before = await hashed({ lib: value });
      await put('lib/a', '2');
      expect(await hashed({ lib: value })).not.toBe(before);
    },
  );

  test.each([
    ['a tag', 'lib:v1', 'lib:v2'],
    ['none', 'lib', 'lib:v1'],
    ['a digest', `lib@sha256:${'a'.repeat(64)}`, `lib@sha256:${'b'.repeat(64)}`],
    ['a digest behind a tag', `lib:v1@sha256:${'a'.repeat(64)}`, `lib:v2@sha256:${'a'.repeat(64)}`],
  ])("in OCI's layout counts by what is meant of it: %s", async (_name, one, other) => {
    expect(await hashed({ lib: `oci-layout://${one}` })).not.toBe(await hashed({ lib: `oci-layout://${other}` }));
  });

  test("in OCI's layout has no ignore file", async () => {
    await put('lib/.dockerignore', 'a\n');
    const before = await hashed({ lib: 'oci-layout://lib:v1' });
    await put('lib/a', '2');
    expect(await hashed({ lib: 'oci-layout://lib:v1' })).not.toBe(before);
  });

  test.each(['a:b:c', 'lib@v1', 'a@b/lib:v1'])("in OCI's layout that may be another folder: %s", async (reference) => {
    expect((await read({ lib: `oci-layout://${reference}` })).unknown).toMatch(
      /^its context lib, oci-layout:.* not of the form/,
    );
  });

  test('does not follow an ignore file that is a link out of it', async () => {
    await put('ignored', 'a\n');
    await symlink('../ignored', join(workspace, 'lib/.dockerignore'));
    const before = await hashed({ lib: 'lib' });
    await put('lib/a', '2');
    expect(await hashed({ lib: 'lib' })).not.toBe(before);
  });

  test('that is not there is an error', async () => {
    await expect(read({ lib: 'nowhere' })).rejects.toThrow('nowhere');
  });
});

describe('an image', () => {
  const given = { base: 'docker-image://host/base:1' };
  test.each<[string, Partial<BaseImage>]>([
    ['its digest', { digest: 'sha256:other' }],
    ['what the engine has instead', { digest: 'sha256:one', localId: 'sha256:two' }],
  ])('counts by %s', async (_name, image) => {
    const before = await hashed(given, { 'host/base:1': { digest: 'sha256:one' } });
    expect(await hashed(given, { 'host/base:1': image })).not.toBe(before);
  });

  test('is told, for notices of it', async () => {
    const image = { reason: 'no answer' };
    expect((await read(given, { 'host/base:1': image })).images).toEqual([{ name: 'host/base:1', ...image }]);
  });
});

describe('another build', () => {
  const known = (tag: string): ContextPlaces['linked'] => {
    return (name) =>
      name === 'base' ? Promise.resolve({ kind: 'known', tag, notices: ['Look.'], isNewWanted: true }) : undefined;
  };
  test('counts by its content, with its notices', async () => {
    const contexts = { one: 'target:base' };
    expect(await read(contexts, {}, known('content-1'))).toEqual({
      hashed: [['one', 'content-1']],
      images: [],
      notices: ['Look.'],
      unknown: undefined,
      isNewWanted: true,
    });
    expect(await hashed(contexts, {}, known('content-2'))).not.toBe(await hashed(contexts, {}, known('content-1')));
  });

  test('of which nothing is known makes all of it unknown', async () => {
    const linked: ContextPlaces['linked'] = (name) =>
      name === 'base' ? Promise.resolve({ kind: 'unknown', reason: 'it is far away.' }) : undefined;
    const { unknown } = await read({ one: 'target:base', lib: 'lib' }, {}, linked);
    expect(unknown).toBe('of its context one, it is far away.');
  });

  test.each<[string, ContextPlaces['linked']]>([
    ['that is not among them', known('content-1')],
    ['where there are none', undefined],
  ])('%s counts by its name, and a notice says so', async (_name, linked) => {
    const { hashed: parts, notices } = await read({ one: 'target:other' }, {}, linked);
    expect(parts).toEqual([['one', 'target:other']]);
    expect(notices).toEqual(['The context one is not looked at: another content at target:other goes unnoticed.']);
  });
});

test('an address counts by itself, and a notice says so', async () => {
  const { hashed: parts, notices } = await read({ far: 'https://example.com/x.git' });
  expect(parts).toEqual([['far', 'https://example.com/x.git']]);
  expect(notices).toEqual([expect.stringMatching(/^The context far is not looked at/)]);
});

test('the order in which they are written says nothing, their names do', async () => {
  const [one, other] = [
    { b: 'lib', a: 'target:x' },
    { a: 'target:x', b: 'lib' },
  ];
  expect(await hashed(one)).toBe(await hashed(other));
  expect(await hashed({ a: 'lib', b: 'target:x' })).not.toBe(await hashed(one));
});
