import {
  FieldError,
  type Fields,
  readOptionalObjects,
  readOptionalWord,
  readText,
  readWord,
  within,
} from '../fields.ts';
import { compileWildcard } from '../iam/wildcard.ts';

/** ECR's four modes (API reference, PutImageTagMutability). */
export const mutabilityModes = ['MUTABLE', 'IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION', 'MUTABLE_WITH_EXCLUSION'] as const;

/** One of ECR's modes of tag mutability. */
export type MutabilityMode = (typeof mutabilityModes)[number];

/** A repository's mode with its exclusion filters, `*` standing for any characters. */
export type Mutability = { readonly mode: MutabilityMode; readonly filters: readonly string[] };

/** Whether the tag, once set, must keep its image. */
export function isImmutableTag({ mode, filters }: Mutability, tag: string): boolean {
  const isExcluded = () => filters.some((filter) => compileWildcard(filter).test(tag));
  switch (mode) {
    case 'MUTABLE':
      return false;
    case 'IMMUTABLE':
      return true;
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !isExcluded();
    case 'MUTABLE_WITH_EXCLUSION':
      return isExcluded();
  }
}

/** Reads `imageTagMutability` and its exclusion filters; throws a FieldError where they don't fit together or break their grammar. */
export function readMutability(input: Fields): Mutability {
  const mode = readOptionalWord(input, 'imageTagMutability', mutabilityModes) ?? 'MUTABLE';
  const name = 'imageTagMutabilityExclusionFilters';
  const filters = (readOptionalObjects(input, name) ?? []).map((filter, index) =>
    within(`${name}[${index}]`, () => {
      readWord(filter, 'filterType', ['WILDCARD']);
      return readText(filter, 'filter');
    }),
  );
  const needsFilters = mode.endsWith('_WITH_EXCLUSION');
  if (needsFilters !== filters.length > 0 || filters.length > 5) {
    const rule = needsFilters ? 'must have 1 to 5 filters' : `must be empty for ${mode}`;
    throw new FieldError(name, rule);
  }
  const wrong = filters.find((filter) => !/^[0-9a-zA-Z._*-]{1,128}$/.test(filter));
  if (wrong !== undefined) {
    throw new FieldError(name, "must satisfy regular expression '^[0-9a-zA-Z._*-]{1,128}$'");
  }
  return { mode, filters };
}
