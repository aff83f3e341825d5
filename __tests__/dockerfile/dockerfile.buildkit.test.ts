import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Answer, compare } from '../../scripts/oracle/compare.ts';
import { dockerfiles } from '../../scripts/oracle/dockerfile-questions.ts';
import { ignoreFiles } from '../../scripts/oracle/ignore-questions.ts';
import type { Question } from '../../scripts/oracle/questions.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readIgnoreRules } from '../../src/dockerfile/dockerignore.ts';
import { expandWord } from '../../src/dockerfile/shell-words.ts';

/** What BuildKit has made of some texts, as scripts/buildkit-tables.ts has asked it. */
const table = readFileSync(join(import.meta.dirname, 'buildkit-answers.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): readonly [Question, Answer] => JSON.parse(line));

describe('BuildKit sees no more', () => {
  test.each<[Question['kind'], number]>([
    ['dockerfile', 0.75],
    ['word', 1],
    ['ignore', 0.9],
  ])('%s', (kind, least) => {
    const rows = table.filter(([question]) => question.kind === kind);
    const comparisons = rows.map(([question, answer]) => ({ question, comparison: compare(question, answer) }));
    expect(comparisons.filter(({ comparison }) => typeof comparison !== 'string')).toEqual([]);
    // What is careful is no mistake, but of no use either.
    const same = comparisons.filter(({ comparison }) => comparison === 'same').length;
    expect(rows.length).toBeGreaterThan(100);
    expect(same / rows.length).toBeGreaterThanOrEqual(least);
  });
});

describe('whatever the text, it is read', () => {
  const options = { numRuns: Number(process.env.PROPERTY_RUNS || 300), seed: Number(process.env.PROPERTY_SEED || 1) };
  const noise = fc.string({ unit: fc.constantFrom(...'FROM RUN<<E$"\'\\`{}[]:-#%/=\n\r\t @é\u2028'), maxLength: 60 });
  const readAny = (text: string): void => {
    readDockerfile({ text, given: new Map(), predefined: new Map() });
    readIgnoreRules(text);
    expandWord(text, new Map([['F', 'x']]));
  };

  test('noise', () => {
    fc.assert(fc.property(noise, readAny), options);
    fc.assert(
      fc.property(noise, (text) => readAny(`FROM a\nRUN ${text}`)),
      options,
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), readAny), options);
  });

  test('what looks like a Dockerfile or an ignore file', () => {
    fc.assert(
      fc.property(dockerfiles, ({ text }) => readAny(text)),
      options,
    );
    fc.assert(
      fc.property(ignoreFiles, ({ text }) => readAny(text)),
      options,
    );
  });
});

test('rules without exceptions leave out more with each line', () => {
  const options = { numRuns: Number(process.env.PROPERTY_RUNS || 300), seed: Number(process.env.PROPERTY_SEED || 1) };
  const lines = ignoreFiles.map(({ text }) => text.replaceAll('!', ''));
  const paths = ['a', 'a.md', 'b/c/keep', '.env', 'i/p'];
  const left = (text: string): readonly string[] => {
    const rules = readIgnoreRules(text);
    return paths.filter((path) => !rules.some(({ matches }) => matches(path)));
  };
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      expect(left(one)).toEqual(expect.arrayContaining([...left(`${one}\n${other}`)]));
    }),
    options,
  );
});
