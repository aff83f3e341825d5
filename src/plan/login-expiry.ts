/** When a login to the registry ends. */
export type LoginLife = {
  readonly tokenExpiresAt: Date;
  /** When the session that asked for the token ends; absent for credentials that do not end. */
  readonly sessionExpiresAt?: Date | undefined;
};

const MARGIN_MS = 5 * 60_000;

/**
 * Whether a login should be renewed before a push: an authorization token lives 12 hours, but acts for a session that
 * may end sooner, in the middle of a long build.
 */
export function isLoginStale({ tokenExpiresAt, sessionExpiresAt }: LoginLife, now: Date): boolean {
  const end = Math.min(tokenExpiresAt.getTime(), sessionExpiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
  return end - now.getTime() < MARGIN_MS;
}
