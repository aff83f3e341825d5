/** The time in an answer of AWS, and the time of this machine's clock when the answer came, in ms since the epoch. */
export type ClockReading = { readonly serverMs: number; readonly ownMs: number };

/** How far this machine's clock is ahead of AWS's, in seconds; `undefined` where no answer told. */
export function clockOffset(readings: readonly ClockReading[]): number | undefined {
  const [first, ...others] = readings.map(({ serverMs, ownMs }) => ownMs - serverMs);
  if (first === undefined) return undefined;
  // An answer that was long under way shows a larger offset than there is.
  const least = others.reduce((best, offset) => (Math.abs(offset) < Math.abs(best) ? offset : best), first);
  return Math.round(least / 1000);
}

/** AWS takes no signature that is older or younger (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html). */
export const LARGEST_OFFSET_SECONDS = 300;
