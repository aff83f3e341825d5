import { readFile, rm } from 'node:fs/promises';
import type { OutputOptions } from '../../docker/build-arguments.ts';
import type { Docker, Finished } from '../../docker/docker-cli.ts';
import { digestInMetadata } from '../../docker/metadata-file.ts';
import { isPushError } from '../../errors/push-errors.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import { asBuilt, explainBuild, runBuild } from '../build/docker-build.ts';
import type { PushSource } from './push-with-retries.ts';

/** A build by a builder that pushes its image itself. */
export type BuilderPushRequest = {
  readonly build: BuildInputs;
  /** `host/name:tag`. */
  readonly image: string;
  readonly options: Pick<OutputOptions, 'caches' | 'builder'>;
  /** The file to which buildx writes what it made. */
  readonly metadataFile: string;
  readonly info: (line: string) => void;
  readonly warning: (text: string) => void;
};

/** Builds and pushes; steps in the builder's cache are not built again. */
export function pushFromBuilder(
  docker: Docker,
  { build, image, options, metadataFile, info, warning }: BuilderPushRequest,
): PushSource {
  let attempts = 0;
  return {
    push: async (): Promise<Finished> => {
      await rm(metadataFile, { force: true });
      attempts += 1;
      const request = {
        build: attempts === 1 ? build : asBuilt(build),
        images: [image],
        options: { ...options, output: 'push', metadataFile } as const,
        info,
        warning,
      };
      const finished = await runBuild(docker, request);
      if (!finished.succeeded && !isPushError(finished.tail)) {
        throw await explainBuild(docker, { build, finished });
      }
      return finished;
    },
    pushed: async () => {
      const digest = digestInMetadata(await readFile(metadataFile, 'utf8').catch(() => ''));
      return digest === undefined ? undefined : { digest, platform: undefined };
    },
    local: undefined,
  };
}
