import { repositoryCommand } from '../errors/aws-commands.ts';
import type { Problem } from '../errors/failure.ts';
import { listTags } from '../errors/list-tags.ts';
import { PUBLIC_REGION } from '../lib/ecr-host.ts';
import { allow } from '../lib/iam-policy.ts';
import { actionsOf, repositoryArn } from './minimal-policy.ts';
import type { FixedTags } from './present-tags.ts';
import type { PresentTag, TagFacts } from './repository-facts.ts';
import { matchesWildcard, type TagMutability } from './tag-mutability.ts';
import { describeParts } from './variant.ts';

/** The repository that a refusal is about. */
export type Where = {
  readonly repository: string;
  /** The registry's account; 12 digits. */
  readonly accountId: string;
  readonly region: string;
  /** Whether it is in ECR Public, where `repository` starts with the alias of its registry. */
  readonly isPublic?: boolean;
};

/** There is no such repository, and none may be created. Only the action that builds creates one. */
export function repositoryMissing({ isPublic = false, ...where }: Where, part: 'build' | 'merge'): Problem {
  const { repository, accountId, region } = where;
  const command = `    ${repositoryCommand({ ...where, isPublic }, 'create-repository')}`;
  const [, host] = /^([^/]+\.[^/]+)\//.exec(repository) ?? [];
  const hint =
    host === undefined || isPublic
      ? ''
      : ` Where ${host} is the host of another registry: this action is for ECR only.`;
  return {
    code: 'repository-missing',
    what: `The repository ${repository} does not exist in ${isPublic ? 'ECR Public of ' : ''}account ${accountId}${isPublic ? '' : `, region ${region}`}. Nothing was ${part === 'build' ? 'built' : 'changed'}.`,
    why: `the repository was not created yet, or its name, \`aws-region\` or the account of the role is another one.${hint}`,
    fix:
      part === 'build'
        ? [
            `let this step create it (the role then needs ${actionsOf(['create'], isPublic).join()}):`,
            '    create-repository: true',
            'or create it once:',
            command,
          ].join('\n')
        : `check these names; where they are right, create it once:\n${command}`,
  };
}

/** Neither ECR nor the login tells where another account's registry is. */
export function hostUnknown({ repository, accountId }: Pick<Where, 'repository' | 'accountId'>): Problem {
  return {
    code: 'permission-missing',
    what: `ECR does not tell where the registry of account ${accountId} is, so no image in ${repository} can be named.`,
    why: 'the role lacks ecr:DescribeRepositories, whose answer names the host.',
    fix: "allow ecr:DescribeRepositories on the repository, in the role's policy and in the repository's own.",
  };
}

/** The workflow names a host, and it is not that of the registry that ECR has for the account and region. */
export function hostForeign(
  { repository, accountId, region }: Where,
  { named, own }: { readonly named: string; readonly own: string },
): Problem {
  return {
    code: 'inputs-invalid',
    what:
      `The repository ${named}/${repository} is not in the registry of account ${accountId}, region ${region}: that is ${own}. ` +
      'Nothing was built or changed.',
    why: `${named} is misspelled, or of another registry. It is neither what ECR answers nor the FIPS or dual-stack form of that.`,
    fix: `write the name alone, ${repository}, or with its host:\n    ${own}/${repository}`,
  };
}

/** The role may see neither the repository nor its images. */
export function repositoryUnseen({ isPublic = false, ...where }: Where): Problem {
  const { repository, accountId, region } = where;
  const seeing = ['BatchGetImage', 'DescribeImages', 'DescribeRepositories'].map((name) => `ecr:${name}`);
  const actions = isPublic ? ['ecr-public:DescribeImages', 'ecr-public:DescribeRepositories'] : seeing;
  const statement = allow(actions, repositoryArn({ accountId, region, isPublic, name: repository }));
  return {
    code: 'permission-missing',
    what: `The role may see nothing of the repository ${repository} in account ${accountId}, region ${region}. Nothing was built.`,
    why: "the role's policy is for another repository (perhaps the name here is not quite right), or it lacks these permissions.",
    fix: `check \`repository\`; where it is right, add to the role's policy, beside what a push needs:\n    ${JSON.stringify(statement)}`,
  };
}

/** A repository whose tags cannot move, and what they stand on. `reusable`: the first tag, where its image could be taken though the tag is no commit's. */
export type ImmutableTags = Where & {
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
  /** The tag that stands for the commit. */
  readonly ofCommit?: string | undefined;
  readonly reusable?: string;
};

/** Wanted tags stand on other images and cannot move. */
export function tagsImmutable(where: ImmutableTags, { tags: blocked, mutability }: FixedTags): Problem {
  const { repository, tagFacts } = where;
  const told = blocked.map((tag) => {
    const fact = tagFacts.get(tag);
    return fact?.kind === 'present' ? `    ${describeTag(tag, fact)}` : `    ${tag}`;
  });
  const isOfCommit = (tag: string): boolean => tag === where.ofCommit;
  const [commits, named] = [blocked.filter(isOfCommit), blocked.filter((tag) => !isOfCommit(tag))];
  return {
    code: 'tag-immutable',
    what: [
      `${repository} already has ${blocked.length === 1 ? 'this tag, and it is' : 'these tags, and they are'} immutable. ` +
        'Nothing was built and nothing was changed:',
      ...told,
    ].join('\n'),
    why: [
      ...(commits.length > 0 ? ['an earlier run pushed this commit already'] : []),
      ...(named.length > 0 ? [`tags such as ${named[0]} cannot move in this repository`] : []),
    ].join('; '),
    fix: [
      ...(commits.length > 0
        ? ['use the image that is there (`if-exists: reuse`, or `auto`); or push a new commit.']
        : []),
      ...(where.reusable !== undefined && blocked.includes(where.reusable) ? reuseInstead(where.reusable) : []),
      ...(named.length > 0 ? [...freeTags(where, named, mutability)] : []),
    ].join('\n'),
  };
}

/** An image that is there under a tag, and the names of the parts in which it differs. */
type OtherVariant = { readonly tag: string; readonly there: PresentTag; readonly parts: readonly string[] };

/** The first tag stands on another image than the given one, which has no tag of its own. `name`: as the workflow names it. */
export function givenBlocked(
  { repository }: Where,
  { tag, there, name }: { readonly tag: string; readonly there: PresentTag; readonly name: string },
): Problem {
  return {
    code: 'tag-immutable',
    what: `${repository} has another image than ${name} under this tag, and it keeps its tags. Nothing was pushed:\n    ${describeTag(tag, there)}`,
    why: 'an earlier run pushed another build of the same commit, and two builds are seldom the same to the byte.',
    fix: [
      'take the image that is there; or push a new commit; or give this one a tag of its own:',
      '    flavor: suffix=-NAME',
    ].join('\n'),
  };
}

/** The image under the first tag was built otherwise, and there is no tag for another one. */
export function variantTaken(where: Where, { tag, there: { digest, pushedAt }, parts }: OtherVariant): Problem {
  const told = describeParts(parts);
  return {
    code: 'tag-immutable',
    what:
      `${where.repository} has the image of ${tag} already, built otherwise (${told}), and it keeps its tags. There is no ` +
      `tag for another one, so nothing was built:\n    ${describeTag(tag, { kind: 'present', digest, status: 'ACTIVE', ...(pushedAt && { pushedAt }) })}`,
    why: parts.includes('merge')
      ? 'one run builds the head of the pull request, and another one its merge into the base.'
      : `jobs or steps build one commit in several ways (a matrix over ${told}), and all want the same tag.`,
    fix: [
      'give each of them tags of its own; `flavor` is for the tag of the commit too:',
      '    flavor: suffix=-NAME',
      'or, where the image that is there will do: `if-exists: reuse` also takes one that differs in values of `build-args`.',
    ].join('\n'),
  };
}

/** The image under the first tag does not tell how it was built, and there is no tag for another one. */
export function variantUnread(where: Where, tag: string, { digest }: PresentTag): Problem {
  return {
    code: 'aws-call-failed',
    what:
      `${where.repository} has an image under ${tag}, ${digest}, and how it was built could not be read: ECR did not give its ` +
      'configuration. There is no tag for another image, so nothing was built.',
    why: 'a fault that passes; or a network that lets ECR through, but not Amazon S3, from where ECR has layers downloaded.',
    fix: 'run the job again; should it last, allow the network what https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html names for S3.',
  };
}

function reuseInstead(tag: string): readonly string[] {
  return [
    `where the image under ${tag} will do, as of a tag that names its content: \`if-exists: reuse\` takes it. Else:`,
  ];
}

/** The command that lets tags move. It replaces all filters, so it repeats those that are there; ECR takes five at most. */
function freeTags(
  { repository, accountId, region }: Where,
  tags: readonly string[],
  { mode, exclusionFilters }: TagMutability,
): readonly string[] {
  const isExcluded = mode === 'MUTABLE_WITH_EXCLUSION';
  const filters = isExcluded
    ? exclusionFilters.filter((filter) => !tags.some((tag) => matchesWildcard(tag, filter)))
    : [...exclusionFilters, ...tags];
  const name = isExcluded ? 'MUTABLE' : 'IMMUTABLE';
  const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
  return [
    `take ${listTags(tags)} out of \`tags\`${ofFlavor(tags)}; or, for a tag that is meant to move:`,
    `    aws ecr put-image-tag-mutability ${place} \\`,
    `      --image-tag-mutability ${filters.length === 0 ? name : `${name}_WITH_EXCLUSION \\`}`,
    ...(filters.length === 0
      ? []
      : [
          `      --image-tag-mutability-exclusion-filters${filters.map((filter) => ` filterType=WILDCARD,filter=${filter}`).join('')}`,
        ]),
  ];
}

/** A hint where a tag is perhaps not in `tags`: rules of versions give `latest` by themselves. */
function ofFlavor(tags: readonly string[]): string {
  return tags.some((tag) => tag.includes('latest'))
    ? ' (where `latest` is not there, write `flavor: latest=false`)'
    : '';
}

/** A line for a tag: its image, and since when that is there. */
function describeTag(tag: string, { digest, pushedAt }: PresentTag): string {
  return `${tag} -> ${digest}${pushedAt === undefined ? '' : `, pushed ${pushedAt.toISOString()}`}`;
}

/** The first tag is there, and the workflow says `if-exists: fail`. */
export function imageExists({ repository }: Where, tag: string, there: PresentTag): Problem {
  return {
    code: 'image-exists',
    what: `${repository} already has this tag, and \`if-exists\` is fail. Nothing was built and nothing was changed:\n    ${describeTag(tag, there)}`,
    why: 'an earlier run, or another job of this one, pushed it.',
    fix: 'use the image that is there with `if-exists: reuse`, overwrite the tag with `if-exists: rebuild`, or push a new commit.',
  };
}

/** The tag cannot move, and the image that it stands on cannot be pulled. */
export function imageArchived(where: Where, tag: string, there: PresentTag): Problem {
  return {
    code: 'image-archived',
    what: `${where.repository} has this tag, but its image ${asleep(there)}, and the tag is immutable. Nothing was built:\n    ${describeTag(tag, there)}`,
    ...wake(where, there, 'or push a new commit.'),
  };
}

/** The image that is to get tags cannot be pulled; `name`: as the workflow names it. */
export function sourceArchived(where: Where, name: string, there: PresentTag): Problem {
  return {
    code: 'image-archived',
    what: `${name} in ${where.repository} ${asleep(there)}. Nothing was changed:\n    ${describeTag(name, there)}`,
    ...wake(where, there, 'or name another image.'),
  };
}

function asleep({ status }: PresentTag): string {
  return status === 'ACTIVATING' ? 'is being restored from the archive' : 'is archived';
}

function wake(
  { repository, accountId, region }: Where,
  { status, digest }: PresentTag,
  otherwise: string,
): Pick<Problem, 'why' | 'fix'> {
  if (status === 'ACTIVATING') {
    const why = 'somebody asked for it; ECR takes about 20 minutes.';
    return { why, fix: 'run the job again when ECR is done.' };
  }
  return {
    why: 'a lifecycle policy moved it to the archive, from where nobody can pull it.',
    fix: [
      'restore it, which takes about 20 minutes, and run the job again:',
      `    aws ecr update-image-storage-class --registry-id ${accountId} --repository-name ${repository} --region ${region} \\`,
      `      --image-id imageDigest=${digest} --target-storage-class STANDARD`,
      otherwise,
    ].join('\n'),
  };
}

/** How many tags an image may have (Amazon ECR service quotas, "Tags per image"; it cannot be raised). */
export const TAGS_PER_IMAGE = 1000;

/** ECR takes no more tags for the image. */
export function imageFull(
  { repository, isPublic = false }: Pick<Where, 'repository' | 'isPublic'>,
  tags: readonly string[],
  digest: string,
): Problem {
  return {
    code: 'image-full',
    what: `${repository} has ${digest}, but ECR did not put the tags ${tags.join(', ')} on it: it has as many as an image may have.`,
    why: `ECR takes ${TAGS_PER_IMAGE} tags for one image, and so many commits use this one.`,
    fix: `push a new commit, which then gets an image of its own; or free some tags of this one with\n    ${freeing(repository, isPublic)} --image-ids imageTag=TAG`,
  };
}

function freeing(repository: string, isPublic: boolean): string {
  return isPublic
    ? repositoryCommand({ repository, region: PUBLIC_REGION, isPublic }, 'batch-delete-image')
    : `aws ecr batch-delete-image --repository-name ${repository}`;
}

/** A repository and the tags in it that cannot move away from other images. */
type HeldTags = { readonly name: string; readonly there: readonly { readonly tag: string; readonly digest: string }[] };

/** Two repositories have different images under tags that cannot move: one image for both cannot be had. */
export function registriesDiffer(
  { name, there }: HeldTags,
  taken: { readonly name: string; readonly digest: string },
): Problem {
  const lines = there.map(({ tag, digest }) => `    ${name}:${tag} is ${digest}`);
  return {
    code: 'tag-immutable',
    what: [
      'The repositories have different images, and their tags cannot move. Nothing was built or pushed.',
      `    ${taken.name} has ${taken.digest}`,
      ...lines,
    ].join('\n'),
    why: 'each was pushed by a build of its own, so one tag does not name one image everywhere.',
    fix:
      `decide which image is the right one, and delete the other: \`aws ecr batch-delete-image\` with its digest; this step then copies ` +
      'the one that is left. Or push a new commit, which gets a tag of its own.',
  };
}
