/** What was tested: an image by what it holds. */
export type TestedImage = {
  /** `os/architecture[/variant]`, where the test is told one. */
  readonly platform?: string | undefined;
  /** `sha256:...` of each layer as it is unpacked, the lowest first. */
  readonly layers: readonly string[];
  /** `sha256:...` of its configuration, which names these layers; where its builder tells. */
  readonly configDigest?: string | undefined;
};

/** An image to compare it with: one of the two is known. */
export type ComparedImage = Partial<Pick<TestedImage, 'layers' | 'configDigest'>>;

/**
 * Whether all that was tested is among these images; `unknown` where one of them does not tell. How layers are packed and
 * attestations count for nothing: an image is loaded without them.
 */
export function compareTested(
  tested: readonly TestedImage[],
  images: readonly ComparedImage[],
): 'same' | 'other' | 'unknown' {
  const missing = tested.filter((one) => !images.some((image) => isSame(one, image) === true));
  if (missing.length === 0) return 'same';
  return missing.some((one) => images.some((image) => isSame(one, image) === undefined)) ? 'unknown' : 'other';
}

function isSame({ layers, configDigest }: TestedImage, image: ComparedImage): boolean | undefined {
  if (image.layers !== undefined) return image.layers.join() === layers.join();
  const isTold = configDigest !== undefined && image.configDigest !== undefined;
  return isTold ? image.configDigest === configDigest : undefined;
}
