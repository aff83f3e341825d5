import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTagLine, splitTagLine } from '../../src/inputs/tag-lines.ts';
import type { Parsed } from '../../src/lib/parsed.ts';
import { runs, textOf } from '../lib/properties.ts';

const MANY = { kind: 'many' } as const;
const value = <T>(parsed: Parsed<T>): T => {
  if (!parsed.valid) throw new Error(`refused: ${parsed.rule}`);
  return parsed.value;
};
const rule = (parsed: Parsed<unknown>): string => {
  if (parsed.valid) throw new Error(`accepted as ${JSON.stringify(parsed.value)}`);
  return parsed.rule;
};

describe('parseTagLine', () => {
  test.each(['latest', 'v1.2.3', 'feature/x', '.hidden', 'type=semver,pattern={{version}}', '{{date "YYYY MM"}}'])(
    '%s',
    (line) => {
      expect(value(parseTagLine(line, MANY))).toBe(line);
      expect(splitTagLine(line)).toEqual([line]);
    },
  );

  test.each([
    ['a,b', /one tag per line/],
    ['a b', /one tag per line/],
    ['latest # the newest', /Comments stand on lines of their own/],
    ['#b', /Comments stand on lines of their own/],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/app:v1', /whole image name.* Write only the tag, "v1"/],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/demo/app', /a repository without a tag/],
    [`demo/app@sha256:${'a'.repeat(64)}`, /is a digest/],
    ['demo/app:latest', /Write only the tag, "latest"/],
  ])('refuses %s', (text, expected) => expect(rule(parseTagLine(text, MANY))).toMatch(expected));
});

describe('splitTagLine', () => {
  test.each([
    ['a,b', ['a', 'b']],
    [' a , b,,c, ', ['a', 'b', 'c']],
    ['h.example/n:a,h.example/n:b', ['h.example/n:a', 'h.example/n:b']],
    ['a b', ['a b']],
    [',', [',']],
    ['latest,enable=true', ['latest,enable=true']],
    ['{{branch}},a', ['{{branch}},a']],
    ['a,"b,c"', ['a,"b,c"']],
  ])('%s', (line, expected) => expect(splitTagLine(line)).toEqual(expected));

  test('never changes a rule, and loses no name', () => {
    fc.assert(
      fc.property(textOf('type=raw', 'value=', 'a', ',', ' ', '=', '{{', '"', ':', '/'), (line) => {
        const items = splitTagLine(line);
        if (line.includes('=')) expect(items).toEqual([line]);
        expect(items.join('').replace(/[\s,]/g, '')).toBe(line.replace(/[\s,]/g, ''));
        expect(items.flatMap(splitTagLine)).toEqual(items);
      }),
      runs(200),
    );
  });
});

test('a line of tags is no image, whose tag is told', () => {
  const part = textOf('a', '.', '-', '1').filter((text) => /^\w/.test(text));
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 4 }), part, (path, tag) => {
      expect(parseTagLine(`${path.join('/')}:${tag}`, MANY)).toMatchObject({
        rule: expect.stringContaining(`"${tag}"`),
      });
      expect(parseTagLine(tag, MANY)).toEqual({ valid: true, value: tag });
    }),
    runs(),
  );
});
