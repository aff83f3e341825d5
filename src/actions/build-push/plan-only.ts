import { endChildren } from '../../docker/child-processes.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import { withoutStaying } from '../../phases/registry/check-registry.ts';
import { decideEverywhere, describeJoint } from '../../phases/registry/prepare-destinations.ts';
import {
  closeAll,
  type Destinations,
  type OpenDestinations,
  openDestinations,
  tellLogs,
} from '../../phases/registry/registry-access.ts';
import type { Step } from '../../phases/step.ts';

/** What would be done, and the tags that the image would have then. */
export type Planned = { readonly action: 'build' | 'reuse' | 'push'; readonly tags: Step['inputs']['tags'] };

/** Asks the registries what would be done. Changes nothing. With it the AWS SDK is loaded. */
export async function planEverywhere(
  step: Step,
  destinations: Destinations,
  idTokens: IdTokenSources,
): Promise<Planned> {
  const open = await openDestinations(step, destinations, idTokens);
  try {
    return await planOpen(step, open);
  } finally {
    closeAll(open);
    endChildren();
  }
}

/** The same of repositories that are open. */
export async function planOpen(step: Step, open: OpenDestinations): Promise<Planned> {
  return await step.runner.phase('Registry', async () => {
    const { joint } = await decideEverywhere(step, open);
    tellLogs(step, open);
    const [first] = joint.parts;
    const { tags } = first === undefined || first.kind === 'copy' ? step.inputs : withoutStaying(step, first).inputs;
    return { value: { action: joint.kind, tags }, sentence: describeJoint(open, joint) };
  });
}
