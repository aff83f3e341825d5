import {
  DescribeImageScanFindingsCommand,
  type DescribeImageScanFindingsCommandInput,
  DescribeImagesCommand,
  StartImageScanCommand,
} from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScanFinding } from '../ecr/registries.ts';
import type { ScanStatus } from '../ecr/scan-values.ts';
import { errorOf, type Harness, startHarness } from './harness.ts';
import { type RegistryClient, signIn } from './registry-client.ts';

const repositoryName = 'scanned';
const imageId = { imageTag: 'v1' };
const dayMs = 24 * 60 * 60 * 1000;
const quota = 'LimitExceededException: The scan quota per image has been exceeded. Wait and try again.';
const high: ScanFinding = { name: 'CVE-2026-1', severity: 'HIGH', description: 'bad', uri: 'https://example.org/1' };

let harness: Harness;
let registry: RegistryClient;
beforeEach(async () => {
  harness = await startHarness();
  harness.local.createRepository({ name: repositoryName });
  registry = await signIn(harness);
  await registry.pushImage(repositoryName, 'v1');
});
afterEach(() => harness.close());

const start = (name = repositoryName) =>
  harness.ecr().send(new StartImageScanCommand({ repositoryName: name, imageId }));
const findings = (input: Partial<DescribeImageScanFindingsCommandInput> = {}) =>
  harness.ecr().send(new DescribeImageScanFindingsCommand({ repositoryName, imageId, ...input }));
const details = async () => {
  const command = new DescribeImagesCommand({ repositoryName, imageIds: [imageId] });
  return (await harness.ecr().send(command)).imageDetails?.[0];
};
const setScan = (scan: { status?: ScanStatus; findings?: readonly ScanFinding[] }) =>
  harness.local.changeImage({ repository: repositoryName, reference: 'v1', scan });

describe('a scan', () => {
  test('is started, ends at once, and finds nothing', async () => {
    expect(await errorOf(findings())).toMatch(/^ScanNotFoundException/);
    expect((await start()).imageScanStatus).toEqual({ status: 'IN_PROGRESS' });
    expect(await findings()).toMatchObject({
      imageScanStatus: { status: 'COMPLETE', description: 'The scan was completed successfully.' },
      imageScanFindings: { findings: [], findingSeverityCounts: {} },
    });
  });

  test('finds what a test has set', async () => {
    setScan({ findings: [high, { ...high, name: 'CVE-2026-2' }, { ...high, severity: 'LOW' }] });
    await start();
    const { imageScanFindings } = await findings();
    expect(imageScanFindings?.findings?.[0]).toEqual(high);
    expect(imageScanFindings?.findingSeverityCounts).toEqual({ HIGH: 2, LOW: 1 });
  });

  test.each<ScanStatus>(['IN_PROGRESS', 'FAILED', 'PENDING', 'UNSUPPORTED_IMAGE'])(
    'that is %s has no findings',
    async (status) => {
      setScan({ status, findings: [high] });
      const answer = await findings();
      expect(answer.imageScanStatus).toEqual({ status });
      expect(answer).not.toHaveProperty('imageScanFindings');
      expect(await details()).toMatchObject({ imageScanStatus: { status } });
      expect(await details()).not.toHaveProperty('imageScanFindingsSummary');
    },
  );

  test('is summed up by DescribeImages', async () => {
    expect(await details()).not.toHaveProperty('imageScanStatus');
    setScan({ findings: [high] });
    expect(await details()).toMatchObject({
      imageScanStatus: { status: 'COMPLETE' },
      imageScanFindingsSummary: {
        findingSeverityCounts: { HIGH: 1 },
        imageScanCompletedAt: expect.any(Date),
        vulnerabilitySourceUpdatedAt: expect.any(Date),
      },
    });
  });
});

describe('findings come page by page', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...high, name: `CVE-${String(index).padStart(4, '0')}` }));

  test('with maxResults and nextToken', async () => {
    setScan({ findings: many(5) });
    const first = await findings({ maxResults: 3 });
    const second = await findings({ maxResults: 3, nextToken: first.nextToken });
    const names = [first, second].map((page) => page.imageScanFindings?.findings?.map((finding) => finding.name));
    expect(names).toEqual([
      ['CVE-0000', 'CVE-0001', 'CVE-0002'],
      ['CVE-0003', 'CVE-0004'],
    ]);
    expect(second.nextToken).toBeUndefined();
    expect(second.imageScanFindings?.findingSeverityCounts).toEqual({ HIGH: 5 });
  });

  test('a hundred where nothing is said', async () => {
    setScan({ findings: many(101) });
    const first = await findings();
    expect([first.imageScanFindings?.findings?.length, typeof first.nextToken]).toEqual([100, 'string']);
  });

  test.each([0, 1001])('not %d of them', async (maxResults) => {
    await start();
    expect(await errorOf(findings({ maxResults }))).toMatch(/^InvalidParameterException: .*'maxResults'/);
  });
});

describe('an image is scanned once in 24 hours', () => {
  test('by StartImageScan', async () => {
    await start();
    harness.pass(dayMs - 1);
    expect(await errorOf(start())).toBe(quota);
    harness.pass(1);
    expect(await errorOf(start())).toBe('no error');
    expect(await errorOf(start())).toBe(quota);
  });

  test('the scan of its push included', async () => {
    harness.local.createRepository({ name: 'on-push', scanOnPush: true });
    await registry.pushImage('on-push', 'v1');
    expect(await errorOf(start('on-push'))).toBe(quota);
    harness.pass(dayMs);
    expect(await errorOf(start('on-push'))).toBe('no error');
  });

  test('what a test has set does not count', async () => {
    setScan({ status: 'FAILED' });
    expect(await errorOf(start())).toBe('no error');
    expect((await findings()).imageScanStatus?.status).toBe('FAILED');
  });
});
