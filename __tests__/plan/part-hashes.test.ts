import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { differingParts, readPartHashes, writePartHashes } from '../../src/plan/part-hashes.ts';
import { anyText, readRepeated, runs } from '../lib/properties.ts';

const parts = ['context', 'dockerfile', 'named-contexts'].map((name, index) => ({ name, hash: `${index}`.repeat(64) }));
const changed = parts.map((part) => (part.name === 'context' ? { ...part, hash: 'f'.repeat(64) } : part));

describe('part hashes', () => {
  test('as a text and back', () => {
    const text = writePartHashes(1, parts);
    expect(text).toMatch(/^format=1 context=[0-9a-f]{8} dockerfile=[0-9a-f]{8} /);
    expect(text.length).toBeLessThan(200);
    const read = readPartHashes(text);
    expect([...read.keys()]).toEqual(['format', ...parts.map(({ name }) => name)]);
    expect(read.get('context')).toBe(parts[0]?.hash.slice(0, 8));
  });

  test.each(['', 'nothing', 'a=b=c', 'context=xyz', 'context=12 ', '{"context":"12"}'])('%j is none', (text) => {
    expect(readPartHashes(text)).toEqual(new Map());
  });

  const hashes = readPartHashes(writePartHashes(1, parts));
  test.each<[string, string, readonly string[] | undefined]>([
    ['the same', writePartHashes(1, parts), []],
    ['one differs', writePartHashes(1, changed), ['context']],
    ['one is missing', writePartHashes(1, parts.slice(1)), ['context']],
    ['one more', `${writePartHashes(1, parts)} further=12345678`, ['further']],
    ['another format', writePartHashes(1, parts).replace('format=1', 'format=2'), undefined],
    ['nothing', '', undefined],
  ])('%s', (_name, before, expected) => expect(differingParts(hashes, readPartHashes(before))).toEqual(expected));
  test('nothing now', () => expect(differingParts(new Map(), new Map())).toBeUndefined());
});

test('any parts come back, and of any other text nothing or what is written in it', () => {
  const name = fc.stringMatching(/^[a-z]+(-[a-z]+)?$/).filter((text) => text !== 'format');
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
  fc.assert(
    fc.property(fc.dictionary(name, hash), (hashes) => {
      const all = Object.entries(hashes).map(([part, digits]) => ({ name: part, hash: digits }));
      const read = readPartHashes(writePartHashes(2, all));
      const short = all.map((part) => [part.name, part.hash.slice(0, 8)] as const);
      expect(read).toEqual(new Map([['format', '2'], ...short]));
      expect(differingParts(read, read)).toEqual([]);
    }),
    runs(),
  );
  fc.assert(
    fc.property(anyText('a=1', ' ', 'b-c=0f', '='), (text) => {
      const written = [...readPartHashes(text)].map((pair) => pair.join('='));
      expect(text.split(' ')).toEqual(expect.arrayContaining(written));
    }),
    runs(),
  );
  readRepeated(readPartHashes, ['a=1 ', 'a-', ' ', '=']);
});
