import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csvField } from '../../src/lib/csv-fields.ts';
import { cacheName } from '../../src/plan/cache-flags.ts';
import { cacheType, readBuilder } from '../../src/plan/choose-builder.ts';
import { normalizePlatform, readPlatform } from '../../src/plan/image-platform.ts';
import { describeUnknownPlatform } from '../../src/plan/known-platforms.ts';
import { locate } from '../../src/plan/registry-location.ts';
import { describeParts } from '../../src/plan/variant.ts';
import { anyJson, anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

describe('the name of a platform', () => {
  const part = fc.constantFrom(
    'linux',
    'macos',
    'arm64',
    'ARM',
    'amd64',
    'v8',
    '8',
    '',
    'x86_64',
    'constructor',
    '__proto__',
  );
  const names = fc.oneof(
    fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
    anyText('linux', '/', 'arm64'),
  );

  test('all names of one come to one, which is its own', () => {
    fc.assert(
      fc.property(names, (name) => {
        const normal = normalizePlatform(name);
        expect(normalizePlatform(normal)).toBe(normal);
        expect(normalizePlatform(name.toUpperCase())).toBe(normalizePlatform(name.toUpperCase().toLowerCase()));
        expect(normal).not.toContain('native code');
        expect(describeUnknownPlatform(name) ?? '').not.toContain('native code');
      }),
      runs(40),
    );
  });

  test.each(['linux/arm64/constructor', 'linux/constructor', 'linux/arm64/toString'])('%s is none', (name) => {
    expect(normalizePlatform(name)).toBe(name.toLowerCase());
    expect(describeUnknownPlatform(name)).toMatch(/^linux\/[\w/]+ is no platform that Docker knows/);
    expect(describeUnknownPlatform(name)).not.toMatch(/function/);
  });

  test('one that is told has all its parts in texts', () => {
    const any = anyJson('os', 'architecture', 'variant', 'os.version', 'os.features', 'linux', 'unknown');
    const platform = any.map((variant) => ({ os: 'linux', architecture: 'arm', variant, 'os.version': variant }));
    const json = fc.oneof(any, platform);
    fc.assert(
      fc.property(json, (value) => {
        const { 'os.features': features = [], ...texts } = readPlatform(value) ?? { os: 'a' };
        expect(
          [...features, ...Object.values(texts)].filter((text) => typeof text !== 'string' || text === ''),
        ).toStrictEqual([]);
      }),
      runs(),
    );
  });
});

test('parts of a label that nobody knows are told by their names', () => {
  expect(describeParts(['constructor', 'labels'])).toBe('constructor, `labels`');
});

test('a domain that nobody knows is no registry', () => {
  const place = { reference: { name: 'a', host: '123456789012.dkr-ecr.eu-west-1.constructor' }, region: 'eu-west-1' };
  const proxyHost = '123456789012.dkr.ecr.eu-west-1.constructor';
  expect(locate({ ...place, ownAccountId: '123456789012', proxyHost }, { kind: 'missing' }).host).toBe(proxyHost);
});

describe('where a cache is written to', () => {
  test.each<[string, string | undefined]>([
    ['type=registry,ref=h/a:b', 'h/a:b'],
    ['type=registry,Ref=h/a', 'h/a:latest'],
    ['type=registry,"ref=h/a:b"', 'h/a:b'],
    ['"type=registry", ref = h/a:b', 'h/a:b'],
    ['h:1/a', 'h:1/a:latest'],
    ['type=gha,ref=h/a:b', undefined],
    ['type=registry', undefined],
  ])('%s', (cache, name) => expect(cacheName(cache)).toBe(name));

  test('however it is written', () => {
    const key = fc.constantFrom('ref', 'REF', ' ref', 'Ref ');
    const more = fc.constantFrom('mode=max', 'a=ref=x', 'b=,ref=x', 'oci-mediatypes=true', 'c="');
    fc.assert(
      fc.property(key, textOf('a', '/b', '.', '"', ','), fc.array(more), (name, path, others) => {
        const fields = ['type=registry', ...others, `${name}=h/x${path}:v1`];
        const cache = fields.map(csvField).join(',');
        expect([cacheType(cache), cacheName(cache)]).toEqual(['registry', `h/x${path}:v1`]);
      }),
      runs(),
    );
    readRepeated((text) => [cacheType(text), cacheName(text)], [',', 'a', ' ', 'type=', '"', ':', '/']);
  });
});

test('a builder whose nodes have no platforms', () => {
  const text = 'Name: a\nDriver: remote\n\nNodes:\nName: a0\nPlatforms:\nLabels:\n x: y\n';
  expect(readBuilder(text)).toEqual({ name: 'a', driver: 'remote', platforms: [] });
});

test('a builder as buildx shows it', () => {
  const name = textOf('a', '-', '0').map((text) => `b${text}`);
  const platforms = fc.uniqueArray(fc.constantFrom('linux/amd64', 'linux/arm64', 'linux/arm/v7'));
  fc.assert(
    fc.property(name, fc.constantFrom('docker', 'remote'), fc.array(platforms), (own, driver, nodes) => {
      const lines = nodes.map((all, index) => {
        const list = all.map((platform, at) => `${platform}${at === 0 ? '*' : ''}`).join(', ');
        return `Name:      ${own}${index}\nStatus:    running\nPlatforms: ${list}\nLabels:\n org: Platforms: x\n`;
      });
      const text = `Name:          ${own}\nDriver:        ${driver}\n\nNodes:\n${lines.join('\n')}`;
      expect(readBuilder(text)).toEqual({ name: own, driver, platforms: [...new Set(nodes.flat())] });
    }),
    runs(),
  );
  fc.assert(
    fc.property(anyText('Name: ', 'Driver: ', 'Platforms: ', 'a', ',', '*'), (text) => {
      expect(readBuilder(text)?.name ?? 'none').not.toBe('');
    }),
    runs(),
  );
  readRepeated((text) => readBuilder(`Name: a\nDriver: b\nPlatforms: ${text}`), [',', ' ', '\n', '*', 'Platforms: \n']);
});
