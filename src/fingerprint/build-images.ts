import type { BuildInputs } from '../inputs/build-inputs.ts';
import { isRemoteContext } from '../inputs/parse-docker.ts';
import { type BuildOrigin, givenArguments, readBuildSources, withoutNamed } from './build-sources.ts';
import { targetPlatforms } from './target-platforms.ts';

/** The images that a build takes from registries, by their references as they are written. */
export type BuildImages = {
  readonly images: readonly string[];
  /** Why the images of the Dockerfile cannot be told, as a sentence. */
  readonly unknown?: string;
};

/** Reads which images a build takes: base images and what is copied or mounted from, and named contexts. Asks nobody. */
export async function readBuildImages(build: BuildInputs, origin: BuildOrigin): Promise<BuildImages> {
  const contexts = build.buildContexts.flatMap(({ value }) => /^docker-image:\/\/(.*)$/.exec(value)?.[1] ?? []);
  if (isRemoteContext(build.context))
    return { images: contexts, unknown: `its context, ${build.context}, is an address.` };
  const asked = { given: givenArguments(build, origin.variables), platforms: targetPlatforms(build, origin) };
  const read = await readBuildSources(build, origin, asked);
  if (read.kind === 'unknown') return { images: contexts, unknown: read.reason };
  return { images: [...withoutNamed(read.sources.images, build, origin), ...contexts] };
}
