import { editDistance } from '../lib/edit-distance.ts';
import { normalizeParts } from './image-platform.ts';

/**
 * The warning about a platform, `os/architecture[/variant]`, that neither Go nor containerd knows; `undefined` where it is known.
 * Docker builds for any name that has this form, and what comes out runs nowhere.
 */
export function describeUnknownPlatform(platform: string): string | undefined {
  const [os = '', architecture = '', variant = ''] = platform.split('/');
  const { os: system, architecture: processor, variant: kind } = normalizeParts({ os, architecture, variant });
  const pair = `${system}/${processor}`;
  if (!KNOWN.includes(pair)) return `${platform} ${NOWHERE}${hint(pair, processor)}`;
  const variants = VARIANTS.get(processor) ?? [];
  if (kind === '' || variants.includes(kind)) return undefined;
  const known = variants.length === 0 ? `${pair} has no variants.` : `Those of ${pair} are ${variants.join(', ')}.`;
  return `${platform} ${NOWHERE} ${known}`;
}

const NOWHERE = 'is no platform that Docker knows, so no machine may run its image.';

function hint(pair: string, processor: string): string {
  const guessed = GUESSES.get(processor);
  if (guessed !== undefined) return ` Write linux/${guessed}.`;
  const [nearest] = KNOWN.map((known) => ({ known, distance: editDistance(pair, known) }))
    .filter(({ distance }) => distance <= 2)
    .sort((one, other) => one.distance - other.distance);
  return nearest === undefined ? '' : ` The nearest one is ${nearest.known}.`;
}

/** `go tool dist list` of Go 1.25, and platforms that Docker adds; the usual ones of images first. */
const KNOWN: readonly string[] = [
  ...['amd64', 'arm64', 'arm', '386', 'ppc64le', 's390x', 'riscv64'].map((architecture) => `linux/${architecture}`),
  ...['loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'sparc64'].map(
    (architecture) => `linux/${architecture}`,
  ),
  ...['amd64', 'arm64', 'arm', '386'].flatMap((architecture) =>
    ['windows', 'freebsd', 'netbsd', 'openbsd', 'android'].map((os) => `${os}/${architecture}`),
  ),
  ...['darwin/amd64', 'darwin/arm64', 'ios/amd64', 'ios/arm64', 'wasip1/wasm', 'wasi/wasm', 'js/wasm'],
  ...['freebsd/riscv64', 'openbsd/ppc64', 'openbsd/riscv64', 'openbsd/mips64', 'aix/ppc64', 'dragonfly/amd64'],
  ...['illumos/amd64', 'plan9/386', 'plan9/amd64', 'plan9/arm', 'solaris/amd64', 'zos/s390x'],
];

const minors = (version: string, last: number): readonly string[] =>
  Array.from({ length: last + 1 }, (_, minor) => `${version}.${minor}`);

/** Of an architecture, as containerd normalizes them (https://github.com/containerd/platforms). */
const VARIANTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    amd64: ['v1', 'v2', 'v3', 'v4'],
    arm: ['v5', 'v6', 'v7', 'v8'],
    arm64: ['v8', 'v9', ...minors('v8', 9), ...minors('v9', 7)],
  }),
);

/** What people call architectures of Linux, and what they mean. */
const GUESSES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    x64: 'amd64',
    x86: '386',
    i686: '386',
    armv5: 'arm/v5',
    armv6: 'arm/v6',
    armv7: 'arm/v7',
    armv7l: 'arm/v7',
    armv8: 'arm64',
    arm32v5: 'arm/v5',
    arm32v6: 'arm/v6',
    arm32v7: 'arm/v7',
    arm64v8: 'arm64',
  }),
);
