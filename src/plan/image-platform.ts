import { parseJson, record } from '../lib/json.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';

/** The platform that an image runs on, with the members of an entry of an index (OCI's image-index.md). */
export type ImagePlatform = {
  readonly architecture: string;
  readonly os: string;
  /** The version of Windows, `10.0.20348.2113`: its containers run on hosts of the same build only. */
  readonly 'os.version'?: string;
  readonly 'os.features'?: readonly string[];
  readonly variant?: string;
};

/** The platform that an entry of an index, or the configuration of an image, tells; `undefined` where it tells none. */
export function readPlatform(value: unknown): ImagePlatform | undefined {
  const { architecture, os, variant, 'os.version': version, 'os.features': features } = record(value);
  if (!isText(os) || !isText(architecture) || os === 'unknown') return undefined;
  return omitUndefined({
    architecture,
    os,
    'os.version': isText(version) ? version : undefined,
    'os.features': Array.isArray(features) && features.length > 0 ? features.filter(isText) : undefined,
    variant: isText(variant) ? variant : undefined,
  });
}

/** The platform in the text of an image's configuration. */
export function platformInConfig(config: string): ImagePlatform | undefined {
  return readPlatform(parseJson(config));
}

/** The platform as `os/architecture[/variant]`. */
export function describePlatform({ os, architecture, variant }: ImagePlatform): string {
  return [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
}

/** The platform with version and features of the system, as containerd writes them: `windows(10.0.20348.2113)/amd64`. */
export function describeWholePlatform(platform: ImagePlatform): string {
  const { os, 'os.version': version = '', 'os.features': features = [] } = platform;
  const system = [version, ...features].join('+');
  return describePlatform({ ...platform, os: system === '' ? os : `${os}(${system})` });
}

/** The platform that an engine on this machine builds for by default. `architecture`: as Node.js calls it. */
export function ownPlatform(architecture: string): string {
  return `linux/${ARCHITECTURES[architecture] ?? architecture}`;
}

/** Docker's names of architectures where Node.js has others. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', ia32: '386', ppc64: 'ppc64le' };

/**
 * Whether a client that looks for one platform takes either image. For Windows the system's version and features are a part
 * of it, where both tell them.
 */
export function isSamePlatform(one: ImagePlatform, other: ImagePlatform): boolean {
  if (normalizePlatform(describePlatform(one)) !== normalizePlatform(describePlatform(other))) return false;
  if (one.os.toLowerCase() !== 'windows') return true;
  const [first, second] = [one['os.version'], other['os.version']];
  if (first === undefined || second === undefined) return true;
  return first === second && featuresOf(one) === featuresOf(other);
}

function featuresOf({ 'os.features': features = [] }: ImagePlatform): string {
  return features.toSorted().join();
}

/** Architecture and variant as https://github.com/containerd/platforms/blob/main/database.go has them; `variant` may be empty. */
export function normalizeParts({ os, architecture, variant = '' }: ImagePlatform) {
  const system = os.toLowerCase() === 'macos' ? 'darwin' : os.toLowerCase();
  const [name, kind] = normalizeArchitecture(architecture.toLowerCase(), variant.toLowerCase());
  return { os: system, architecture: name, variant: kind };
}

/** `os/architecture[/variant]`, however it is written: all names of one platform come to one. */
export function normalizePlatform(name: string): string {
  const [os = '', architecture = '', given = ''] = name.split('/');
  const { variant, ...platform } = normalizeParts({ os, architecture, variant: given });
  return describePlatform(variant === '' ? platform : { ...platform, variant });
}

function normalizeArchitecture(
  architecture: string,
  variant: string,
): readonly [architecture: string, variant: string] {
  switch (architecture) {
    case 'i386':
      return ['386', ''];
    case 'x86_64':
    case 'x86-64':
    case 'amd64':
      return ['amd64', variant === 'v1' ? '' : variant];
    case 'aarch64':
    case 'arm64':
      return ['arm64', ARM64_VARIANTS.get(variant) ?? variant];
    case 'armhf':
      return ['arm', 'v7'];
    case 'armel':
      return ['arm', 'v6'];
    case 'arm':
      return ['arm', variant === '' ? 'v7' : variant.replace(/^(?=[5-8]$)/, 'v')];
    default:
      return [architecture, variant];
  }
}

const ARM64_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['8', ''],
  ['v8', ''],
  ['v8.0', ''],
  ['9', 'v9'],
  ['9.0', 'v9'],
  ['v9.0', 'v9'],
]);

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
