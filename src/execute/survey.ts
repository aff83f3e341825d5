import type { Answer, Authorization, ImageFacts, Registry } from '../aws/registry.ts';
import type { RepositoryFacts, TagFacts } from '../plan/repository.ts';

/** All that is asked of the registry before the build. */
export type Survey = {
  readonly authorization: Authorization;
  readonly repository: RepositoryFacts;
  readonly tags: ReadonlyMap<string, TagFacts>;
};

type TagAnswers = ReadonlyMap<string, Answer<Pick<ImageFacts, 'digest' | 'pushedAt'>>>;

/** Asks for a login, the repository and each wanted tag, all side by side. */
export async function survey(registry: Registry, tags: readonly string[]): Promise<Survey> {
  const [authorization, repository, answers] = await Promise.all([
    registry.authorize(),
    registry.describeRepository(),
    askForTags(registry, tags),
  ]);
  const facts = new Map([...answers].map(([tag, answer]) => [tag, toTagFacts(answer)] as const));
  // A role that may not see repositories still learns from the tags that there is none.
  const isMissing = [...answers.values()].some((answer) => answer.kind === 'missing' && answer.what === 'repository');
  return {
    authorization,
    repository: repository.kind === 'unknown' && isMissing ? { kind: 'missing' } : repository,
    tags: facts,
  };
}

/** One call for each tag, as DescribeImages tells nothing where one of several is missing. BatchGetImage where it is denied. */
async function askForTags(registry: Registry, tags: readonly string[]): Promise<TagAnswers> {
  const described = await Promise.all(tags.map(async (tag) => [tag, await registry.describeTag(tag)] as const));
  if (described.every(([, answer]) => answer.kind !== 'denied')) return new Map(described);
  const digests = await registry.digestsOf(tags);
  if (digests.kind !== 'found') return new Map(tags.map((tag) => [tag, digests]));
  return new Map(
    tags.map((tag) => {
      const digest = digests.value.get(tag);
      return [tag, digest === undefined ? { kind: 'missing', what: 'image' } : { kind: 'found', value: { digest } }];
    }),
  );
}

function toTagFacts(answer: Answer<Pick<ImageFacts, 'digest' | 'pushedAt'>>): TagFacts {
  switch (answer.kind) {
    case 'found': {
      const { digest, pushedAt } = answer.value;
      return { kind: 'present', digest, ...(pushedAt === undefined ? {} : { pushedAt }) };
    }
    case 'missing':
      return { kind: 'absent' };
    case 'denied':
      return { kind: 'unknown' };
  }
}
