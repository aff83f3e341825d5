import { DAY_MS } from '../lib/days.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { BuiltImage, PushedImage, Result } from './result.ts';

/**
 * All outputs that apply, by name; action.yml documents each. An image that was not pushed has no URI and no digest: a
 * deploy step must not find one.
 */
export function toOutputs(result: Result, { named = [], commit }: RunNames = {}): Readonly<Record<string, string>> {
  const values = result.kind === 'pushed' ? pushedValues(result) : {};
  const all = {
    ...values,
    tag: result.tags[0],
    tags: [...result.tags],
    version: named.find((tag) => result.tags.includes(tag)) ?? result.tags[0],
    ...omitUndefined({ commit }),
    repository: result.repository,
    result: result.kind === 'pushed' ? result.result : 'built',
    ...omitUndefined({ 'image-id': result.id }),
  };
  const texts = Object.entries(all).map(([name, value]): [string, string] => [name, toText(value)]);
  return { ...Object.fromEntries(texts), json: JSON.stringify(all) };
}

/** The names of a run's image. */
export type RunNames = {
  /** The tags that the workflow names, in its order: the first one is the version. */
  readonly named?: readonly string[];
  /** The full SHA of the commit that is built. */
  readonly commit?: string;
};

/** The outputs of `plan-only`. */
export function toPlanOutputs(plan: Plan): Readonly<Record<string, string>> {
  const { repository, tags, named, commit, action } = plan;
  const version = named.find((tag) => tags.includes(tag)) ?? tags[0];
  const all = { commit, tag: tags[0], tags: [...tags], version, repository, result: action };
  const texts = Object.entries(omitUndefined(all)).map(([name, value]): [string, string] => [name, toText(value)]);
  return { ...Object.fromEntries(texts), json: JSON.stringify(omitUndefined(all)) };
}

/** The plan of a step with `plan-only`. */
export type Plan = Required<RunNames> & {
  readonly repository: string;
  readonly tags: readonly [string, ...string[]];
  /** What would be done; absent with `push: false`, which asks nobody. */
  readonly action: 'build' | 'reuse' | 'push' | undefined;
};

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
    'account-id': accountId || undefined,
    region: region || undefined,
    'media-type': mediaType,
    'size-bytes': sizeBytes,
    ...(pushedAt === undefined ? {} : { 'pushed-at': pushedAt.toISOString() }),
    'platform-digests': platformDigests,
    ...(image.further === undefined ? {} : { registries: [image, ...image.further].map(registryValues) }),
  });
}

/** An object of the output `registries`. */
function registryValues(image: PushedImage) {
  const { registry, repository, tags, digest, accountId, region, result, pushedAt } = image;
  const uri = `${registry}/${repository}`;
  return omitUndefined({
    registry,
    repository,
    'repository-uri': uri,
    'image-uri': `${uri}:${tags[0]}`,
    'image-uris': tags.map((tag) => `${uri}:${tag}`),
    digest,
    'image-digest-uri': `${uri}@${digest}`,
    tags,
    'account-id': accountId || undefined,
    region: region || undefined,
    result,
    'pushed-at': pushedAt?.toISOString(),
  });
}

/** The text of an output: lists of texts one item per line, objects and lists of them as JSON. */
function toText(value: string | number | readonly (string | object)[] | Readonly<Record<string, string>>): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const isList = Array.isArray(value) && value.every((item) => typeof item === 'string');
  return isList ? value.join('\n') : JSON.stringify(value);
}

/** Where a repository most likely is. */
export type ForeseenPlace = Pick<PushedImage, 'registry' | 'accountId' | 'region'>;

/** What is known of an image before it is built. */
export type ForeseenImage = Pick<BuiltImage, 'repository' | 'tags'> & {
  /** Absent where nothing is pushed. */
  readonly place?: ForeseenPlace;
  /** The further repositories. */
  readonly further?: readonly (ForeseenPlace & Pick<PushedImage, 'repository'>)[];
  /** The platforms of the inputs; empty: that of the builder. */
  readonly platforms: readonly string[];
};

/**
 * Every result this step could have, for masking: all combinations of media type, day, built or reused. Each image has the same
 * number of them, in the same order. `now`: a push is of this day, or of the next one.
 */
export function foreseenResults(image: ForeseenImage, now: Date): readonly Result[] {
  const { repository, tags, place, platforms, further = [] } = image;
  const named = platforms.length > 0 ? platforms : RUNNERS;
  const platformDigests = Object.fromEntries(named.map((platform) => [platform, 'sha256:']));
  const days = [0, DAY_MS].map((later) => new Date(Math.floor((now.getTime() + later) / DAY_MS) * DAY_MS));
  return MEDIA_TYPES.flatMap((mediaType) =>
    days.flatMap((pushedAt) =>
      RESULTS.map((result): Result => {
        if (place === undefined) return { kind: 'built', repository, tags };
        const known = { ...place, repository, tags, digest: 'sha256:', mediaType, platformDigests, pushedAt };
        const pushed = { kind: 'pushed', result, isProven: true, ...known } as const;
        return further.length === 0 ? pushed : { ...pushed, further: further.map((one) => ({ ...pushed, ...one })) };
      }),
    ),
  );
}

/** The texts of the outputs of a step for one image, and of its plan, as far as they are known before it. */
export function foreseenOutputs(image: ForeseenImage, names: RunNames, now: Date): readonly string[] {
  const { repository, tags } = image;
  const { named = [], commit = '' } = names;
  const plans = ([...PLANNED, undefined] as const).map((action) =>
    toPlanOutputs({ repository, tags, named, commit, action }),
  );
  const results = foreseenResults(image, now).map((result) => toOutputs(result, names));
  return [...results, ...plans].flatMap((outputs) => Object.values(outputs));
}

const PLANNED = ['build', 'reuse', 'push'] as const;

/** The platforms of GitHub's runners for Linux. */
const RUNNERS: readonly string[] = ['linux/amd64', 'linux/arm64'];

const RESULTS = ['built', 'reused', 'pushed'] as const;

/** The media types of images and indexes (https://github.com/opencontainers/image-spec/blob/main/media-types.md#compatibility-matrix). */
const MEDIA_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
