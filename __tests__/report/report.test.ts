import { describe, expect, test } from '@jest/globals';
import { describeProblem, Failure } from '../../src/errors/failure.ts';
import { asFailure } from '../../src/errors/unexpected-errors.ts';
import { formatBytes, formatSeconds } from '../../src/lib/format.ts';
import { foreseenOutputs, foreseenResults, toOutputs, toPlanOutputs } from '../../src/report/outputs.ts';
import type { PushedImage } from '../../src/report/result.ts';
import { renderSummary } from '../../src/report/summary.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const image: PushedImage = {
  kind: 'pushed',
  result: 'built',
  registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
  repository: 'team/shop',
  accountId: '123456789012',
  region: 'eu-west-1',
  tags: ['abc', 'latest'],
  digest,
  isProven: true,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  sizeBytes: 31_457_280,
  pushedAt: new Date('2026-11-20T10:00:00Z'),
  platformDigests: { 'linux/amd64': digest },
};
const uri = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/shop';

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

test.each([
  [0, '0.00 s'],
  [0.214, '0.21 s'],
  [9.99, '9.99 s'],
  [12.34, '12.3 s'],
  [59.9, '59.9 s'],
  [60, '1 min 0 s'],
  [187.4, '3 min 7 s'],
])('formatSeconds(%d)', (seconds, text) => expect(formatSeconds(seconds)).toBe(text));

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [1_069_726, '1.1 MB'],
  [31_457_280, '31.5 MB'],
  [2_500_000_000, '2.5 GB'],
  [5e15, '5000.0 TB'],
])('formatBytes(%d)', (bytes, text) => expect(formatBytes(bytes)).toBe(text));

describe('renderSummary', () => {
  test('of a pushed image', () => {
    const summary = renderSummary(image, [
      { title: 'Build', seconds: 12.3 },
      { title: 'Push', seconds: 1 },
    ]);
    expect(summary).toContain('### team/shop: pushed and proven');
    expect(summary).toContain(`| Tags | \`abc\` \`latest\` |`);
    expect(summary).toContain('| Size | 31.5 MB compressed |');
    expect(summary).toContain('Build 12.3 s · Push 1.00 s');
  });

  test('of an image that the role may not look at', () => {
    expect(renderSummary({ ...image, isProven: false }, [])).toContain('### team/shop: pushed, not proven');
  });

  test('of an image that was only built', () => {
    expect(renderSummary({ kind: 'built', repository: 'team/shop', tags: ['a', 'b'] }, [])).toContain(
      'in the Docker engine of this job as `team/shop:a`, `team/shop:b`.',
    );
  });
});

describe('failures', () => {
  test('say what, why, what to do and where to read more', () => {
    expect(describeProblem({ code: 'role-refused', what: 'A.', why: 'B.', fix: 'C.' }, 'https://x/docs')).toBe(
      'A.\nLikely cause: B.\nWhat to do: C.\nMore: https://x/docs#role-refused',
    );
    expect(describeProblem({ code: 'build-failed', what: 'A.' })).toBe(
      'A.\nMore: docs/troubleshooting.md#build-failed',
    );
  });

  test('pass through, and whatever else is thrown is told without its stack', () => {
    const failure = new Failure({ code: 'throttled', what: 'x' });
    expect(asFailure(failure)).toBe(failure);
    const defect = asFailure(new TypeError('x is not a function'));
    expect(defect.problem).toMatchObject({
      code: 'unexpected',
      what: expect.stringContaining('TypeError: x is not a function'),
    });
    expect(defect.message).not.toContain('    at ');
    expect(asFailure('text').problem.what).toContain('text');
  });
});
