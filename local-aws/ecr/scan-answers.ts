import type { Scan } from './registries.ts';
import { epochSeconds } from './request.ts';

/** State of a scan (API reference, ImageScanStatus). */
export function scanStatus({ status }: Scan): object {
  return { status, ...(status === 'COMPLETE' ? { description: 'The scan was completed successfully.' } : {}) };
}

/** What a scan has found, counted (API reference, ImageScanFindingsSummary); undefined for one that has not come to an end, or to none. */
export function findingsSummary({ status, findings, completedAtMs }: Scan): object | undefined {
  if (status !== 'COMPLETE' && status !== 'ACTIVE') {
    return undefined;
  }
  const bySeverity = Map.groupBy(findings, (finding) => finding.severity);
  return {
    imageScanCompletedAt: epochSeconds(completedAtMs),
    vulnerabilitySourceUpdatedAt: epochSeconds(completedAtMs),
    findingSeverityCounts: Object.fromEntries([...bySeverity].map(([severity, found]) => [severity, found.length])),
  };
}
