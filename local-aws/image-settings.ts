import type { ImageStatus, Scan, ScanFinding } from './ecr/registries.ts';
import { findingSeverities, type ScanStatus, scanStatuses } from './ecr/scan-values.ts';
import {
  checkMembers,
  FieldError,
  type Fields,
  readFields,
  readOptionalObject,
  readOptionalObjects,
  readOptionalText,
  readOptionalWord,
  readText,
  readWord,
  within,
} from './fields.ts';
import { readRegistry } from './settings.ts';

/** A change of an image from outside: archived by a lifecycle rule, found vulnerable by a scan. One of `status` and `scan` must be there. */
export type ImageSettings = {
  readonly accountId?: string;
  readonly region?: string;
  readonly repository: string;
  /** A tag or a digest. */
  readonly reference: string;
  /** `ACTIVATING` lasts until it is changed again or the image is pushed. */
  readonly status?: ImageStatus;
  /** Default status `COMPLETE`. */
  readonly scan?: { readonly status?: ScanStatus; readonly findings?: readonly ScanFinding[] };
};

/** Checks the change of an image; throws a FieldError. */
export function readImageChange(value: unknown) {
  const fields = readFields(value, 'image');
  checkMembers(fields, ['accountId', 'region', 'repository', 'reference', 'status', 'scan']);
  const scan = readOptionalObject(fields, 'scan');
  const status = readOptionalWord(fields, 'status', ['ACTIVE', 'ARCHIVED', 'ACTIVATING']);
  if (status === undefined && scan === undefined) {
    throw new FieldError('status', 'must be given, or scan');
  }
  return {
    ...readRegistry(fields),
    repository: readText(fields, 'repository'),
    reference: readText(fields, 'reference'),
    status,
    scan: scan && within('scan', () => readScan(scan)),
  };
}

function readScan(fields: Fields): Pick<Scan, 'status' | 'findings'> {
  checkMembers(fields, ['status', 'findings']);
  const findings = readOptionalObjects(fields, 'findings') ?? [];
  return {
    status: readOptionalWord(fields, 'status', scanStatuses) ?? 'COMPLETE',
    findings: findings.map((finding, index) => within(`findings[${index}]`, () => readFinding(finding))),
  };
}

function readFinding(fields: Fields): ScanFinding {
  checkMembers(fields, ['name', 'severity', 'description', 'uri']);
  return {
    name: readText(fields, 'name'),
    severity: readWord(fields, 'severity', findingSeverities),
    description: readOptionalText(fields, 'description') ?? '',
    uri: readOptionalText(fields, 'uri') ?? '',
  };
}
