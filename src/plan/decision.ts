import type { Problem } from '../failure/failure.ts';
import { isMovable, type RepositoryFacts, type TagFacts } from './repository.ts';
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
  const blocked =
    repository.kind === 'found'
      ? tags.filter((tag) => tagFacts.get(tag)?.kind === 'present' && !isMovable(tag, repository.mutability))
      : [];
  if (blocked.length > 0) return { kind: 'refuse', problem: tagsImmutable(situation, blocked) };
  const moving = tags.filter((tag) => tagFacts.get(tag)?.kind === 'present');
  return {
    kind: 'build',
    sentence:
      moving.length === 0
        ? `None of the wanted tags is in ${situation.repository} yet: build and push.`
        : `Build and push. ${list(moving)} ${moving.length === 1 ? 'moves' : 'move'} to the new image; what stands there now stays, by its digest.`,
    createRepository: false,
    tagPlan: planTags(tags, tagFacts),
  };
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

function tagsImmutable({ repository, tagFacts }: Situation, blocked: readonly string[]): Problem {
  const told = blocked.map((tag) => {
    const fact = tagFacts.get(tag);
    if (fact?.kind !== 'present') return `    ${tag}`;
    return `    ${tag} -> ${fact.digest}${fact.pushedAt ? `, pushed ${fact.pushedAt.toISOString()}` : ''}`;
  });
  const named = blocked.find((tag) => !isCommit(tag));
  return {
    code: 'tag-immutable',
    what: [
      `${repository} already has ${blocked.length === 1 ? 'this tag, and it is' : 'these tags, and they are'} immutable. ` +
        'Nothing was built and nothing was changed:',
      ...told,
    ].join('\n'),
    why:
      named === undefined
        ? 'an earlier run pushed this commit already.'
        : 'the tag is meant to move, or an earlier run used it, and tags of this repository cannot move.',
    fix:
      named === undefined
        ? 'deploy the image that is there, by its digest above; or push a new commit.'
        : freeTag(repository, named),
  };
}

function freeTag(repository: string, tag: string): string {
  return [
    'take the tag out of `tags`; or, where it is meant to move, exclude it from immutability:',
    `    aws ecr put-image-tag-mutability --repository-name ${repository} \\`,
    '      --image-tag-mutability IMMUTABLE_WITH_EXCLUSION \\',
    `      --image-tag-mutability-exclusion-filters filterType=WILDCARD,filter=${tag}`,
  ].join('\n');
}

/** Whether the tag is a full commit SHA, which no one wants to move. */
function isCommit(tag: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(tag);
}

function list(tags: readonly string[]): string {
  return tags.length <= 3 ? tags.join(', ') : `${tags.slice(0, 3).join(', ')} and ${tags.length - 3} more`;
}
