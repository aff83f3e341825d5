import { endChildren } from '../../docker/child-processes.ts';
import { closeAll } from '../../phases/registry/registry-access.ts';
import { dockerFor, privateConfig, type Step } from '../../phases/step.ts';
import { openWithSource, type SourceRun } from './open-source.ts';
import { type Planned, planOpen } from './plan-only.ts';

/** `plan-only` with an image that was built elsewhere. */
export async function planSource(step: Step, run: SourceRun): Promise<Planned> {
  const config = await privateConfig(step);
  try {
    const { open } = await openWithSource(step, run, { docker: dockerFor(step, config), folder: config.directory });
    try {
      const planned = await planOpen(step, open);
      return planned.action === 'build' ? { ...planned, action: 'push' } : planned;
    } finally {
      closeAll(open);
    }
  } finally {
    await config.remove();
    endChildren();
  }
}
