import { describe, expect, test } from '@jest/globals';
import { differingParts, readPartHashes, writePartHashes } from '../../src/plan/part-hashes.ts';

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
