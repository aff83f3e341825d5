import { describe, expect, test } from '@jest/globals';
import { tagTaken } from '../../../src/errors/push-errors.ts';
import { goOnAfter } from '../../../src/phases/push/push-decided.ts';
import type { TargetRepository } from '../../../src/phases/registry/target-repository.ts';
import type { Step } from '../../../src/phases/step.ts';
import type { Build, Decision } from '../../../src/plan/build-or-reuse.ts';

const taken = tagTaken(
  'tag invalid',
  {
    host: 'host',
    repository: 'team/shop',
    image: 'host/team/shop:c',
    accountId: '123456789012',
    region: 'eu-west-1',
    partition: 'aws',
    isSeen: true,
  },
  'sha256:1',
);

const build: Build = {
  kind: 'build',
  sentence: 'Build and push.',
  createRepository: false,
  tagPlan: { pushed: 'v1', batches: [] },
  staying: ['c'],
  warnings: [],
};

function world() {
  const notices: string[] = [];
  const step = { runner: { notice: (text: string) => notices.push(text) } } as unknown as Step;
  const decided = (decision: Decision) => ({ target: {} as TargetRepository, decision });
  return { step, decided, notices };
}

describe('another run came first', () => {
  test('what was built gets the other tags', async () => {
    const { step, decided, notices } = world();
    expect(await goOnAfter(step, taken, decided(build))).toEqual({ kind: 'push', ...decided(build) });
    expect(notices).toEqual([expect.stringMatching(/stands on sha256:1 by now.* while this one was building\.$/)]);
  });

  test('neither will do: why not, with the name of the tag', async () => {
    const { step, decided, notices } = world();
    const problem = { code: 'tag-immutable', what: 'It has the tag.', why: 'it differs.', fix: 'Change it.' } as const;
    await expect(goOnAfter(step, taken, decided({ kind: 'refuse', problem }))).rejects.toMatchObject({
      problem: {
        code: 'tag-immutable',
        what: expect.stringContaining('host/team/shop:c'),
        why: expect.stringContaining('it differs.'),
        fix: 'Change it.',
      },
    });
    expect(notices).toEqual([]);
  });
});
