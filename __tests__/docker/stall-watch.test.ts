import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isStill, type Look, readSentBytes, type WatchedCommand, watchCommand } from '../../src/docker/stall-watch.ts';
import { runs, textOf } from '../lib/properties.ts';

const MIB = 1024 * 1024;

describe('isStill: 300 seconds without a byte', () => {
  const look = (seconds: number, written: number, sent: number | undefined): Look => ({
    atMs: seconds * 1000,
    written,
    sent,
  });
  test.each<[string, readonly Look[], boolean]>([
    ['nothing moves', [look(0, 5, 100), look(150, 5, 100), look(300, 5, 100)], true],
    ['what a machine sends anyway is no push', [look(0, 5, 0), look(300, 5, MIB - 1)], true],
    ['not long enough', [look(0, 5, 100), look(299, 5, 100)], false],
    ['bytes are sent', [look(0, 5, 0), look(300, 5, MIB)], false],
    ['the command writes', [look(0, 5, 0), look(300, 6, 0)], false],
    [
      'it moved at first, and then not for long enough',
      [look(0, 5, 0), look(60, 5, 9 * MIB), look(330, 5, 9 * MIB)],
      false,
    ],
    ['it moved at first', [look(0, 5, 0), look(60, 5, 9 * MIB), look(360, 5, 9 * MIB)], true],
    [
      'others move bytes, and the registry is still',
      [look(0, 5, 0), { ...look(300, 5, 9 * MIB), stillMs: 300_000 }],
      true,
    ],
    ['the same, not for long enough', [look(0, 5, 0), { ...look(300, 5, 9 * MIB), stillMs: 299_000 }], false],
    ['the same, but the command writes', [look(0, 5, 0), { ...look(300, 6, 9 * MIB), stillMs: 300_000 }], false],
    ['nobody tells', [look(0, 5, undefined), look(300, 5, undefined)], false],
    ['nothing seen', [], false],
  ])('%s', (_name, looks, expected) => expect(isStill(looks, 300)).toBe(expected));
});

test.each<[string, string, number | undefined]>([
  [
    'all interfaces',
    `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
    lo: 10 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0
  eth0:100 1 0 0 0 0 0 0 300 1 0 0 0 0 0 0
`,
    320,
  ],
  ['none', '', undefined],
])('readSentBytes: %s', (_name, text, expected) => expect(readSentBytes(text)).toBe(expected));

describe('watchCommand', () => {
  const limits = { answerSeconds: 1, lookSeconds: 0.001, stillSeconds: 300, drainSeconds: 1 };
  /** A command at which each look is 100 seconds later; `written` and `sent` tell it by the number of the look. */
  const watched = (more: Partial<WatchedCommand>, written = (_look: number) => 0, sent = (_look: number) => 0) => {
    const end = new AbortController();
    let looks = 0;
    const look = (): Look => {
      looks += 1;
      if (looks > 10) end.abort();
      return { atMs: looks * 100_000, written: written(looks), sent: sent(looks) };
    };
    const yes = async () => true;
    return watchCommand({
      limits,
      signal: end.signal,
      look,
      answers: yes,
      isPushing: () => true,
      isHere: yes,
      ...more,
    });
  };
  test.each<[string, Promise<unknown>, unknown]>([
    ['an engine that does not answer', watched({ answers: async () => false }), 'engine'],
    ['is not asked while the command writes', watched({ answers: async () => false }, (look) => look), undefined],
    ['a push that moves nothing', watched({}), 'push'],
    ['a push that moves', watched({}, undefined, (look) => look * MIB), undefined],
    ['no push', watched({ isPushing: () => false }), undefined],
    ['an engine elsewhere, whose bytes are not seen here', watched({ isHere: async () => false }), undefined],
  ])('%s', async (_name, watch, expected) => expect(await watch).toBe(expected));
});

test('what all interfaces have sent is added up, however they are called and written', () => {
  const name = textOf('e', '0', '-', '.', ':', '@').filter((text) => text !== '');
  const rows = fc.array(
    fc.tuple(name, fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), fc.constantFrom('', ' ', '   ')),
  );
  fc.assert(
    fc.property(rows, (all) => {
      const lines = all.map(([own, numbers, space]) => `${space}${own}:${space}${numbers.join(` ${space}`)}`);
      const text = `Inter-|   Receive    |  Transmit\n face |bytes packets|bytes packets\n${lines.join('\n')}\n`;
      const sum = all.reduce((total, [, numbers]) => total + (numbers[8] ?? 0), 0);
      expect(readSentBytes(text)).toBe(all.length === 0 ? undefined : sum);
    }),
    runs(),
  );
});
