import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ProcessOutput } from '../../src/docker/process-output.ts';
import { runs } from '../lib/properties.ts';

/** A part of what a process writes, and where. */
type Part = { readonly to: 'out' | 'error'; readonly bytes: Buffer };

function take(parts: readonly Part[]): ProcessOutput {
  const output = new ProcessOutput();
  for (const { to, bytes } of parts) output[to](bytes);
  return output;
}

test('what a process writes comes whole, in whatever parts', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 20 });
  fc.assert(
    fc.property(texts, texts, fc.infiniteStream(fc.boolean()), (out, error, turns) => {
      const left = { out: Buffer.from(out), error: Buffer.from(error) };
      const parts: Part[] = [];
      for (const isOut of turns) {
        const to = left.error.length === 0 || (isOut && left.out.length > 0) ? 'out' : 'error';
        if (left[to].length === 0) break;
        parts.push({ to, bytes: left[to].subarray(0, 1) });
        left[to] = left[to].subarray(1);
      }
      const { stdout, tail } = take(parts);
      expect(stdout).toBe(out);
      expect([...tail].toSorted()).toEqual([...out, ...error].toSorted());
      expect(Buffer.byteLength(tail)).toBe(Buffer.byteLength(out + error));
    }),
    runs(),
  );
});

test('of very much the end is kept', () => {
  const parts = Array.from({ length: 20 }, (): Part => ({ to: 'out', bytes: Buffer.alloc(64 * 1024, 'a') }));
  const { stdout, tail } = take([...parts, { to: 'out', bytes: Buffer.from('b') }]);
  expect([stdout.length, stdout.at(-1), tail.length, tail.at(-1)]).toEqual([1024 * 1024, 'b', 64 * 1024, 'b']);
});

test.each<[string, readonly string[], number]>([
  ['lines', ['a\nb\n'], 2],
  ['the same again and again', ['a: Waiting\nb: Waiting\n', 'a: Waiting\n', 'b: Waiting\na: Waiting\n'], 2],
  ['other words of the same', ['a: Waiting\n', 'a: Pushed\n'], 2],
  ['another time only', ['#7 pushing layers 1.5s\n', '#7 pushing layers 12.0s\n', '#7 pushing layers 200ms\n'], 1],
  ['in parts', ['a: Wai', 'ting\na: Wait', 'ing\n'], 1],
  ['one that has not ended', ['a'], 0],
  ['no line', ['\r\n\n'], 0],
])('what is new: %s', (_name, parts, expected) => {
  expect(take(parts.map((text) => ({ to: 'out', bytes: Buffer.from(text) }))).news).toBe(expected);
});
