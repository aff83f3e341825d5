import type { RepositoryPlace, UsedRepository } from './minimal-policy.ts';

/** The features of one image's build and push that take permissions. */
export type ImageFeatures = {
  readonly own: RepositoryPlace;
  readonly createsRepository: boolean;
  /** Whether labels of images that are there are read: commit, version, and how they were built. */
  readonly readsImages: boolean;
  /** Whether images or layers are pulled from the image's own repository: caches, `load`, later steps with docker. */
  readonly pullsOwn: boolean;
  /** The repositories that base images and contexts are pulled from. */
  readonly pulled: readonly RepositoryPlace[];
  /** The repositories that caches are read from, and written to. */
  readonly cachesRead: readonly RepositoryPlace[];
  readonly cachesWritten: readonly RepositoryPlace[];
  /** Whether the gallery of ECR Public is told what to show of it. */
  readonly isShown?: boolean;
};

/** The repositories that building and pushing one image uses, and how. */
export function usesOfImage(features: ImageFeatures): readonly UsedRepository[] {
  const {
    own,
    createsRepository,
    readsImages,
    pullsOwn,
    pulled,
    cachesRead,
    cachesWritten,
    isShown = false,
  } = features;
  return [
    { ...own, use: 'push' },
    ...(createsRepository ? [{ ...own, use: 'create' as const }] : []),
    ...(isShown ? [{ ...own, use: 'show' as const }] : []),
    ...(readsImages ? [{ ...own, use: 'read' as const }] : []),
    ...(pullsOwn ? [{ ...own, use: 'pull' as const }] : []),
    ...pulled.map((place) => ({ ...place, use: 'pull' as const })),
    ...cachesRead.map((place) => ({ ...place, use: 'read-cache' as const })),
    ...cachesWritten.map((place) => ({ ...place, use: 'write-cache' as const })),
  ];
}

/** The uses of giving an image further tags in its own repository. */
export function usesOfRetag(own: RepositoryPlace): readonly UsedRepository[] {
  return [
    { ...own, use: 'retag' },
    { ...own, use: 'read' },
  ];
}

/** The uses of a repository that images are taken from. */
export function usesOfSource(from: RepositoryPlace): readonly UsedRepository[] {
  return [{ ...from, use: 'copy' }];
}

/** The uses of a repository that gets images and tags from another one. */
export function usesOfTarget(to: RepositoryPlace, createsRepository: boolean): readonly UsedRepository[] {
  return [
    { ...to, use: 'push' },
    { ...to, use: 'read' },
    ...(createsRepository ? [{ ...to, use: 'create' as const }] : []),
  ];
}

/** The uses of making an index, in one repository, of images that are there or in others. */
export function usesOfIndex(own: RepositoryPlace, others: readonly RepositoryPlace[]): readonly UsedRepository[] {
  const elsewhere = others.filter(({ name }) => name !== own.name);
  return [
    { ...own, use: elsewhere.length === 0 ? 'retag' : 'push' },
    { ...own, use: 'read' },
    ...elsewhere.map((place) => ({ ...place, use: 'copy' as const })),
  ];
}
