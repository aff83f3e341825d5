import { describe, expect, test } from '@jest/globals';
import { foreseenOutputs, foreseenResults, toOutputs, toPlanOutputs } from '../../src/report/outputs.ts';
import { digest, image, uri } from './pushed-image.ts';

describe('toOutputs', () => {
  test('of a pushed image', () => {
    const { json = '', ...outputs } = toOutputs(image);
    expect(outputs).toEqual({
      'image-uri': `${uri}:abc`,
      'image-uris': `${uri}:abc\n${uri}:latest`,
      digest,
      'image-digest-uri': `${uri}@${digest}`,
      registry: image.registry,
      repository: 'team/shop',
      'repository-uri': uri,
      'account-id': '123456789012',
      region: 'eu-west-1',
      'media-type': 'application/vnd.oci.image.manifest.v1+json',
      'size-bytes': '31457280',
      'pushed-at': '2026-11-20T10:00:00.000Z',
      'platform-digests': `{"linux/amd64":"${digest}"}`,
      tag: 'abc',
      tags: 'abc\nlatest',
      version: 'abc',
      result: 'built',
    });
    expect(JSON.parse(json)).toEqual({
      ...outputs,
      'image-uris': [`${uri}:abc`, `${uri}:latest`],
      tags: ['abc', 'latest'],
      'size-bytes': 31_457_280,
      'platform-digests': { 'linux/amd64': digest },
    });
  });

  test.each([
    [['1.2.3', 'latest'], 'latest'],
    [['latest'], 'latest'],
    [[], 'abc'],
  ])('of the named tags %j the first one that the image has is the version: %s', (named, version) => {
    expect(toOutputs(image, { named, commit: 'c' })).toMatchObject({ version, commit: 'c' });
  });

  test('of a plan', () => {
    const plan = { repository: 'team/shop', tags: ['abc', 'v1'], named: ['v1'], commit: 'c', action: 'build' } as const;
    expect(toPlanOutputs({ ...plan, tags: [...plan.tags] })).toEqual({
      commit: 'c',
      tag: 'abc',
      tags: 'abc\nv1',
      version: 'v1',
      repository: 'team/shop',
      result: 'build',
      json: expect.stringContaining('"result":"build"'),
    });
  });

  test('what DescribeImages did not tell is absent, not empty', () => {
    const { mediaType: _m, sizeBytes: _s, pushedAt: _p, ...unknown } = image;
    const names = Object.keys(toOutputs(unknown));
    for (const name of ['media-type', 'size-bytes', 'pushed-at']) expect(names).not.toContain(name);
  });

  test('of an image that was not pushed there is no name that a deploy could use', () => {
    expect(toOutputs({ kind: 'built', repository: 'team/shop', tags: ['abc'] })).toEqual({
      tag: 'abc',
      tags: 'abc',
      version: 'abc',
      repository: 'team/shop',
      result: 'built',
      json: '{"tag":"abc","tags":["abc"],"version":"abc","repository":"team/shop","result":"built"}',
    });
  });
});

describe('what is known of outputs before there are any', () => {
  const { registry, accountId, region, repository, tags } = image;
  const place = { registry, accountId, region };
  const now = new Date('2026-11-20T09:00:00Z');
  const foreseen = foreseenResults({ repository, tags, place, platforms: [] }, now);

  test('is part of them, by the same names', () => {
    const names = { commit: 'c'.repeat(40), named: ['latest'] };
    const midnight = { ...image, pushedAt: new Date('2026-11-20') };
    const { digest: _digest, 'size-bytes': _size, json: _json, ...outputs } = toOutputs(midnight, names);
    const texts = foreseen.map((result) => toOutputs(result, names));
    for (const [name, text] of Object.entries(outputs)) {
      const known = text.replace(digest, 'sha256:');
      expect({ name, isKnown: texts.some((some) => some[name]?.startsWith(known.replace(/"}$/, ''))) }).toEqual({
        name,
        isKnown: true,
      });
    }
  });

  test('tells nothing of a registry where nothing is pushed', () => {
    const [first = {}, ...further] = foreseenResults({ repository, tags, platforms: [] }, now).map((result) =>
      toOutputs(result),
    );
    expect(first).toEqual(toOutputs({ kind: 'built', repository, tags }));
    expect(further).toHaveLength(foreseen.length - 1);
  });

  test('is that of a plan, too', () => {
    const names = { commit: 'c'.repeat(40), named: ['latest'] };
    const known = foreseenOutputs({ repository, tags, platforms: [] }, names, now);
    for (const action of ['build', 'reuse', undefined] as const)
      for (const text of Object.values(toPlanOutputs({ repository, tags, ...names, action })))
        expect(known).toContain(text);
  });

  test('has the platforms that are asked for', () => {
    const [first] = foreseenResults({ repository, tags, place, platforms: ['linux/riscv64'] }, now).map((result) =>
      toOutputs(result),
    );
    expect(first?.['platform-digests']).toBe('{"linux/riscv64":"sha256:"}');
  });
});
