import { explainFileError } from './disk-errors.ts';
import { Failure } from './failure.ts';

/**
 * The failure to report for whatever was thrown. A `Failure` is passed through; a file that cannot be written is told; anything else is a defect of ours and
 * becomes `unexpected`, with its name and message but without its stack (the stack goes to the debug log).
 */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const file = explainFileError(thrown);
  if (file !== undefined) return file;
  const told = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new Failure(
    {
      code: 'unexpected',
      what: `The action stopped on something it does not know how to explain. ${told}`,
      why: 'a defect of this action, or a situation it was never tried in.',
      fix: 'run the job again with "Enable debug logging" and report the log as an issue of this action.',
    },
    { cause: thrown },
  );
}
