import { randomBytes } from 'node:crypto';
import type { Credential } from '../iam/accounts.ts';
import { publicRepositoryArn, repositoryArn } from '../iam/arn.ts';
import type { Policy } from '../iam/policy-document.ts';
import type { Manifest } from './manifest.ts';
import type { Mutability } from './mutability.ts';
import type { findingSeverities, ScanStatus } from './scan-values.ts';
import { type AccountSettingName, defaultSetting } from './setting-values.ts';

/** An image status of ECR; archived images are listed but can't be pulled. */
export type ImageStatus = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';

/** A finding of a basic scan. */
export type ScanFinding = {
  readonly name: string;
  readonly severity: (typeof findingSeverities)[number];
  readonly description?: string;
  readonly uri?: string;
};

/** State and findings of an image's scan. */
export type Scan = {
  readonly status: ScanStatus;
  readonly findings: readonly ScanFinding[];
  readonly completedAtMs: number;
};

/** A manifest in a repository. */
export type Image = {
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest;
  readonly tags: Set<string>;
  /** Time of the first push, epoch ms. */
  readonly pushedAtMs: number;
  /** Together with the times below the image's status; they change through `storage-class.ts` only. */
  storageClass: 'STANDARD' | 'ARCHIVE';
  /** Epoch ms. */
  lastArchivedAtMs: number | undefined;
  /** When the last restore from the archive ended, or will end, epoch ms. */
  lastActivatedAtMs: number | undefined;
  scan: Scan | undefined;
  /** When a scan was last started, by a push or StartImageScan, epoch ms. */
  scanStartedAtMs: number | undefined;
};

/** Where a tag points, and since when (epoch ms); `before` is where it pointed until then, which reads that lag still see. */
export type TagTarget = { readonly digest: string; readonly setAtMs: number; readonly before: TagTarget | undefined };

/** A policy as it was given, and compiled. */
export type RepositoryPolicy = { readonly text: string; readonly policy: Policy };

/** How a repository's content is encrypted; recorded, and compared where a blob is to be mounted. */
export type Encryption = {
  readonly encryptionType: 'AES256' | 'KMS' | 'KMS_DSSE';
  readonly kmsKey: string | undefined;
};

/** A repository with its content. Its settings change; images and tags change together through `push.ts` only. */
export type Repository = {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly arn: string;
  readonly createdAtMs: number;
  readonly encryption: Encryption;
  mutability: Mutability;
  scanOnPush: boolean;
  policy: RepositoryPolicy | undefined;
  lifecyclePolicyText: string | undefined;
  resourceTags: ReadonlyMap<string, string>;
  readonly images: Map<string, Image>;
  readonly tags: Map<string, TagTarget>;
  /** Digest to size in bytes. */
  readonly layers: Map<string, number>;
  /** Digests of blobs that were uploaded again after their images went to the archive: they can be read like new ones. */
  readonly reuploads: Set<string>;
};

/** The settings that a repository is created with. */
export type NewRepository = Pick<Repository, 'accountId' | 'region' | 'name' | 'createdAtMs'> &
  Partial<Pick<Repository, 'encryption' | 'mutability' | 'scanOnPush' | 'policy'>> & {
    readonly resourceTags?: ReadonlyMap<string, string>;
  };

/** An empty repository. */
export function newRepository(settings: NewRepository, arn: string): Repository {
  return {
    encryption: { encryptionType: 'AES256', kmsKey: undefined },
    mutability: { mode: 'MUTABLE', filters: [] },
    scanOnPush: false,
    policy: undefined,
    ...settings,
    arn,
    lifecyclePolicyText: undefined,
    resourceTags: settings.resourceTags ?? new Map(),
    images: new Map(),
    tags: new Map(),
    layers: new Map(),
    reuploads: new Set(),
  };
}

/** A registry password: whom it stands for, and until when (epoch ms). */
export type Password = { readonly credential: Credential; readonly expiresAtMs: number };

/** The repositories and settings of all accounts and regions, and the passwords of their registries. Those of ECR Public are all in one region. */
export class Registries {
  /** The service that they are of, as it is called in policies. */
  readonly service: 'ecr' | 'ecr-public';
  readonly #repositories = new Map<string, Map<string, Repository>>();
  readonly #settings = new Map<string, string>();
  readonly #passwords = new Map<string, Password>();
  readonly #recentCallsMs = new Map<string, readonly number[]>();

  constructor(service: 'ecr' | 'ecr-public') {
    this.service = service;
  }

  /** ARN of a repository, whether it exists or not. */
  arn(accountId: string, region: string, name: string): string {
    return this.service === 'ecr' ? repositoryArn(accountId, region, name) : publicRepositoryArn(accountId, name);
  }

  /** Creates a repository, or returns undefined where the registry has one of that name. */
  createRepository(settings: NewRepository): Repository | undefined {
    const { accountId, region, name } = settings;
    const registry = this.#registry(accountId, region);
    if (registry.has(name)) {
      return undefined;
    }
    const repository = newRepository(settings, this.arn(accountId, region, name));
    registry.set(name, repository);
    return repository;
  }

  /** The repository, or undefined. */
  repository(accountId: string, region: string, name: string): Repository | undefined {
    return this.#repositories.get(`${accountId}/${region}`)?.get(name);
  }

  /** All repositories of a registry, by name. */
  repositories(accountId: string, region: string): readonly Repository[] {
    const all = [...(this.#repositories.get(`${accountId}/${region}`)?.values() ?? [])];
    return all.sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Deletes the repository with all its images. */
  deleteRepository({ accountId, region, name }: Repository): void {
    this.#repositories.get(`${accountId}/${region}`)?.delete(name);
  }

  /** An account's setting in a region. */
  accountSetting(accountId: string, region: string, name: AccountSettingName): string {
    return this.#settings.get(`${accountId}/${region}/${name}`) ?? defaultSetting(name);
  }

  /** Changes an account's setting in a region. */
  setAccountSetting(accountId: string, region: string, setting: { name: AccountSettingName; value: string }): void {
    this.#settings.set(`${accountId}/${region}/${setting.name}`, setting.value);
  }

  /** Whether a registry takes one more call of an operation within a second, `perSecond` being its quota; counts the call where it does. */
  takesCall(
    operation: string,
    { accountId, region }: Pick<Repository, 'accountId' | 'region'>,
    { perSecond, nowMs }: { readonly perSecond: number | undefined; readonly nowMs: number },
  ): boolean {
    if (perSecond === undefined) {
      return true;
    }
    const key = `${operation} ${accountId}/${region}`;
    const recent = (this.#recentCallsMs.get(key) ?? []).filter((time) => nowMs - time < 1000);
    const isTaken = recent.length < perSecond;
    this.#recentCallsMs.set(key, isTaken ? [...recent, nowMs] : recent);
    return isTaken;
  }

  /** A new registry password that acts as the credential's principal. */
  issuePassword(credential: Credential, expiresAtMs: number): string {
    // As long as ECR's, so that limits on lengths show here too.
    const password = randomBytes(1350).toString('base64');
    this.#passwords.set(password, { credential, expiresAtMs });
    return password;
  }

  /** What a registry password stands for, expired or not; undefined for an unknown one. */
  password(password: string): Password | undefined {
    return this.#passwords.get(password);
  }

  #registry(accountId: string, region: string): Map<string, Repository> {
    const key = `${accountId}/${region}`;
    const registry = this.#repositories.get(key) ?? new Map<string, Repository>();
    this.#repositories.set(key, registry);
    return registry;
  }
}
