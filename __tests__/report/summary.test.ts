import { describe, expect, test } from '@jest/globals';
import { renderSummary } from '../../src/report/summary.ts';
import { image } from './pushed-image.ts';

describe('renderSummary', () => {
  test('of a pushed image', () => {
    const summary = renderSummary(image, [
      { title: 'Build', seconds: 12.3 },
      { title: 'Push', seconds: 1 },
    ]);
    expect(summary).toContain('### team/shop: pushed and proven');
    expect(summary).toContain(`| Tags | \`abc\` \`latest\` |`);
    expect(summary).toContain('| Size | 31.5 MB compressed |');
    expect(summary).toContain('Build 12.3 s · Push 1.00 s');
  });

  test('of an image that the role may not look at', () => {
    expect(renderSummary({ ...image, isProven: false }, [])).toContain('### team/shop: pushed, not proven');
  });

  test('of an image that was only built', () => {
    expect(renderSummary({ kind: 'built', repository: 'team/shop', tags: ['a', 'b'] }, [])).toContain(
      'in the Docker engine of this job as `team/shop:a`, `team/shop:b`.',
    );
  });
});
