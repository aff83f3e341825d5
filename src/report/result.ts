/** An image that is in the registry. */
export type PushedImage = {
  readonly kind: 'pushed';
  /** Whether the image was built now, was there before, or was built elsewhere and given to the step (`source-image`). */
  readonly result: 'built' | 'reused' | 'pushed';
  /** The registry's host, with its port where it has one. */
  readonly registry: string;
  /** The repository's name, without host. */
  readonly repository: string;
  /** 12 digits; empty in a registry that is not ECR. */
  readonly accountId: string;
  /** Empty in a registry that is not ECR. */
  readonly region: string;
  readonly tags: readonly [string, ...string[]];
  /** `sha256:...`, as the registry shows it for every tag. */
  readonly digest: string;
  /** False where the role may not look: the digest is then what docker reported. */
  readonly isProven: boolean;
  readonly mediaType?: string;
  /** Compressed, as ECR stores it. */
  readonly sizeBytes?: number;
  readonly pushedAt?: Date;
  /** Platform (`os/architecture[/variant]`) to the digest of its image manifest. */
  readonly platformDigests: Readonly<Record<string, string>>;
  /** The id `sha256:...` of the image in the engine, where it is there. */
  readonly id?: string;
  /** The same image in the further registries of the step. */
  readonly further?: readonly PushedImage[];
};

/** An image that is in the engine only (`push: false`). */
export type BuiltImage = {
  readonly kind: 'built';
  readonly repository: string;
  readonly tags: readonly [string, ...string[]];
  /** The id `sha256:...` of the image in the engine; absent where it stays in the cache of a builder. */
  readonly id?: string;
};

/** The result of a step that builds one image. */
export type Result = PushedImage | BuiltImage;
