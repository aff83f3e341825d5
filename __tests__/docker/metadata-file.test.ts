import { expect, test } from '@jest/globals';
import { configDigestInMetadata, digestInMetadata } from '../../src/docker/metadata-file.ts';

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
