import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import compareSemver from 'semver/functions/compare.js';
import validSemver from 'semver/functions/valid.js';
import { usesTagRules } from '../../src/inputs/uses-tag-rules.ts';
import { expandTemplate, parseTemplate } from '../../src/tag-rules/expressions.ts';
import { literalAffixes } from '../../src/tag-rules/flavor.ts';
import { resolveTags } from '../../src/tag-rules/resolve.ts';
import { splitFields } from '../../src/tag-rules/rule-fields.ts';
import { parseTagRules } from '../../src/tag-rules/rules.ts';
import { cleanTag, toTag } from '../../src/tag-rules/sanitize-tag.ts';
import { compareVersions, type VersionOrder, versionLabel } from '../../src/tag-rules/version-order.ts';
import { isPrerelease, parsePep440, parseSemver } from '../../src/tag-rules/versions.ts';
import { anyText, readRepeated, runs, textOf } from '../lib/properties.ts';
import { branch, EVENTS, tagged } from './contexts.ts';

const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/;
const ATTRIBUTES = [
  ...['type=', 'raw', 'semver', 'pep440', 'match', 'edge', 'ref', 'sha', 'schedule', ',', '=', 'value=', 'pattern='],
  ...['{{version}}', '{{major}}', '{{branch}}', '{{date "YYYY"}}', 'event=branch', 'group=1', 'prefix=', 'suffix=-x'],
  ...[
    'enable={{is_default_branch}}',
    'priority=1',
    'v(\\d+)',
    '(',
    '[',
    '{{',
    '}}',
    '"',
    "'",
    '{{#if tag}}',
    '{{/if}}',
    'format=long',
  ],
];
const line = anyText(...ATTRIBUTES);
const flavors = textOf(
  'latest=',
  'auto',
  'true',
  'prefix=',
  'suffix=',
  'a-',
  '{{branch}}',
  '{{sha}}',
  ',',
  'onlatest=true',
  '"',
  ' ',
);

describe('tags', () => {
  test('of any rules that are right, in any run, are tags', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 3 }),
        flavors,
        fc.constantFrom(...Object.values(EVENTS)),
        (lines, flavor, context) => {
          const { rules, mistakes } = parseTagRules(lines, [flavor]);
          expect(mistakes.filter(({ rule }) => rule === '')).toEqual([]);
          expect(resolveTags(rules, context).tags.filter((tag) => !TAG.test(tag))).toEqual([]);
          const { prefix, suffix } = literalAffixes(rules.flavor);
          expect(`${prefix}x${suffix}`).toMatch(/^[\w.-]*$/);
        },
      ),
      runs(200),
    );
  });

  test('of plain names are the same with rules as without', () => {
    const name = textOf('a', 'B', '.', '-', '_', '1').filter((text) => TAG.test(text));
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 4 }), (names) => {
        const text = names.join('\n');
        expect(usesTagRules((input) => (input === 'tags' ? text : ''))).toBe(false);
        expect(resolveTags(parseTagRules(names, []).rules, branch('main')).tags).toEqual(names);
      }),
      runs(),
    );
  });

  test('however long', () => {
    const read = (text: string) => parseTagRules([text, `type=raw,value=${text}`], [text]);
    readRepeated(read, ['"', ',', '{{a}}', "'"]);
    readRepeated(
      (text) => [splitFields(`a=${text}`), toTag(text), usesTagRules(() => text)],
      [' ', '\n', '-', '.', 'é'],
    );
  });
});

describe('any text as a tag', () => {
  const text = anyText('a', '/', '.', '-', '_', 'é', 'x'.repeat(64));

  test('is a tag, or nothing where no sign of it may be in one', () => {
    fc.assert(
      fc.property(text, (any) => {
        const tag = toTag(any);
        if (tag === '') expect(any).not.toMatch(/[a-zA-Z0-9_]/);
        else expect(tag).toMatch(TAG);
        expect(toTag(tag)).toBe(tag);
        expect(cleanTag(any).length <= 128 ? cleanTag(any) : tag).toBe(tag);
      }),
      runs(),
    );
  });

  test('two of them that are long and differ stay apart', () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [long, longer] = [one, other].map((end) => cleanTag(`${'x'.repeat(128)}${end}`));
        expect(toTag(long ?? '') === toTag(longer ?? '')).toBe(long === longer);
      }),
      runs(),
    );
  });
});

describe('fields', () => {
  const name = textOf('a', 'type', '-', '_').filter((text) => text !== '');
  const value = anyText(',', '"', '=', 'a', '{{branch}}').map((text) => text.trim());

  test('come back, however they are quoted', () => {
    const whole = (own: string, text: string): string => `"${`${own}=${text}`.replaceAll('"', '""')}"`;
    const behind = (own: string, text: string): string => `${own}="${text.replaceAll('"', '""')}"`;
    const field = fc.tuple(name, value, fc.constantFrom(whole, behind), fc.constantFrom('', ' ', '\t'));
    fc.assert(
      fc.property(fc.array(field), (fields) => {
        const text = fields.map(([own, content, write, space]) => `${space}${write(own, content)}${space}`).join(',');
        const read = fields.map(([own, content]) => ({ name: own, value: content }));
        expect(splitFields(text)).toEqual({ valid: true, value: read });
      }),
      runs(),
    );
  });

  test('of any line hold nothing that is not in it', () => {
    fc.assert(
      fc.property(anyText(',', '"', '=', 'a', '{{', '""'), (text) => {
        const read = splitFields(text);
        const values = read.valid ? read.value.map((field) => field.value) : [];
        expect(values.filter((own) => !text.replaceAll('"', '').includes(own.replaceAll('"', '')))).toEqual([]);
      }),
      runs(),
    );
  });
});

describe('templates', () => {
  const plain = fc
    .oneof(anyText('a', '{', '}', '~', '-'), textOf('a', '{', '}', '~'))
    .map((text) => text.replaceAll(/\{+|\\/g, '{'));
  const context = tagged('v1.2.3');
  const expanded = (text: string): string | undefined => {
    const template = parseTemplate(text);
    return template.valid ? expandTemplate(template.value, context) : undefined;
  };

  test('without expressions are what they are', () => {
    fc.assert(
      fc.property(plain, (text) => expect(expanded(text)).toBe(text)),
      runs(),
    );
  });

  test('are the texts of their parts, one behind the other', () => {
    const parts: ReadonlyMap<string, string> = new Map(
      Object.entries({ '{{tag}}': 'v1.2.3', '{{branch}}': '', '{{! a }}': '', '{{#if tag}}b{{else}}c{{/if}}': 'b' }),
    );
    const part = fc.oneof(
      fc.constantFrom(...parts.keys()),
      plain.filter((text) => !text.endsWith('{')),
    );
    fc.assert(
      fc.property(fc.array(part), (all) => {
        expect(expanded(all.join(''))).toBe(all.map((text) => parts.get(text) ?? text).join(''));
      }),
      runs(),
    );
  });

  test('of any kind are read, or told to be wrong', () => {
    fc.assert(
      fc.property(
        anyText('{{', '}}', '{{#if tag}}', '{{/if}}', '{{else}}', '~', '\\', "'", '"', 'date', ' '),
        (text) => {
          const template = parseTemplate(text);
          expect(template.valid || template.rule).toBeTruthy();
        },
      ),
      runs(),
    );
  });
});

describe('versions', () => {
  const number = fc.nat(12).map(String);
  const core = fc.tuple(number, number, number).map((parts) => parts.join('.'));
  const version = fc.tuple(core, fc.constantFrom('', '-rc.1', '-rc.2', '-alpha', '-0')).map((parts) => parts.join(''));
  const around = fc.constantFrom('', 'app-', 'v', '-alpine', 'a.b');
  const surrounding = (text: string) => ({ text, literal: text, shape: text.replaceAll('.', '\\.') });

  test('are in the order of semver, by tag and by label', () => {
    const pairs = fc.oneof(
      fc.tuple(version, version),
      version.map((one): [string, string] => [one, one]),
    );
    fc.assert(
      fc.property(pairs, around, around, ([ours, theirs], before, behind) => {
        const order: VersionOrder = {
          scheme: 'semver',
          version: ours,
          prefix: surrounding(before),
          suffix: surrounding(behind),
        };
        const sign = Math.sign(compareSemver(theirs, ours));
        const expected = ['lower', 'same', 'higher'][sign + 1];
        expect(compareVersions(order, { tags: [`${before}${theirs}${behind}`] })).toBe(expected);
        const label = versionLabel({ ...order, version: theirs });
        expect(compareVersions(order, { tags: ['latest'], label })).toBe(expected);
      }),
      runs(),
    );
  });

  test('of any text are those of semver, or none', () => {
    const any = anyText('v', '1', '.', '-', '+', 'rc', '0', 'post', '!', 'dev');
    fc.assert(
      fc.property(
        fc.oneof(
          any,
          version.map((text) => `v${text}+build`),
        ),
        (text) => {
          expect(parseSemver(text)?.version ?? null).toBe(validSemver(text));
          const python = parsePep440(text);
          expect(python === undefined || parsePep440(python.version) !== undefined).toBe(true);
          expect(typeof isPrerelease(text)).toBe('boolean');
        },
      ),
      runs(),
    );
  });
});
