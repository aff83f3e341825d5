import { Refusal } from '../refusal.ts';

/** The texts of CNCF's distribution for the codes of the OCI distribution specification; others go with their own. */
const texts: Readonly<Record<string, string>> = {
  BLOB_UNKNOWN: 'blob unknown to registry',
  BLOB_UPLOAD_UNKNOWN: 'blob upload unknown to registry',
  DIGEST_INVALID: 'provided digest did not match uploaded content',
  MANIFEST_BLOB_UNKNOWN: 'blob unknown to registry',
  MANIFEST_INVALID: 'manifest invalid',
  MANIFEST_UNKNOWN: 'manifest unknown',
  NAME_UNKNOWN: 'repository name not known to registry',
  TAG_INVALID: 'manifest tag did not match URI',
  UNSUPPORTED: 'The operation is unsupported.',
};

/** A refusal as a registry words it that is not ECR's. What a manifest points to and is not there has one code, and status 400. */
export function plainRefusal({ code, status, message, headers }: Refusal, routeKind: string): Refusal {
  const isMissing = code === 'BLOB_UPLOAD_UNKNOWN' || code === 'MANIFEST_BLOB_UNKNOWN';
  if (routeKind === 'put-manifest' && isMissing) {
    return plainRefusal(new Refusal('MANIFEST_BLOB_UNKNOWN', 400, message, headers), '');
  }
  return new Refusal(code, status, texts[code] ?? message, headers);
}
