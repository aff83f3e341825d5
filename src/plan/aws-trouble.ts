import {
  isBroken,
  isClockCorrected,
  isExpired,
  isKeyLookup,
  isNotOfAws,
  isServerError,
  isThrottled,
  statusOf,
} from '../errors/aws-error-names.ts';
import { Failure } from '../errors/failure.ts';
import type { TroubleKind } from './retry-policy.ts';

/** What kind of trouble a call of AWS ended with; `undefined`: none that passes. A `Failure` has been tried again already. */
export function awsTrouble(error: unknown): TroubleKind | undefined {
  if (error instanceof Failure) return undefined;
  return TROUBLES.find(({ when }) => when(error))?.kind;
}

/** The kinds of trouble by their errors; the first row that fits counts. */
const TROUBLES: readonly { readonly kind: TroubleKind; readonly when: (error: unknown) => boolean }[] = [
  { kind: 'expired', when: isExpired },
  { kind: 'clock', when: isClockCorrected },
  { kind: 'throttled', when: isThrottled },
  { kind: 'key-lookup', when: isKeyLookup },
  { kind: 'server', when: isServerError },
  // A proxy that refuses goes on refusing; one that shows a page of its own may just have lost its way to AWS.
  { kind: 'network', when: (error) => isNotOfAws(error) && (statusOf(error) ?? 200) < 400 },
  { kind: 'network', when: isBroken },
];

/** What kind of trouble an HTTP status tells of; `undefined`: none that passes. */
export function statusTrouble(status: number): TroubleKind | undefined {
  if (status === 429) return 'throttled';
  return status >= 500 ? 'server' : undefined;
}
