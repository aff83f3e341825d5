import { formatSeconds } from '../lib/format.ts';
import { type HttpAnswer, type HttpRequest, send, timeLimit } from '../lib/http.ts';
import { type Clock, retry } from '../lib/retry.ts';
import { statusTrouble } from '../plan/aws-trouble.ts';
import { scheduleFor, type TroubleKind, type WorkPhase } from '../plan/retry-policy.ts';

/** A plain request, of which each try may take so many seconds. */
export type PlainRequest = Omit<HttpRequest, 'limit'> & { readonly seconds: number };

/** How a request is sent again. */
export type SendContext = {
  readonly clock: Clock;
  readonly info: (line: string) => void;
  readonly phase: WorkPhase;
  /** Where an answer means something else than its status says. */
  readonly troubleOf?: (answer: HttpAnswer) => TroubleKind | undefined;
};

/** An answer that may be another one a moment later. */
class Trouble extends Error {
  readonly answer: HttpAnswer;
  readonly kind: TroubleKind;

  constructor(answer: HttpAnswer, kind: TroubleKind) {
    super(answer.kind === 'answer' ? `${isPage(answer) ? 'a page with ' : ''}HTTP ${answer.status}` : answer.reason);
    this.answer = answer;
    this.kind = kind;
  }
}

/** What kind of trouble an answer is; `undefined`: none, or none that passes. */
export function answerTrouble(answer: HttpAnswer): TroubleKind | undefined {
  return answer.kind === 'answer' && !isPage(answer) ? statusTrouble(answer.status) : 'network';
}

/** Whether it is HTML, which no service here answers with: a proxy does in its place. */
export function isPage(answer: HttpAnswer): boolean {
  return answer.kind === 'answer' && /^\s*<(?:!doctype|html|head|body)\b/i.test(answer.body);
}

/** Sends a plain request, again as the policy says; the last answer, whatever it is. */
export async function sendAgain({ seconds, ...request }: PlainRequest, context: SendContext): Promise<HttpAnswer> {
  const { clock, info, phase, troubleOf = answerTrouble } = context;
  const plan = {
    scheduleOf: (error: unknown) => (error instanceof Trouble ? scheduleFor(error.kind, phase) : undefined),
    onRetry: (error: unknown, pauseMs: number): void =>
      info(
        `${request.url.host}: ${error instanceof Error ? error.message : error}; trying again in ${formatSeconds(pauseMs / 1000)}.`,
      ),
  };
  try {
    return await retry(plan, clock, async () => {
      const answer = await send({ ...request, limit: timeLimit(seconds) });
      const kind = troubleOf(answer);
      if (kind !== undefined) throw new Trouble(answer, kind);
      return answer;
    });
  } catch (error) {
    if (error instanceof Trouble) return error.answer;
    throw error;
  }
}
