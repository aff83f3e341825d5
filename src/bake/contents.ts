import type { Content, Looked } from '../content/content.ts';
import type { Identity } from '../execute/identify.ts';
import type { EcrDestination } from '../inputs/inputs.ts';
import { type ContentSearch, startContent } from '../judge.ts';
import type { Step } from '../step.ts';
import type { TargetOrder } from './targets.ts';
import type { BakeStep, Work } from './works.ts';

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
    const { contentOrigin } = await import('../content-reuse.ts');
    const { readContent } = await import('../content/content.ts');
    const own: Step = { ...step, inputs: { ...inputs, build: order.build } };
    const credentials = async () => (await authenticated).credentials;
    const origin = contentOrigin(own, ecr, { credentials, ...moreOf(order), linked, looked });
    return await readContent(order.build, origin);
  };
  return linked;
}
