import type { Registries } from './ecr/registries.ts';
import type { Replications } from './ecr/replications.ts';
import type { IdTokens } from './github.ts';
import type { Accounts } from './iam/accounts.ts';
import type { Router } from './listener.ts';
import type { PlainRegistry } from './plain/plain-registry.ts';
import type { PublicRegistries } from './public/public-registries.ts';
import type { BlobStore } from './registry/blob-store.ts';
import type { Downloads } from './s3.ts';

/** The state that the services share, and what they need from the outside. */
export type World = {
  readonly accounts: Accounts;
  readonly registries: Registries;
  readonly replications: Replications;
  readonly blobs: BlobStore;
  readonly downloads: Downloads;
  readonly idTokens: IdTokens;
  readonly rules: Rules;
  /** How long the reads of the ECR API answer from the state before a push, in ms. */
  readonly lagMs: () => number;
  /** The time in ms since the epoch. */
  readonly now: () => number;
  /** Host and port of the registry of an account and region; starts to listen for it where nothing does yet. */
  readonly registryHost: (accountId: string, region: string) => Promise<string>;
  /** The registries that are not ECR's, by host and port. */
  readonly plainRegistries: Map<string, PlainRegistry>;
  /** ECR Public. */
  readonly publicRegistries: PublicRegistries;
  /** Host and port of ECR Public's registry; starts to listen for it where nothing does yet. */
  readonly publicRegistryHost: () => Promise<string>;
  /** Host and port of the server with this name, which starts where there is none; throws where the port is taken. */
  readonly listen: (name: string, route: Router, port?: number) => Promise<string>;
};

/** Behaviours of ECR that are off, or as in AWS, unless asked for otherwise. */
export type Rules = {
  /** PutImage calls per second and repository owner before throttling starts; AWS's default quota is 10. */
  readonly putImagePerSecond: number | undefined;
  /** GetAuthorizationToken calls per second and caller's account before throttling starts; AWS's default quota is 20. */
  readonly authorizationTokensPerSecond: number | undefined;
  /** How long DescribeImages does not know a tag yet that was just pushed, in ms. */
  readonly describeImagesLagMs: number;
  /** How long the restore of an archived image takes, in ms; AWS says up to 20 minutes. */
  readonly restoreTimeMs: number;
  /** How many tags an image may have. */
  readonly tagsPerImage: number;
  /** Whether the registry deletes manifests, tags and blobs, which ECR's does not. */
  readonly allowsRegistryDeletes: boolean;
};
