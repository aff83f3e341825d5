import { repositoryCommand } from '../../errors/aws-commands.ts';
import { Failure } from '../../errors/failure.ts';
import type { ImageName } from '../../inputs/image-name.ts';
import type { Where } from '../../plan/registry-errors.ts';

/** The role may not read the images. */
export function imagesUnreadable({ repository }: Where, permission: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `The role may not read the images of ${repository}. Nothing was changed.`,
    why: `it lacks ${permission}.`,
    fix: `allow ${permission} on the repository ${repository}.`,
  });
}

/** An image that `images` names is not there. */
export function imageMissing(where: Where, name: string): Failure {
  const { repository, accountId } = where;
  return new Failure({
    code: 'image-missing',
    what: `${repository} has no image ${name}, or it is archived. Nothing was changed.`,
    why: 'the job that builds it did not run, failed, or pushed it under another tag or to another repository.',
    fix: `let this job wait for it (\`needs:\`), and see which images there are:\n    ${repositoryCommand(where, 'describe-images', accountId)}`,
  });
}

/** Images whose whole names are in another registry than the index. */
export function imagesElsewhere(images: readonly ImageName[], { accountId, region }: Where): Failure {
  return new Failure({
    code: 'merge-impossible',
    what: `These images are not in the registry of account ${accountId}, region ${region}, where the index goes. Nothing was changed:\n${images.map(({ text }) => `    ${text}`).join('\n')}`,
    why: 'an index has its images in its own registry, and the jobs before pushed to another account or region.',
    fix: 'let them push to this one, or set `repository`, `aws-region` and `registry-id` to where the images are.',
  });
}

/** The images make no index. `reason`: a whole sentence. */
export function mergeImpossible(reason: string): Failure {
  return new Failure({
    code: 'merge-impossible',
    what: `These images make no index: ${reason} Nothing was changed.`,
    why: 'two jobs of a matrix built the same platform, an image is named twice, or a name is not that of an image.',
    fix: 'compare `images` with what the jobs before have built.',
  });
}

/** The images are no one image for several platforms. `reason`: a whole sentence, with the parts that differ. */
export function imagesDiffer(reason: string): Failure {
  return new Failure({
    code: 'merge-impossible',
    what: `These images are not one image for several platforms: ${reason} Nothing was changed.`,
    why: 'a name in `images` is that of another image, or the jobs before build their platforms with different inputs.',
    fix:
      'compare `images` with what the jobs before have built, and let all of them build with the same inputs but for `platforms`. ' +
      'What a platform needs of its own is a stage in one Dockerfile: `FROM base-$TARGETARCH`.',
  });
}
