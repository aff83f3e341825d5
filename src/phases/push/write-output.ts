import type { PushedImage } from '../../report/result.ts';
import { writeImage } from '../build/write-content.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { clientOf } from './copy-and-prove.ts';

/** `output` of an image that is in the registry: read from there, so that the digest in the files is the proven one. */
export async function writeOutput(
  step: Step,
  target: Pick<TargetRepository, 'registry' | 'location' | 'snapshot'>,
  { digest }: Pick<PushedImage, 'digest'>,
): Promise<void> {
  if (step.inputs.output === undefined) return;
  const source = clientOf(step, target);
  try {
    await writeImage(step, { digest, source });
  } finally {
    source.close();
  }
}
