import type { BuildInputs } from '../inputs/build-inputs.ts';
import { requirementsOf } from '../plan/choose-builder.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';

/** BuildKit, or what Docker had before it: that reads other ignore files, knows no frontends and no arguments of platforms. */
export type BuilderKind = 'buildkit' | 'classic';

/** What may build, the likely one first. `plugin`: which one shows by whether docker has the plugin buildx. */
export type PossibleBuilders =
  | { readonly kind: 'one'; readonly builder: BuilderKind }
  | { readonly kind: 'plugin' }
  | { readonly kind: 'unsure' };

/** What `docker build` or bake builds with (cmd/docker/builder.go of docker/cli). */
export function possibleBuilders(
  build: BuildInputs,
  { command, variables }: Pick<FingerprintSources, 'command' | 'variables'>,
): PossibleBuilders {
  // Bake is buildx. So is what builds with another builder, or in a way that only BuildKit can.
  if (command === 'bake' || build.builder !== undefined || requirementsOf(build).length > 0) return BUILDKIT;
  const chosen = variables.DOCKER_BUILDKIT ?? '';
  if (chosen === '') return { kind: 'plugin' };
  if (!/^(0|f|false)$/i.test(chosen)) return BUILDKIT;
  // Whether a preset of caches takes another builder shows later.
  return build.cache.preset === 'none' ? { kind: 'one', builder: 'classic' } : { kind: 'unsure' };
}

const BUILDKIT: PossibleBuilders = { kind: 'one', builder: 'buildkit' };
