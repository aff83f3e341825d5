import type { Event } from '../github/event.ts';
import { CREATED, REVISION } from './manifest.ts';

/** A label of an image, or an annotation of its manifest. */
export type Label = { readonly key: string; readonly value: string };

/**
 * The labels that say what an image is and where it comes from, as far as the event tells
 * (https://specs.opencontainers.org/image-spec/annotations/#pre-defined-annotation-keys). `created` is when the commit
 * was made, so that the same commit built again is the same image.
 */
export function labelsOf(event: Event, version: string | undefined): readonly Label[] {
  const { owner, name, description, url, license } = event.repository;
  const page = url ?? (owner === '' ? undefined : `${event.serverUrl}/${owner}/${name}`);
  const values: Readonly<Record<string, string | undefined>> = {
    'org.opencontainers.image.title': name,
    'org.opencontainers.image.description': description,
    'org.opencontainers.image.url': page,
    'org.opencontainers.image.source': page,
    'org.opencontainers.image.version': version,
    [CREATED]: event.commitDate?.toISOString(),
    [REVISION]: event.commit,
    'org.opencontainers.image.licenses': license,
  };
  return Object.entries(values).flatMap(([key, value]) => (value ? [{ key, value }] : []));
}
