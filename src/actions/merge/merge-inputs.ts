import type { ImageId } from '../../aws/ecr.ts';
import { invalidInputs } from '../../errors/input-errors.ts';
import { type Account, readAccount } from '../../inputs/aws-inputs.ts';
import { readAnnotations } from '../../inputs/build-inputs.ts';
import { InputReader } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { readAllTags, type Tags } from '../../inputs/tag-inputs.ts';
import { refuseUnsupported } from '../../inputs/unsupported-inputs.ts';
import type { Parsed } from '../../lib/parsed.ts';

/** All inputs of merge/action.yml, checked. */
export type MergeInputs = {
  readonly repository: RepositoryReference;
  /** The images that become one index, each once; at least one. */
  readonly images: readonly ImageId[];
  /** All wanted tags, each once, the commit's first. */
  readonly tags: readonly [string, ...string[]];
  /** Those of them that the workflow names, in its order. */
  readonly origins: Tags['origins'];
  readonly affixes: Tags['affixes'];
  readonly annotations: Readonly<Record<string, string>>;
  readonly keepNewerTags: boolean;
  readonly notices: readonly string[];
  readonly account: Account;
};

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readMergeInputs(origin: Omit<InputsOrigin, 'lookup' | 'sizeOf'>): MergeInputs {
  const reader = new InputReader(origin.source);
  const repository = reader.required('repository', parseRepository, 'team/shop');
  const images = reader.list('images', parseImageName, { commas: true });
  if (reader.text('images') === '') {
    reader.mistake('images', 'is required: the tags or digests that the jobs before have pushed, one per line.');
  }
  const { tags, notices, origins, affixes } = readAllTags(reader, origin);
  const annotations = readAnnotations(reader, origin.tagRules);
  const keepNewerTags = reader.boolean('keep-newer-tags', true);
  const account = readAccount(reader, origin, repository, true);
  refuseUnsupported(reader, 'merge');
  const [first, ...further] = tags;
  if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
    throw invalidInputs(reader.mistakes);
  const ids = [...new Map(images.map((id) => [JSON.stringify(id), id])).values()];
  return {
    repository,
    images: ids,
    tags: [first, ...further],
    origins,
    affixes,
    annotations: Object.fromEntries(annotations.map(toPair)),
    keepNewerTags,
    notices,
    account,
  };
}

/** Those for the index: here that is the only level. */
function toPair(text: string): readonly [string, string] {
  const [, key = '', value = ''] = /^(?:[^:=]*:)?([^=]+)=([\s\S]*)$/.exec(text) ?? [];
  return [key, value];
}

/** A tag, a digest, or a whole name that ends in one, as the outputs of a build give it. */
function parseImageName(text: string): Parsed<ImageId> {
  const [, digest] = /^(?:[^@]*@)?(sha256:[0-9a-f]{64})$/.exec(text) ?? [];
  if (digest !== undefined) return { valid: true, value: { digest } };
  const [, tag] = /^(?:\S+\/[^\s:@]+:)?([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text) ?? [];
  if (tag !== undefined) return { valid: true, value: { tag } };
  return { valid: false, rule: 'is not a tag or a digest.' };
}
