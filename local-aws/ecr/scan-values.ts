/** What a scan can have found (API reference, ImageScanFinding). */
export const findingSeverities = ['INFORMATIONAL', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'UNDEFINED'] as const;

/** What a scan can have come to (API reference, ImageScanStatus). */
export const scanStatuses = [
  'IN_PROGRESS',
  'COMPLETE',
  'FAILED',
  'UNSUPPORTED_IMAGE',
  'ACTIVE',
  'PENDING',
  'SCAN_ELIGIBILITY_EXPIRED',
  'FINDINGS_UNAVAILABLE',
  'LIMIT_EXCEEDED',
  'IMAGE_ARCHIVED',
  'IMAGE_SIZE_EXCEEDED',
] as const;

/** The status of a scan. */
export type ScanStatus = (typeof scanStatuses)[number];
