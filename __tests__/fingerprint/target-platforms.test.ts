import { describe, expect, test } from '@jest/globals';
import { type PlatformOrigin, platformArguments, targetPlatforms } from '../../src/fingerprint/target-platforms.ts';

const origin: PlatformOrigin = { variables: {}, architecture: 'arm64' };

describe('the platforms that are built', () => {
  const variables = { DOCKER_DEFAULT_PLATFORM: 'linux/arm/v7,linux/amd64' };
  test.each<[string, readonly string[], PlatformOrigin, readonly string[]]>([
    ['that of the runner', [], origin, ['linux/arm64']],
    ['those of the inputs', ['linux/s390x', 'linux/386'], { ...origin, variables }, ['linux/386', 'linux/s390x']],
    ['those of the variable', [], { ...origin, variables }, ['linux/amd64', 'linux/arm/v7']],
    [
      'those of the variable, by docker build',
      [],
      { ...origin, variables, command: 'build' },
      ['linux/amd64', 'linux/arm/v7'],
    ],
    ['not those of the variable, by bake', [], { ...origin, variables, command: 'bake' }, ['linux/arm64']],
    ['those of the inputs, by bake', ['linux/386'], { ...origin, variables, command: 'bake' }, ['linux/386']],
    ['an empty variable', [], { ...origin, variables: { DOCKER_DEFAULT_PLATFORM: '' } }, ['linux/arm64']],
  ])('%s', (_name, platforms, from, expected) => expect(targetPlatforms({ platforms }, from)).toEqual(expected));
});

// As BuildKit 0.32 fills them in (platforms.Parse and Normalize of containerd).
describe('the arguments of a platform', () => {
  test.each<[string, string, string, string, string]>([
    ['linux/amd64', 'linux/amd64', 'linux', 'amd64', ''],
    ['linux/x86_64', 'linux/amd64', 'linux', 'amd64', ''],
    ['linux/amd64/v1', 'linux/amd64', 'linux', 'amd64', ''],
    ['linux/amd64/v3', 'linux/amd64/v3', 'linux', 'amd64', 'v3'],
    ['linux/aarch64', 'linux/arm64', 'linux', 'arm64', ''],
    ['linux/arm64/v8', 'linux/arm64', 'linux', 'arm64', ''],
    ['linux/arm64/v9', 'linux/arm64/v9', 'linux', 'arm64', 'v9'],
    ['linux/arm', 'linux/arm/v7', 'linux', 'arm', 'v7'],
    ['linux/arm/6', 'linux/arm/v6', 'linux', 'arm', 'v6'],
    ['linux/armhf', 'linux/arm/v7', 'linux', 'arm', 'v7'],
    ['linux/armel', 'linux/arm/v6', 'linux', 'arm', 'v6'],
    ['linux/i386', 'linux/386', 'linux', '386', ''],
    ['Linux/AMD64', 'linux/amd64', 'linux', 'amd64', ''],
    ['amd64', 'linux/amd64', 'linux', 'amd64', ''],
    ['linux', 'linux/arm64', 'linux', 'arm64', ''],
  ])('%s', (platform, whole, os, arch, variant) => {
    const values = platformArguments(platform, origin);
    expect(['PLATFORM', 'OS', 'ARCH', 'VARIANT'].map((name) => values.get(`TARGET${name}`))).toEqual([
      whole,
      os,
      arch,
      variant,
    ]);
    expect(values.get('BUILDPLATFORM')).toBe('linux/arm64');
  });
});
