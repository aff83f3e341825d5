import { describe, expect, test } from '@jest/globals';
import { isPrerelease, parsePep440, parseSemver } from '../../src/tag-rules/versions.ts';

describe('versions', () => {
  test.each<[string, string | undefined, string | undefined]>([
    ['v1.2.3', '1.2.3', '1.2.3'],
    ['V1.2', undefined, '1.2'],
    ['1.2.3-rc.1', '1.2.3-rc.1', '1.2.3rc1'],
    // A comma, as in docker/metadata-action; in a tag it is a hyphen.
    ['1.2.3+b.5', '1.2.3', '1.2.3+b,5'],
    ['1.2rc2', undefined, '1.2rc2'],
    ['1!1.2-5', undefined, '1!1.2.post5'],
    ['01.2.3', undefined, '1.2.3'],
    ['1.2.3.4', undefined, '1.2.3.4'],
    ['1.2.x', undefined, undefined],
    ['latest', undefined, undefined],
    ['', undefined, undefined],
  ])('%s', (text, semver, pep440) => {
    expect(parseSemver(text)?.version).toBe(semver);
    expect(parsePep440(text)?.version).toBe(pep440);
  });

  test.each([
    ['v1.2.3', false],
    ['1.2', false],
    ['1.2.3-rc.1', true],
    ['1.2.3-0', true],
    ['v1.2.3+build.5', false],
    ['1.2.3+x-1.0.0-rc', false],
    ['v1.2.3-rc.1+build', true],
    ['1.2rc2', true],
    ['1.2b1', true],
    ['1.2.dev1', true],
    ['1.2.post1', false],
    ['1.2.post1.dev2', true],
    ['v1-beta', true],
    ['20200110-RC2', true],
    ['2024-01-15', false],
    ['release-2024-01-15', false],
    ['app/v1.2.3-rc.1', true],
    ['app-v1.2.3-rc.1', true],
    ['app@1.2.3-rc.1', true],
    ['app_1.2.3rc1', true],
    ['@scope/app@1.2.3', false],
    ['p1-v1.0.0', false],
    ['app2-rc', false],
    ['rust-1.80-v2.0.0-rc.1', true],
    ['rust-1.80-v2.0.0', false],
    ['v1.2.3-4-gabcdef0', true],
    ['sometag', false],
    ['beta', false],
    ['', false],
  ])('isPrerelease %p: %p', (text, expected) => {
    expect(isPrerelease(text)).toBe(expected);
  });
});
