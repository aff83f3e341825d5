import type { Event } from '../github/event.ts';
import { REVISION } from './manifest.ts';

/** A label of an image, or an annotation of its manifest. */
export type Label = { readonly key: string; readonly value: string };

/** The label with the commit that an image was built from, by this action, whatever a workflow says in OCI's `revision`. */
export const COMMIT_LABEL = 'ecr-build-push.commit';

/** The label with the commit that a pull request's head was merged into, for its test merge. */
export const MERGED_LABEL = 'ecr-build-push.merged-into';

/** The label with the full version of a release and its prefix and suffix in tags, which orders tags of versions. */
export const VERSION_LABEL = 'ecr-build-push.version';

/**
 * The labels that say what an image is and where it comes from, as far as the event tells
 * (https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys). `created` is when the commit
 * was made, so that the same commit built again is the same image. `order`: the value of `VERSION_LABEL`.
 */
export function labelsOf(event: Event, version: string | undefined, order?: string): readonly Label[] {
  const { name, description, url: page, license } = sourceProject(event);
  const values: Readonly<Record<string, string | undefined>> = {
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.description': description,
    'org.opencontainers.image.url': page,
    'org.opencontainers.image.source': page,
    'org.opencontainers.image.version': version,
    'org.opencontainers.image.created': event.commitDate?.toISOString(),
    [REVISION]: event.commit,
    'org.opencontainers.image.licenses': license,
  };
  // A label is empty where there is nothing to tell: else the image would have that of the one that it is built on.
  const always = { [COMMIT_LABEL]: event.commit, [MERGED_LABEL]: event.mergedInto ?? '', [VERSION_LABEL]: order ?? '' };
  const told = Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
  return [...told, ...Object.entries(always).map(([key, value]) => ({ key, value }))];
}

/** The repository that is built; of another one than the run's only the address is known. */
function sourceProject({ repository, serverUrl, sourceUrl }: Event): Partial<Event['repository']> {
  if (sourceUrl !== undefined) return { name: sourceUrl.slice(sourceUrl.lastIndexOf('/') + 1), url: sourceUrl };
  const { owner, name, url } = repository;
  return { ...repository, ...(url === undefined && owner !== '' ? { url: `${serverUrl}/${owner}/${name}` } : {}) };
}
