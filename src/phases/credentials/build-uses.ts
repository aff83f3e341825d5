import { dockerVariables } from '../../docker/docker-cli.ts';
import { parseReference } from '../../dockerfile/image-reference.ts';
import { readBuildImages } from '../../fingerprint/build-images.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import { isEcrHost, isPublicHost, parseEcrHost } from '../../lib/ecr-host.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import { cacheFlags, cacheName } from '../../plan/cache-flags.ts';
import { cacheSituation } from '../../plan/cache-situation.ts';
import { usesOfImage } from '../../plan/image-uses.ts';
import type { RepositoryPlace, UsedBucket } from '../../plan/minimal-policy.ts';
import { partitionOf } from '../../plan/registry-location.ts';
import { readBucketPath } from '../../plan/s3-place.ts';
import type { SessionUses } from '../../plan/session-uses.ts';
import { foreseenPlace, placeOf } from '../foreseen-place.ts';
import { dockerFor, type Step } from '../step.ts';

/** Which command builds. */
type BuildOptions = { readonly command?: 'bake' };

/** Finds all repositories of ECR that a step for one image has to do with. Asks nobody. */
export async function readBuildUses(step: Step, ecr: EcrDestination, options: BuildOptions = {}): Promise<SessionUses> {
  const { inputs, furtherSettings } = step;
  const { image, build, repository } = inputs;
  const own = { place: placeOf(ecr, repository), registry: foreseenPlace(ecr, repository).registry };
  const isBuilt = inputs.sourceImage === undefined;
  const found = await Promise.all((isBuilt ? buildsOf(step) : []).map((one) => readImages(step, one, options)));
  const caches = cachesOf(step, own.registry);
  const places = (references: readonly string[]) =>
    references.flatMap((reference) => ecrRepositoryOf(reference, own) ?? []);
  const name = furtherSettings === undefined ? 'The Dockerfile' : `The Dockerfile for ${repository.name}`;
  return {
    uses: usesOfImage({
      own: own.place,
      createsRepository: ecr.createRepository,
      readsImages: image.hasCommitTag || image.keepNewerTags || image.reuse.kind === 'content',
      // Of several registries one may get the image from another.
      pullsOwn: build.load || ecr.dockerLogin || inputs.destinations.length > 1,
      pulled: places([...found.flatMap(({ images }) => images), ...sourceOf(step)]),
      // It shows later which tags may hold an inline cache.
      cachesRead: [...(build.cache.preset === 'inline' ? [own.place] : []), ...places(caches.from)],
      cachesWritten: places(caches.to),
      isShown: inputs.catalog !== undefined && own.place.isPublic === true,
    }),
    buckets: bucketsOf(step, ecr.region, caches.isWritten),
    unknown: found.flatMap(({ unknown }) =>
      unknown === undefined ? [] : [`${name} does not tell its images: ${unknown}`],
    ),
  };
}

type OneBuild = { readonly build: BuildInputs; readonly inlineDockerfile?: string | undefined };

/** The build, and the builds that its contexts refer to. */
function buildsOf({ inputs, furtherSettings }: Step): readonly OneBuild[] {
  const { inlineDockerfile, linked = [] } = furtherSettings ?? {};
  const others = linked.map(({ inlineDockerfile: inline, ...build }) => ({
    build: { ...inputs.build, ...build },
    inlineDockerfile: inline,
  }));
  return [{ build: inputs.build, inlineDockerfile }, ...others];
}

async function readImages(step: Step, { build, inlineDockerfile }: OneBuild, { command }: BuildOptions) {
  const { environment, event } = step;
  return await readBuildImages(
    build,
    omitUndefined({
      workspace: environment.workspace,
      variables: dockerVariables({ variables: environment.variables, commitDate: event.commitDate }),
      hasBuildx: async () => (await dockerFor(step).capture(['buildx', 'version'])).succeeded,
      inlineDockerfile,
      command,
    }),
  );
}

/** Where the cache of the preset is in S3, if it is there. */
function bucketsOf({ inputs }: Step, region: string, isWritten: boolean): readonly UsedBucket[] {
  const { preset, ref = '' } = inputs.build.cache;
  const place = preset === 's3' ? readBucketPath(ref) : undefined;
  return place === undefined ? [] : [{ ...place, partition: partitionOf(region), isWritten }];
}

type NamedCaches = {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Whether the cache of the preset is written. */
  readonly isWritten: boolean;
};

/** The name of an image that was built elsewhere, where that may be in a registry. */
function sourceOf({ inputs: { sourceImage: source } }: Step): readonly string[] {
  return source?.kind === 'registry' || source?.kind === 'engine' ? [source.text] : [];
}

/** The names of caches in registries. */
function cachesOf(step: Step, host: string): NamedCaches {
  const { build, repository } = step.inputs;
  const preset = cacheFlags(cacheSituation(step, { tags: new Map() }, { host, repository: repository.name }));
  const names = (flags: readonly string[]) => flags.flatMap((flag) => cacheName(flag) ?? []);
  return {
    from: names([...preset.from, ...build.cacheFrom]),
    to: names([...preset.to, ...build.cacheTo]),
    isWritten: preset.to.length > 0,
  };
}

/** The repository of ECR that a reference is about; `undefined` where it is in another registry. */
function ecrRepositoryOf(
  reference: string,
  { place, registry }: { readonly place: RepositoryPlace; readonly registry: string },
): RepositoryPlace | undefined {
  const image = parseReference(reference);
  // Anybody may pull from ECR Public.
  if (image === undefined || isPublicHost(image.host)) return undefined;
  if (image.host === registry) return { ...place, name: image.repository };
  const ecr = isEcrHost(image.host) ? parseEcrHost(image.host) : undefined;
  return ecr && { accountId: ecr.accountId, region: ecr.region, name: image.repository };
}
