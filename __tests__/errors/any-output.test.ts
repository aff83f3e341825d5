import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cacheErrors, failedSteps, lastErrorLine, readBuildError } from '../../src/errors/build-output.ts';
import { dockerWords } from '../../src/errors/docker-words.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';

const PARTS = [
  ...['#1 ', '#2 [1/2] RUN a', '\n', 'ERROR: ', 'failed to solve: ', '------', '\n------\n > [1/2] RUN a:\n', '0.1 no'],
  ...[
    '--------------------',
    '   2 | >>> RUN a',
    'Step 1/2 : RUN a',
    ' ---> 123',
    "The command '/bin/sh' ",
    'Dockerfile:2',
  ],
  ...["' returned a non-zero code: 1", 'COPY failed: a', 'Usage:  docker build', 'parse error on line 3: ', 'stderr:'],
  ...['#3 exporting cache to registry', '#3 ERROR: denied', '\x1b[31m', '\x1b[0m'],
];
/** The end of what docker wrote, as it is kept. */
const KEPT = 64 * 1024;

describe('the output of a build that failed', () => {
  test('whatever it is, it tells a last word, and no more than ten lines', () => {
    const written = fc.nat(30).map((count) => '0.1 no\n'.repeat(count));
    const repeated = written.map((lines) => `#1 a\n------\n > [1/2] RUN a:\n${lines}------\nERROR: failed to solve\n`);
    fc.assert(
      fc.property(fc.oneof(anyText(...PARTS), repeated), (output) => {
        const { line, lastLines, message } = readBuildError(output);
        expect(line ?? 1).toBeGreaterThanOrEqual(0);
        expect(lastLines.length).toBeLessThanOrEqual(10);
        expect(typeof message).toBe('string');
        expect(lastErrorLine(output)).not.toBe('');
        expect(
          [...failedSteps(output), ...cacheErrors(output)].filter((text) => typeof text !== 'string'),
        ).toStrictEqual([]);
      }),
      runs(),
    );
  });

  test('is the same with the line ends of Windows, and without colours', () => {
    fc.assert(
      fc.property(textOf(...PARTS), (output) => {
        const plain = stripVTControlCharacters(output);
        expect(readBuildError(output.replaceAll('\n', '\r\n'))).toEqual(readBuildError(plain));
        expect(failedSteps(output.replaceAll('\n', '\r\n'))).toEqual(failedSteps(plain));
      }),
      runs(),
    );
  });

  test('however long', () => {
    const read = (text: string) => [readBuildError(text), readBuildError(`#1 a\n${text}\nERROR: a`), cacheErrors(text)];
    readRepeated(read, [' ', '\n', 'ERROR: a\n', '------\n > a:\n', '\r', '\x1b['], KEPT);
    readRepeated(
      (text) => readBuildError(`Step 1/1 : RUN a\n${text}The command 'x' returned a non-zero code: 1`),
      [' ', '\n', "'"],
      KEPT,
    );
    readRepeated(
      (text) => readBuildError(`Step 1/1 : RUN a\nThe command 'x ${text}' returned a non-zero code: 1`),
      [' ', '\n', '\t '],
    );
  });
});

describe("docker's own words", () => {
  /** In no message of its own. */
  const MARK = 'denied§';
  const others = textOf(MARK, ' ', ': ', '"', "'", '\\', '\n', '/', '.', 'no such host', 'failed to');
  const quoted = others.map((text) => JSON.stringify(text));

  test.each<[string, (text: string) => string]>([
    ['a command', (text) => `failed to solve: process ${text} did not complete successfully: exit code: 1`],
    ['a quotation', (text) => `failed to solve: failed to read ${text}: no such host`],
    ['two of them', (text) => `failed to compute ${text} of ${text}: not found`],
  ])('are what is left without those of others: %s', (_name, write) => {
    fc.assert(
      fc.property(quoted, (text) => expect(dockerWords(write(text))).not.toContain(MARK)),
      runs(),
    );
  });

  test('of any text are found, however long', () => {
    fc.assert(
      fc.property(
        anyText('"', "'", '/', 'open ', ': permission denied', 'lookup ', 'secret ', ': not found'),
        (text) => {
          expect(typeof dockerWords(text)).toBe('string');
        },
      ),
      runs(),
    );
    readRepeated(dockerWords, ['"', "'", '/', 'a.b/'], KEPT);
    // A quotation without an end.
    readRepeated((text) => dockerWords(text.slice(0, -1)), ['\\"', '"\\"', '\\']);
  });
});
