import { awsWords } from '../errors/aws-error-names.ts';
import { formatSeconds } from '../lib/format.ts';
import { type Clock, retry } from '../lib/retry.ts';
import { awsTrouble } from '../plan/aws-trouble.ts';
import { scheduleFor, type TroubleKind, type WorkPhase } from '../plan/retry-policy.ts';

/** The means of calls of AWS. */
export type CallContext = {
  readonly clock: Clock;
  readonly info: (line: string) => void;
  /** How much is done by now; decides how long retries go on. */
  readonly phase: () => WorkPhase;
};

/** A call of AWS. */
export type AwsRequest<T> = {
  /** For the log, as `ECR PutImage`. */
  readonly name: string;
  readonly send: () => Promise<T>;
  /** Gets what the call is made with, before each try; its time does not count for the call. */
  readonly prepare?: () => Promise<unknown>;
  /** Gets a new session or token in place of one that ran out; without it an expired one is final. */
  readonly renew?: () => Promise<unknown>;
  /** The trouble of an error, in place of `awsTrouble`. */
  readonly troubleOf?: (error: unknown) => TroubleKind | undefined;
};

/**
 * The answer to a call, which is made again as the policy says. Each try has a limit of its own, whatever it waits for. The
 * SDK tries nothing again by itself: it knows neither what has been done by now nor how to renew a session.
 */
export async function callAws<T>(context: CallContext, request: AwsRequest<T>): Promise<T> {
  const { clock, info, phase } = context;
  const { name, renew, troubleOf = awsTrouble } = request;
  const plan = {
    scheduleOf: (error: unknown) => {
      const kind = troubleOf(error);
      return kind === 'expired' && renew === undefined ? undefined : scheduleFor(kind, phase());
    },
    onRetry: async (error: unknown, pauseMs: number): Promise<void> => {
      info(`${name}: ${awsWords(error).split('\n')[0]}; trying again in ${formatSeconds(pauseMs / 1000)}.`);
      if (troubleOf(error) === 'expired') await renew?.();
    },
  };
  return await retry(plan, clock, async () => {
    await request.prepare?.();
    return await within(CALL_SECONDS, request.send);
  });
}

/** The SDK gives up after 5 s without a connection and 30 s without an answer; this limit is for all waiting that it does not know of. */
const CALL_SECONDS = 40;

async function within<T>(seconds: number, send: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = Object.assign(new Error(`no answer in ${seconds} s`), { name: 'TimeoutError' });
    timer = setTimeout(() => reject(error), seconds * 1000);
  });
  try {
    return await Promise.race([send(), late]);
  } finally {
    clearTimeout(timer);
  }
}
