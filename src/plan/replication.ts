/** A rule of a registry: which of its repositories ECR copies where (API_ReplicationRule). */
export type ReplicationRule = {
  readonly destinations: readonly { readonly region: string; readonly registryId: string }[];
  /** Starts of the names of repositories; empty: all of them. */
  readonly prefixes: readonly string[];
};

/** How far ECR is with one copy of an image (API_ImageReplicationStatus). */
export type ReplicationStatus = {
  readonly region: string;
  readonly registryId: string;
  readonly status: 'IN_PROGRESS' | 'COMPLETE' | 'FAILED';
  readonly failureCode?: string;
};

/** A private repository, by all that names it. */
export type ReplicatedPlace = { readonly repository: string; readonly region: string; readonly accountId: string };

/** Whether ECR itself copies what is pushed to one repository into the other: it does so under the same name only. */
export function isReplicated(rules: readonly ReplicationRule[], from: ReplicatedPlace, to: ReplicatedPlace): boolean {
  if (from.repository !== to.repository) return false;
  return rules.some(({ destinations, prefixes }) => {
    const isMeant = destinations.some(({ region, registryId }) => region === to.region && registryId === to.accountId);
    return isMeant && (prefixes.length === 0 || prefixes.some((prefix) => from.repository.startsWith(prefix)));
  });
}

/** What to make of the answer about one destination; `undefined` stands for one that ECR does not name yet. */
export function replicationState(
  statuses: readonly ReplicationStatus[],
  to: Pick<ReplicatedPlace, 'region' | 'accountId'>,
): ReplicationStatus | undefined {
  return statuses.find(({ region, registryId }) => region === to.region && registryId === to.accountId);
}
