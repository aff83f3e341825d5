import { BUILT_AS, compareVariant, describeParts } from '../../plan/variant.ts';

/** An image that is part of an index, with the labels that tell how it was built. */
export type PlatformImage = {
  /** The image as the workflow names it. */
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The system that the image is for, `linux`; of an index that of all its images. */
  readonly system: string;
};

/** Whether images are one build for several platforms. `reason`: a whole sentence. */
export type PlatformImagesMatch =
  | { readonly kind: 'fit'; readonly warnings: readonly string[]; readonly lines: readonly string[] }
  | { readonly kind: 'differ'; readonly reason: string };

/** Parts that differ between the jobs of one image by their nature, or are only said of it. */
const BY_NATURE: readonly string[] = ['platforms', 'labels', 'own-labels', 'annotations'];

/** Differences that are a notice, not an error. */
const ONLY_TOLD: readonly string[] = ['build-args', 'attestations', 'compression', 'secrets', 'options'];

/** Parts that images for several systems share; an image for Windows has a Dockerfile, a stage and arguments of its own. */
const OF_ANY_SYSTEM: readonly string[] = ['repository', 'merge'];

/**
 * Compares how the images of an index say that they were built. Only the platform may differ; a difference in values of
 * arguments, or in attestations, is told.
 */
export function comparePlatformImages(images: readonly PlatformImage[]): PlatformImagesMatch {
  const told = images.filter(({ labels }) => labels[BUILT_AS] !== undefined);
  const [first, ...others] = told;
  const warnings: string[] = [];
  for (const other of first === undefined ? [] : others) {
    const parts = differing(first, other);
    const wrong = parts.filter((part) => !mayDiffer(part, first?.system === other.system));
    const pair = `${first?.name} and ${other.name}`;
    if (wrong.length > 0)
      return { kind: 'differ', reason: `${pair} were built as different images (${describeParts(wrong)}).` };
    if (parts.length > 0) warnings.push(`${pair} differ in ${describeParts(parts)}. ${WHERE_MEANT}`);
  }
  return { kind: 'fit', warnings, lines: images.length === told.length ? [] : [describeSilent(images, told)] };
}

const WHERE_MEANT = 'Where the platforms do not need that, let the jobs before build with the same.';

function differing(first: PlatformImage | undefined, other: PlatformImage): readonly string[] {
  const match = compareVariant(other.labels, first?.labels[BUILT_AS] ?? '');
  return match.kind === 'differs' ? match.parts.filter((part) => !BY_NATURE.includes(part)) : [];
}

function mayDiffer(part: string, isSameSystem: boolean): boolean {
  return ONLY_TOLD.includes(part) || (!isSameSystem && !OF_ANY_SYSTEM.includes(part));
}

function describeSilent(images: readonly PlatformImage[], told: readonly PlatformImage[]): string {
  const names = images.filter((image) => !told.includes(image)).map(({ name }) => name);
  return `Not compared with the others, as nothing there tells how it was built: ${names.join(', ')}.`;
}
