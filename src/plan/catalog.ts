import type { Event, Trigger } from '../github/event.ts';

/** What the gallery of ECR Public is to show of a repository (API_RepositoryCatalogDataInput); what is absent stays as it is. */
export type Catalog = CatalogTexts & {
  /** A PNG. */
  readonly logo?: Uint8Array;
};

/** The texts and lists among them. */
export type CatalogTexts = {
  readonly description?: string;
  /** Markdown. */
  readonly about?: string;
  /** Markdown. */
  readonly usage?: string;
  readonly architectures?: readonly string[];
  readonly operatingSystems?: readonly string[];
};

/** What the gallery shows; of the logo only where it is. */
export type ShownCatalog = CatalogTexts & { readonly logoUrl?: string };

/** The names of the texts and lists, in the order of the file. */
const MEMBERS = ['description', 'about', 'usage', 'architectures', 'operatingSystems'] as const;

/** The names of the texts and lists that differ from what is shown, by their meaning: lists have no order, and texts no white space at their ends. */
export function differingMembers(wanted: CatalogTexts, shown: CatalogTexts): readonly (typeof MEMBERS)[number][] {
  return MEMBERS.filter((name) => wanted[name] !== undefined && meaningOf(wanted[name]) !== meaningOf(shown[name]));
}

function meaningOf(value: string | readonly string[] | undefined): string {
  if (value === undefined || value.length === 0) return '';
  if (typeof value !== 'string') return JSON.stringify([...new Set(value)].toSorted());
  return value.replaceAll('\r\n', '\n').trim();
}

/** The whole of what is to be shown: the members that are absent in the file stay as they are shown. */
export function mergedCatalog(wanted: Catalog, { logoUrl: _logoUrl, ...shown }: ShownCatalog): Catalog {
  return { ...shown, ...wanted };
}

/** Why a run leaves the gallery as it is; `undefined`: it does not. */
export type GalleryRule = { readonly because: string } | undefined;

/** The runs that are of a release or started by hand. */
const STARTED: readonly string[] = ['release', 'workflow_dispatch', 'repository_dispatch'];

/**
 * Only runs for the default branch, for a git tag, of a release, or started by hand change what everybody sees. Whatever is of a pull
 * request does not, on whichever branch it runs.
 */
export function galleryRule(
  { name, ref, fromFork, repository: { defaultBranch } }: Pick<Event, 'name' | 'ref' | 'fromFork' | 'repository'>,
  { isOfPull }: Pick<Trigger, 'isOfPull'>,
): GalleryRule {
  if (isOfPull || fromFork || ref.startsWith('refs/pull/')) return { because: 'this run is of a pull request' };
  if (STARTED.includes(name) || ref.startsWith('refs/tags/')) return undefined;
  if (defaultBranch === undefined) return { because: 'the event does not tell the default branch' };
  if (ref === `refs/heads/${defaultBranch}`) return undefined;
  return {
    because: `this run is for ${ref || 'no branch'}, and neither for the default branch, ${defaultBranch}, nor for a git tag`,
  };
}
