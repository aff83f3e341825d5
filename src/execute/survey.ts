import type { Authorization, Registry } from '../aws/registry.ts';
import type { RepositoryFacts, TagFacts } from '../plan/repository.ts';

/** All that is asked of the registry before the build. */
export type Survey = {
  readonly authorization: Authorization;
  readonly repository: RepositoryFacts;
  readonly tags: ReadonlyMap<string, TagFacts>;
};

/** Asks for a login, the repository and each wanted tag, all side by side. */
export async function survey(registry: Registry, tags: readonly string[]): Promise<Survey> {
  const [authorization, repository, ...facts] = await Promise.all([
    registry.authorize(),
    registry.describeRepository(),
    ...tags.map((tag) => lookUp(registry, tag)),
  ]);
  return { authorization, repository, tags: new Map(facts) };
}

async function lookUp(registry: Registry, tag: string): Promise<readonly [string, TagFacts]> {
  const image = await registry.describeTag(tag);
  switch (image.kind) {
    case 'found': {
      const { digest, pushedAt } = image.value;
      return [tag, { kind: 'present', digest, ...(pushedAt === undefined ? {} : { pushedAt }) }];
    }
    case 'missing':
      return [tag, { kind: 'absent' }];
    case 'denied':
      return [tag, { kind: 'unknown' }];
  }
}
