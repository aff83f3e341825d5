import type { SourceImage } from '../../inputs/source-image-input.ts';
import {
  describeSource,
  findInRegistry,
  findLocalSource,
  type GivenSource,
  placeOfSource,
  type SourceMeans,
} from '../../phases/build/source-image.ts';
import type { IdTokenSources } from '../../phases/credentials/id-token-source.ts';
import {
  closeAll,
  type Destinations,
  type OpenDestinations,
  openDestinations,
} from '../../phases/registry/registry-access.ts';
import type { Step } from '../../phases/step.ts';

/** An image that was built elsewhere, and the repositories that it goes to. */
export type SourceRun = {
  readonly source: SourceImage;
  readonly destinations: Destinations;
  readonly idTokens: IdTokenSources;
};

/** The image, and the repositories, whose decisions are about it. */
export type OpenSource = { readonly found: GivenSource; readonly open: OpenDestinations };

/**
 * Finds the image, and gets credentials: what is missing on this machine is told before any call. Whoever opens it closes the registries.
 *
 * @throws Failure `image-missing`, `digest-mismatch` where the files are damaged
 */
export async function openWithSource(
  step: Step,
  { source, destinations, idTokens }: SourceRun,
  means: SourceMeans,
): Promise<OpenSource> {
  const local = await step.runner.phase('Source', async () => {
    const value = await findLocalSource(step, source, means);
    return { value, sentence: value === undefined ? `${source.text} is in a registry` : describeSource(value) };
  });
  const open = await openDestinations(step, destinations, idTokens);
  try {
    const found = local ?? (await findElsewhere(step, source, open));
    return { found, open: withGiven(open, found) };
  } catch (error) {
    closeAll(open);
    throw error;
  }
}

async function findElsewhere(step: Step, source: SourceImage, [first]: OpenDestinations): Promise<GivenSource> {
  const { destination, access } = first;
  return await step.runner.phase('Source', async () => {
    const session = { destination, identity: access.identity };
    const value = await findInRegistry(step, placeOfSource(source), session);
    return { value, sentence: describeSource(value) };
  });
}

function withGiven([first, ...further]: OpenDestinations, { given }: GivenSource): OpenDestinations {
  const asked = further.map((one) => ({ ...one, access: { ...one.access, given } }));
  return [{ ...first, access: { ...first.access, given } }, ...asked];
}
