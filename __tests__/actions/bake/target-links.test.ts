import { describe, expect, test } from '@jest/globals';
import { basesOf, levelsOf, linksOf, referredBy, type TargetLinks } from '../../../src/actions/bake/target-links.ts';
import { NO_BUILD_INPUTS } from '../../inputs/plain-build.ts';

const links = (all: Readonly<Record<string, readonly string[]>>): TargetLinks => new Map(Object.entries(all));
const chain = links({ base: [], mid: ['base'], app: ['mid', 'tool'], tool: [] });

test('links are contexts that are targets, and nothing else', () => {
  const buildContexts = ['target:base', 'docker-image://target:x', 'folder'].map((value, index) => ({
    name: `n${index}`,
    value,
  }));
  const targets = [
    { name: 'app', build: { ...NO_BUILD_INPUTS, buildContexts } },
    { name: 'base', build: NO_BUILD_INPUTS },
  ];
  expect(linksOf(targets)).toEqual(links({ app: ['base'], base: [] }));
});

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ['all, by way of others', ['app'], [], ['mid', 'base', 'tool']],
  ['none', ['base'], [], []],
  ['nothing behind an end', ['app'], ['mid'], ['mid', 'tool']],
  ['those of several, each once', ['app', 'mid'], [], ['mid', 'base', 'tool']],
])('what is referred to: %s', (_name, names, ends, expected) => {
  expect(referredBy(names, chain, new Set(ends))).toEqual(expected);
});

describe('the bases of a target', () => {
  test.each<[string, string, readonly string[], readonly string[]]>([
    ['by way of one that is not delivered', 'app', ['app', 'base'], ['base']],
    ['the nearest one only', 'app', ['app', 'mid', 'base'], ['mid']],
    ['several', 'app', ['app', 'mid', 'tool'], ['mid', 'tool']],
    ['none', 'base', ['app', 'base'], []],
  ])('%s', (_name, name, among, expected) => {
    expect(basesOf(name, chain, new Set(among))).toEqual(expected);
  });
});

describe('levels', () => {
  test.each<[string, TargetLinks, readonly string[], readonly (readonly string[])[]]>([
    ['of a chain', chain, ['app', 'mid', 'base', 'tool'], [['base', 'tool'], ['mid'], ['app']]],
    ['by way of one that is not among them', chain, ['app', 'base'], [['base'], ['app']]],
    ['of what is not linked', links({ a: [], b: [] }), ['a', 'b'], [['a', 'b']]],
    ['of nothing', chain, [], []],
    ['of a circle, which ends', links({ a: ['b'], b: ['a'] }), ['a', 'b'], [['a', 'b']]],
  ])('%s', (_name, given, names, expected) => {
    expect(levelsOf(names, given)).toEqual(expected);
  });
});
