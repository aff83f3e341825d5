import type { FingerprintOptions } from '../../fingerprint/fingerprint-sources.ts';
import { type BufferedRunner, bufferedRunner } from '../../github/buffered-runner.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { isInAws, type RegistryDestination, wholeName } from '../../inputs/destinations.ts';
import { handleLater } from '../../lib/handle-later.ts';
import { usesTogether } from '../../plan/session-uses.ts';
import type { Identity } from '../credentials/assume-roles.ts';
import { authenticateAll, type Login } from '../credentials/credentials.ts';
import type { IdTokenSource, IdTokenSources } from '../credentials/id-token-source.ts';
import type { Step } from '../step.ts';
import type { CheckOptions } from './check-registry.ts';
import { openAnyRegistry } from './open-any-registry.ts';
import type { ContentSearch } from './same-content.ts';

/** Who asks the registry, with which client; `registry.close()` ends it. */
export type RegistryAccess = CheckOptions & { readonly identity: Identity };

/** A repository that the image goes to, as the step sees it, and who asks its registry. */
export type OpenDestination<D extends RegistryDestination = RegistryDestination> = {
  /** The name for the log and for messages, `host/name` where the workflow gives a host. */
  readonly name: string;
  /** The step for this destination alone. */
  readonly step: Step;
  readonly destination: D;
  readonly access: RegistryAccess;
  /** The lines of what goes on beside the first destination; absent for that one, whose lines are told at once. */
  readonly log?: BufferedRunner;
};

/** All of them; the outputs are about the first. */
export type OpenDestinations = readonly [OpenDestination<EcrDestination>, ...OpenDestination[]];

/** The destinations of a step, the first of which is in ECR. */
export type Destinations = readonly [EcrDestination, ...RegistryDestination[]];

/** Gets credentials, and a client for each repository. Meanwhile the content is read, where that is compared. */
export async function openDestinations(
  step: Step,
  [first, ...further]: Destinations,
  idTokens: IdTokenSources,
): Promise<OpenDestinations> {
  const parts = further.map((destination) => ({ destination, ...destinationPart(step, destination) }));
  const inAws = parts.flatMap(({ destination, ...part }) => (isInAws(destination) ? [{ ...part, destination }] : []));
  const own = { step, destination: first, name: wholeName(first.repository) };
  const asked = [own, ...inAws];
  const authenticated = authenticateAll(step, [
    loginOf(own, asked, idTokens(first)),
    ...inAws.map((part) => loginOf(part, asked, idTokens(part.destination))),
  ]);
  const content = startContentSearch(
    step,
    first,
    authenticated.then(([identity = NOBODY]) => identity),
  );
  const [identity = NOBODY, ...others] = await authenticated;
  const identities = new Map(
    inAws.map(({ destination }, index) => [destination as RegistryDestination, others[index]]),
  );
  const opened = await Promise.all(
    parts.map((part) => openPart(part, { identity: identities.get(part.destination), content })),
  );
  return [await openPart(own, { identity, content }), ...opened];
}

/** One of the further destinations, opened for itself. */
export async function openFurther(
  step: Step,
  destination: RegistryDestination,
  idTokens: IdTokenSources,
): Promise<OpenDestination> {
  const part = { ...destinationPart(step, destination), destination };
  const content = Promise.resolve(undefined);
  if (!isInAws(destination)) return await openPart(part, { identity: undefined, content });
  const own = { ...part, destination };
  const [identity] = await authenticateAll(part.step, [loginOf(own, [own], idTokens(destination))]);
  return await openPart(part, { identity, content });
}

/** Who asks for a part; nobody of AWS where the registry is not there. */
type Asking = { readonly identity: Identity | undefined; readonly content: RegistryAccess['content'] };

async function openPart<P extends Pick<OpenDestination, 'step' | 'destination'>>(
  part: P,
  { identity = NOBODY, content }: Asking,
): Promise<P & { readonly access: RegistryAccess }> {
  const registry = await openAnyRegistry(part.step, part.destination, identity.credentials);
  return { ...part, access: { registry, identity, content, ownAccountId: identity.caller?.accountId ?? '' } };
}

/** Closes the clients of all registries. */
export function closeAll(open: readonly Pick<OpenDestination, 'access'>[]): void {
  for (const { access } of open) access.registry.close();
}

/** No credentials of AWS: another registry has a login of its own. */
const NOBODY: Identity = {
  caller: undefined,
  credentials: undefined,
  current: () => Promise.reject(new Error('There are no credentials of AWS for this registry.')),
  sessionExpiresAt: () => undefined,
};

/** The step as one of its further destinations sees it: caches and the engine's copy are matters of the first. */
export function destinationPart(
  step: Step,
  destination: RegistryDestination,
): Required<Pick<OpenDestination, 'name' | 'step' | 'log'>> {
  const name = wholeName(destination.repository);
  const log = bufferedRunner(step.runner, name, step.clock.now);
  const { repository } = destination;
  const build = { ...step.inputs.build, cache: { preset: 'none' }, cacheTo: [], load: false } as const;
  return { name, log, step: { ...step, runner: log.runner, inputs: { ...step.inputs, repository, build } } };
}

type AwsPart = Pick<OpenDestination<EcrDestination>, 'name' | 'step' | 'destination'>;

/** `all`: those that share credentials share a session, which is narrowed to all of them. */
function loginOf({ name, destination }: AwsPart, all: readonly AwsPart[], idTokens: IdTokenSource): Login {
  const sharing = all.filter((other) => other.destination.credentials === destination.credentials);
  // What is read of the Dockerfile is loaded only where the session is narrowed to it.
  const findUses = async () => {
    const { readBuildUses } = await import('../credentials/build-uses.ts');
    const found = await Promise.all(sharing.map((one) => readBuildUses(one.step, one.destination)));
    return usesTogether(found);
  };
  return { name, account: destination, authentication: { idTokens, findUses } };
}

/** Tells what the further destinations have kept of their work, in the group of the log that is open. */
export function tellLogs({ runner }: Pick<Step, 'runner'>, destinations: readonly OpenDestination[]): void {
  for (const { name, log } of destinations) for (const line of log?.take() ?? []) runner.info(`${name}: ${line}`);
}

/** Shows what the further destinations have kept of their work, one group of the log for each that said something. */
export function showLogs(
  { runner }: Pick<Step, 'runner'>,
  destinations: readonly Pick<OpenDestination, 'name' | 'log'>[],
): void {
  for (const { name, log } of destinations) {
    const lines = log?.take() ?? [];
    if (lines.length > 0) runner.section(name, lines);
  }
}

/** Loads what compares contents only where that is wanted; what goes wrong there is met when it is waited for. */
export function startContentSearch(
  step: Step,
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
  options?: FingerprintOptions,
): Promise<ContentSearch | undefined> {
  const { reuse } = step.inputs.image;
  if (reuse.kind === 'commit') return Promise.resolve(undefined);
  const start = async (): Promise<ContentSearch | undefined> => {
    const { startSearch } = await import('./same-content.ts');
    const credentials = async () => (await authenticated).credentials;
    return await startSearch(step, ecr, { maxAgeDays: reuse.maxAgeDays, credentials, ...options });
  };
  return handleLater(start());
}
