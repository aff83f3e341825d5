import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pushedDigest, repoDigest } from '../../src/docker/push-output.ts';
import { readRepeated, runs, textOf } from '../lib/properties.ts';

const digest = `sha256:${'d'.repeat(64)}`;
const other = `sha256:${'e'.repeat(64)}`;

describe('pushedDigest', () => {
  test.each<[string, string, string | undefined]>([
    [
      'the last line of a push',
      `The push refers to repository [h/r]\nabc: Pushed\nv1: digest: ${digest} size: 527\n`,
      digest,
    ],
    ['Windows line ends', `v1: digest: ${digest} size: 527\r\n`, digest],
    ['another tag only', `v2: digest: ${digest} size: 527\n`, undefined],
    ['a tag that ends the same', `xv1: digest: ${digest} size: 527\n`, undefined],
    ['the last one counts', `v1: digest: ${other} size: 1\nv1: digest: ${digest} size: 2\n`, digest],
    ['nothing', '', undefined],
    ['a cut digest', `v1: digest: ${digest.slice(0, -1)} size: 527\n`, undefined],
  ])('%s', (_name, stdout, expected) => expect(pushedDigest(stdout, 'v1')).toBe(expected));

  test('a tag with characters that mean something in patterns', () => {
    expect(pushedDigest(`v1x2: digest: ${digest} size: 1\n`, 'v1.2')).toBeUndefined();
    expect(pushedDigest(`v1.2: digest: ${digest} size: 1\n`, 'v1.2')).toBe(digest);
  });
});

test('repoDigest', () => {
  const digests = [`other/r@${other}`, `h/r@${digest}`];
  expect(repoDigest(digests, 'h/r')).toBe(digest);
  expect(repoDigest(digests, 'h/x')).toBeUndefined();
});

test('the digest of a tag is found among any lines, and no other', () => {
  const noise = textOf(
    `\nv2: digest: ${digest} size: 1\n`,
    'a',
    'v1',
    ' ',
    ': ',
    'digest',
    digest,
    'size: ',
    '7',
    '\n',
    '\r\n',
    ': digest: ',
  );
  fc.assert(
    fc.property(noise, noise, (before, behind) => {
      const own = behind.replaceAll(': digest', '');
      expect(pushedDigest(`${before}\nv1: digest: ${other} size: 527\n${own}`, 'v1')).toBe(other);
      expect([undefined, digest]).toContain(pushedDigest(before, 'v1'));
    }),
    runs(),
  );
  readRepeated(
    (text) => pushedDigest(text, 'v1'),
    ['a', ':', 'v1: digest: ', ' ', '\n', `v1: digest: ${digest} size: 1`],
  );
});
