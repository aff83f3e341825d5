import { createHash } from 'node:crypto';
import { Registries, type Repository } from '../ecr/registries.ts';
import type { Credential } from '../iam/accounts.ts';
import { Tokens } from '../tokens.ts';

/** What the gallery shows of a repository (API reference, RepositoryCatalogData), without its logo. */
export type CatalogData = {
  readonly description?: string;
  readonly architectures?: readonly string[];
  readonly operatingSystems?: readonly string[];
  readonly aboutText?: string;
  readonly usageText?: string;
};

/** All public repositories are in one region, wherever the API is called. */
export const publicRegion = 'us-east-1';

/** The state of ECR Public: repositories, their texts, the aliases of accounts, and the registry's tokens. */
export class PublicRegistries {
  readonly registries = new Registries('ecr-public');
  /** Tokens of callers, and of nobody. */
  readonly tokens = new Tokens<Credential | undefined>();
  readonly #customAliases = new Map<string, string>();
  readonly #accounts = new Map<string, string>();
  readonly #catalog = new Map<string, CatalogData>();
  readonly #logos = new Map<string, Uint8Array>();

  /** The aliases of an account's registry, the primary one first: its own where one was set, and the one that AWS gave it. */
  aliases(accountId: string): readonly string[] {
    const given = defaultAlias(accountId);
    this.#accounts.set(given, accountId);
    const own = this.#customAliases.get(accountId);
    return own === undefined ? [given] : [own, given];
  }

  /** Gives an account's registry an alias of its own; throws an Error where another account has it. */
  setAlias(accountId: string, alias: string): void {
    const owner = this.#accounts.get(alias) ?? accountId;
    if (owner !== accountId) {
      throw new Error(`The alias ${alias} is that of account ${owner} already`);
    }
    this.#customAliases.set(accountId, alias);
    this.#accounts.set(alias, accountId);
  }

  /** The account of an alias; undefined where none is known by it. */
  accountOf(alias: string): string | undefined {
    return this.#accounts.get(alias);
  }

  /** The repository, or undefined. */
  repository(accountId: string, name: string): Repository | undefined {
    return this.registries.repository(accountId, publicRegion, name);
  }

  /** Creates a repository, or returns undefined where the registry has one of that name. */
  createRepository(
    settings: { readonly accountId: string; readonly name: string; readonly createdAtMs: number },
    more: { readonly catalog?: CatalogData | undefined; readonly resourceTags?: ReadonlyMap<string, string> } = {},
  ): Repository | undefined {
    const { catalog, ...tags } = more;
    this.aliases(settings.accountId);
    const repository = this.registries.createRepository({ ...settings, ...tags, region: publicRegion });
    if (repository !== undefined && catalog !== undefined) {
      this.setCatalog(repository, catalog);
    }
    return repository;
  }

  /** What the gallery shows of a repository; undefined where nothing was said. */
  catalog({ arn }: Repository): CatalogData | undefined {
    return this.#catalog.get(arn);
  }

  /** Changes what the gallery shows of a repository. */
  setCatalog({ arn }: Repository, catalog: CatalogData): void {
    this.#catalog.set(arn, catalog);
  }

  /** The repository's picture, a PNG; undefined where there is none. */
  logo({ arn }: Repository): Uint8Array | undefined {
    return this.#logos.get(arn);
  }

  /** Changes the repository's picture. */
  setLogo({ arn }: Repository, logo: Uint8Array): void {
    this.#logos.set(arn, logo);
  }

  /** Deletes a repository with all that is in it. */
  deleteRepository(repository: Repository): void {
    this.registries.deleteRepository(repository);
    this.#catalog.delete(repository.arn);
    this.#logos.delete(repository.arn);
  }
}

/** An alias such as AWS gives to each account: a letter and seven letters and digits, always the same ones for an account. */
function defaultAlias(accountId: string): string {
  const digits = createHash('sha256').update(accountId).digest('hex').slice(0, 16);
  return `r${BigInt(`0x${digits}`).toString(36).slice(0, 7)}`;
}
