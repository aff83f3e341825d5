import { isPublicHost } from '../lib/ecr-host.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { parseRepository, type RepositoryReference } from './parse-aws.ts';

/** An image that is there, as a workflow names it. */
export type ImageName = {
  /** The name as it stands in the workflow. */
  readonly text: string;
  /** The repository, perhaps with its host, where the workflow writes a whole name. */
  readonly repository?: RepositoryReference;
  readonly id: { readonly tag: string } | { readonly digest: string };
};

/** A tag, a digest, or a whole name that ends in one, or in both: then the digest says which image it is, as for Docker. */
export function parseImageName(
  text: string,
  parseName: (name: string) => Parsed<RepositoryReference> = parseRepository,
): Parsed<ImageName> {
  if (DIGEST.test(text)) return valid({ text, id: { digest: text } });
  if (text.startsWith('sha256:')) return invalid('is not a digest: 64 digits or letters from a to f follow sha256:');
  if (TAG.test(text)) return valid({ text, id: { tag: text } });
  const [, name = '', tag, digest] = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(text) ?? [];
  if (name === '') return invalid('is not a tag or a digest.');
  const repository = parseName(name);
  if (!repository.valid) return invalid(`is not a tag or a digest, and its repository "${name}" ${repository.rule}`);
  if (digest !== undefined) return valid({ text, repository: repository.value, id: { digest } });
  if (tag !== undefined) return valid({ text, repository: repository.value, id: { tag } });
  return invalid('names no tag and no digest. Write it with one, as in name:tag.');
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** A registry, as far as it is known. */
export type KnownRegistry = {
  readonly region: string;
  /** 12 digits. */
  readonly accountId?: string | undefined;
  readonly host?: string | undefined;
  /** Whether it is ECR Public, which a stand-in has under another host. */
  readonly isPublic?: boolean;
};

/** Whether a whole name is in another registry, as far as is known. */
export function isElsewhere({ host, accountId, region }: RepositoryReference, registry: KnownRegistry): boolean {
  if (host === undefined) return false;
  const isPublic = registry.isPublic === true || isPublicHost(registry.host ?? '');
  if (isPublic || isPublicHost(host)) return isPublic !== isPublicHost(host);
  if (accountId === undefined) return registry.host !== undefined && registry.host !== host;
  return region !== registry.region || (registry.accountId !== undefined && registry.accountId !== accountId);
}
