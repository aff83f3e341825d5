import { describe, expect, test } from '@jest/globals';
import { EmptyAnswer } from '../../src/errors/aws-error-names.ts';
import { Failure } from '../../src/errors/failure.ts';
import { retry } from '../../src/lib/retry.ts';
import { awsTrouble, statusTrouble } from '../../src/plan/aws-trouble.ts';
import { RETRY_POLICY, scheduleFor, type TroubleKind, type WorkPhase } from '../../src/plan/retry-policy.ts';
import { fakeClock } from '../lib/test-clock.ts';

const error = (name: string, extra: object = {}, message = 'words'): Error =>
  Object.assign(new Error(message), { name }, extra);
const answered = (httpStatusCode: number, more: object = {}) => ({ $metadata: { httpStatusCode, ...more } });

describe('what kind of trouble a call of AWS ended with', () => {
  test.each<[string, unknown, TroubleKind | undefined]>([
    ['ECONNREFUSED', error('Error', { code: 'ECONNREFUSED' }), 'network'],
    ['ENOTFOUND', error('Error', { code: 'ENOTFOUND' }), 'network'],
    ['a reset', error('Error', { code: 'ECONNRESET' }), 'network'],
    ['a timeout', error('TimeoutError'), 'network'],
    ['a proxy that does not answer CONNECT', error('Error', { code: 'ERR_PROXY_TUNNEL' }), 'network'],
    ['a page in place of an answer', error('SyntaxError', answered(200), "Unexpected token '<'"), 'network'],
    ['a page of a proxy that refuses', error('SyntaxError', answered(403), "Unexpected token '<'"), undefined],
    ['an answer with nothing in it', new EmptyAnswer('STS answered without credentials.'), 'network'],
    ['5xx', error('ServerException', answered(500)), 'server'],
    ['503 with a page', error('SyntaxError', answered(503)), 'server'],
    ['throttling of STS', error('Throttling', answered(400)), 'throttled'],
    ['throttling of ECR', error('ThrottlingException', answered(400)), 'throttled'],
    ['429', error('UnknownError', answered(429)), 'throttled'],
    ['no keys', error('InvalidIdentityToken', answered(400), "Couldn't retrieve verification key from"), 'key-lookup'],
    ['no keys, by another name', error('IDPCommunicationError', answered(400)), 'key-lookup'],
    ['a session that ran out', error('ExpiredTokenException', answered(400)), 'expired'],
    [
      'a clock that is corrected',
      error('InvalidSignatureException', answered(403, { clockSkewCorrected: true })),
      'clock',
    ],
    ['another token', error('InvalidIdentityToken', answered(400), 'Incorrect token audience'), undefined],
    ['a permission', error('AccessDeniedException', answered(400)), undefined],
    ['a quota', error('LimitExceededException', answered(400)), undefined],
    ['a certificate', error('Error', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), undefined],
    ['no credentials', error('CredentialsProviderError'), undefined],
    ['what was tried again already', new Failure({ code: 'throttled', what: 'x' }), undefined],
    ['a defect', new TypeError('x is undefined'), undefined],
  ])('%s', (_name, thrown, kind) => expect(awsTrouble(thrown)).toBe(kind));

  test.each([
    [429, 'throttled'],
    [500, 'server'],
    [504, 'server'],
    [404, undefined],
    [200, undefined],
  ] as const)('HTTP %d', (status, kind) => expect(statusTrouble(status)).toBe(kind));
});

describe('how long it is tried again', () => {
  /** The seconds from the first failure to the last try, with full pauses and with quick tries. */
  const secondsTried = async (kind: TroubleKind, phase: WorkPhase, random: number): Promise<number> => {
    const clock = fakeClock(random);
    const work = retry({ scheduleOf: () => scheduleFor(kind, phase) }, clock, () => Promise.reject(new Error('again')));
    await expect(work).rejects.toThrow('again');
    return clock.now() / 1000;
  };
  test.each<[TroubleKind, WorkPhase, number]>([
    ['network', 'before-push', 25],
    ['server', 'before-push', 25],
    ['throttled', 'before-push', 25],
    ['key-lookup', 'before-push', 25],
    ['network', 'pushing', 75],
    ['server', 'pushing', 75],
    ['throttled', 'pushing', 75],
    ['network', 'aside', 5],
    ['not-shown', 'pushing', 8],
    ['expired', 'before-push', 0],
    ['expired', 'pushing', 0],
    ['clock', 'pushing', 0],
  ])('%s, %s: %d s', async (kind, phase, seconds) => {
    for (const random of [1, 0.4]) expect(await secondsTried(kind, phase, random)).toBe(seconds);
  });

  test('a refused role for two seconds at the most', async () => {
    expect(await secondsTried('role-refused', 'before-push', 1)).toBe(1.8);
  });

  test('never what does not pass', () => expect(scheduleFor(undefined, 'pushing')).toBeUndefined());

  test('every kind has a place in every phase', () => {
    for (const phases of Object.values(RETRY_POLICY))
      expect(Object.keys(phases).sort()).toEqual(['aside', 'before-push', 'pushing']);
  });
});
