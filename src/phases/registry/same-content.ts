import type { CredentialProvider } from '../../aws/client-config.ts';
import { openRegistry } from '../../aws/open-registry.ts';
import { dockerVariables } from '../../docker/docker-cli.ts';
import type { ImageReference } from '../../dockerfile/image-reference.ts';
import { engineImages } from '../../fingerprint/engine-digest.ts';
import { readFingerprint } from '../../fingerprint/fingerprint.ts';
import { FORMAT_VERSION } from '../../fingerprint/fingerprint-parts.ts';
import type { Fingerprint, FingerprintOptions, FingerprintSources } from '../../fingerprint/fingerprint-sources.ts';
import type { Runner } from '../../github/runner.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { isPublicHost, parseEcrHost } from '../../lib/ecr-host.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { proxyVariables } from '../../lib/proxy.ts';
import { contentTags, newestImage, type SameContent } from '../../plan/content-tags.ts';
import type { Label } from '../../plan/oci-labels.ts';
import { differingParts, readPartHashes, writePartHashes } from '../../plan/part-hashes.ts';
import { dockerFor, type Step } from '../step.ts';
import type { ImageReader } from './image-details.ts';
import { imagesByTag, type RegistrySnapshot } from './registry-snapshot.ts';

/** The label by which an image tells the hashes of its content. */
const LABEL = 'ecr-build-push.content';

/** The search for an image of the same content. */
export type ContentSearch = {
  /** The tags under which such an image would be found, today's first. */
  readonly tags: readonly [today: string, ...string[]];
  /** The label for a new image, which tells the hashes of its content. */
  readonly label: Label;
  /** Whether the build goes without cache, and so wants a new image of the same content. */
  readonly isNewWanted: boolean;
  /** Tells the log what was compared, and finds the image. */
  readonly find: (
    snapshot: Pick<RegistrySnapshot, 'tags' | 'images' | 'imagesDenied'>,
    runner: Pick<Runner, 'info' | 'notice' | 'warning'>,
  ) => SameContent | undefined;
  /** Tells why no image is reused, by comparison with an image that is there: of the commit before, or under one of these tags. */
  readonly explainMiss: (snapshot: Pick<RegistrySnapshot, 'images'>, options: MissOptions) => Promise<void>;
};

/** The content of a build, and where an image of it would be. */
type KnownContent = Pick<ContentSearch, 'tags' | 'label'> & {
  readonly content: Extract<Fingerprint, { readonly kind: 'known' }>;
  readonly maxAgeDays: number;
};

/**
 * Reads the content while the step gets credentials; only base images in ECR wait for these. `undefined` where the content
 * cannot be told: then the image is built.
 */
export async function startSearch(
  step: Step,
  ecr: EcrDestination,
  { maxAgeDays, ...more }: ReadingOptions & { readonly maxAgeDays: number },
): Promise<ContentSearch | undefined> {
  const { runner } = step;
  const content = await fingerprintBuild(step, ecr, more);
  if (content.kind === 'unknown') {
    runner.notice(`The content cannot be compared, so the image is built: ${content.reason}`);
    return undefined;
  }
  const label = { key: LABEL, value: writePartHashes(FORMAT_VERSION, content.parts) };
  const tags = contentTags(content.tag, maxAgeDays, new Date());
  const known: KnownContent = { content, tags, label, maxAgeDays };
  return {
    tags,
    label,
    isNewWanted: content.isNewWanted,
    find: (snapshot, told) => findSameContent(known, snapshot, told),
    explainMiss: (snapshot, options) => explainMiss(known, snapshot, options),
  };
}

/** Options for reading the content of a build; only base images in ECR wait for the credentials. */
type ReadingOptions = FingerprintOptions & { readonly credentials: () => Promise<CredentialProvider> };

/** Reads the content of a build. */
export async function fingerprintBuild(step: Step, ecr: EcrDestination, options: ReadingOptions): Promise<Fingerprint> {
  return await readFingerprint(step.inputs.build, fingerprintSources(step, ecr, options));
}

function fingerprintSources(
  step: Step,
  ecr: EcrDestination,
  { credentials, ...more }: ReadingOptions,
): FingerprintSources {
  const { inputs, environment, event } = step;
  const proxy = proxyVariables(environment);
  return {
    ...more,
    workspace: environment.workspace,
    variables: dockerVariables({ variables: environment.variables, commitDate: event.commitDate }),
    proxy,
    labels: inputs.build.labels,
    commit: event.commit,
    lookUpLocal: engineImages(dockerFor(step)),
    hasBuildx: async () => (await dockerFor(step).capture(['buildx', 'version'])).succeeded,
    own: {
      host: isPublicHost(inputs.repository.host ?? '') ? '' : (inputs.repository.host ?? ''),
      lookUpDigest: async (image) => await digestInEcr(step, ecr, { image, credentials: await credentials() }),
    },
  };
}

async function digestInEcr(
  step: Step,
  ecr: EcrDestination,
  { image, credentials }: { readonly image: ImageReference; readonly credentials: CredentialProvider },
): Promise<string | undefined> {
  const { host, repository, tag = '' } = image;
  const { accountId: registryId, region = ecr.region } = parseEcrHost(host) ?? {};
  const registry = openRegistry(step, omitUndefined({ region, registryId }), { credentials, repository });
  try {
    const images = await registry.images([{ tag }]);
    return images.kind === 'found' ? images.value[0]?.digest : undefined;
  } finally {
    registry.close();
  }
}

/** Tells the log what was compared, and finds the image of the same content. */
function findSameContent(
  known: KnownContent,
  { tags, images, imagesDenied }: Pick<RegistrySnapshot, 'tags' | 'images' | 'imagesDenied'>,
  { info, notice, warning }: Pick<Runner, 'info' | 'notice' | 'warning'>,
): SameContent | undefined {
  const { parts, notices } = known.content;
  const width = Math.max(...parts.map(({ name }) => name.length));
  info('What decides the image:');
  for (const { name, hash, told } of parts) info(`    ${name.padEnd(width)}  ${hash.slice(0, 8)}  ${told}`);
  for (const text of notices) notice(text);
  if (imagesDenied !== undefined)
    warning(`No image of the same content can be found, as the role lacks ${imagesDenied}.`);
  return newestImage(known.tags, images, tags);
}

/** The images that a missing one may be compared with. */
type MissOptions = {
  /** The tags whose images may be compared, the best first. */
  readonly candidates: readonly string[];
  readonly read: ImageReader;
  readonly info: Runner['info'];
};

async function explainMiss(
  known: KnownContent,
  { images }: Pick<RegistrySnapshot, 'images'>,
  { candidates, read, info }: MissOptions,
): Promise<void> {
  const byTag = imagesByTag(images);
  const tag = candidates.find((name) => byTag.has(name));
  const image = tag === undefined ? undefined : byTag.get(tag);
  if (image === undefined) return info('No image of this content is here yet, and none to compare with.');
  const before = readPartHashes((await read(image)).labels[LABEL] ?? '');
  const differing = differingParts(readPartHashes(known.label.value), before);
  if (differing === undefined)
    return info(
      `No image of this content is here yet, and none to compare with: the one under ${tag} was built without reuse: content.`,
    );
  if (differing.length === 0)
    return info(`${tag} has the same content, but was built ${known.maxAgeDays} days ago or earlier, or is archived.`);
  info(`No image of this content is here yet. Compared with ${tag}, this differs: ${differing.join(', ')}.`);
}
