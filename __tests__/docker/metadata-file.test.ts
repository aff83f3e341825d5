import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { configDigestInMetadata, digestInMetadata, digestOfTarget } from '../../src/docker/metadata-file.ts';
import { anyJson, anyText, runs } from '../lib/properties.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  [JSON.stringify({ 'containerimage.digest': digest }), digest],
  [JSON.stringify({ 'buildx.build.provenance': { 'containerimage.digest': digest } }), undefined],
  [JSON.stringify({ 'containerimage.digest': 'sha256:x' }), undefined],
  ['null', undefined],
  ['', undefined],
])('digestIn(%j)', (metadata, expected) => expect(digestInMetadata(metadata)).toBe(expected));

test.each([
  [JSON.stringify({ 'containerimage.config.digest': digest, 'containerimage.digest': 'x' }), digest],
  [JSON.stringify({ 'containerimage.digest': digest }), undefined],
  ['', undefined],
])('configDigestIn(%j)', (metadata, expected) => expect(configDigestInMetadata(metadata)).toBe(expected));

test('of any file nothing but a digest is taken, and that of a target is its own', () => {
  const names = ['containerimage.digest', 'containerimage.config.digest', digest, 'app'];
  fc.assert(
    fc.property(anyJson(...names), fc.constantFrom('app', '__proto__', 'constructor', ''), (json, target) => {
      const text = JSON.stringify(json);
      const found = [digestInMetadata(text), configDigestInMetadata(text), digestOfTarget(text, target)];
      expect(found.filter((one) => one !== undefined && one !== digest)).toEqual([]);
      const both = JSON.stringify({ other: json, [target]: { 'containerimage.digest': digest } });
      expect(digestOfTarget(both, target)).toBe(digest);
    }),
    runs(),
  );
  fc.assert(
    fc.property(anyText('{', '}', '"', ':', 'null'), (text) =>
      expect([undefined, digest]).toContain(digestInMetadata(text)),
    ),
    runs(),
  );
});
