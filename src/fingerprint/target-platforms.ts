import type { BuildInputs } from '../inputs/build-inputs.ts';
import { normalizeParts, ownPlatform } from '../plan/image-platform.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';

/** The facts that decide the platforms of a build. */
export type PlatformOrigin = Pick<FingerprintSources, 'variables' | 'architecture' | 'command'>;

/** The platforms that are built, sorted: those of the inputs; else those of DOCKER_DEFAULT_PLATFORM, which bake does not heed. */
export function targetPlatforms(
  { platforms }: Pick<BuildInputs, 'platforms'>,
  origin: PlatformOrigin,
): readonly string[] {
  if (platforms.length > 0) return platforms.toSorted();
  const named = origin.command === 'bake' ? undefined : origin.variables.DOCKER_DEFAULT_PLATFORM;
  return named ? named.split(',').toSorted() : [enginePlatform(origin)];
}

function enginePlatform({ architecture = process.arch }: PlatformOrigin): string {
  return ownPlatform(architecture);
}

/**
 * The arguments that BuildKit predefines for a platform
 * (https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope).
 */
export function platformArguments(target: string, origin: PlatformOrigin): ReadonlyMap<string, string> {
  const own = enginePlatform(origin);
  return new Map(
    Object.entries({ BUILD: own, TARGET: target }).flatMap(([prefix, platform]) => {
      const { os, architecture, variant } = normalized(platform, own);
      const whole = [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
      const values = { PLATFORM: whole, OS: os, OSVERSION: '', ARCH: architecture, VARIANT: variant };
      return Object.entries(values).map(([name, value]): [string, string] => [`${prefix}${name}`, value]);
    }),
  );
}

/** A platform as BuildKit names it, also where only a part of it is written. */
function normalized(platform: string, own: string) {
  const [ownOs = '', ownArchitecture = ''] = own.split('/');
  const [first = '', second, third = ''] = platform.trim().toLowerCase().split('/');
  const isAlone = second === undefined;
  const isOs = isAlone && /^(linux|windows|darwin|macos|freebsd)$/.test(first);
  const os = isAlone && !isOs ? ownOs : first;
  const written = isAlone ? (isOs ? ownArchitecture : first) : second;
  return normalizeParts({ os, architecture: written, variant: third });
}
