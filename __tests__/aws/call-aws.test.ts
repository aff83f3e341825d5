import { expect, test } from '@jest/globals';
import { type AwsRequest, callAws } from '../../src/aws/call-aws.ts';
import type { WorkPhase } from '../../src/plan/retry-policy.ts';
import { fakeClock } from '../lib/test-clock.ts';

const named = (name: string, more: object = {}) => Object.assign(new Error('words'), { name }, more);
const throttled = named('ThrottlingException');
const expired = named('ExpiredTokenException');

/** Makes a call whose tries end as given; what was done for it, and told. */
function call(
  answers: unknown[],
  { phase = 'before-push', ...more }: Partial<AwsRequest<string>> & { phase?: WorkPhase } = {},
) {
  const clock = fakeClock();
  const done: string[] = [];
  const send = async (): Promise<string> => {
    const answer = answers.shift();
    if (answer === undefined) throw new Error('one call more than expected');
    if (typeof answer !== 'string') throw answer;
    return answer;
  };
  const context = { clock, info: (line: string) => void done.push(line), phase: () => phase };
  const renew = async () => void done.push('renewed');
  return { answer: callAws(context, { name: 'ECR PutImage', send, renew, ...more }), clock, done };
}

test('goes on after what passes, and says why in a line', async () => {
  const { answer, clock, done } = call([throttled, named('Error', { code: 'ECONNRESET' }), 'here']);
  expect(await answer).toBe('here');
  expect(done).toEqual([
    'ECR PutImage: ThrottlingException: words; trying again in 0.50 s.',
    'ECR PutImage: Error: words; trying again in 1.00 s.',
  ]);
  expect(clock.sleeps).toEqual([500, 1000]);
});

test('a session that ran out is renewed once, and the call goes on', async () => {
  const { answer, done } = call([throttled, expired, 'here']);
  expect(await answer).toBe('here');
  expect(done.at(-1)).toBe('renewed');
});

test('a session that runs out again is told', async () => {
  await expect(call([expired, expired]).answer).rejects.toBe(expired);
});

test('what cannot be renewed is final', async () => {
  await expect(call([expired], { renew: undefined as never }).answer).rejects.toBe(expired);
});

test('what does not pass is told at once', async () => {
  const denied = named('AccessDeniedException');
  await expect(call([denied], { phase: 'pushing' }).answer).rejects.toBe(denied);
});
