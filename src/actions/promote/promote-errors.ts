import type { Problem } from '../../errors/failure.ts';
import type { Where } from '../../plan/registry-errors.ts';

/** The role may not read the image; `name`: as the workflow names it. */
export function sourceUnreadable({ repository }: Where, name: string, permission: string): Problem {
  return {
    code: 'permission-missing',
    what: `The role may not read ${name} in ${repository}. Nothing was changed.`,
    why: `it lacks ${permission}.`,
    fix: `allow ${permission} on the repository ${repository}.`,
  };
}

/** There is no image of that name. */
export function sourceMissing({ repository, accountId, region }: Where, name: string): Problem {
  return {
    code: 'image-missing',
    what: `${repository} has no image ${name}. Nothing was changed.`,
    why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
    fix: `see which images there are:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
  };
}

/** The whole name of the image, `name`, is in another registry. */
export function sourceElsewhere({ repository, accountId, region }: Where, name: string): Problem {
  return {
    code: 'image-missing',
    what: `${name} is not in the registry of account ${accountId}, region ${region}, where ${repository} is. Nothing was changed.`,
    why: '`image` is the whole name of an image in another account.',
    fix: 'set `registry-id` and `aws-region` to where it is, or name the tag or the digest alone.',
  };
}

/** The image with the flavor's prefix and suffix is not there, and the one under the bare SHA may be another variant. */
export function variantMissing(
  { repository, accountId, region }: Where,
  { name, bareCommit, reason }: { readonly name: string; readonly bareCommit: string; readonly reason: string },
): Problem {
  return {
    code: 'image-missing',
    what: `${repository} has no image ${name}, and the one under ${bareCommit} is not taken for it. ${reason} Nothing was changed.`,
    why: 'the job that builds the image of this flavor did not run, failed, or has another `flavor`; the commit alone names the image of another job.',
    fix: `build it with the same \`flavor\`; or, where the other one is meant, name it: \`image: ${bareCommit}\`. What is there:\n    aws ecr describe-images --registry-id ${accountId} --repository-name ${repository} --region ${region}`,
  };
}
