import { describe, expect, test } from '@jest/globals';
import { type Finding, renderChecks, renderPolicy, tableLines, toReport } from '../../src/report/check-table.ts';

const findings: readonly Finding[] = [
  { check: 'trust', state: 'ok', found: 'it lets this job in', fix: '' },
  {
    check: 'repository',
    state: 'failed',
    found: 'There is none | here.\nLikely cause: x',
    fix: 'create it:\n    aws ecr',
  },
  { check: 'tags', state: 'skipped', found: 'because of repository', fix: '' },
];

describe('the table', () => {
  test('in the log: a line for each check, the fix below it', () => {
    expect(tableLines(findings)).toEqual([
      'check       state       found',
      'trust       ok          it lets this job in',
      'repository  failed      There is none | here.',
      '            Likely cause: x',
      '            To do: create it:',
      '                aws ecr',
      'tags        skipped     because of repository',
    ]);
  });

  test('in the summary: no text ends a cell or a row, or becomes Markdown', () => {
    expect(renderChecks(findings).split('\n')).toEqual([
      '| check | state | found | fix |',
      '| --- | --- | --- | --- |',
      '| trust | ✅ ok | it lets this job in |  |',
      '| repository | ❌ failed | There is none &#124; here.<pre>Likely cause: x</pre> | create it:<pre>    aws ecr</pre> |',
      '| tags | ⏭️ skipped | because of repository |  |',
    ]);
    const [, , row] = renderChecks([{ check: 'a', state: 'not tested', found: '<b>*_`\n1\n2', fix: '' }]).split('\n');
    expect(row).toBe('| a | ➖ not tested | &lt;b&gt;&#42;&#95;&#96;<pre>1&#10;2</pre> |  |');
  });

  test('as output: check, state and fix only', () => {
    expect(JSON.parse(toReport(findings))[1]).toEqual({
      check: 'repository',
      state: 'failed',
      fix: 'create it:\n    aws ecr',
    });
  });

  test('a policy opens under its title', () => {
    expect(renderPolicy('A policy', '{}')).toBe(
      '<details><summary>A policy</summary>\n\n```json\n{}\n```\n\n</details>',
    );
  });
});
