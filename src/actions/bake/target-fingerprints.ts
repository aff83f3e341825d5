import type { Content, Looked } from '../../fingerprint/fingerprint.ts';
import type { EcrDestination } from '../../inputs/inputs.ts';
import type { Identity } from '../../phases/credentials/assume-roles.ts';
import { type ContentSearch, startContent } from '../../phases/registry/check-registry.ts';
import type { Step } from '../../phases/step.ts';
import type { TargetOrder } from './plan-targets.ts';
import type { BakeStep, Work } from './target-steps.ts';

/**
 * Starts to read what decides the image of each target. What several of them look at is looked at once; a target that
 * another one refers to counts by its own content.
 */
export function startContents(
  bake: BakeStep,
  works: readonly Work[],
  ecr: EcrDestination,
  authenticated: Promise<Identity>,
): ReadonlyMap<string, Promise<ContentSearch | undefined>> {
  if (bake.inputs.image.reuse.kind === 'commit') return new Map();
  const looked: Looked = { trees: new Map(), images: new Map() };
  const linked = linkedContents(bake, works, ecr, { authenticated, looked });
  return new Map(
    works.map(({ order, step }) => {
      const more = { ...moreOf(order), linked, looked };
      return [order.name, startContent(step, ecr, authenticated, more)];
    }),
  );
}

function moreOf({ inlineDockerfile, further }: Pick<TargetOrder, 'inlineDockerfile' | 'further'>) {
  return { further, ...(inlineDockerfile === undefined ? {} : { inlineDockerfile }) };
}

/** The content of each target as others refer to it, read when it is asked for first. */
function linkedContents(
  { plan }: BakeStep,
  works: readonly Work[],
  ecr: EcrDestination,
  { authenticated, looked }: { readonly authenticated: Promise<Identity>; readonly looked: Looked },
): (name: string) => Promise<Content> | undefined {
  const [one] = works;
  const orders = new Map([...plan.orders, ...plan.linked].map((order) => [order.name, order]));
  const contents = new Map<string, Promise<Content>>();
  const linked = (name: string): Promise<Content> | undefined => {
    const order = orders.get(name);
    if (order === undefined || one === undefined) return undefined;
    const content = contents.get(name) ?? read(order, one.step);
    contents.set(name, content);
    return content;
  };
  const read = async (
    order: Pick<TargetOrder, 'build' | 'inlineDockerfile' | 'further'>,
    { inputs, ...step }: Step,
  ) => {
    const { contentOrigin } = await import('../../phases/registry/same-content.ts');
    const { readContent } = await import('../../fingerprint/fingerprint.ts');
    const own: Step = { ...step, inputs: { ...inputs, build: order.build } };
    const credentials = async () => (await authenticated).credentials;
    const origin = contentOrigin(own, ecr, { credentials, ...moreOf(order), linked, looked });
    return await readContent(order.build, origin);
  };
  return linked;
}
