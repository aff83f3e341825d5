import { readFields } from '../fields.ts';
import { readImageId, requireImage } from './image-ids.ts';
import type { Image, Repository, Scan } from './registries.ts';
import { type EcrOperation, type EcrRequest, ecrError, epochSeconds, requireRepository } from './request.ts';
import { statusOf } from './storage-class.ts';

/** The operations on scans, by name. A scan ends at once; what it finds is what a test has set. */
export const scanOperations: Readonly<Record<string, EcrOperation>> = {
  StartImageScan: startImageScan,
  DescribeImageScanFindings: describeImageScanFindings,
};

function startImageScan(request: EcrRequest): object {
  const { repository, image } = imageOf(request);
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
  image.scan ??= {
    status: 'COMPLETE',
    description: 'The scan was completed successfully.',
    findings: [],
    completedAtMs: request.world.now(),
  };
  return { ...identify(repository, image), imageScanStatus: scanStatus(image.scan) };
}

function describeImageScanFindings(request: EcrRequest): object {
  const { repository, image } = imageOf(request);
  const { scan } = image;
  if (scan === undefined) {
    const id = `{imageDigest:'${image.digest}', imageTag:'null'}`;
    const text = `Image scan does not exist for the image with '${id}' in the repository with name '${repository.name}' in the registry with id '${repository.accountId}'`;
    throw ecrError('ScanNotFoundException', text);
  }
  const counts = Object.fromEntries(
    [...Map.groupBy(scan.findings, (finding) => finding.severity)].map(([severity, found]) => [severity, found.length]),
  );
  return {
    ...identify(repository, image),
    imageScanStatus: scanStatus(scan),
    imageScanFindings: {
      findings: scan.findings,
      findingSeverityCounts: counts,
      imageScanCompletedAt: epochSeconds(scan.completedAtMs),
      vulnerabilitySourceUpdatedAt: epochSeconds(scan.completedAtMs),
    },
  };
}

function imageOf(request: EcrRequest): { repository: Repository; image: Image } {
  const repository = requireRepository(request);
  const id = readImageId(readFields(request.input.imageId, 'imageId'));
  return { repository, image: requireImage(repository, id) };
}

function identify({ accountId, name }: Repository, { digest }: Image): object {
  return { registryId: accountId, repositoryName: name, imageId: { imageDigest: digest } };
}

function scanStatus({ status, description }: Scan): object {
  return { status, description };
}
