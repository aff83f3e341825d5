import { checkInput } from '../ecr/check-input.ts';
import { checkMembers, readFields, readOptionalObject, readText } from '../fields.ts';
import { readRegistry } from '../settings.ts';
import { publicInputs } from './public-inputs.ts';
import type { CatalogData } from './public-registries.ts';
import { readCatalog } from './public-repositories.ts';

/** A public repository to create; the account defaults to that of the local AWS. */
export type PublicRepositorySettings = {
  readonly accountId?: string;
  readonly name: string;
  /** What the gallery shows of it. */
  readonly catalogData?: CatalogData;
};

/** Checks the settings of a public repository; throws a FieldError, or a Refusal that says what ECR Public does not take. */
export function readPublicRepository(value: unknown) {
  const fields = readFields(value, 'repository');
  checkMembers(fields, ['accountId', 'name', 'catalogData']);
  const { accountId } = readRegistry(fields);
  const name = readText(fields, 'name');
  const catalogData = readOptionalObject(fields, 'catalogData');
  checkInput(publicInputs.CreateRepository ?? {}, { repositoryName: name, catalogData });
  return { accountId, name, catalog: catalogData && readCatalog(catalogData) };
}
