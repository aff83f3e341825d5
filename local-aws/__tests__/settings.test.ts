import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { applyConfiguration } from '../configuration.ts';
import type { LocalAwsOptions } from '../local-aws.ts';
import { allow, errorOf, type Harness, startHarness, trustGithub, withHarness } from './harness.ts';

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: 'app' });
});
afterAll(() => harness.close());

async function control(method: string, path: string, body?: object): Promise<[number, string]> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${harness.local.endpoint}/_local/${path}`, init);
  const { message = 'no error' }: { message?: string } = JSON.parse(await response.text());
  return [response.status, message];
}

const role = {
  arn: 'arn:aws:iam::111122223333:role/x',
  trust: trustGithub('111122223333', {}),
  permissions: allow([]),
};
const fault = { service: 'ecr', kind: 'throttle' };
const image = { repository: 'app', reference: 'v1' };
const exclusion = { imageTagMutability: 'MUTABLE_WITH_EXCLUSION' };

describe('settings are refused with the name of the member that is wrong', () => {
  test.each<[string, object, RegExp]>([
    [
      'accounts',
      { accountId: '111122223333', clientId: 'x' },
      /^clientId: is unknown; known are accountId, clientIds, publicAlias$/,
    ],
    ['roles', { ...role, permission: {} }, /^permission: is unknown/],
    [
      'roles',
      { ...role, maxSessionDurationSeconds: 3600.5 },
      /^maxSessionDurationSeconds: must be a whole number from/,
    ],
    [
      'repositories',
      { name: 'ab', mutability: 'IMMUTABLE' },
      /^mutability: is unknown; known are accountId, region, name/,
    ],
    ['repositories', { name: 'ab', region: 'moon' }, /^region: must be a region such as eu-west-1, not 'moon'/],
    [
      'repositories',
      { name: 'ab', ...exclusion, imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'a', x: 1 }] },
      /^imageTagMutabilityExclusionFilters\[0\]\.x: is unknown/,
    ],
    [
      'repositories',
      { name: 'ab', ...exclusion, imageTagMutabilityExclusionFilters: [{ filter: 'a' }] },
      /^imageTagMutabilityExclusionFilters\[0\]\.filterType: must not be null/,
    ],
    ['registries', { account: '111122223333' }, /^account: is unknown; known are accountId, region/],
    ['registries', { region: 'eu_west_1' }, /^region: must be a region/],
    ['jobs', { repository: 'shop' }, /^repository: must have the form OWNER\/REPO, not 'shop'/],
    ['jobs', { repository_visibility: 'secret' }, /^repository_visibility: .* \[public, private, internal\]/],
    ['jobs', { runner_environment: 'mine' }, /^runner_environment: .* \[github-hosted, self-hosted\]/],
    [
      'images',
      { ...image, state: 'ARCHIVED' },
      /^state: is unknown; known are accountId, region, repository, reference/,
    ],
    ['images', image, /^status: must be given, or scan/],
    ['images', { ...image, scan: { status: 'NOPE' } }, /^scan\.status: .* enum value set: \[IN_PROGRESS, COMPLETE/],
    ['images', { ...image, scan: { result: 'COMPLETE' } }, /^scan\.result: is unknown; known are status, findings/],
    ['images', { ...image, scan: { findings: {} } }, /^scan\.findings: must be a list/],
    [
      'images',
      { ...image, scan: { findings: [{ name: 'CVE-1', severity: 'BAD' }] } },
      /^scan\.findings\[0\]\.severity: .* \[INFORMATIONAL, LOW/,
    ],
    [
      'images',
      { ...image, scan: { findings: [{ name: 'CVE-1', severity: 'LOW', url: 'x' }] } },
      /^scan\.findings\[0\]\.url: is unknown; known are name, severity, description, uri/,
    ],
    [
      'faults',
      { ...fault, operation: 'DescribeImage' },
      /^operation: ecr has no DescribeImage; known are .*DescribeImages/,
    ],
    [
      'faults',
      { ...fault, service: 'sts', operation: 'AssumeRoles' },
      /^operation: sts has no AssumeRoles; .*AssumeRole,/,
    ],
    ['faults', { ...fault, service: 'registry', operation: 'PutManifest' }, /^operation: registry .*PutImage/],
    ['faults', { ...fault, service: 's3', operation: 'HeadObject' }, /^operation: s3 .*GetObject/],
    ['faults', { ...fault, service: 'github', operation: 'GetToken' }, /^operation: github .*GetIdToken/],
    [
      'faults',
      { ...fault, operations: 'PutImage' },
      /^operations: is unknown; known are service, kind, operation, times, accountId, region, repository$/,
    ],
    ['faults', { ...fault, ms: 5 }, /^ms: is unknown/],
    ['faults', { ...fault, times: 0 }, /^times: must be a whole number from 1/],
    ['faults', { ...fault, times: 1.5 }, /^times: must be a whole number/],
    ['faults', { ...fault, kind: 'delay', ms: -1 }, /^ms: must be a number of milliseconds, 0 or more/],
    [
      'faults',
      { ...fault, kind: 'error', status: 200, code: 'A', message: 'b' },
      /^status: must be a whole number from 400/,
    ],
    ['faults', { ...fault, kind: 'error', status: 400, message: 'b' }, /^code: must not be null/],
    ['latency', { ms: -1 }, /^ms: must be a number of milliseconds, 0 or more/],
    ['latency', { ms: 1, jitter: 1 }, /^jitter: is unknown; known are ms/],
  ])('POST %s %j', async (path, body, message) => {
    expect(await control('POST', path, body)).toEqual([400, expect.stringMatching(message)]);
  });

  test.each<[string, string, RegExp]>([
    ['GET', 'health?verbose=1', /^verbose: is unknown; there are none$/],
    ['GET', 'images?repository=app&tag=v1', /^tag: is unknown; known are repository, accountId, region/],
    ['GET', 'images?repository=app&region=moon', /^region: must be a region/],
    ['DELETE', 'faults?service=ecr', /^service: is unknown/],
    ['GET', 'journal?service=ecr', /^service: is unknown/],
    ['DELETE', 'journal?x=y', /^x: is unknown/],
  ])('%s %s', async (method, path, message) => {
    expect(await control(method, path)).toEqual([400, expect.stringMatching(message)]);
  });

  test('and nothing of them is done', async () => {
    await control('POST', 'latency', { ms: -5 });
    await control('POST', 'faults', { ...fault, operation: 'None' });
    const started = performance.now();
    expect((await control('GET', 'health'))[0]).toBe(200);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('in a process', () => {
  test('a configuration says which of its items is wrong', async () => {
    const faults = [fault, { ...fault, times: -1 }];
    await expect(applyConfiguration(harness.local, { faults })).rejects.toThrow(
      /^faults\[1\]\.times: must be a whole number/,
    );
    harness.local.faults.clear();
  });

  test('a hook for an operation that does not exist is refused', () => {
    expect(() => harness.local.onCall('ecr', 'PutImages', () => undefined)).toThrow(/ecr has no PutImages; known are/);
    expect(() => harness.local.setLatency(-1)).toThrow(/^latency: must be a number of milliseconds, 0 or more/);
  });

  test.each<[LocalAwsOptions, RegExp]>([
    [{ latencyMs: -1 }, /latencyMs: must be a number/],
    [{ describeImagesLagMs: Number.NaN }, /describeImagesLagMs: must be a number/],
    [{ lagMs: -1 }, /lagMs: must be a number/],
    [{ restoreTimeMs: -5 }, /restoreTimeMs: must be a number/],
    [{ putImagePerSecond: -1 }, /putImagePerSecond: must be a whole number/],
    [{ tagsPerImage: 0.5 }, /tagsPerImage: must be a whole number/],
    [{ region: 'moon' }, /region: must be a region/],
    [{ accountId: '1' }, /accountId: must have twelve digits/],
  ])('the options %j are refused', async (options, message) => {
    expect(await errorOf(withHarness(options, async () => undefined))).toMatch(message);
  });
});
