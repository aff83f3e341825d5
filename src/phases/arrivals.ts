import { isAside } from '../lib/aside.ts';
import type { WorkPhase } from '../plan/retry-policy.ts';

/** An image that is in ECR by now. */
export type Arrival = {
  /** `host/name`. */
  readonly repository: string;
  /** `sha256:...` */
  readonly digest: string;
  /** The tags that this step has put on it. */
  readonly tags: readonly string[];
};

/** Tags of a repository, `host/name`. */
type RepositoryTags = { readonly repository: string; readonly tags: readonly string[] };

/** What a step has put into ECR by now, and what is missing: for retries, and for the message should the step fail. */
export class Arrivals {
  #isPushing = false;
  readonly #arrived: Arrival[] = [];
  readonly #wanted: RepositoryTags[] = [];
  readonly #left: RepositoryTags[] = [];

  /** Notes that a push begins, and all tags that it is to put. */
  begin(wanted: RepositoryTags): void {
    this.#isPushing = true;
    this.#wanted.push(wanted);
  }

  /** Notes an image that is in ECR now. */
  note(arrival: Arrival): void {
    this.#isPushing = true;
    this.#arrived.push(arrival);
  }

  /** Notes tags that are to stay where they are: another run would not put them either. */
  leave(left: RepositoryTags): void {
    this.#left.push(left);
  }

  /** What a red step would throw away. */
  phase(): WorkPhase {
    if (isAside()) return 'aside';
    return this.#isPushing ? 'pushing' : 'before-push';
  }

  /** Each image that is in ECR once, with all tags that this step has left on it. */
  arrived(): readonly Arrival[] {
    const last = new Map(this.#arrived.flatMap((arrival) => namesOf(arrival).map((name) => [name, arrival.digest])));
    const groups = Map.groupBy(this.#arrived, ({ repository, digest }) => `${repository}@${digest}`);
    return [...groups.values()].flatMap((group) => {
      const tags = [...new Set(group.flatMap((arrival) => arrival.tags))];
      return group.slice(0, 1).flatMap(({ repository, digest }) => {
        const left = tags.filter((tag) => last.get(`${repository}:${tag}`) === digest);
        return left.length === 0 ? [] : [{ repository, digest, tags: left }];
      });
    });
  }

  /** The tags that are not in ECR yet, `host/name:tag` each. */
  missing(): readonly string[] {
    const done = new Set([...this.#arrived, ...this.#left].flatMap(namesOf));
    return [...new Set(this.#wanted.flatMap(namesOf))].filter((name) => !done.has(name));
  }
}

function namesOf({ repository, tags }: RepositoryTags): readonly string[] {
  return tags.map((tag) => `${repository}:${tag}`);
}
