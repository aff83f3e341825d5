import { randomBytes } from 'node:crypto';

/** What a token stands for, and until when (epoch ms). */
type Issued<Grant> = { readonly grant: Grant; readonly expiresAtMs: number };

/** The bearer tokens that a registry has given out. */
export class Tokens<Grant> {
  readonly #issued = new Map<string, Issued<Grant>>();

  /** A new token. */
  issue(grant: Grant, expiresAtMs: number): string {
    const token = randomBytes(96).toString('base64url');
    this.#issued.set(token, { grant, expiresAtMs });
    return token;
  }

  /** What a token stands for, expired or not; undefined for an unknown one. */
  find(token: string): Issued<Grant> | undefined {
    return this.#issued.get(token);
  }
}

/** User and password of a header of Basic authentication (RFC 7617); undefined for any other one, and for none. */
export function readBasic(authorization: string | undefined): { user: string; password: string } | undefined {
  const encoded = /^basic (.+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) {
    return undefined;
  }
  const [user = '', password = ''] = Buffer.from(encoded, 'base64').toString().split(/:(.*)/s, 2);
  return { user, password };
}

/** The token of a header of Bearer authentication (RFC 6750); undefined for any other one, and for none. */
export function readBearer(authorization: string | undefined): string | undefined {
  return /^bearer (.+)$/i.exec(authorization ?? '')?.[1];
}
