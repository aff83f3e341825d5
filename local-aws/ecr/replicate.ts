import type { World } from '../world.ts';
import type { Push } from './push.ts';
import type { Repository } from './registries.ts';

/** Lets a push be replicated that was stored, where it is one to ECR. */
export function notePush({ registries, replications, now }: World, repository: Repository, push: Push): void {
  if (registries.service === 'ecr') {
    replications.pushed(repository, push, now());
  }
}

/** Does what of the replication is due by now; before whatever looks at a registry. */
export function replicateDue({ registries, replications, now }: World): void {
  replications.run(registries, now());
}
