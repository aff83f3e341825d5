import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long docker and its engine may do nothing, in seconds. */
export type StallLimits = {
  /** The time within which the engine has to answer a simple question. */
  readonly answerSeconds: number;
  /** The time between two looks at a command that writes nothing. */
  readonly lookSeconds: number;
  /** How long a push may move nothing. */
  readonly stillSeconds: number;
  /** How long processes that a command has left behind may keep its streams open, and a busy machine may take to read them. */
  readonly drainSeconds: number;
};

/** The limits of an engine and a push outside of tests. */
export const STALL_LIMITS: StallLimits = { answerSeconds: 60, lookSeconds: 30, stillSeconds: 300, drainSeconds: 10 };

/** The findings of a look at a command. */
export type Look = {
  /** The time of the look, by a clock in milliseconds. */
  readonly atMs: number;
  /** The lines that the command has written by then, each once. */
  readonly written: number;
  /** Bytes that this machine has sent by then; `undefined` where nobody tells. */
  readonly sent: number | undefined;
  /** For how long nothing was on its way to the registry or from it; 0 where something is, or nobody tells. */
  readonly stillMs?: number;
};

/** The bytes that a machine sends anyway in some minutes, at the most: less than that is no push. */
const IDLE_BYTES = 1024 * 1024;

/**
 * Whether for so many seconds the command wrote nothing, and nothing moved: on the connections to the registry, or, where these do not
 * tell, on any of the machine. Other jobs of the machine move bytes of their own.
 */
export function isStill(looks: readonly Look[], stillSeconds: number): boolean {
  const now = looks.at(-1);
  const before = looks.findLast(({ atMs }) => now !== undefined && now.atMs - atMs >= stillSeconds * 1000);
  if (now === undefined || before === undefined || now.written !== before.written) return false;
  if ((now.stillMs ?? 0) >= stillSeconds * 1000) return true;
  return now.sent !== undefined && before.sent !== undefined && now.sent - before.sent < IDLE_BYTES;
}

/**
 * The bytes that all interfaces have sent, from the text of /proc/net/dev
 * (https://man7.org/linux/man-pages/man5/proc_pid_net.5.html); `undefined` where it has none.
 */
export function readSentBytes(text: string): number | undefined {
  const counts = text.split('\n').flatMap((line) => {
    const [, numbers] = /^\s*\S+:\s*(.*)$/.exec(line) ?? [];
    return numbers === undefined ? [] : [Number(numbers.split(/\s+/)[8])];
  });
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** The bytes that this machine has sent; `undefined` where nobody tells. */
export function sentBytes(): number | undefined {
  try {
    return readSentBytes(readFileSync('/proc/net/dev', 'utf8'));
  } catch {
    return undefined;
  }
}

/** Why a command is ended: the engine answers nothing any more, or a push moves nothing. */
export type Stall = 'engine' | 'push';

/** A command that is watched. */
export type WatchedCommand = {
  readonly limits: StallLimits;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  readonly look: () => Look;
  /** Whether the engine answers in time. */
  readonly answers: () => Promise<boolean>;
  /** Whether the command pushes right now. */
  readonly isPushing: () => boolean;
  /** Whether the engine is on this machine, so that what it sends is counted here. */
  readonly isHere: () => Promise<boolean>;
};

/** Waits until a command stalls; `undefined` where it has ended before. One that writes is left alone. */
export async function watchCommand(command: WatchedCommand): Promise<Stall | undefined> {
  const { limits, signal, look } = command;
  const looks = [look()];
  while (await pause(limits.lookSeconds, signal)) {
    const written = looks.at(-1)?.written;
    const now = look();
    looks.push(now);
    if (now.written !== written) continue;
    if (!(await command.answers())) return signal.aborted ? undefined : 'engine';
    if (command.isPushing() && isStill(looks, limits.stillSeconds) && (await command.isHere())) return 'push';
  }
  return undefined;
}

/** Whether the time has passed; `false` where the watch was ended. */
async function pause(seconds: number, signal: AbortSignal): Promise<boolean> {
  return await sleep(seconds * 1000, true, { signal, ref: false }).catch(() => false);
}
