import { repositoryCommand } from '../../errors/aws-commands.ts';
import { Failure, type Problem } from '../../errors/failure.ts';
import type { Where } from '../../plan/registry-errors.ts';
import type { PresentTag } from '../../plan/repository-facts.ts';

/** A failure in one of the two registries of a promotion. `name`: of the repository there. */
export class SideFailure extends Failure {
  readonly side: 'source' | 'target';

  constructor(failure: Failure, side: 'source' | 'target', name: string) {
    const { problem } = failure;
    super({ ...problem, what: `The ${side}, ${name}: ${problem.what}` }, { cause: failure });
    this.side = side;
  }
}

/** The repository that the image is taken from does not exist. */
export function sourceRepositoryMissing({ repository, accountId, region }: Where): Problem {
  return {
    code: 'repository-missing',
    what: `The repository ${repository}, which the image is in, does not exist in account ${accountId}, region ${region}. Nothing was changed.`,
    why: '`repository`, `aws-region` or the account of the role is another one, or the repository was deleted.',
    fix: `check these names; the repositories that are there:\n    aws ecr describe-repositories --registry-id ${accountId} --region ${region}`,
  };
}

/** The repository that is to get the image does not exist, and may not be created. */
export function targetMissing({ repository, accountId, region }: Where): Problem {
  const [, host] = /^([^/]+\.[^/]+)\//.exec(repository) ?? [];
  const hint =
    host === undefined ? '' : ` Where ${host} is the host of another registry, write it with its port: ${host}:443/...`;
  return {
    code: 'repository-missing',
    what: `The repository ${repository}, which is to get the image, does not exist in account ${accountId}, region ${region}. Nothing was changed.`,
    why: `the repository was not created yet, or \`to-repository\`, \`aws-region\` or the account of the role is another one.${hint}`,
    fix: [
      'let this step create it (the role of the target then needs ecr:CreateRepository):',
      '    create-repository: true',
      'or create it once:',
      `    aws ecr create-repository --repository-name ${repository} --region ${region}`,
    ].join('\n'),
  };
}

/** The first tag is on another image, and the workflow says `if-exists: fail`. */
export function tagOnAnother({ repository }: Where, tag: string, { digest, pushedAt }: PresentTag): Problem {
  const since = pushedAt === undefined ? '' : `, pushed ${pushedAt.toISOString()}`;
  return {
    code: 'image-exists',
    what: `${repository} has another image under this tag, and \`if-exists\` is fail. Nothing was changed:\n    ${tag} -> ${digest}${since}`,
    why: 'another image was promoted under this tag before.',
    fix: 'take the image that is there with `if-exists: reuse`, move the tag with `if-exists: auto`, or promote under another tag.',
  };
}

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
export function sourceMissing(where: Where, name: string): Problem {
  return {
    code: 'image-missing',
    what: `${where.repository} has no image ${name}. Nothing was changed.`,
    why: 'the commit was not built here, its image was deleted by a lifecycle policy, or `image`, `repository` or `aws-region` is another one.',
    fix: howToSee(where),
  };
}

/** How to see which images a repository has; one without a region is not in AWS. */
function howToSee(where: Where): string {
  if (where.region === '') return `see which tags ${where.repository} has there.`;
  return `see which images there are:\n    ${repositoryCommand(where, 'describe-images', where.accountId)}`;
}

/** The whole name of the image, `name`, is in another registry. */
export function sourceElsewhere({ repository, accountId, region }: Where, name: string): Problem {
  const registry = region === '' ? 'the registry' : `the registry of account ${accountId}, region ${region},`;
  return {
    code: 'image-missing',
    what: `${name} is not in ${registry} where ${repository} is. Nothing was changed.`,
    why: '`image` is the whole name of an image in another registry.',
    fix: 'set `repository` to the whole name of where it is, or name the tag or the digest alone.',
  };
}

/** The image with the flavor's prefix and suffix is not there, and the one under the bare SHA may be another variant. */
export function variantMissing(
  where: Where,
  { name, bareCommit, reason }: { readonly name: string; readonly bareCommit: string; readonly reason: string },
): Problem {
  return {
    code: 'image-missing',
    what: `${where.repository} has no image ${name}, and the one under ${bareCommit} is not taken for it. ${reason} Nothing was changed.`,
    why: 'the job that builds the image of this flavor did not run, failed, or has another `flavor`; the commit alone names the image of another job.',
    fix: `build it with the same \`flavor\`; or, where the other one is meant, name it: \`image: ${bareCommit}\`; ${howToSee(where)}`,
  };
}
