import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parseList } from '../src/inputs/multi-line-list.ts';
import { parseTagRules } from '../src/tag-rules/rules.ts';
import { branch, EVENTS, resolve, tagged } from './tag-rules/contexts.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/tags.md'), 'utf8');

/** The examples of docs/tags.md; expressions of the workflow have given `true` or, for inputs, a version. */
const examples = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, yaml = '']) => {
  const inputs = parse(yaml.replace(/\$\{\{ inputs.*?\}\}/g, 'v4.5.6').replace(/\$\{\{.*?\}\}/g, 'true'));
  return { lines: parseList(inputs.tags).items, flavor: parseList(inputs.flavor ?? '').items };
});

describe('docs/tags.md', () => {
  test.each([
    [0, tagged('v1.2.3'), ['1.2.3', '1.2', 'stable', 'latest']],
    [0, branch('main'), ['main', 'stable']],
    [0, EVENTS.pull_request, ['pr-7', 'stable']],
    [1, branch('main'), ['latest']],
    [1, branch('dev'), []],
    [2, tagged('v1.2.3'), ['1.2.3', '1.2', '1', 'latest']],
    [2, branch('main'), ['edge']],
    [3, branch('main'), ['main-20261121-860c190']],
    [4, EVENTS.schedule, ['nightly', 'nightly-20261121']],
    [5, branch('main'), ['4.5.6', 'latest']],
    [6, tagged('app/v1.2.3'), ['1.2.3', 'latest']],
    [6, tagged('other/v1.2.3'), []],
    [7, tagged('v1.2.3'), ['1.2.3-alpine', 'latest-alpine']],
  ])('example %d on %j', (index, context, tags) => {
    const { lines = [], flavor } = examples[index] ?? {};
    expect(resolve(lines, context, flavor).tags).toEqual(tags);
  });

  test('there are no more examples', () => {
    expect(examples).toHaveLength(8);
  });

  test('names the types, their priorities and attributes', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| (.*?) \|/gm)];
    expect(rows.map(([, type]) => type)).toEqual([
      'schedule',
      'semver',
      'pep440',
      'match',
      'edge',
      'ref',
      'raw',
      'sha',
    ]);
    for (const [, type, priority] of rows) {
      const needed = {
        semver: ',pattern=x',
        pep440: ',pattern=x',
        match: ',pattern=x',
        ref: ',event=pr',
        raw: ',value=x',
      };
      const line = `type=${type}${new Map(Object.entries(needed)).get(type ?? '') ?? ''}`;
      expect(parseTagRules([line], []).rules.rules.map((rule) => rule.priority)).toEqual([Number(priority)]);
    }
  });
});
