import type { Schedule } from '../lib/retry.ts';

/** What kind of trouble a try ended with. All that is no such kind does not pass, and is never tried again. */
export type TroubleKind =
  /** Nobody was reached, or the answer broke off, or is not the service's own. */
  | 'network'
  /** The service itself fails: 5xx. */
  | 'server'
  | 'throttled'
  /** STS could not read GitHub's public keys, which is a matter of load. */
  | 'key-lookup'
  /** A role that STS refuses: a new role or policy takes some seconds to reach all of STS. */
  | 'role-refused'
  /** A session, a login or an ID token ran out: it is renewed, and the call goes on. */
  | 'expired'
  /** The runner's clock is off; the SDK has learned by how much. */
  | 'clock'
  /** What was pushed just now does not show yet. */
  | 'not-shown';

/** Where in the step it happens: what has been done by then is what a red step would throw away. */
export type WorkPhase =
  /** Nothing is built, or nothing pushed. */
  | 'before-push'
  /** An image is being pushed, or is in ECR already. */
  | 'pushing'
  /** Nothing depends on it. */
  | 'aside';

/** Faults that pass by themselves, mostly in seconds: of a service, of the network, and too many calls at once. */
const PASSING: Readonly<Record<WorkPhase, Schedule>> = {
  'before-push': { baseMs: 500, capMs: 5_000, forMs: 25_000 },
  pushing: { baseMs: 500, capMs: 10_000, forMs: 75_000 },
  aside: { baseMs: 300, capMs: 2_000, forMs: 5_000 },
};

const ONCE: Schedule = { retries: 1, baseMs: 0, capMs: 0 };

const ROLE_REFUSED: Schedule = { retries: 2, baseMs: 600, capMs: 1_200, minMs: 300 };

/** What ECR shows may lag behind a push by some seconds. */
const NOT_SHOWN: Schedule = { baseMs: 250, capMs: 2_000, forMs: 8_000 };

const always = (schedule: Schedule): Readonly<Record<WorkPhase, Schedule>> => ({
  'before-push': schedule,
  pushing: schedule,
  aside: schedule,
});

/** How often and for how long each kind of trouble is tried again, in each phase: the one place that decides so. */
export const RETRY_POLICY: Readonly<Record<TroubleKind, Readonly<Record<WorkPhase, Schedule>>>> = {
  network: PASSING,
  server: PASSING,
  throttled: PASSING,
  'key-lookup': PASSING,
  'role-refused': always(ROLE_REFUSED),
  expired: always(ONCE),
  clock: always(ONCE),
  'not-shown': always(NOT_SHOWN),
};

/** How it is gone on after trouble; `undefined`: not at all, as it does not pass. */
export function scheduleFor(kind: TroubleKind | undefined, phase: WorkPhase): Schedule | undefined {
  return kind === undefined ? undefined : RETRY_POLICY[kind][phase];
}

// What is done again without a pause, as it was no trouble of a service: others have changed something meanwhile.

/** How often a build is run again that a race inside the builder has ended; what was built by then comes from its cache. */
export const BUILT_AGAIN = 2;

/** How often an image gets its name in the engine again that another run has taken. */
export const NAMED_AGAIN = 3;

/** How often a decision is made anew, as another run came first with a tag that cannot move. */
export const DECIDED_AGAIN = 3;

/** How often a newer image is proven in the place of one that it took all tags from meanwhile. */
export const PROVEN_AGAIN = 5;

/** How often ECR is asked how far a copy is that it makes by itself, and for how long: most are done in seconds, ECR promises 30 minutes. */
export const REPLICATION: Required<Pick<Schedule, 'baseMs' | 'capMs' | 'minMs' | 'forMs'>> = {
  baseMs: 2_000,
  capMs: 10_000,
  minMs: 500,
  forMs: 30 * 60_000,
};
