import type { Catalog } from '../plan/catalog.ts';
import type { RegistryDestination } from './destinations.ts';
import type { InputReader } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';

/** `repository-catalog`: what the gallery shows of the step's repositories in ECR Public; `undefined` where it is left alone. */
export function readCatalog(
  reader: InputReader,
  { environment, catalogReader }: Pick<InputsOrigin, 'environment' | 'catalogReader'>,
  destinations: readonly RegistryDestination[],
): Catalog | undefined {
  const path = reader.text('repository-catalog');
  if (path === '') return undefined;
  if (!destinations.some(({ kind }) => kind === 'ecr-public')) reader.mistake('repository-catalog', NOT_PUBLIC);
  const read = catalogReader?.(environment.workspace, path);
  for (const mistake of read?.mistakes ?? []) reader.mistake('repository-catalog', mistake);
  return read?.catalog;
}

const NOT_PUBLIC =
  'is for the gallery of ECR Public, and no repository of this step is there. Take it out, or push to `public.ecr.aws/ALIAS/NAME`.';
