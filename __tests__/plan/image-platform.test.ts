import { describe, expect, test } from '@jest/globals';
import {
  describePlatform,
  describeWholePlatform,
  type ImagePlatform,
  isSamePlatform,
  normalizePlatform,
  platformInConfig,
  readPlatform,
} from '../../src/plan/image-platform.ts';

const of = (text: string, more: Partial<ImagePlatform> = {}): ImagePlatform => {
  const [os = '', architecture = '', variant] = text.split('/');
  return { os, architecture, ...(variant === undefined ? {} : { variant }), ...more };
};
const windows = (version?: string, ...features: string[]): ImagePlatform =>
  of('windows/amd64', {
    ...(version === undefined ? {} : { 'os.version': version }),
    ...(features.length === 0 ? {} : { 'os.features': features }),
  });

describe('one platform, as containerd has it', () => {
  test.each([
    ['linux/amd64', 'linux/amd64/v1'],
    ['linux/amd64', 'linux/x86_64'],
    ['linux/amd64', 'Linux/x86-64'],
    ['linux/386', 'linux/i386'],
    ['linux/arm64', 'linux/arm64/v8'],
    ['linux/arm64', 'linux/arm64/8'],
    ['linux/arm64', 'linux/arm64/v8.0'],
    ['linux/arm64', 'linux/aarch64'],
    ['linux/arm64/v9', 'linux/arm64/9.0'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm', 'linux/arm/7'],
    ['linux/arm', 'linux/armhf'],
    ['linux/arm/v6', 'linux/arm/6'],
    ['linux/arm/v6', 'linux/armel'],
    ['darwin/arm64', 'macos/arm64/v8'],
    ['linux/s390x', 'linux/s390x'],
  ])('%s and %s', (one, other) => {
    expect(isSamePlatform(of(one), of(other))).toBe(true);
    expect(isSamePlatform(of(other), of(one))).toBe(true);
    expect(normalizePlatform(one)).toBe(normalizePlatform(other));
  });

  test.each([
    ['linux/amd64', 'linux/arm64'],
    ['linux/amd64', 'windows/amd64'],
    ['linux/amd64', 'linux/amd64/v2'],
    ['linux/arm64', 'linux/arm64/v9'],
    ['linux/arm', 'linux/arm64'],
    ['linux/arm/v6', 'linux/arm/v7'],
    ['linux/arm/v8', 'linux/arm64'],
    ['linux/arm', 'linux/arm/v5'],
  ])('%s and %s are two', (one, other) => {
    expect(isSamePlatform(of(one), of(other))).toBe(false);
    expect(normalizePlatform(one)).not.toBe(normalizePlatform(other));
  });
});

describe('versions of a system', () => {
  test.each<[string, ImagePlatform, ImagePlatform, boolean]>([
    ['two of Windows', windows('10.0.17763.5'), windows('10.0.20348.1'), false],
    ['the same one', windows('10.0.17763.5'), windows('10.0.17763.5'), true],
    ['two sets of features', windows('10.0.17763.5', 'win32k'), windows('10.0.17763.5'), false],
    ['features in another order', windows('1', 'a', 'b'), windows('1', 'b', 'a'), true],
    ['one that tells none', windows('10.0.17763.5'), windows(), true],
    ['of Linux, where no client looks for it', of('linux/amd64', { 'os.version': '1' }), of('linux/amd64'), true],
    ['two of Linux', of('linux/amd64', { 'os.version': '1' }), of('linux/amd64', { 'os.version': '2' }), true],
  ])('%s', (_name, one, other, expected) => {
    expect(isSamePlatform(one, other)).toBe(expected);
    expect(isSamePlatform(other, one)).toBe(expected);
  });
});

test.each<[unknown, object | undefined]>([
  [
    { os: 'linux', architecture: 'arm', variant: 'v7', rootfs: {} },
    { architecture: 'arm', os: 'linux', variant: 'v7' },
  ],
  [
    { os: 'windows', architecture: 'amd64', 'os.version': '10.0.1', 'os.features': ['win32k'] },
    { architecture: 'amd64', os: 'windows', 'os.version': '10.0.1', 'os.features': ['win32k'] },
  ],
  [
    { os: 'linux', architecture: 'amd64', variant: '', 'os.features': [] },
    { architecture: 'amd64', os: 'linux' },
  ],
  [{ os: 'unknown', architecture: 'unknown' }, undefined],
  [{ os: 'linux' }, undefined],
  [{}, undefined],
  [undefined, undefined],
])('%j tells %j', (value, expected) => {
  expect(readPlatform(value)).toEqual(expected);
});

test('a configuration that is no JSON tells none', () => {
  expect(platformInConfig('<html>')).toBeUndefined();
  expect(platformInConfig('{"os":"linux","architecture":"amd64"}')).toEqual({ os: 'linux', architecture: 'amd64' });
});

test.each<[ImagePlatform, string, string]>([
  [of('linux/arm64/v8'), 'linux/arm64/v8', 'linux/arm64/v8'],
  [windows('10.0.17763.5'), 'windows/amd64', 'windows(10.0.17763.5)/amd64'],
  [windows('10.0.17763.5', 'win32k'), 'windows/amd64', 'windows(10.0.17763.5+win32k)/amd64'],
])('%j', (platform, short, whole) => {
  expect(describePlatform(platform)).toBe(short);
  expect(describeWholePlatform(platform)).toBe(whole);
});
