import { problemsTogether } from '../../errors/several-errors.ts';
import { isInAws, type RegistryDestination } from '../../inputs/destinations.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Build, Decision } from '../../plan/build-or-reuse.ts';
import { decideTogether, type JointDecision, type PartDecision } from '../../plan/decide-together.ts';
import { allTogether } from '../all-together.ts';
import type { Step } from '../step.ts';
import {
  type CheckedPlace,
  type CheckOptions,
  checkRegistry,
  type RegistryCheck,
  tellDecision,
} from './check-registry.ts';
import { findReplicated } from './find-replicated.ts';
import { type OpenDestination, type OpenDestinations, tellLogs } from './registry-access.ts';
import { locationOf, type TargetRepository } from './target-repository.ts';

/** A repository, and what was decided for it. */
export type Decided<D extends Decision | PartDecision = Decision> = {
  readonly target: TargetRepository;
  readonly decision: D;
};

/** A destination with its repository, and what is done there. */
export type PreparedDestination<D extends PartDecision = PartDecision> = OpenDestination &
  Decided<D> & {
    /** Whether ECR itself copies the image there, which is waited for. */
    readonly isReplicated: boolean;
  };

/** All destinations, and the one decision for them. `from`: the one whose image the others get, where nothing is built. */
export type Prepared =
  | { readonly kind: 'build'; readonly all: readonly [PreparedDestination<Build>, ...PreparedDestination<Build>[]] }
  | {
      readonly kind: 'reuse';
      readonly all: readonly PreparedDestination<Exclude<PartDecision, Build>>[];
      readonly from: number;
    };

/** What the log tells of the builder, where something is built. What went wrong with that is met when it is told. */
type BuilderLines = Promise<{ readonly lines: readonly string[] }>;

/** Asks all that can be known of all repositories, decides once for all of them, and creates those where that was decided. */
export async function prepareDestinations(
  step: Step,
  open: OpenDestinations,
  selection: BuilderLines,
): Promise<Prepared> {
  return await step.runner.phase('Registry', async () => {
    const { checked, joint } = await decideEverywhere(step, open);
    if (joint.kind === 'build') for (const line of (await selection).lines) step.runner.info(line);
    tellLogs(step, open);
    const value = await prepareAll(checked, joint);
    tellLogs(step, open);
    return { value, sentence: describeJoint(open, joint) };
  });
}

/** A destination with all that its registry told. */
type CheckedDestination = OpenDestination & { readonly check: RegistryCheck; readonly isReplicated: boolean };

/** The one decision for all destinations, which none of them refuses. */
type AgreedDecision = Exclude<JointDecision, { readonly kind: 'refuse' }>;

/**
 * Asks all registries, side by side, and decides once for all of them. Changes nothing.
 *
 * @throws Failure with the reasons of all repositories that cannot get the image
 */
export async function decideEverywhere(
  step: Step,
  open: OpenDestinations,
): Promise<{ readonly checked: readonly CheckedDestination[]; readonly joint: AgreedDecision }> {
  const replicated = await findReplicated(step, open);
  const checked = await allTogether(
    open.map((one) => ({ name: one.name, work: checkDestination(one, replicated.has(one)) })),
  );
  const joint = decideTogether(checked.map(({ name, check }) => ({ ...check, name })));
  if (joint.kind === 'refuse') {
    const [first, ...others] = joint.problems;
    if (first === undefined) throw new Error('A refusal has a reason.');
    throw problemsTogether([first, ...others], open.length);
  }
  for (const [index, part] of joint.parts.entries()) tellPart(checked[index]?.step ?? step, part);
  return { checked, joint };
}

/** Replication makes the repository where it is missing. */
async function checkDestination(one: OpenDestination, isReplicated: boolean): Promise<CheckedDestination> {
  const check = await checkRegistry(one.step, checkedPlace(one.destination, isReplicated), one.access);
  return { ...one, check, isReplicated };
}

/** Other registries have no regions, and make a repository of the first push. */
export function checkedPlace(destination: RegistryDestination, isReplicated: boolean): CheckedPlace {
  if (!isInAws(destination)) return { region: '', createRepository: false };
  return isReplicated ? { ...destination, createRepository: true } : destination;
}

async function prepareAll(checked: readonly CheckedDestination[], joint: AgreedDecision): Promise<Prepared> {
  if (joint.kind === 'reuse') return { kind: 'reuse', all: await prepareParts(checked, joint.parts), from: joint.from };
  const [first, ...further] = await prepareParts(checked, joint.parts);
  if (first === undefined) throw new Error('There is a destination.');
  return { kind: 'build', all: [first, ...further] };
}

/** `parts`: the decisions, in the order of the destinations. */
async function prepareParts<D extends PartDecision>(
  checked: readonly CheckedDestination[],
  parts: readonly D[],
): Promise<readonly PreparedDestination<D>[]> {
  return await allTogether(
    parts.flatMap((decision, index) => {
      const one = checked[index];
      return one === undefined ? [] : [{ name: one.name, work: prepareOne(one, decision) }];
    }),
  );
}

async function prepareOne<D extends PartDecision>(
  { check, ...one }: CheckedDestination,
  decision: D,
): Promise<PreparedDestination<D>> {
  const target = await prepareRepository(one.step, { ...check, decision, isCreated: !one.isReplicated });
  return { ...one, target, decision };
}

/** Tells what a decision about one repository has to tell beside its sentence. */
function tellPart(step: Step, part: PartDecision): void {
  if (part.kind !== 'copy') tellDecision(part, step.runner);
}

/** The sentence of the first repository, and how the others differ from it. */
export function describeJoint(open: OpenDestinations, joint: AgreedDecision): string {
  const [first] = joint.parts;
  const sentence = first?.sentence ?? '';
  if (open.length === 1) return sentence;
  if (joint.kind === 'build')
    return `${sentence} The same image goes to ${open
      .slice(1)
      .map(({ name }) => name)
      .join(', ')}`;
  const copies = joint.parts.flatMap((part) => (part.kind === 'copy' ? [part.sentence] : []));
  const taken = joint.parts[joint.from]?.sentence ?? sentence;
  return [taken, ...copies].join('; ');
}

/** What is done with an image that is not reused after all: it is told, as it was when it was decided first. */
export async function tellOtherwise(step: Step, otherwise: Build, selection: BuilderLines): Promise<void> {
  await step.runner.phase('Registry', async () => {
    tellDecision(otherwise, step.runner);
    for (const line of (await selection).lines) step.runner.info(line);
    return { value: undefined, sentence: otherwise.sentence };
  });
}

/** Asks it all once more, of one repository. */
export async function checkAgain(step: Step, place: CheckedPlace, access: CheckOptions): Promise<Decided> {
  return await step.runner.phase('Registry', async () => {
    const check = await checkRegistry(step, place, access);
    const { decision } = check;
    tellDecision(decision, step.runner);
    const value = { target: await prepareRepository(step, check), decision };
    return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
  });
}

/** The answers about a repository, and what was decided. */
type Preparation = Omit<RegistryCheck, 'decision'> & {
  readonly decision: Decision | PartDecision;
  /** False where somebody else creates a missing repository. */
  readonly isCreated?: boolean;
};

/** The repository that the image goes to; creates it where that was decided. */
export async function prepareRepository({ runner }: Step, check: Preparation): Promise<TargetRepository> {
  const { registry, decision, snapshot, place, age, content, isCreated = true } = check;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = (decision.kind === 'build' || decision.kind === 'copy') && decision.createRepository;
  const repository = isNew && isCreated ? await registry.createRepository() : snapshot.repository;
  const location = locationOf(place, repository);
  const { host } = place.reference;
  if (host !== undefined && host !== location.host)
    runner.info(`ECR has ${location.host} for this registry, not ${host}.`);
  return omitUndefined({
    registry,
    location,
    snapshot: { ...snapshot, repository },
    age,
    content: content && { tag: content.tags[0], label: content.label },
  });
}

const UNKNOWN_REPOSITORY = 'The role lacks ecr:DescribeRepositories: whether tags are immutable shows at the push.';
