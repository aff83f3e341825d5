import { awsWords } from '../errors/aws-error-names.ts';
import { formatSeconds } from '../lib/format.ts';
import { type Clock, retry } from '../lib/retry.ts';
import { awsTrouble } from '../plan/aws-trouble.ts';
import { scheduleFor, type TroubleKind, type WorkPhase } from '../plan/retry-policy.ts';

/** What calls of AWS are made with. */
export type CallContext = {
  readonly clock: Clock;
  readonly info: (line: string) => void;
  /** What has been done by now. */
  readonly phase: () => WorkPhase;
};

/** A call of AWS. */
export type AwsRequest<T> = {
  /** For the log, as `ECR PutImage`. */
  readonly name: string;
  readonly send: () => Promise<T>;
  /** Gets what the call is made with, which may take its own time. */
  readonly prepare?: () => Promise<unknown>;
  /** Gets a new session or token in place of one that ran out; without it that is final. */
  readonly renew?: () => Promise<unknown>;
  /** Where an error means something else. */
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

/** The SDK gives up after 5 s without a connection and 30 s without an answer; this is for all that it does not know of. */
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
