import { invalidInputs } from '../../errors/input-errors.ts';
import { type Account, readAccount } from '../../inputs/aws-inputs.ts';
import { readAnnotations } from '../../inputs/build-inputs.ts';
import { type ImageName, isElsewhere, parseImageName } from '../../inputs/image-name.ts';
import { refuseNames } from '../../inputs/input-names.ts';
import { InputReader, quote } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { readAllTags, type Tags } from '../../inputs/tag-inputs.ts';
import type { TagRulesReader } from '../../inputs/tag-rules-input.ts';
import { placeOfTags } from '../../inputs/whole-names.ts';

/** All inputs of merge/action.yml, checked. */
export type MergeInputs = {
  readonly repository: RepositoryReference;
  /** The images that become one index, each once; at least one. */
  readonly images: readonly ImageName[];
  /** The images with a host that may yet turn out to be in another registry. */
  readonly hosted: readonly ImageName[];
  /** All wanted tags, each once, the commit's first. */
  readonly tags: readonly [string, ...string[]];
  /** The tags that the workflow names, in its order. */
  readonly tagSources: Tags['tagSources'];
  readonly affixes: Tags['affixes'];
  /** Whether the first tag is the commit's. */
  readonly hasCommitTag: boolean;
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
  if (reader.text('images') === '') reader.missing('images', 'v1-amd64,v1-arm64');
  const { tags, notices, tagSources, affixes, hasCommitTag } = readAllTags(
    reader,
    origin,
    placeOfTags(origin, { repository, elsewhere: 'repository' }),
  );
  const annotations = readIndexAnnotations(reader, origin.tagRules);
  const keepNewerTags = reader.boolean('keep-newer-tags', true);
  const account = readAccount(reader, origin, { repository, isCalled: true });
  const own = { region: account.region, accountId: account.registryId, host: repository?.host };
  for (const { text, repository: named } of images)
    if (named !== undefined && account.region !== '' && isElsewhere(named, own))
      reader.mistake('images', otherRegistry(text));
  refuseNames(reader, 'merge', origin.environment.variables);
  const [first, ...further] = tags;
  if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
    throw invalidInputs(reader.mistakes);
  return {
    repository,
    images: eachOnce(images, repository),
    hosted: images.filter((image) => image.repository?.host !== undefined),
    tags: [first, ...further],
    tagSources,
    affixes,
    hasCommitTag,
    annotations: Object.fromEntries(annotations),
    keepNewerTags,
    notices,
    account,
  };
}

/** Each image once, by whatever names. */
function eachOnce(images: readonly ImageName[], { name: own }: RepositoryReference): readonly ImageName[] {
  const keyOf = ({ repository, id }: ImageName): string => JSON.stringify([repository?.name ?? own, id]);
  return [...new Map(images.map((image) => [keyOf(image), image])).values()];
}

function otherRegistry(text: string): string {
  return (
    `${quote(text)} is in another registry than the index. One registry has both: let the jobs before push to the one of ` +
    '`repository`, or set `repository`, `aws-region` and `registry-id` to where the images are.'
  );
}

/** `annotations`, for the index: those of the images cannot be changed. */
function readIndexAnnotations(
  reader: InputReader,
  tagRules: TagRulesReader | undefined,
): readonly (readonly [string, string])[] {
  return readAnnotations(reader, tagRules).flatMap((text) => {
    const [, levels = 'index', key = '', value = ''] = /^(?:([^:=]*):)?([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (levels === 'index') return [[key, value] as const];
    reader.mistake(
      'annotations',
      `${quote(text)} is for the level ${levels}, and merge makes an index only. Write "${key}=..." here, or give the images their annotations where they are built.`,
    );
    return [];
  });
}
