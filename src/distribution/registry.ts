import type { ReplicationRule, ReplicationStatus } from '../plan/replication.ts';
import type { ImageStatus, RepositoryFacts } from '../plan/repository-facts.ts';

/** A login at the registry. */
export type Authorization = {
  /** Always `AWS`. */
  readonly username: string;
  /** A secret. */
  readonly password: string;
  /** Host, with its port where it has one, of the registry of the credentials' own account. */
  readonly host: string;
  /** `https`; `http` only for a registry on this machine. */
  readonly scheme: string;
  readonly expiresAt: Date;
};

/** An image as DescribeImages shows it (API_ImageDetail). */
export type ImageFacts = {
  /** `sha256:...`; of the index, where the tag stands on one. */
  readonly digest: string;
  readonly tags: readonly string[];
  /** Of the manifest. */
  readonly mediaType?: string;
  /** Compressed, as ECR stores it. */
  readonly sizeBytes?: number;
  readonly pushedAt?: Date;
  readonly status: ImageStatus;
};

/** A manifest as ECR keeps it, byte for byte. */
export type Manifest = { readonly digest: string; readonly body: string; readonly mediaType?: string };

/** One image to ask for. */
export type ImageId = { readonly tag: string } | { readonly digest: string };

/** An image that was found, with the tag that it was asked for by. */
export type FoundImage = Manifest & { readonly tag?: string };

/** An answer, or that what was asked for is not there, or that the role may not ask. */
export type Answer<T> =
  | { readonly kind: 'found'; readonly value: T }
  /** `what` says whether the whole repository is missing. */
  | { readonly kind: 'missing'; readonly what: 'image' | 'repository' }
  /** `permission` is the IAM action that is missing. */
  | { readonly kind: 'denied'; readonly permission: string };

/** What happened to a tag that was put on an image that is there. */
export type PutTagResult =
  /** The tag stands on the image, by this call or already before it. */
  | { readonly kind: 'put' }
  /** The tag stands on another image and may not move. */
  | { readonly kind: 'immutable' }
  /** The image has as many tags as ECR takes. */
  | { readonly kind: 'full' }
  | { readonly kind: 'denied'; readonly permission: string };

/** A repository that ECR has shown. */
export type FoundRepository = Extract<RepositoryFacts, { readonly kind: 'found' }>;

/** One repository of one registry, as far as this action calls it. */
export interface Registry {
  authorize(): Promise<Authorization>;
  describeRepository(): Promise<RepositoryFacts>;
  /** Creates the repository, or finds that somebody else just did. */
  createRepository(): Promise<RepositoryFacts>;
  /** One image, by DescribeImages. */
  describeImage(id: ImageId): Promise<Answer<ImageFacts>>;
  /** All these images, by DescribeImages; `missing` where one image is not there. */
  describeImages(ids: readonly ImageId[]): Promise<Answer<readonly ImageFacts[]>>;
  /** The images that are there and can be pulled, by BatchGetImage. */
  images(ids: readonly ImageId[]): Promise<Answer<readonly FoundImage[]>>;
  /** A small blob, such as an image's configuration, as text; `missing` also where something else came in its place. */
  blob(digest: string): Promise<Answer<string>>;
  putTag(manifest: Manifest, tag: string): Promise<PutTagResult>;
  /** Puts a manifest without a tag, as an image of an index. */
  putManifest(manifest: Manifest): Promise<PutTagResult>;
  /** The blobs that the repository has not, by BatchCheckLayerAvailability. */
  missingBlobs(digests: readonly string[]): Promise<readonly string[]>;
  /** What the registry copies into others by itself; absent where it does not, or does not tell. */
  readonly replication?: Replication;
  /** Closes the connections. */
  close(): void;
}

/** The copies that a registry makes by itself. */
export interface Replication {
  /** The rules of the registry, by DescribeRegistry. */
  rules(): Promise<Answer<readonly ReplicationRule[]>>;
  /** How far the copies of an image are, by DescribeImageReplicationStatus. */
  statuses(digest: string): Promise<Answer<readonly ReplicationStatus[]>>;
}
