import { describe, expect, test } from '@jest/globals';
import {
  foreseenBakeOutputs,
  renderBakePlan,
  renderBakeSummary,
  type TargetOutcome,
  toBakeOutputs,
  toBakePlanOutputs,
} from '../../../src/actions/bake/bake-outputs.ts';
import type { PushedImage } from '../../../src/report/result.ts';

const pushed = (name: string, result: PushedImage['result'], more: Partial<PushedImage> = {}): TargetOutcome => ({
  name,
  image: {
    kind: 'pushed',
    result,
    registry: 'host',
    repository: `team/${name}`,
    accountId: '1',
    region: 'x',
    tags: ['t', 'u'],
    digest: `sha256:${name}`,
    isProven: true,
    platformDigests: {},
    ...more,
  },
});
const local: TargetOutcome = { name: 'l', image: { kind: 'built', repository: 'team/l', tags: ['t', 'u'] } };

const namesIn = (text: string | undefined) => JSON.parse(text ?? 'null');
const targetsIn = (text: string | undefined) =>
  namesIn(text).include.map(({ target }: { readonly target: string }) => target);

describe('outputs', () => {
  test.each<[string, readonly TargetOutcome[], readonly string[], readonly string[], string]>([
    ['built and reused', [pushed('a', 'reused'), pushed('b', 'built')], ['b'], ['a'], 'built'],
    ['all reused', [pushed('a', 'reused')], [], ['a'], 'reused'],
    ['not pushed', [local], ['l'], [], 'built'],
  ])('%s', (_name, baked, built, reused, result) => {
    const outputs = toBakeOutputs(baked);
    expect([namesIn(outputs.built), namesIn(outputs.reused), outputs.result]).toEqual([built, reused, result]);
    expect(namesIn(outputs.targets)).toEqual(baked.map(({ name }) => name));
    expect(targetsIn(outputs.matrix)).toEqual(baked.map(({ name }) => name));
    expect(targetsIn(outputs['matrix-built'])).toEqual(built);
  });

  test('of images that are not pushed there is no address', () => {
    const named = (target: string) => ({ commit: `commit of ${target}`, named: ['1.2.3'] });
    expect(JSON.parse(toBakeOutputs([pushed('a', 'built')], named).images ?? '')).toMatchObject({
      a: { commit: 'commit of a' },
    });
    const outputs = toBakeOutputs([local]);
    for (const name of ['image-uris', 'registry', 'account-id', 'region']) expect(outputs).not.toHaveProperty(name);
    expect(toBakeOutputs([pushed('a', 'built'), pushed('b', 'reused')])['image-uris']).toBe(
      'host/team/a:t\nhost/team/b:t',
    );
  });

  test('that are known before there are any', () => {
    const place = { registry: 'host', accountId: '1', region: 'x' };
    const now = new Date('2026-11-27T23:00:00Z');
    const named = (target: string) => ({ commit: `commit of ${target}`, named: ['u'] });
    const targets = ['a', 'b'].map((name) => {
      const further = [{ registry: 'further', accountId: '', region: '', repository: `octo/${name}` }];
      return { name, image: { repository: `team/${name}`, tags: ['t', 'u'] as const, place, further, platforms: [] } };
    });
    const texts = foreseenBakeOutputs(targets, named, now);
    const outputs = toBakeOutputs([pushed('a', 'built'), pushed('b', 'built')]);
    for (const name of ['targets', 'built', 'image-uris', 'registry', 'account-id', 'region', 'result'])
      expect(texts).toContain(outputs[name]);
    // All in one: names of targets beside those of repositories, with what JSON puts around them.
    for (const part of [
      '{"include":[{"target":"a",',
      '"repository":"team/b","result":"build"',
      '"tags":["t","u"]',
      'commit of b',
      '"image-uri":"further/octo/b:t"',
      '2026-11-27T',
      '2026-11-28T',
    ])
      expect({ part, isKnown: texts.some((text) => text.includes(part)) }).toEqual({ part, isKnown: true });
    expect(foreseenBakeOutputs([], named, now).join()).not.toContain('undefined');
  });

  test('of a plan', () => {
    const outputs = toBakePlanOutputs([
      { name: 'a', repository: 'team/a', action: 'reuse', tags: ['t'] },
      { name: 'b', repository: 'team/b', action: 'build', tags: ['t'] },
    ]);
    expect(JSON.parse(outputs.images ?? '')).toMatchObject({
      a: { result: 'reuse', tag: 't' },
      b: { result: 'build' },
    });
    expect([namesIn(outputs.built), namesIn(outputs.reused)]).toEqual([['b'], ['a']]);
    expect([targetsIn(outputs.matrix), targetsIn(outputs['matrix-built'])]).toEqual([['a', 'b'], ['b']]);
  });
});

describe('the summary', () => {
  test('of what was built', () => {
    const baked = [pushed('a', 'reused', { sizeBytes: 2_000_000 }), pushed('b', 'built', { isProven: false }), local];
    const timings = [
      { title: 'Build', seconds: 2 },
      { title: 'Push', seconds: 1 },
    ];
    const lines = renderBakeSummary(baked, timings).split('\n');
    expect(lines[0]).toBe('### 3 targets: 2 built, 1 reused');
    expect(lines.slice(4, 7)).toEqual([
      expect.stringMatching(/^\| a \| `host\/team\/a:t` \| `sha256:a` \| 2\.0+ MB \| reused \|$/),
      '| b | `host/team/b:t` | `sha256:b` |  | built, not proven |',
      '| l | `team/l:t` |  |  | built, not pushed |',
    ]);
    expect(lines.join('\n')).toMatch(/^Build 2\S* s · Push 1\S* s$/m);
  });

  test('of what is in several registries', () => {
    const { image } = pushed('a', 'built', { registry: 'other', isProven: false });
    if (image.kind !== 'pushed') throw new Error('not pushed');
    const everywhere = pushed('a', 'built', { further: [image] });
    expect(renderBakeSummary([everywhere], [])).toContain('| built, in 2 registries, not proven |');
    const { images = '' } = toBakeOutputs([everywhere]);
    expect(JSON.parse(images).a.registries).toMatchObject([{ registry: 'host' }, { registry: 'other' }]);
  });

  test('of a plan', () => {
    const lines = renderBakePlan([{ name: 'a', repository: 'team/a', action: 'reuse', tags: ['t'] }]).split('\n');
    expect(lines[0]).toBe('### 1 target: 0 to build, 1 to reuse');
    expect(lines).toContain('| a | `team/a` | reuse |');
  });
});
