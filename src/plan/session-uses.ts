import type { UsedBucket, UsedRepository } from './minimal-policy.ts';

/** What a session is used for, as far as inputs and Dockerfile tell. */
export type SessionUses = {
  readonly uses: readonly UsedRepository[];
  /** The places of caches in S3. */
  readonly buckets: readonly UsedBucket[];
  /** Why not all repositories are known, one sentence each. */
  readonly unknown: readonly string[];
};

/** The uses of repositories alone, all of which are known. */
export function onlyRepositories(uses: readonly UsedRepository[]): SessionUses {
  return { uses, buckets: [], unknown: [] };
}

/**
 * What several images use the same session for. The place of caches is that of `cache-ref`, and so the same for all; whether it is written
 * may differ by what is checked out.
 */
export function usesTogether(found: readonly SessionUses[]): SessionUses {
  const buckets = found.flatMap((one) => one.buckets);
  const isWritten = buckets.some((bucket) => bucket.isWritten);
  return {
    uses: found.flatMap(({ uses }) => uses),
    buckets: buckets.slice(0, 1).map((bucket) => ({ ...bucket, isWritten })),
    unknown: [...new Set(found.flatMap(({ unknown }) => unknown))],
  };
}
