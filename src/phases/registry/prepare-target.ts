import { Failure } from '../../errors/failure.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Build, Decision, Reuse } from '../../plan/build-or-reuse.ts';
import type { Step } from '../step.ts';
import { type CheckOptions, checkRegistry, type RegistryCheck, tellDecision } from './check-registry.ts';
import { locationOf, type TargetRepository } from './target-repository.ts';

/** A repository, and what was decided for it. */
export type Decided<D extends Decision = Decision> = { readonly target: TargetRepository; readonly decision: D };

/** What the log tells of the builder, where something is built. What went wrong with that is met when it is told. */
type BuilderLines = Promise<{ readonly lines: readonly string[] }>;

/** Asks all that can be known, decides, and creates the repository where that was decided. */
export async function prepareTarget(
  step: Step,
  ecr: EcrDestination,
  { access, selection }: { readonly access: CheckOptions; readonly selection: BuilderLines },
): Promise<Decided<Build | Reuse>> {
  return await step.runner.phase('Registry', async () => {
    const check = await checkRegistry(step, ecr, access);
    const { decision } = check;
    if (decision.kind === 'refuse') throw new Failure(decision.problem);
    await tellStep(step, decision, selection);
    const target = await prepareRepository(step, check);
    return { value: { target, decision }, sentence: decision.sentence };
  });
}

/** What is done with an image that is not reused after all: it is told, as it was when it was decided first. */
export async function tellOtherwise(step: Step, otherwise: Build, selection: BuilderLines): Promise<void> {
  await step.runner.phase('Registry', async () => {
    await tellStep(step, otherwise, selection);
    return { value: undefined, sentence: otherwise.sentence };
  });
}

async function tellStep({ runner }: Step, decision: Build | Reuse, selection: BuilderLines): Promise<void> {
  tellDecision(decision, runner);
  if (decision.kind === 'build') for (const line of (await selection).lines) runner.info(line);
}

/** Asks it all once more. */
export async function checkAgain(step: Step, ecr: EcrDestination, access: CheckOptions): Promise<Decided> {
  return await step.runner.phase('Registry', async () => {
    const check = await checkRegistry(step, ecr, access);
    const { decision } = check;
    tellDecision(decision, step.runner);
    const value = { target: await prepareRepository(step, check), decision };
    return { value, sentence: decision.kind === 'refuse' ? decision.problem.what : decision.sentence };
  });
}

/** The repository that the image goes to; creates it where that was decided. */
export async function prepareRepository({ runner }: Step, check: RegistryCheck): Promise<TargetRepository> {
  const { registry, decision, snapshot, place, age, content } = check;
  if (snapshot.repository.kind === 'unknown') runner.info(UNKNOWN_REPOSITORY);
  const isNew = decision.kind === 'build' && decision.createRepository;
  const repository = isNew ? await registry.createRepository() : snapshot.repository;
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
