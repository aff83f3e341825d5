import { randomUUID } from 'node:crypto';
import { type ImageSummary, summarize } from '../image-summary.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { plainCall } from './plain-call.ts';
import { PlainRegistry } from './plain-registry.ts';
import { readPlainRegistry } from './plain-settings.ts';
import { storageCall } from './plain-storage.ts';

/** A registry that is not ECR's, as it is seen in the process. */
export type RunningRegistry = {
  /** Host and port. */
  readonly host: string;
  /** The images of a repository, oldest first; none where nothing was pushed to it. */
  readonly images: (repository: string) => readonly ImageSummary[];
  /** The names of all repositories that have an image, in the order of their first push. */
  readonly repositories: () => readonly string[];
};

/** Starts a registry that is not ECR's on a port of its own; throws a FieldError for wrong settings, an Error for a port that is taken. */
export async function startPlainRegistry(world: World, settings: unknown): Promise<RunningRegistry> {
  const rules = readPlainRegistry(settings);
  const id = randomUUID();
  const host = await world.listen(`plain ${id}`, async (exchange) => plainCall(world, exchange, opened()), rules.port);
  const storageHost =
    rules.redirects === 'host'
      ? await world.listen(`storage ${id}`, async (exchange) => storageCall(world, exchange, opened()))
      : host;
  const registry = new PlainRegistry(host, rules, storageHost);
  world.plainRegistries.set(host, registry);
  // The listener is there before its registry, which knows by which host it is called.
  function opened(): PlainRegistry {
    const found = world.plainRegistries.get(host);
    if (found === undefined) {
      throw new Refusal('ServiceUnavailable', 503, 'The registry is starting');
    }
    return found;
  }
  return {
    host,
    images: (name) => plainImages(world, host, name),
    repositories: () => registry.repositories().map(({ name }) => name),
  };
}

/** The images of a repository of a plain registry, oldest first; throws an Error where no such registry was started. */
export function plainImages(world: World, host: string, name: string): readonly ImageSummary[] {
  const registry = world.plainRegistries.get(host);
  if (registry === undefined) {
    throw new Error(
      `There is no registry ${host}; there are ${[...world.plainRegistries.keys()].join(', ') || 'none'}`,
    );
  }
  const repository = registry.repository(name);
  return repository === undefined
    ? []
    : [...repository.images.values()].map((image) => summarize(repository, image, world.now()));
}
