import { InputReader } from '../../inputs/input-reader.ts';
import { type Inputs, readInputs } from '../../inputs/inputs.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';

/** All inputs of doctor/action.yml: those of the main action, and its own. */
export type DoctorInputs = Inputs & {
  /** Whether only to print the policies. */
  readonly policyOnly: boolean;
};

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readDoctorInputs(origin: InputsOrigin): DoctorInputs {
  const reader = new InputReader(origin.source);
  const policyOnly = reader.boolean('policy-only', false);
  return { ...readInputs(origin, 'doctor', reader.mistakes), policyOnly };
}
