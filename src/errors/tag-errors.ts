import { Failure, type Problem } from './failure.ts';

/** ECR takes no more tags for an image, which has got some of those that it was to get. */
export class ImageFull extends Failure {
  /** Those of this step that it got before. */
  readonly put: readonly string[];

  constructor(problem: Problem, put: readonly string[]) {
    super(problem);
    this.put = put;
  }
}

/** Further tags that another job put on another image meanwhile; they cannot move back. */
export function tagsTaken(tags: readonly string[], repository: string): Failure {
  return new Failure({
    code: 'tag-immutable',
    what: `The image is in ${repository}, but without the tags ${tags.join(', ')}: they stand on another image and are immutable.`,
    why: 'another job put them on its image while this one was at work.',
    fix: 'take these tags out of `tags`, or exclude them from immutability in the settings of the repository.',
  });
}

/** Further tags that the role may not put. `reason`: a whole sentence. */
export function tagsDenied(
  tags: readonly string[],
  { permission, reason }: { readonly permission: string; readonly reason: string },
  repository: string,
): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `The image is in ${repository}, but the tags ${tags.join(', ')} could not be put on it. ${reason}`,
    why: "the role's policy does not allow it, or the policy of the repository.",
    fix: `allow ${permission} on ${repository}, in the role's policy and, for another account's registry, in the repository's own.`,
  });
}
