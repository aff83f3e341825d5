import { expect, test } from '@jest/globals';
import { isPushError } from '../../../src/errors/push-errors.ts';
import { digestIn } from '../../../src/phases/push/push-from-builder.ts';

const digest = `sha256:${'a'.repeat(64)}`;

test.each([
  [JSON.stringify({ 'containerimage.digest': digest }), digest],
  [JSON.stringify({ 'buildx.build.provenance': { 'containerimage.digest': digest } }), undefined],
  [JSON.stringify({ 'containerimage.digest': 'sha256:x' }), undefined],
  ['null', undefined],
  ['', undefined],
])('digestIn(%j)', (metadata, expected) => expect(digestIn(metadata)).toBe(expected));

test.each([
  ['ERROR: failed to solve: failed to push host/x:y: unexpected status from PUT request to http://host/v2/: 500', true],
  ['ERROR: failed to solve: failed to authorize: failed to fetch oauth token: 401', true],
  ['#3 ERROR: unexpected status from HEAD request\nERROR: failed to solve: process "x" did not complete', false],
  ['ERROR: failed to solve: alpine: failed to resolve source metadata for docker.io/library/alpine', false],
])('isPushError(%j)', (output, expected) => expect(isPushError(output)).toBe(expected));
