import { omitUndefined } from '../lib/omit-undefined.ts';
import type { PushedImage, Result } from './result.ts';

/**
 * All outputs that apply, by name; action.yml documents each. An image that was not pushed has no URI and no digest: a
 * deploy step must not find one.
 */
export function toOutputs(result: Result): Readonly<Record<string, string>> {
  const values = result.kind === 'pushed' ? pushedValues(result) : {};
  const all = {
    ...values,
    tag: result.tags[0],
    tags: [...result.tags],
    repository: result.repository,
    result: result.kind === 'pushed' ? result.result : 'built',
    ...omitUndefined({ 'image-id': result.id }),
  };
  const texts = Object.entries(all).map(([name, value]): [string, string] => [name, toText(value)]);
  return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}

function pushedValues(image: PushedImage) {
  const { registry, repository, tags, digest, accountId, region, mediaType, sizeBytes, pushedAt, platformDigests } =
    image;
  const uri = `${registry}/${repository}`;
  return omitUndefined({
    'image-uri': `${uri}:${tags[0]}`,
    'image-uris': tags.map((tag) => `${uri}:${tag}`),
    digest,
    'image-digest-uri': `${uri}@${digest}`,
    registry,
    'repository-uri': uri,
    'account-id': accountId,
    region,
    'media-type': mediaType,
    'size-bytes': sizeBytes,
    ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
    'platform-digests': platformDigests,
  });
}

/** Lists one per line, objects as JSON. */
function toText(value: string | number | readonly string[] | Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return Array.isArray(value) ? value.join('\n') : JSON.stringify(value);
}
