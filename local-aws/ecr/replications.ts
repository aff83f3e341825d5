import { requiredBlobs, requiredManifests } from './manifest.ts';
import { isImmutableTag } from './mutability.ts';
import { type Push, storeImage } from './push.ts';
import type { Registries, Repository } from './registries.ts';

/** A registry that images are replicated to. */
export type ReplicationDestination = { readonly region: string; readonly registryId: string };

/** Where images go to, and which: all where there are no filters, which are beginnings of repository names (API reference, ReplicationRule). */
export type ReplicationRule = {
  readonly destinations: readonly ReplicationDestination[];
  readonly repositoryFilters?: readonly { readonly filter: string; readonly filterType: 'PREFIX_MATCH' }[];
  /** Kept, without effect. */
  readonly deleteReplication?: { readonly enabled: boolean };
};

/** How a registry replicates: after how long, in ms, and whether it fails, to one region or to all. */
export type ReplicationManner = {
  readonly afterMs: number;
  readonly fails?: { readonly failureCode: string; readonly region?: string };
};

/** What is to become of one push at one destination. */
type Replica = {
  readonly source: Repository;
  readonly push: Push;
  readonly destination: ReplicationDestination;
  /** Epoch ms. */
  readonly dueMs: number;
  isDone: boolean;
  failureCode: string | undefined;
};

/** The replication of an image to a destination (API reference, ImageReplicationStatus). */
export type ReplicationStatus = ReplicationDestination & {
  readonly status: 'IN_PROGRESS' | 'COMPLETE' | 'FAILED';
  readonly failureCode?: string;
};

/** The code of a replication to a tag that must not move; the words are not ECR's. */
const tagFailure = 'ImageTagAlreadyExists';
const atOnce: ReplicationManner = { afterMs: 0 };

/** The replication of all registries. Pushes after a rule was set are replicated; what came by replication goes no further (user guide, "Considerations"). */
export class Replications {
  readonly #rules = new Map<string, readonly ReplicationRule[]>();
  readonly #manners = new Map<string, ReplicationManner>();
  #replicas: readonly Replica[] = [];

  /** The rules of a registry. */
  rules(accountId: string, region: string): readonly ReplicationRule[] {
    return this.#rules.get(`${accountId}/${region}`) ?? [];
  }

  /** Sets the rules of a registry. */
  setRules(accountId: string, region: string, rules: readonly ReplicationRule[]): void {
    this.#rules.set(`${accountId}/${region}`, rules);
  }

  /** Sets how a registry replicates what is pushed from now on. */
  setManner(accountId: string, region: string, manner: ReplicationManner): void {
    this.#manners.set(`${accountId}/${region}`, manner);
  }

  /** A push that was stored: it is to be replicated where a rule says so. */
  pushed(source: Repository, push: Push, nowMs: number): void {
    const { accountId, region } = source;
    const manner = this.#manners.get(`${accountId}/${region}`) ?? atOnce;
    const destinations = this.rules(accountId, region)
      .filter((rule) => isMatched(rule, source.name))
      .flatMap((rule) => rule.destinations);
    const unique = new Map(destinations.map((one) => [`${one.registryId}/${one.region}`, one]));
    const replicas = [...unique.values()].map((destination) => ({
      source,
      push,
      destination,
      dueMs: nowMs + manner.afterMs,
      isDone: false,
      failureCode: failureOf(manner, destination),
    }));
    this.#replicas = [...this.#replicas, ...replicas];
  }

  /** Does what is due, in the order of the pushes. */
  run(registries: Registries, nowMs: number): void {
    for (const replica of this.#replicas) {
      if (!replica.isDone && replica.dueMs <= nowMs) {
        replica.isDone = true;
        replica.failureCode ??= replicate(registries, replica);
      }
    }
  }

  /** Where an image is replicated to, and how far that is, by its last push. */
  statuses(source: Repository, digest: string): readonly ReplicationStatus[] {
    const all = this.#replicas.filter((one) => one.source === source && one.push.digest === digest);
    const last = new Map(all.map((one) => [`${one.destination.registryId}/${one.destination.region}`, one]));
    return [...last.values()].map(({ destination, isDone, failureCode }) => {
      if (!isDone) {
        return { ...destination, status: 'IN_PROGRESS' };
      }
      return failureCode === undefined
        ? { ...destination, status: 'COMPLETE' }
        : { ...destination, status: 'FAILED', failureCode };
    });
  }
}

function isMatched({ repositoryFilters = [] }: ReplicationRule, name: string): boolean {
  return repositoryFilters.length === 0 || repositoryFilters.some(({ filter }) => name.startsWith(filter));
}

function failureOf({ fails }: ReplicationManner, { region }: ReplicationDestination): string | undefined {
  return fails !== undefined && (fails.region ?? region) === region ? fails.failureCode : undefined;
}

/** Stores a push at its destination, where a missing repository is created; returns why that fails, where it does. */
function replicate(registries: Registries, { source, push, destination, dueMs }: Replica): string | undefined {
  const { region, registryId: accountId } = destination;
  const { name } = source;
  const target =
    registries.repository(accountId, region, name) ??
    registries.createRepository({ accountId, region, name, createdAtMs: dueMs });
  const isTaken = push.tag !== undefined && (target?.tags.get(push.tag)?.digest ?? push.digest) !== push.digest;
  if (target === undefined || (isTaken && isImmutableTag(target.mutability, push.tag ?? ''))) {
    return tagFailure;
  }
  for (const digest of requiredBlobs(push.manifest)) {
    target.layers.set(digest, source.layers.get(digest) ?? 0);
  }
  copyChildren(source, target, push);
  storeImage(target, push, dueMs);
  return undefined;
}

/** An index may have been pushed before there was a rule for its images. */
function copyChildren(source: Repository, target: Repository, { manifest }: Push): void {
  for (const digest of requiredManifests(manifest)) {
    const child = source.images.get(digest);
    if (child !== undefined && !target.images.has(digest)) {
      for (const blob of requiredBlobs(child.manifest)) {
        target.layers.set(blob, source.layers.get(blob) ?? 0);
      }
      storeImage(target, { ...child, tag: undefined }, child.pushedAtMs);
    }
  }
}
