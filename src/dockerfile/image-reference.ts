/** An image's name, whole. */
export type ImageReference = {
  /** The whole name, as Docker would write it: `docker.io/library/alpine:3.20`. */
  readonly name: string;
  /** The host with its port where it has one; `docker.io` where the reference names none. */
  readonly host: string;
  /** The name without the host: `library/alpine`. */
  readonly repository: string;
  /** `latest` where the reference names neither tag nor digest. */
  readonly tag?: string;
  /** `sha256:…` where the reference pins it. */
  readonly digest?: string;
};

/**
 * Reads a reference by Docker's rules (https://pkg.go.dev/github.com/distribution/reference#ParseNormalizedNamed);
 * `undefined` where it is none.
 */
export function parseReference(text: string): ImageReference | undefined {
  const match = /^([^@]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/.exec(text);
  const [, path = '', tag, digest] = match ?? [];
  const slash = path.indexOf('/');
  const first = path.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  const named = isHost && first !== 'index.docker.io' ? first : 'docker.io';
  const rest = isHost ? path.slice(slash + 1) : path;
  const repository = named === 'docker.io' && !rest.includes('/') ? `library/${rest}` : rest;
  if (!COMPONENTS.test(repository) || !HOST.test(named) || ID.test(text)) return undefined;
  if (`${named}/${repository}`.length > LONGEST_NAME) return undefined;
  const version = { ...(digest === undefined ? { tag: tag ?? 'latest' } : {}), ...(digest ? { digest } : {}) };
  const suffix = digest === undefined ? `:${version.tag}` : `@${digest}`;
  return { name: `${named}/${repository}${suffix}`, host: named, repository, ...version };
}

const COMPONENTS = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST =
  /^(?:[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?(?:\.[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;

/** What is the id of an image to Docker is no name. */
const ID = /^[0-9a-f]{64}$/;

const LONGEST_NAME = 255;
