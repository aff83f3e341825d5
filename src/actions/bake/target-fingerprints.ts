import type { Fingerprint, FingerprintCache } from '../../fingerprint/fingerprint.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type FingerprintSearch, startFingerprint } from '../../phases/registry/check-registry.ts';
import type { Step } from '../../phases/step.ts';
import type { TargetRequest } from './plan-targets.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/**
 * Starts to read what decides the image of each target. What several of them look at is looked at once; a target that
 * another one refers to counts by its own content.
 */
export function startFingerprints(
  bake: BakeStep,
  works: readonly TargetStep[],
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
): ReadonlyMap<string, Promise<FingerprintSearch | undefined>> {
  if (bake.inputs.image.reuse.kind === 'commit') return new Map();
  const cache: FingerprintCache = { trees: new Map(), images: new Map() };
  const linked = linkedFingerprints(bake, works, ecr, { authenticated, cache });
  return new Map(
    works.map(({ target, step }) => {
      const more = { ...moreOf(target), linked, cache };
      return [target.name, startFingerprint(step, ecr, authenticated, more)];
    }),
  );
}

function moreOf({ inlineDockerfile, further }: Pick<TargetRequest, 'inlineDockerfile' | 'further'>) {
  return { further, ...(inlineDockerfile === undefined ? {} : { inlineDockerfile }) };
}

/** The content of each target as others refer to it, read when it is asked for first. */
function linkedFingerprints(
  { plan }: BakeStep,
  works: readonly TargetStep[],
  ecr: EcrDestination,
  { authenticated, cache }: { readonly authenticated: Promise<Identity>; readonly cache: FingerprintCache },
): (name: string) => Promise<Fingerprint> | undefined {
  const [one] = works;
  const orders = new Map([...plan.targets, ...plan.linked].map((order) => [order.name, order]));
  const contents = new Map<string, Promise<Fingerprint>>();
  const linked = (name: string): Promise<Fingerprint> | undefined => {
    const order = orders.get(name);
    if (order === undefined || one === undefined) return undefined;
    const content = contents.get(name) ?? read(order, one.step);
    contents.set(name, content);
    return content;
  };
  const read = async (
    order: Pick<TargetRequest, 'build' | 'inlineDockerfile' | 'further'>,
    { inputs, ...step }: Step,
  ) => {
    const { fingerprintSources } = await import('../../phases/registry/same-content.ts');
    const { readFingerprint } = await import('../../fingerprint/fingerprint.ts');
    const own: Step = { ...step, inputs: { ...inputs, build: order.build } };
    const credentials = async () => (await authenticated).credentials;
    const origin = fingerprintSources(own, ecr, { credentials, ...moreOf(order), linked, cache });
    return await readFingerprint(order.build, origin);
  };
  return linked;
}
