import { randomUUID } from 'node:crypto';
import { newRepository, type Repository } from '../ecr/registries.ts';
import { Tokens } from '../tokens.ts';
import type { PlainRules, Right } from './plain-settings.ts';

/** What a token opens: rights by the names of repositories. */
export type Grant = ReadonlyMap<string, readonly Right[]>;

/** A blob that a redirect leads to. */
export type StoredBlob = { readonly repository: string; readonly digest: string; readonly size: number };

/** A registry that is not ECR's: its rules, its repositories, and what it has given out. */
export class PlainRegistry {
  /** Host and port. */
  readonly host: string;
  readonly rules: PlainRules;
  /** Host and port of the storage that it redirects to; its own where it redirects to a path of itself. */
  readonly storageHost: string;
  readonly tokens = new Tokens<Grant>();
  readonly #repositories = new Map<string, Repository>();
  readonly #stored = new Map<string, StoredBlob>();

  constructor(host: string, rules: PlainRules, storageHost: string) {
    this.host = host;
    this.rules = rules;
    this.storageHost = storageHost;
  }

  /** The repository, or undefined where nothing was pushed to it. */
  repository(name: string): Repository | undefined {
    return this.#repositories.get(name);
  }

  /** The repository, which comes to be where it is not there. */
  openRepository(name: string, nowMs: number): Repository {
    // Account and region are ECR's, and so is the name of the resource.
    const settings = { accountId: '', region: '', name, createdAtMs: nowMs };
    const repository = this.#repositories.get(name) ?? newRepository(settings, '');
    this.#repositories.set(name, repository);
    return repository;
  }

  /** All repositories that have an image. */
  repositories(): readonly Repository[] {
    return [...this.#repositories.values()].filter(({ images }) => images.size > 0);
  }

  /** The path under which the storage gives a blob. */
  store(blob: StoredBlob): string {
    const path = `${storagePath}${randomUUID()}`;
    this.#stored.set(path, blob);
    return path;
  }

  /** What the storage has under a path. */
  stored(path: string): StoredBlob | undefined {
    return this.#stored.get(path);
  }
}

/** Where blobs are that a redirect leads to. */
export const storagePath = '/_storage/';
