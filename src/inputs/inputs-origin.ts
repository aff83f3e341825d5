import type { Environment } from '../github/environment.ts';
import type { Event } from '../github/event.ts';
import type { CatalogReader } from './catalog-file.ts';
import type { InputSource } from './input-reader.ts';
import type { PathLookup } from './paths.ts';
import type { TagRulesReader } from './tag-rules-input.ts';

/** The event, the environment and the files that inputs are read from and checked against. */
export type InputsOrigin = {
  readonly source: InputSource;
  readonly event: Event;
  /** Why the commit cannot be told; absent where it can. */
  readonly unknown?: string | undefined;
  readonly environment: Pick<Environment, 'workspace' | 'region' | 'variables'>;
  readonly lookup: PathLookup;
  /** The size of a file in bytes; `undefined` where there is none. */
  readonly sizeOf: (path: string) => number | undefined;
  /** The rules for tags; absent where `usesTagRules` finds none. */
  readonly tagRules?: TagRulesReader | undefined;
  /** Reads the file of `repository-catalog`; absent where there is none. */
  readonly catalogReader?: CatalogReader | undefined;
};
