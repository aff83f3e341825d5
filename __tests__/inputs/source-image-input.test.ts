import { describe, expect, test } from '@jest/globals';
import { parseOutput } from '../../src/inputs/output-input.ts';
import { parseSourceImage } from '../../src/inputs/source-image-input.ts';

const HEX = 'a'.repeat(64);
const DIGEST = `sha256:${HEX}`;
const rule = (read: { readonly valid: boolean; readonly rule?: string }) => ('rule' in read ? read.rule : undefined);

describe('an image that was built elsewhere', () => {
  test.each([
    ['shop', { kind: 'engine', name: 'shop:latest' }],
    ['bazel/shop:ci', { kind: 'engine', name: 'bazel/shop:ci' }],
    [DIGEST, { kind: 'engine', name: DIGEST }],
    [
      'ghcr.io/octo/shop:ci',
      {
        kind: 'engine',
        name: 'ghcr.io/octo/shop:ci',
        registry: { host: 'ghcr.io', repository: 'octo/shop', reference: 'ci' },
      },
    ],
    [
      'localhost:5000/shop',
      {
        kind: 'engine',
        name: 'localhost:5000/shop:latest',
        registry: { host: 'localhost:5000', repository: 'shop', reference: 'latest' },
      },
    ],
    [`ghcr.io/octo/shop@${DIGEST}`, { kind: 'registry', host: 'ghcr.io', repository: 'octo/shop', reference: DIGEST }],
    // The digest says which image it is, as for docker.
    [
      `ghcr.io/octo/shop:ci@${DIGEST}`,
      { kind: 'registry', host: 'ghcr.io', repository: 'octo/shop', reference: DIGEST },
    ],
    [`alpine@${DIGEST}`, { kind: 'registry', host: 'docker.io', repository: 'library/alpine', reference: DIGEST }],
    ['oci-layout:out', { kind: 'oci-layout', path: 'out' }],
    ['oci-layout:out/image.tar:v1', { kind: 'oci-layout', path: 'out/image.tar', name: 'v1' }],
    ['oci-layout:///work/out', { kind: 'oci-layout', path: '/work/out' }],
    ['docker-archive:shop.tar', { kind: 'docker-archive', path: 'shop.tar' }],
    ['docker-archive:all.tar:octo/shop:ci', { kind: 'docker-archive', path: 'all.tar', name: 'octo/shop:ci' }],
    ['docker-archive:D:\\a\\all.tar:shop:ci', { kind: 'docker-archive', path: 'D:\\a\\all.tar', name: 'shop:ci' }],
    ['oci-layout:D:/a/out', { kind: 'oci-layout', path: 'D:/a/out' }],
  ])('%s', (text, expected) => {
    expect(parseSourceImage(text)).toEqual({ valid: true, value: { text, ...expected } });
  });

  test.each([
    ['Shop:CI', /lower case/],
    ['a b', /blanks/],
    ['oci-layout:', /names no path/],
    ['docker-archive:image.tar:', /ends in a colon/],
    ['oci:out/layout', /begins with oci:[\s\S]*oci-layout:PATH/],
    ['docker://alpine', /begins with docker:/],
    ['shop@sha256:12', /is no name of an image/],
    ['shop:', /is no name of an image/],
  ])('%s is a mistake', (text, expected) => {
    expect(rule(parseSourceImage(text))).toMatch(expected);
  });
});

describe('where an image is written', () => {
  test.each([
    ['oci:out', { kind: 'oci', path: 'out', isTar: false }],
    ['oci:out/image.tar', { kind: 'oci', path: 'out/image.tar', isTar: true }],
    ['docker-archive:image.tar', { kind: 'docker-archive', path: 'image.tar', isTar: true }],
  ])('%s', (text, value) => {
    expect(parseOutput(text)).toEqual({ valid: true, value });
  });

  test.each([
    ['image.tar', /is not a place/],
    ['type=oci,dest=image.tar', /is not a place/],
    ['oci:', /names no path/],
    ['docker-archive:out', /docker-archive:out\.tar/],
    ['oci:a\noci:b', /several lines/],
  ])('%s is a mistake', (text, expected) => {
    expect(rule(parseOutput(text))).toMatch(expected);
  });
});
