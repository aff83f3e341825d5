import { openPublicCatalog } from '../../aws/open-registry.ts';
import type { PublicCatalog } from '../../aws/public-catalog.ts';
import { galleryFailed } from '../../errors/public-errors.ts';
import { asFailure } from '../../errors/unexpected-errors.ts';
import { type Catalog, differingMembers, galleryRule, mergedCatalog } from '../../plan/catalog.ts';
import type { OpenDestination, OpenDestinations } from '../registry/registry-access.ts';
import type { Step } from '../step.ts';

/**
 * `repository-catalog`: lets the gallery of ECR Public show what the file says of the step's public repositories, where it shows something
 * else. The image is there by now.
 */
export async function showInGallery(step: Step, open: OpenDestinations): Promise<void> {
  const { runner, event, trigger, inputs } = step;
  const { catalog } = inputs;
  if (catalog === undefined) return;
  await runner.phase('Gallery', async () => {
    const left = galleryRule(event, trigger);
    if (left !== undefined) return { value: undefined, sentence: `The gallery stays as it is, as ${left.because}` };
    const told: string[] = [];
    for (const one of open) if (one.destination.kind === 'ecr-public') told.push(await showOne(one, catalog));
    return { value: undefined, sentence: told.join('; ') };
  });
}

async function showOne({ name, step, destination, access }: OpenDestination, catalog: Catalog): Promise<string> {
  if (destination.kind === 'registry') return '';
  const page = await openPublicCatalog(step, destination, access.identity.credentials);
  try {
    const shown = await page.read();
    const differing = [...differingMembers(catalog, shown), ...(await differingLogo(page, catalog, shown.logoUrl))];
    if (differing.length === 0) return `The gallery shows of ${name} what the file says`;
    await page.put(mergedCatalog(catalog, shown));
    return `The gallery shows of ${name} what the file says, by now also its ${differing.join(', ')}`;
  } catch (error) {
    throw galleryFailed(name, asFailure(error));
  } finally {
    page.close();
  }
}

async function differingLogo(page: PublicCatalog, { logo }: Catalog, url = ''): Promise<readonly string[]> {
  return logo === undefined || (url !== '' && (await page.isLogo(url, logo))) ? [] : ['logo'];
}
