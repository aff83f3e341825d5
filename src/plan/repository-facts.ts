import type { TagMutability } from './tag-mutability.ts';

/** What ECR told of the repository before the build. `unknown`: the role may not ask. */
export type RepositoryFacts =
  | {
      readonly kind: 'found';
      /** Host and name of the repository, as ECR gives them. */
      readonly uri: string;
      /** The account of the registry, 12 digits. */
      readonly registryId: string;
      readonly mutability: TagMutability;
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unknown' };

/** Whether an image can be pulled (API_ImageDetail, imageStatus): not while it is archived or on its way back. */
export type ImageStatus = 'ACTIVE' | 'ARCHIVED' | 'ACTIVATING';

/** A tag that stands on an image. */
export type PresentTag = {
  readonly kind: 'present';
  /** The digest `sha256:...`; that of the index, where the tag stands on one. */
  readonly digest: string;
  readonly pushedAt?: Date;
  readonly status: ImageStatus;
  /** All tags of the image; absent where the role may not ask. */
  readonly tags?: readonly string[];
};

/** What ECR told of one wanted tag before the build. `unknown`: the role may not ask. */
export type TagFacts = { readonly kind: 'absent' } | PresentTag | { readonly kind: 'unknown' };
