import { readFields } from '../fields.ts';
import { readImageId, requireImage } from './image-ids.ts';
import { requireVisibleRepository } from './lag.ts';
import { scanImage } from './push.ts';
import type { Image, Repository } from './registries.ts';
import { type EcrOperation, type EcrRequest, ecrError, pageOf, requireRepository } from './request.ts';
import { findingsSummary, scanStatus } from './scan-answers.ts';
import { statusOf } from './storage-class.ts';

/** An image is scanned once in this time, the scan of its push included (API reference, StartImageScan). */
const intervalMs = 24 * 60 * 60 * 1000;

/** The operations on scans, by name. */
export const scanOperations: Readonly<Record<string, EcrOperation>> = {
  StartImageScan: startImageScan,
  DescribeImageScanFindings: describeImageScanFindings,
};

function startImageScan(request: EcrRequest): object {
  const repository = requireRepository(request);
  const image = imageOf(request, repository);
  if (statusOf(image, request.world.now()) !== 'ACTIVE') {
    throw ecrError(
      'ImageArchivedException',
      `The image with digest '${image.digest}' is archived and cannot be scanned`,
    );
  }
  if (image.manifest.kind === 'index') {
    const text = `An artifact with media type '${image.manifest.mediaType}' cannot be scanned`;
    throw ecrError('UnsupportedImageTypeException', text);
  }
  const nowMs = request.world.now();
  if (image.scanStartedAtMs !== undefined && nowMs - image.scanStartedAtMs < intervalMs) {
    throw ecrError('LimitExceededException', 'The scan quota per image has been exceeded. Wait and try again.');
  }
  scanImage(image, nowMs);
  // A scan is never over when the call is answered.
  return { ...identify(repository, image), imageScanStatus: { status: 'IN_PROGRESS' } };
}

function describeImageScanFindings(request: EcrRequest): object {
  const { input } = request;
  const repository = requireVisibleRepository(request);
  const image = imageOf(request, repository);
  const { scan } = image;
  if (scan === undefined) {
    const id = `{imageDigest:'${image.digest}', imageTag:'null'}`;
    const text = `Image scan does not exist for the image with '${id}' in the repository with name '${repository.name}' in the registry with id '${repository.accountId}'`;
    throw ecrError('ScanNotFoundException', text);
  }
  const page = pageOf(scan.findings, input);
  const summary = findingsSummary(scan);
  return {
    ...identify(repository, image),
    imageScanStatus: scanStatus(scan),
    ...(summary === undefined ? {} : { imageScanFindings: { ...summary, findings: page.items }, nextToken: page.next }),
  };
}

function imageOf({ input }: EcrRequest, repository: Repository): Image {
  return requireImage(repository, readImageId(readFields(input.imageId, 'imageId')));
}

function identify({ accountId, name }: Repository, { digest }: Image): object {
  return { registryId: accountId, repositoryName: name, imageId: { imageDigest: digest } };
}
