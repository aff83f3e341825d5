import { invalidInputs } from '../../errors/input-errors.ts';
import { type Account, readAccount } from '../../inputs/aws-inputs.ts';
import { checkCommit } from '../../inputs/commit-input.ts';
import { type ImageName, isElsewhere, parseImageName } from '../../inputs/image-name.ts';
import { refuseNames } from '../../inputs/input-names.ts';
import { InputReader, quote } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { readCommitTag, readNamedTags, type Tags } from '../../inputs/tag-inputs.ts';
import { placeOfTags } from '../../inputs/whole-names.ts';
import { omitUndefined } from '../../lib/omit-undefined.ts';
import type { Parsed } from '../../lib/parsed.ts';

/** All inputs of promote/action.yml, checked. */
export type PromotionInputs = {
  readonly repository: RepositoryReference;
  /** The repository that gets the tags; that of the image unless the workflow names another. */
  readonly target: string;
  /** The host of that repository, where the workflow writes one. */
  readonly targetHost?: string;
  /** The image that is there: a tag, which a commit is too, a digest, or a whole name. */
  readonly image: ImageName;
  /** The commit, where `image` is its tag with the flavor's prefix or suffix: the next name to look for. */
  readonly bareCommit?: string;
  readonly affixes: Tags['affixes'];
  /** The tags that the image is to get, each once. */
  readonly tags: readonly [string, ...string[]];
  readonly notices: readonly string[];
  readonly account: Account;
};

/**
 * All inputs, typed and checked.
 *
 * @throws Failure `inputs-invalid` with every mistake in one message.
 */
export function readPromotionInputs(origin: Omit<InputsOrigin, 'lookup' | 'sizeOf'>): PromotionInputs {
  const reader = new InputReader(origin.source);
  const repository = reader.required('repository', parseRepository, 'team/shop');
  const target = reader.optional('to-repository', parseTarget);
  const { tags, notices, affixes } = readNamedTags(
    reader,
    origin.tagRules,
    placeOfTags(origin, { repository: placeOfTarget(repository, target), elsewhere: 'to-repository' }),
  );
  const image = reader.withDefault('image', parseImageName, defaultImage(reader, origin, affixes));
  checkCommit(reader);
  const account = readAccount(reader, origin, { repository, isCalled: true });
  checkPlace(reader, image, { repository, account });
  const { region, registryId: accountId } = account;
  if (target !== undefined && region !== '' && isElsewhere(target, { region, accountId, host: repository?.host }))
    reader.mistake('to-repository', 'is in another registry than `repository`, and an image stays in its own.');
  refuseNames(reader, 'promote', origin.environment.variables);
  const [first, ...further] = tags;
  if (first === undefined && reader.mistakes.length === 0) {
    if (reader.text('tags') === '') reader.missing('tags', 'production');
    else reader.mistake('tags', 'no rule makes a tag for this run. Add one.');
  }
  if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
    throw invalidInputs(reader.mistakes);
  const isBare = reader.text('image') !== '' || (affixes.prefix === '' && affixes.suffix === '');
  return omitUndefined({
    repository,
    target: target?.name ?? repository.name,
    targetHost: target?.host,
    image,
    ...(isBare ? {} : { bareCommit: origin.event.commit }),
    affixes,
    tags: [first, ...further],
    notices,
    account,
  });
}

/** The repository that gets the tags, with all that is known of its registry. */
function placeOfTarget(
  repository: RepositoryReference | undefined,
  target: RepositoryReference | undefined,
): RepositoryReference | undefined {
  return repository && target ? { ...repository, name: target.name } : repository;
}

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
function checkPlace(
  reader: InputReader,
  { text, repository: named }: ImageName,
  { repository, account }: { readonly repository: RepositoryReference | undefined; readonly account: Account },
): void {
  if (named === undefined || repository === undefined) return;
  if (named.name !== repository.name)
    reader.mistake(
      'image',
      `${quote(text)} is in ${named.name}, and \`repository\` is ${repository.name}. Write \`repository: ${named.name}\`; ` +
        '`to-repository` is where the image goes, if that is another one.',
    );
  const { region, registryId: accountId } = account;
  if (region !== '' && isElsewhere(named, { region, accountId, host: repository.host }))
    reader.mistake(
      'image',
      `${quote(text)} is in another registry than \`repository\`. Set \`aws-region\` and \`registry-id\` to where it is, or take ` +
        'the host out.',
    );
}

function parseTarget(text: string): Parsed<RepositoryReference> {
  const parsed = parseRepository(text);
  if (!parsed.valid) return parsed;
  const { host, name } = parsed.value;
  // A name that starts like a host is told from one only behind the host of the registry.
  if (host === undefined || !parseRepository(name).valid) return { valid: true, value: parsed.value };
  return { valid: false, rule: `is a whole URI. An image stays in its registry: write only "${name}".` };
}
