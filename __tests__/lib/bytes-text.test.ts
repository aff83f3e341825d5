import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesOfText, hasOtherBytes, textOfBytes } from '../../src/lib/bytes-text.ts';

describe('bytes as a text, and back', () => {
  test.each<[string, string, string]>([
    ['nothing', '', ''],
    ['ASCII', 'a/b', 'a/b'],
    ['UTF-8', '\xc3\xa4\xf0\x9f\x98\x80', 'ä😀'],
    ['a byte order mark', '\xef\xbb\xbfx', '\uFEFFx'],
    ['a replacement character', '\xef\xbf\xbd', '\uFFFD'],
    ['a byte that starts nothing', 'a\xffb', 'a\udcffb'],
    ['a character that is not whole', '\xe2\x82', '\udce2\udc82'],
    ['one before another', '\xe2\x82\xc3\xa4', '\udce2\udc82ä'],
    ['half of a surrogate pair', '\xed\xa0\x80', '\udced\udca0\udc80'],
    ['a character beyond Unicode', '\xf5\x80\x80\x80', '\udcf5\udc80\udc80\udc80'],
  ])('%s', (_name, latin1, text) => {
    const bytes = Buffer.from(latin1, 'latin1');
    expect(textOfBytes(bytes)).toBe(text);
    expect(bytesOfText(text)).toEqual(bytes);
    expect(hasOtherBytes(text)).toBe(!bytes.equals(Buffer.from(text)));
  });
});

test('any bytes come back, and no two come to the same text', () => {
  const bytes = fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array));
  const options = { numRuns: Number(process.env.PROPERTY_RUNS || 300), seed: Number(process.env.PROPERTY_SEED || 1) };
  fc.assert(
    fc.property(bytes, (all) => bytesOfText(textOfBytes(all)).equals(all)),
    options,
  );
});
