import type { BuildInputs } from '../inputs/build-inputs.ts';
import { requirementsOf } from '../plan/choose-builder.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';

/** BuildKit, or the builder before it, which reads other ignore files, knows no frontends and no arguments of platforms. */
export type BuilderKind = 'buildkit' | 'classic';

/** The builders that may build, the likely one first. `plugin`: BuildKit where docker has the plugin buildx, else classic. */
export type PossibleBuilders =
  | { readonly kind: 'one'; readonly builder: BuilderKind }
  | { readonly kind: 'plugin' }
  | { readonly kind: 'unsure' };

/** The builders that `docker build` or bake may build with (cmd/docker/builder.go of docker/cli). */
export function possibleBuilders(
  build: BuildInputs,
  { command, variables }: Pick<FingerprintSources, 'command' | 'variables'>,
): PossibleBuilders {
  // Bake is buildx. So is a build by another builder, or one that only BuildKit can do.
  if (command === 'bake' || build.builder !== undefined || requirementsOf(build).length > 0) return BUILDKIT;
  const chosen = variables.DOCKER_BUILDKIT ?? '';
  if (chosen === '') return { kind: 'plugin' };
  if (!/^(0|f|false)$/i.test(chosen)) return BUILDKIT;
  // Whether a preset of caches takes another builder shows later.
  return build.cache.preset === 'none' ? { kind: 'one', builder: 'classic' } : { kind: 'unsure' };
}

const BUILDKIT: PossibleBuilders = { kind: 'one', builder: 'buildkit' };
