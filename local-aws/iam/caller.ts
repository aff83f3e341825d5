import type { Accounts, Credential } from './accounts.ts';
import { computeSignature, parseSignature, type SignedRequest } from './signature.ts';

/** Who signed a request, and for which region. */
export type Caller = { readonly credential: Credential; readonly region: string };

/** What identifying the caller ends in; each service has its own error names for the failures. */
export type Identification =
  | ({ readonly kind: 'caller' } & Caller)
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'unknown-key' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'wrong-signature' };

/** Text of `SignatureDoesNotMatch` and `InvalidSignatureException`. */
export const wrongSignatureText =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** Text of `InvalidClientTokenId` and `UnrecognizedClientException`. */
export const unknownKeyText = 'The security token included in the request is invalid.';

/** Text of `ExpiredToken` and `ExpiredTokenException`. */
export const expiredText = 'The security token included in the request is expired';

/** Finds out who signed the request: key known, session token the right one, session alive, signature correct. */
export function identifyCaller(request: SignedRequest, accounts: Accounts, nowMs: number): Identification {
  const signature = parseSignature(request);
  if (signature === 'none') {
    return { kind: 'unsigned' };
  }
  if (signature === 'malformed') {
    return { kind: 'malformed' };
  }
  const credential = accounts.credential(signature.accessKeyId);
  if (credential === undefined || credential.sessionToken !== signature.sessionToken) {
    return { kind: 'unknown-key' };
  }
  if (computeSignature(request, signature, credential.secretAccessKey) !== signature.signature) {
    return { kind: 'wrong-signature' };
  }
  if (credential.expiresAtMs !== undefined && credential.expiresAtMs <= nowMs) {
    return { kind: 'expired' };
  }
  return { kind: 'caller', credential, region: signature.region };
}
