/** A tested image, by its layers. */
export type TestedImage = {
  /** The platform `os/architecture[/variant]`, where the test is told one. */
  readonly platform?: string | undefined;
  /** `sha256:...` of each layer as it is unpacked, the lowest first. */
  readonly layers: readonly string[];
  /** `sha256:...` of the configuration, which names these layers; absent where the builder does not tell it. */
  readonly configDigest?: string | undefined;
};

/** An image to compare with a tested one, by whichever of the two is known. */
export type ComparedImage = Partial<Pick<TestedImage, 'layers' | 'configDigest'>>;

/**
 * Whether all tested images are among these; `unknown` where one of these tells neither layers nor configuration. How layers are packed and
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
