import type { Problem } from '../failure/failure.ts';
import {
  isMovable,
  matchesWildcard,
  partitionOf,
  type RepositoryFacts,
  type TagFacts,
  type TagMutability,
} from './repository.ts';
import { planTags, type TagPlan } from './tags.ts';

/** What is known before the build. */
export type Situation = {
  readonly repository: string;
  /** The registry's account; 12 digits. */
  readonly accountId: string;
  readonly region: string;
  readonly createRepository: boolean;
  readonly tags: readonly [string, ...string[]];
  readonly repositoryFacts: RepositoryFacts;
  readonly tagFacts: ReadonlyMap<string, TagFacts>;
};

/** What is done about it. `sentence` tells the log what and why. */
export type Decision =
  | {
      readonly kind: 'build';
      readonly sentence: string;
      readonly createRepository: boolean;
      readonly tagPlan: TagPlan;
    }
  | { readonly kind: 'refuse'; readonly problem: Problem };

/** Builds, unless the push could only fail: then it says so before anybody waits for a build. */
export function decide(situation: Situation): Decision {
  const { repositoryFacts: repository, tagFacts, tags } = situation;
  if (repository.kind === 'missing') {
    if (!situation.createRepository) return { kind: 'refuse', problem: repositoryMissing(situation) };
    return {
      kind: 'build',
      sentence: `The repository ${situation.repository} does not exist yet: create it, build and push.`,
      createRepository: true,
      tagPlan: planTags(tags, tagFacts),
    };
  }
  const known = (kind: TagFacts['kind']) => tags.filter((tag) => tagFacts.get(tag)?.kind === kind);
  if (repository.kind === 'unknown' && known('unknown').length === tags.length) {
    return { kind: 'refuse', problem: repositoryUnseen(situation) };
  }
  const { mutability } = repository.kind === 'found' ? repository : { mutability: undefined };
  const blocked = mutability === undefined ? [] : known('present').filter((tag) => !isMovable(tag, mutability));
  if (mutability !== undefined && blocked.length > 0) {
    return { kind: 'refuse', problem: tagsImmutable(situation, blocked, mutability) };
  }
  return {
    kind: 'build',
    sentence: describeBuild(situation.repository, known('present'), known('unknown')),
    createRepository: false,
    tagPlan: planTags(tags, tagFacts),
  };
}

function describeBuild(repository: string, moving: readonly string[], unknown: readonly string[]): string {
  if (unknown.length > 0)
    return `Build and push, though the role may not see whether ${list(unknown)} is in ${repository}.`;
  if (moving.length === 0) return `Build and push: ${repository} has none of the wanted tags yet.`;
  const verb = moving.length === 1 ? 'moves' : 'move';
  return `Build and push. ${list(moving)} ${verb} to the new image; the image that is there now stays, under its digest.`;
}

function repositoryMissing({ repository, accountId, region }: Situation): Problem {
  return {
    code: 'repository-missing',
    what: `The repository ${repository} does not exist in account ${accountId}, region ${region}. Nothing was built.`,
    why: 'the repository was not created yet, or `repository`, `aws-region` or the account of the role is another one.',
    fix: [
      'let this step create it (the role then needs ecr:CreateRepository):',
      '    create-repository: true',
      'or create it once:',
      `    aws ecr create-repository --repository-name ${repository} --region ${region}`,
    ].join('\n'),
  };
}

function repositoryUnseen({ repository, accountId, region }: Situation): Problem {
  const partition = partitionOf(region);
  const statement = {
    Effect: 'Allow',
    Action: ['ecr:BatchGetImage', 'ecr:DescribeImages', 'ecr:DescribeRepositories'],
    Resource: `arn:${partition}:ecr:${region}:${accountId}:repository/${repository}`,
  };
  return {
    code: 'permission-missing',
    what: `The role may see nothing of the repository ${repository} in account ${accountId}, region ${region}. Nothing was built.`,
    why: "the role's policy is for another repository (perhaps the name here is not quite right), or it lacks these permissions.",
    fix: `check \`repository\`; where it is right, add to the role's policy, beside what a push needs:\n    ${JSON.stringify(statement)}`,
  };
}

function tagsImmutable(
  { repository, region, accountId, tagFacts }: Situation,
  blocked: readonly string[],
  mutability: TagMutability,
): Problem {
  const told = blocked.map((tag) => {
    const fact = tagFacts.get(tag);
    if (fact?.kind !== 'present') return `    ${tag}`;
    return `    ${tag} -> ${fact.digest}${fact.pushedAt ? `, pushed ${fact.pushedAt.toISOString()}` : ''}`;
  });
  const [commits, named] = [blocked.filter(isCommit), blocked.filter((tag) => !isCommit(tag))];
  const place = `--repository-name ${repository} --registry-id ${accountId} --region ${region}`;
  const fixes = [
    ...(commits.length > 0 ? ['deploy the image that is there, by its digest above; or push a new commit.'] : []),
    ...(named.length > 0
      ? [
          `take ${list(named)} out of \`tags\`; or, for a tag that is meant to move:`,
          ...freeTags(place, named, mutability),
        ]
      : []),
  ];
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
    fix: fixes.join('\n'),
  };
}

/** The command that lets tags move. It replaces all filters, so those that are there are in it; ECR takes five at most. */
function freeTags(
  place: string,
  tags: readonly string[],
  { mode, exclusionFilters }: TagMutability,
): readonly string[] {
  const isExcluded = mode === 'MUTABLE_WITH_EXCLUSION';
  const filters = isExcluded
    ? exclusionFilters.filter((filter) => !tags.some((tag) => matchesWildcard(tag, filter)))
    : [...exclusionFilters, ...tags];
  const name = isExcluded ? 'MUTABLE' : 'IMMUTABLE';
  const mutability = filters.length === 0 ? name : `${name}_WITH_EXCLUSION`;
  const list = filters.map((filter) => ` filterType=WILDCARD,filter=${filter}`).join('');
  return [
    `    aws ecr put-image-tag-mutability ${place} \\`,
    `      --image-tag-mutability ${mutability}${filters.length === 0 ? '' : ' \\'}`,
    ...(filters.length === 0 ? [] : [`      --image-tag-mutability-exclusion-filters${list}`]),
  ];
}

/** Whether the tag is a full commit SHA, which no one wants to move. */
function isCommit(tag: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(tag);
}

function list(tags: readonly string[]): string {
  return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}
