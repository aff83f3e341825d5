import { formatBytes } from '../lib/format.ts';
import type { Clock } from '../lib/retry.ts';

/** How far a copy is. */
export type TransferState = {
  /** What is in the target by now, sent or not. */
  readonly doneBytes: number;
  readonly totalBytes: number;
  /** What was sent by this copy, and in which time: that is its speed. */
  readonly sentBytes: number;
  readonly elapsedMs: number;
};

/** How far a copy is, for people: `Copied 1.2 of 5.0 GB, 48 MB/s, about 80 s left`. */
export function progressLine({ doneBytes, totalBytes, sentBytes, elapsedMs }: TransferState): string {
  const copied = `Copied ${ofTotal(doneBytes, totalBytes)}`;
  const perSecond = elapsedMs > 0 ? sentBytes / (elapsedMs / 1000) : 0;
  if (perSecond < 1) return copied;
  const left = Math.max(0, totalBytes - doneBytes) / perSecond;
  return `${copied}, ${rate(perSecond)}${left < 1 ? '' : `, about ${roughly(left)} left`}`;
}

function ofTotal(done: number, total: number): string {
  const [doneText, totalText] = [formatBytes(done), formatBytes(total)];
  const [, unit] = totalText.split(' ');
  return doneText.endsWith(` ${unit}`)
    ? `${doneText.slice(0, -(unit?.length ?? 0) - 1)} of ${totalText}`
    : `${doneText} of ${totalText}`;
}

function rate(perSecond: number): string {
  const [number = '', unit = ''] = formatBytes(Math.round(perSecond)).split(' ');
  return `${Math.round(Number(number))} ${unit}/s`;
}

/** Seconds as nobody would measure them: in fives, in tens, in minutes. */
function roughly(seconds: number): string {
  if (seconds < 10) return `${Math.ceil(seconds)} s`;
  if (seconds < 120) return `${Math.round(seconds / 5) * 5} s`;
  return `${Math.round(seconds / 60)} min`;
}

/** How long nothing is told of a copy that goes on. */
const QUIET_MS = 5_000;

/** What of a copy is told: at most one line in some seconds, and none of one that ends before. */
export function progressTeller(
  { now }: Pick<Clock, 'now'>,
  info: (line: string) => void,
): (state: Omit<TransferState, 'elapsedMs'>) => void {
  const startMs = now();
  let toldMs = startMs;
  return (state) => {
    if (now() - toldMs < QUIET_MS) return;
    toldMs = now();
    info(progressLine({ ...state, elapsedMs: toldMs - startMs }));
  };
}
