import { invalidInputs } from '../../errors/input-errors.ts';
import { checkCommit } from '../../inputs/commit-input.ts';
import { isInAws, type RegistryDestination, wholeName } from '../../inputs/destinations.ts';
import { type ImageName, isElsewhere, parseImageName } from '../../inputs/image-name.ts';
import { refuseNames } from '../../inputs/input-names.ts';
import { InputReader, quote } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseOneOf } from '../../inputs/parse-basic.ts';
import { readCommitTag, readNamedTags, type Tags } from '../../inputs/tag-inputs.ts';
import type { TagsPlace } from '../../inputs/whole-names.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { IfExists } from '../../plan/commit-image.ts';
import { type PromotionSides, parseSide, readSides } from './promotion-sides.ts';

/** All inputs of promote/action.yml, checked. */
export type PromotionInputs = PromotionSides & {
  /** The image that is there: a tag, which a commit is too, a digest, or a whole name. */
  readonly image: ImageName;
  /** The commit, where `image` is its tag with the flavor's prefix or suffix: the next name to look for. */
  readonly bareCommit?: string;
  readonly affixes: Tags['affixes'];
  /** The tags that the image is to get, each once. */
  readonly tags: readonly [string, ...string[]];
  /** What to do where the first of them is on another image. */
  readonly ifExists: IfExists;
  readonly notices: readonly string[];
};

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readPromotionInputs(origin: Omit<InputsOrigin, 'lookup' | 'sizeOf'>): PromotionInputs {
  const reader = new InputReader(origin.source);
  const sides = readSides(reader, origin);
  const { tags, notices, affixes } = readNamedTags(reader, origin.tagRules, placeOfTarget(sides));
  const image = reader.withDefault(
    'image',
    (text) => parseImageName(text, parseSide),
    defaultImage(reader, origin, affixes),
  );
  const ifExists = reader.withDefault('if-exists', parseOneOf('auto', 'reuse', 'rebuild', 'fail'), 'auto');
  checkCommit(reader);
  if (sides !== undefined) checkPlace(reader, image, sides.source);
  refuseNames(reader, 'promote', origin.environment.variables);
  const [first, ...further] = tags;
  if (first === undefined && reader.mistakes.length === 0) {
    if (reader.text('tags') === '') reader.missing('tags', 'production');
    else reader.mistake('tags', 'no rule makes a tag for this run. Add one.');
  }
  if (reader.mistakes.length > 0 || sides === undefined || first === undefined) throw invalidInputs(reader.mistakes);
  const isBare = reader.text('image') !== '' || (affixes.prefix === '' && affixes.suffix === '');
  return {
    ...sides,
    image,
    ...(isBare ? {} : { bareCommit: origin.event.commit }),
    affixes,
    tags: [first, ...further],
    ifExists,
    notices,
  };
}

/** The repository that gets the tags, with all that is known of its registry. */
function placeOfTarget(sides: PromotionSides | undefined): TagsPlace {
  const target = sides?.target;
  const account = target !== undefined && isInAws(target) ? target : NO_ACCOUNT;
  return { kind: 'one', repository: target?.repository, account, elsewhere: 'to-repository' };
}

const NO_ACCOUNT = { region: '', credentials: { kind: 'runner' } } as const;

/** The commit's tag, as the action that builds calls it. */
function defaultImage(
  reader: InputReader,
  { event }: Pick<InputsOrigin, 'event'>,
  affixes: Tags['affixes'],
): ImageName {
  if (reader.text('image') !== '') return { text: '', id: { tag: '' } };
  if (event.commit === '') {
    reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
  }
  const tag = readCommitTag(reader, { commit: event.commit, affixes }, 'name the `image`');
  return { text: tag, id: { tag } };
}

/** Notes a mistake where a whole name is not in `repository`: the image is taken from nowhere else. */
function checkPlace(reader: InputReader, { text, repository: named }: ImageName, source: RegistryDestination): void {
  const { repository } = source;
  if (named === undefined) return;
  if (named.name !== repository.name)
    reader.mistake(
      'image',
      `${quote(text)} is in ${named.name}, and \`repository\` is ${repository.name}. Write \`repository: ${wholeName(named)}\`; ` +
        '`to-repository` is where the image goes, if that is another one.',
    );
  const known = isInAws(source)
    ? { region: source.region, accountId: source.registryId, host: repository.host }
    : { region: '', host: repository.host };
  const isKnown = known.region !== '' || !isInAws(source);
  if (isKnown && isElsewhere(named, omitUndefined(known)))
    reader.mistake(
      'image',
      `${quote(text)} is in another registry than \`repository\`. Write \`repository: ${wholeName(named)}\`, or take the host out.`,
    );
}
