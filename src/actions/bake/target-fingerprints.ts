import type { Fingerprint, FingerprintCache } from '../../fingerprint/fingerprint-sources.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { startContentSearch } from '../../phases/registry/registry-access.ts';
import type { ContentSearch } from '../../phases/registry/same-content.ts';
import type { Step } from '../../phases/step.ts';
import type { TargetOptions } from './target-options.ts';
import type { BakeStep, TargetStep } from './target-steps.ts';

/** The registry and the credentials by which base images in ECR are looked up. */
type Access = { readonly ecr: EcrDestination; readonly authenticated: Promise<Identity> };

/**
 * Starts to read the content of each target's image. Folders and images of several targets are read once; a target that
 * another one refers to counts by its own content.
 */
export function startContentSearches(
  bake: BakeStep,
  steps: readonly TargetStep[],
  access: Access,
): ReadonlyMap<string, Promise<ContentSearch | undefined>> {
  if (bake.inputs.image.reuse.kind === 'commit') return new Map();
  const cache: FingerprintCache = { trees: new Map(), images: new Map() };
  const linked = linkedFingerprints(bake, steps, { ...access, cache });
  const { ecr, authenticated } = access;
  return new Map(
    steps.map(({ target, step }) => [
      target.name,
      startContentSearch(step, ecr, authenticated, { ...settingsOf(target), linked, cache }),
    ]),
  );
}

/** The settings that decide a target's image besides the inputs of a build. */
function settingsOf({ inlineDockerfile, further }: Pick<TargetOptions, 'inlineDockerfile' | 'further'>) {
  return omitUndefined({ command: 'bake' as const, further, inlineDockerfile });
}

/** Gives the fingerprint of a target that others refer to, read at the first call. */
function linkedFingerprints(
  { plan }: BakeStep,
  [one]: readonly TargetStep[],
  { ecr, authenticated, cache }: Access & { readonly cache: FingerprintCache },
): (name: string) => Promise<Fingerprint> | undefined {
  const targets = new Map([...plan.targets, ...plan.linked].map((target) => [target.name, target]));
  const known = new Map<string, Promise<Fingerprint>>();
  const linked = (name: string): Promise<Fingerprint> | undefined => {
    const target = targets.get(name);
    if (target === undefined || one === undefined) return undefined;
    const fingerprint = known.get(name) ?? read(target, one.step);
    known.set(name, fingerprint);
    return fingerprint;
  };
  const read = async (target: TargetOptions, { inputs, ...context }: Step): Promise<Fingerprint> => {
    const { fingerprintBuild } = await import('../../phases/registry/same-content.ts');
    const own: Step = { ...context, inputs: { ...inputs, build: target.build } };
    const credentials = async () => (await authenticated).credentials;
    return await fingerprintBuild(own, ecr, { credentials, ...settingsOf(target), linked, cache });
  };
  return linked;
}
