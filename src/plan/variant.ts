import { join, relative, resolve } from 'node:path';
import type { Event } from '../github/event.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { sha256 } from '../lib/sha256.ts';
import { normalizePlatform } from './image-platform.ts';
import { REVISION } from './manifest.ts';
import { COMMIT_LABEL, type Label, MERGED_LABEL, VERSION_LABEL } from './oci-labels.ts';
import { differingParts, readPartHashes, writePartHashes } from './part-hashes.ts';
import { isFetched, parseAddress, type RepositoryAddress } from './repository-address.ts';

/** The label by which an image tells how it was built: from which parts. */
export const BUILT_AS = 'ecr-build-push.built-as';

/** Raised when the same request is hashed in another way. */
const FORMAT = 2;

/** The facts that decide which image of a commit a build makes, where a workflow builds a commit in several ways. */
export type BuildRequestFacts = {
  readonly event: Pick<Event, 'repository' | 'sourceUrl' | 'checkout' | 'mergedInto'> &
    Partial<Pick<Event, 'serverUrl'>>;
  readonly workspace: string;
  /** `os/architecture` of images where the workflow names no platform; of several, between commas. */
  readonly ownPlatform: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly build: BuildSettings;
};

/** The inputs of the build that count; those of bake tell more. How each input counts is held by PARTS in the unit test. */
export type BuildSettings = {
  readonly context: string;
  readonly file?: string;
  readonly target?: string;
  readonly buildArgs: readonly { readonly name: string; readonly value?: string }[];
  readonly platforms: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
  readonly compression: string;
  readonly buildContexts: readonly { readonly name: string; readonly value: string }[];
  readonly network?: string;
  readonly labels: readonly Label[];
  /** Whether the image gets the labels of commit and repository; absent: yes. */
  readonly hasOwnLabels?: boolean;
  readonly annotations: readonly string[];
  readonly secrets: readonly { readonly id: string }[];
  readonly ssh: readonly string[];
  readonly addHosts: readonly string[];
  readonly shmSize?: string;
  readonly ulimits: readonly string[];
  readonly allow: readonly string[];
  readonly inlineDockerfile?: string;
  readonly packing?: readonly string[];
  /** Settings of a bake file that this version of the action does not know. */
  readonly further?: Readonly<Record<string, unknown>>;
  /** Other targets of the bake file that this one is built on, also by way of others. */
  readonly linked?: readonly (LinkedSettings & { readonly name: string })[];
};

/** The settings that count of a target that another one is built on: its content, and not how the image is packed. */
export type LinkedSettings = Pick<
  BuildSettings,
  'context' | 'file' | 'target' | 'buildArgs' | 'buildContexts' | 'network' | 'inlineDockerfile'
>;

/**
 * The label that says how an image is built: the first digits of a hash for each part. The label holds nothing of commit or
 * run, so that the same content is the same image.
 */
export function builtAsLabel(facts: BuildRequestFacts): Label {
  const parts = Object.entries(partsOf(facts)).map(([name, value]) => ({ name, hash: sha256(canonicalJson(value)) }));
  return { key: BUILT_AS, value: writePartHashes(FORMAT, parts) };
}

/** Each part by its name. A new part is left out where nothing of it is set, so that the labels of images that are there still fit. */
function partsOf(facts: BuildRequestFacts) {
  const { event, ownPlatform, build } = facts;
  const { values, ...content } = contentOf(build, facts);
  const linked = build.linked?.map((other) => [other.name, contentOf(other, facts)]) ?? [];
  const platforms = build.platforms.length === 0 ? ownPlatform.split(',') : build.platforms;
  return {
    repository: repositoryOf(event).toLowerCase(),
    context: content.context,
    file: content.file,
    target: content.target,
    'build-arg-names': Object.keys(values).toSorted(),
    'build-args': values,
    platforms: platforms.map(normalizePlatform).toSorted(),
    attestations: [attestationOf(build.provenance, 'mode=min'), attestationOf(build.sbom, '')],
    compression: [build.compression, ...(build.packing ?? [])],
    'named-contexts': content.contexts,
    network: content.network,
    ...furtherParts(build),
    merge: event.mergedInto ?? '',
    ...(linked.length === 0 ? {} : { [LINKED]: Object.fromEntries(linked) }),
  };
}

/** The repository that is built, `owner/name`; one on another server than the run's by its address. */
function repositoryOf({
  repository: { owner, name },
  sourceUrl,
  serverUrl = GITHUB,
}: BuildRequestFacts['event']): string {
  const [host, page] = [serverUrl, sourceUrl ?? ''].map((url) => parseAddress(`${url}/`, serverUrl)?.page ?? '');
  if (sourceUrl === undefined) return `${owner}/${name}`;
  return page?.startsWith(`${host}/`) ? page.slice(`${host}/`.length) : sourceUrl;
}

const GITHUB = 'https://github.com';

/** The part that tells of the targets that one is built on. */
const LINKED = 'linked';

function contentOf(build: LinkedSettings, { event, workspace, variables }: Omit<BuildRequestFacts, 'build'>) {
  const { serverUrl = GITHUB, checkout: folder = workspace } = event;
  const place = (path: string): string => placeOf(path, { workspace, folder, serverUrl });
  const context = contextPlace(build.context, serverUrl) ?? place(build.context);
  const file = build.file === undefined ? join(context, 'Dockerfile') : place(build.file);
  const given = build.buildArgs.map((arg) => [arg.name, arg.value ?? variables[arg.name] ?? null] as const);
  return {
    context,
    file: build.inlineDockerfile === undefined ? file : ['inline', build.inlineDockerfile],
    // Names of stages are the same in any case.
    target: (build.target ?? '').toLowerCase(),
    values: Object.fromEntries(given),
    contexts: Object.fromEntries(build.buildContexts.map((one) => [one.name, place(one.value)])),
    network: build.network ?? 'default',
  };
}

/** The parts of further settings. Secrets and agents count by their ids alone: their values change without another image being meant. */
function furtherParts({ labels, hasOwnLabels = true, annotations, secrets, ssh, ...build }: BuildSettings) {
  const ids = [secrets.map(({ id }) => id), ssh.map((agent) => agent.replace(/=.*$/, ''))];
  const { addHosts, shmSize = '', ulimits, allow, further = {} } = build;
  return {
    secrets: ids.map((names) => names.toSorted()),
    options: [addHosts.toSorted(), shmSize, ulimits.toSorted(), allow.toSorted(), further],
    labels: Object.fromEntries(labels.map(({ key, value }) => [key, value])),
    [OWN_LABELS]: hasOwnLabels,
    annotations: Object.fromEntries(annotations.map((text) => text.split(/=(.*)/s))),
  };
}

/** An attestation as it is hashed: `true` is short for the usual mode. */
function attestationOf(value: string | undefined, usual: string): string {
  if (value === undefined || value === 'false') return '';
  return value === 'true' ? `true,${usual}` : `true,${value.replace(/^true,/, '')}`;
}

/** The part that tells whether the image has labels of its commit, by this action. */
const OWN_LABELS = 'own-labels';

/** The commit and ref in the address are left out: they are compared by the commit label. */
function contextPlace(context: string, serverUrl: string): string | undefined {
  const address = isFetched(context) ? parseAddress(context, serverUrl) : undefined;
  return address && addressPlace({ ...address, ref: '' });
}

function addressPlace({ page, ref, folder, options }: RepositoryAddress): string {
  return `https://${page.toLowerCase()}?${options.join('&')}#${ref}:${folder}`;
}

type Places = { readonly workspace: string; readonly folder: string; readonly serverUrl: string };

/** A path relative to the folder of the checkout, however it is written; an address without its commit. */
function placeOf(path: string, { workspace, folder, serverUrl }: Places): string {
  const address = isFetched(path) ? parseAddress(path, serverUrl) : undefined;
  if (address !== undefined) return addressPlace(address);
  if (/^[a-z-]+:\/\/|^target:/.test(path)) return path;
  return relative(folder, resolve(workspace, path)) || '.';
}

/** The label of an image that is there, compared with ours. */
export type VariantMatch =
  | { readonly kind: 'same' }
  /** The image has no such label: it is one of before, or of another tool. */
  | { readonly kind: 'unlabelled' }
  /** The role may not read the label. */
  | { readonly kind: 'denied'; readonly permission: string }
  /** ECR, or a proxy between ECR and this runner, did not give the configuration. */
  | { readonly kind: 'unread' }
  | {
      readonly kind: 'differs';
      /** The names of the parts that differ. */
      readonly parts: readonly [string, ...string[]];
      /** Whether that image is of the commit itself, and ours of its merge into its base. */
      readonly isUnmerged: boolean;
    };

/** Compares how an image was built with how ours is. `wanted`: the value of our label. */
export function compareVariant(labels: Readonly<Record<string, string>>, wanted: string): VariantMatch {
  const theirs = readPartHashes(labels[BUILT_AS] ?? '');
  const differing = differingParts(readPartHashes(wanted), theirs);
  if (differing === undefined) return { kind: 'unlabelled' };
  // Images of before do not tell the targets that they are built on.
  const [first, ...others] = differing.filter((part) => part !== LINKED || theirs.has(LINKED));
  if (first === undefined) return { kind: 'same' };
  const isUnmerged = differing.includes('merge') && theirs.get('merge') === NOT_MERGED;
  return { kind: 'differs', parts: [first, ...others], isUnmerged };
}

/**
 * The labels of an image without inherited ones about a commit: an image that was built without labels of ours has those of the
 * image that it is built on.
 */
export function withoutInherited(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const told = readPartHashes(labels[BUILT_AS] ?? '').get(OWN_LABELS);
  if (told !== NO_OWN_LABELS) return labels;
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !OF_A_COMMIT.includes(key)));
}

const OF_A_COMMIT: readonly string[] = [COMMIT_LABEL, MERGED_LABEL, VERSION_LABEL, REVISION];

const NO_OWN_LABELS = sha256(canonicalJson(false)).slice(0, 8);

const NOT_MERGED = sha256(canonicalJson('')).slice(0, 8);

/** Whether an image was built of the same repository, context, file and target as ours: else it inherited its labels. */
export function isMadeForSame(labels: Readonly<Record<string, string>>, wanted: string): boolean {
  const [ours, theirs] = [readPartHashes(wanted), readPartHashes(labels[BUILT_AS] ?? '')];
  return WHAT_FOR.every((part) => ours.get(part) === theirs.get(part));
}

const WHAT_FOR = ['repository', 'context', 'file', 'target'];

/** The parts that are said about an image, and do not change its content. */
const SAID: readonly string[] = ['labels', OWN_LABELS, 'annotations'];

/**
 * Whether two images differ in labels and annotations only. A workflow may well give a label with the time, or the number of
 * its run, and is not to build each commit anew for that.
 */
export function isSaidOtherwise(parts: readonly string[]): boolean {
  return parts.every((part) => SAID.includes(part));
}

/** The names of parts for a sentence: `target, build-args`. */
export function describeParts(parts: readonly string[]): string {
  // Arguments with other names have other values too.
  const told = parts.filter((part) => part !== 'build-args' || !parts.includes('build-arg-names'));
  return told.map((part) => PART_WORDS.get(part) ?? part).join(', ');
}

const PART_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'build-arg-names': '`build-args`',
    'build-args': 'values of `build-args`',
    'named-contexts': '`build-contexts`',
    attestations: '`provenance` or `sbom`',
    secrets: 'the ids of `secrets` or `ssh`',
    options: '`add-hosts`, `shm-size`, `ulimit` or `allow`',
    labels: '`labels`',
    [OWN_LABELS]: '`own-labels`',
    annotations: '`annotations`',
    merge: 'merged into its base or not',
    [LINKED]: 'a target that it is built on',
    repository: 'the GitHub repository',
  }),
);
