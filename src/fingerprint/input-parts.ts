import type { DockerfileSources } from '../dockerfile/dockerfile.ts';
import type { BuildInputs } from '../inputs/build-inputs.ts';
import { counted } from '../lib/format.ts';
import type { BaseImage } from './base-images.ts';
import { type FingerprintPart, partOf } from './fingerprint-parts.ts';
import type { FingerprintOptions } from './fingerprint-sources.ts';

/** The base images that could be resolved; of others the parts of Dockerfile and arguments say all that is known. */
export function imagesPart(images: readonly BaseImage[]): FingerprintPart {
  const known = images.map(({ name, digest = '', localId = '' }) => [name, digest, localId]);
  const byName = images.filter(({ digest, localId }) => digest === undefined && localId === undefined).length;
  const told =
    images.length === 0 ? 'none' : `${counted(images.length, 'image')}${byName > 0 ? `, ${byName} by name only` : ''}`;
  return partOf('base-images', known, told);
}
/** Predefined arguments that leave no trace in an image, unless a Dockerfile declares them. */
const PROXY_ARGUMENTS = /^(https?|ftp|no|all)_proxy$/i;
/** The build arguments that count, by their names and values. */
export function argumentsPart(
  given: ReadonlyMap<string, string>,
  { argumentNames }: DockerfileSources,
): FingerprintPart {
  const counted = [...given].filter(([name]) => !PROXY_ARGUMENTS.test(name) || argumentNames.includes(name));
  return partOf('build-args', Object.fromEntries(counted), listed(counted.map(([name]) => name)));
}

/** The labels of the workflow; of several with one key the last one counts. */
export function labelsPart(labels: BuildInputs['labels']): FingerprintPart {
  const last = new Map(labels.map(({ key, value }) => [key, value]));
  return partOf('labels', Object.fromEntries(last), listed([...last.keys()]));
}

/**
 * How each input counts. A new input has to be put in here, as the types say; until then its value counts.
 *
 * `apart`: another part reads it. `no`: it has no say in what an image holds.
 */
const FIELDS: ReadonlyMap<string, 'apart' | 'value' | 'no'> = new Map(
  Object.entries({
    context: 'apart',
    file: 'apart',
    buildArgs: 'apart',
    labels: 'apart',
    annotations: 'value',
    target: 'value',
    network: 'value',
    addHosts: 'value',
    shmSize: 'value',
    ulimits: 'value',
    allow: 'value',
    // The part `platform` tells all of them, those of variables too.
    platforms: 'apart',
    provenance: 'value',
    sbom: 'value',
    compression: 'apart',
    builder: 'no',
    load: 'no',
    cache: 'no',
    cacheFrom: 'no',
    cacheTo: 'no',
    buildContexts: 'apart',
    secrets: 'apart',
    ssh: 'apart',
    pull: 'no',
    noCache: 'no',
    noCacheFilters: 'no',
  } as const satisfies Record<keyof BuildInputs, 'apart' | 'value' | 'no'>),
);
/** All further inputs that count, by their values; secrets and agents by their ids. */
export function optionsPart(build: BuildInputs, further: FingerprintOptions['further'] = {}): FingerprintPart {
  // An empty list is as good as none, so that a later version with a further list still finds the images of before.
  const set = Object.entries(build).filter(
    ([name, value]) =>
      (FIELDS.get(name) ?? 'value') === 'value' && value !== undefined && !(Array.isArray(value) && value.length === 0),
  );
  // The values of secrets and agents do not count; only their ids may make another build.
  const ids = { secrets: build.secrets.map(({ id }) => id).toSorted(), ssh: build.ssh.map(idOf).toSorted() };
  const named = Object.entries(ids).filter(([, value]) => value.length > 0);
  const packed = build.compression === 'default' ? [] : [['compression', build.compression] as const];
  const all = [...set, ...named, ...packed, ...Object.entries(further)];
  return partOf('options', Object.fromEntries(all), listed(all.map(([name]) => name)));
}

function idOf(agent: string): string {
  return agent.replace(/=.*$/, '');
}

/** Names for the log: sorted, or `none`. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.toSorted().join(', ');
}
