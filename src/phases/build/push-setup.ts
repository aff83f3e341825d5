import type { Docker } from '../../docker/docker-cli.ts';
import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { BuildInputs } from '../../inputs/build-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { CacheFlags } from '../../plan/cache-flags.ts';
import { isIndex } from '../../plan/choose-builder.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import { builtAs } from '../registry/built-as.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import { dockerFor, type Step } from '../step.ts';
import { cachesFor, warnMissingGithubCache } from './build-cache.ts';
import { type BuilderSelection, ensureBuilder } from './builder.ts';
import { cacheKeysOf, withCacheKeys } from './cache-keys.ts';

/** The docker, builder, caches and login of builds and pushes. */
export type PushSetup = {
  readonly docker: Docker;
  /** The Docker configuration of this step, with its login. */
  readonly config: PrivateConfig;
  readonly identity: Identity;
  /** The builder's name, where it is not the engine's own. */
  readonly builder?: string;
  /** The caches that the workflow asks for by `cache`. */
  readonly caches: CacheFlags;
};

/** The parts of the setup that are known before the builder is there. */
export type SetupOptions = Pick<PushSetup, 'config' | 'identity'> & { readonly selection: BuilderSelection };

/** The setup of a step that builds one image; makes a builder where that was decided. */
export async function openPushSetup(
  step: Step,
  target: TargetRepository,
  { config, identity, selection }: SetupOptions,
): Promise<PushSetup> {
  const plain = dockerFor(step, config);
  const isInS3 = step.inputs.build.cache.preset === 's3';
  const docker = isInS3 ? withCacheKeys(plain, cacheKeysOf(identity, step.runner)) : plain;
  const builder = await ensureBuilder(step, docker, selection);
  warnMissingGithubCache(step.runner, [step]);
  return omitUndefined({ docker, config, identity, builder, caches: cachesFor(step, target) });
}

/** Whether the builder pushes: the engine's own does so for an index, of which `docker push` may leave out parts. */
export function isPushedByBuilder({ inputs }: Step, { builder }: Pick<PushSetup, 'builder'>): boolean {
  return builder !== undefined || isIndex(inputs.build);
}

/** The inputs of the build as docker gets them: those of the workflow, and the labels of this action. */
export function buildInputsOf(step: Step, { content }: Partial<Pick<TargetRepository, 'content'>>): BuildInputs {
  const { build, image } = step.inputs;
  const ofContent = content === undefined || !image.hasOwnLabels ? [] : [content.label];
  const labels = [...image.ownLabels, ...ofContent, ...build.labels, builtAs(step)];
  return { ...build, labels };
}
