import { checksFailed } from '../../errors/doctor-errors.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { secretValues } from '../../inputs/build-secrets.ts';
import { isInAws } from '../../inputs/destinations.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { maskOnlyOutsideOutputs } from '../../phases/masking-runner.ts';
import { readStep } from '../../phases/read-step.ts';
import type { Step, StepContext } from '../../phases/step.ts';
import type { Finding } from '../../report/check-table.ts';
import { checkDocker } from './docker-checks.ts';
import { type DoctorInputs, readDoctorInputs } from './doctor-inputs.ts';
import { failedBy, notTested, ok, skipped } from './findings.ts';
import { makePolicies, type Policies, readPolicyBasis } from './policies.ts';
import { show } from './show.ts';

type Examination = Step<DoctorInputs>;

/** doctor/action.yml: checks all that a build needs, and goes on after a failed check. Builds and changes nothing. */
export async function examine(context: StepContext): Promise<void> {
  const step = await readInputsOf(context);
  if (step.inputs.policyOnly) return await tellPolicies(step);
  const [aws, docker] = await Promise.all([checkAwsOf(step), checkDocker(step)]);
  const findings = [ok('inputs', 'they are right'), ...aws.findings, ...docker];
  await show(step.runner, findings, aws.policies);
  const wrong = findings.filter(({ state }) => state === 'failed');
  if (wrong.length > 0) throw checksFailed(wrong, findings.length);
}

/** Reads the inputs; wrong ones leave nothing else to check. */
async function readInputsOf(context: StepContext): Promise<Examination> {
  try {
    return await readStep(context, {
      action: 'doctor',
      place: (source) => ({ kind: 'context', context: source('context') || '.' }),
      read: (origin) => readMasked(context, origin),
      describe: ({ repository, tags }) => `To be checked: a build of ${repository.name}:${tags[0]}`,
    });
  } catch (error) {
    await show(context.runner, [failedBy('inputs', error), ...skipped(['everything else'], 'inputs')], undefined);
    throw error;
  }
}

/** Reads the inputs, and masks secrets before anything else is told. */
function readMasked({ runner, environment }: StepContext, origin: InputsOrigin): DoctorInputs {
  const inputs = readDoctorInputs(origin);
  const { mask } = maskOnlyOutsideOutputs(runner, []);
  for (const { value } of secretValues(inputs.build.secrets, environment.variables)) mask(value);
  return inputs;
}

/** `policy-only`: tells the policies and nothing else. */
async function tellPolicies(step: Examination): Promise<void> {
  const destination = ecrOf(step);
  step.runner.info('Only the policies are made, as policy-only is true. AWS is not called.');
  const policies =
    destination === undefined ? undefined : makePolicies(step, destination, await readPolicyBasis(step, destination));
  await show(step.runner, [], policies);
}

const OF_AWS = ['id-token', 'session', 'permissions', 'repository', 'tags', 'clock'];

/** The findings about AWS. Loads the SDK. */
async function checkAwsOf(
  step: Examination,
): Promise<{ readonly findings: readonly Finding[]; readonly policies?: Policies }> {
  const destination = ecrOf(step);
  if (destination === undefined)
    return { findings: OF_AWS.map((check) => notTested(check, 'push is false: AWS is neither called nor needed')) };
  const { checkAws } = await import('./aws-checks.ts');
  return await checkAws(step, destination);
}

/** The first destination; `undefined` with `push: false`. */
function ecrOf({ inputs }: Examination): EcrDestination | undefined {
  return inputs.destinations.find(isInAws);
}
