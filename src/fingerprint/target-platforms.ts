import type { BuildInputs } from '../inputs/build-inputs.ts';
import { ARCHITECTURES } from '../plan/choose-builder.ts';
import type { FingerprintSources } from './fingerprint-sources.ts';

/** What tells the platforms of a build. */
export type PlatformOrigin = Pick<FingerprintSources, 'variables' | 'architecture' | 'command'>;

/** The platforms that are built, sorted: those of the inputs; else what the variable says, which bake does not heed. */
export function targetPlatforms(
  { platforms }: Pick<BuildInputs, 'platforms'>,
  origin: PlatformOrigin,
): readonly string[] {
  if (platforms.length > 0) return platforms.toSorted();
  const named = origin.command === 'bake' ? undefined : origin.variables.DOCKER_DEFAULT_PLATFORM;
  return named ? named.split(',').toSorted() : [ownPlatform(origin)];
}

function ownPlatform({ architecture = process.arch }: PlatformOrigin): string {
  return `linux/${ARCHITECTURES[architecture] ?? architecture}`;
}

/**
 * The arguments that are there for a platform without being declared
 * (https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope).
 */
export function platformArguments(target: string, origin: PlatformOrigin): ReadonlyMap<string, string> {
  const own = ownPlatform(origin);
  return new Map(
    Object.entries({ BUILD: own, TARGET: target }).flatMap(([prefix, platform]) => {
      const { os, architecture, variant } = normalized(platform, own);
      const whole = [os, architecture, ...(variant === '' ? [] : [variant])].join('/');
      const values = { PLATFORM: whole, OS: os, OSVERSION: '', ARCH: architecture, VARIANT: variant };
      return Object.entries(values).map(([name, value]): [string, string] => [`${prefix}${name}`, value]);
    }),
  );
}

/** As BuildKit names a platform, however it is written (normalizeArch in containerd/platforms). */
function normalized(platform: string, own: string) {
  const [ownOs = '', ownArchitecture = ''] = own.split('/');
  const [first = '', second, third = ''] = platform.trim().toLowerCase().split('/');
  const isAlone = second === undefined;
  const isOs = isAlone && /^(linux|windows|darwin|macos|freebsd)$/.test(first);
  const os = isAlone && !isOs ? ownOs : first;
  const written = isAlone ? (isOs ? ownArchitecture : first) : second;
  const [architecture = '', fixed] = (OTHER_NAMES.get(written) ?? written).split('/');
  return { os, architecture, variant: fixed ?? variantOf(architecture, third) };
}

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['i386', '386/'],
  ['armhf', 'arm/v7'],
  ['armel', 'arm/v6'],
]);

/** The variant that an architecture has by itself is not named, but for that of arm. */
function variantOf(architecture: string, variant: string): string {
  if (architecture === 'arm') return variant === '' ? 'v7' : variant.replace(/^(?=[5678]$)/, 'v');
  if (architecture === 'arm64') return variant.replace(/^v?8(\.0)?$/, '').replace(/^(9|9\.0|v9\.0)$/, 'v9');
  return architecture === 'amd64' ? variant.replace(/^v1$/, '') : variant;
}
