import type { ImageId } from '../../aws/ecr.ts';
import { invalidInputs } from '../../errors/input-errors.ts';
import { type Account, readAccount } from '../../inputs/aws-inputs.ts';
import { checkCommit } from '../../inputs/commit-input.ts';
import { InputReader } from '../../inputs/input-reader.ts';
import type { InputsOrigin } from '../../inputs/inputs-origin.ts';
import { parseRepository, type RepositoryReference } from '../../inputs/parse-aws.ts';
import { readNamedTags } from '../../inputs/tag-inputs.ts';
import { refuseUnsupported } from '../../inputs/unsupported-inputs.ts';
import type { Parsed } from '../../lib/parsed.ts';

/** All inputs of promote/action.yml, checked. */
export type PromotionInputs = {
  readonly repository: RepositoryReference;
  /** The repository that gets the tags; the same one unless the workflow names another. */
  readonly target: string;
  /** The image that is there. */
  readonly image: ImageId;
  /** The tags it is to get, each once. */
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
  const target = reader.optional('to-repository', parseName);
  const image = reader.withDefault('image', parseImage, defaultImage(reader, origin));
  checkCommit(reader);
  const { tags, notices } = readNamedTags(reader, origin.tagRules);
  const account = readAccount(reader, origin, repository, true);
  refuseUnsupported(reader, 'promote');
  const [first, ...further] = tags;
  if (first === undefined && reader.mistakes.length === 0) {
    const text = reader.text('tags');
    reader.mistake(
      'tags',
      text === '' ? 'is required. Add the line `tags: production`.' : 'no rule makes a tag for this run. Add one.',
    );
  }
  if (reader.mistakes.length > 0 || repository === undefined || first === undefined)
    throw invalidInputs(reader.mistakes);
  return { repository, target: target ?? repository.name, image, tags: [first, ...further], notices, account };
}

function defaultImage(reader: InputReader, { event }: Pick<InputsOrigin, 'event'>): ImageId {
  if (event.commit === '' && reader.text('image') === '') {
    reader.mistake('image', 'the commit is unknown: GITHUB_SHA is not set. Name a tag, a digest or a commit.');
  }
  return { tag: event.commit };
}

/** A digest, or a tag, which a commit is too. */
function parseImage(text: string): Parsed<ImageId> {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return { valid: true, value: { digest: text } };
  if (/^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/.test(text)) return { valid: true, value: { tag: text } };
  const [, digest, tag] = /[^@]*(?:@(sha256:[0-9a-f]{64})|:([\w][\w.-]{0,127}))$/.exec(text) ?? [];
  const part = digest ?? tag;
  return {
    valid: false,
    rule: `is not a tag, a commit or a digest.${part === undefined ? '' : ` Write only "${part}".`}`,
  };
}

function parseName(text: string): Parsed<string> {
  const parsed = parseRepository(text);
  if (!parsed.valid) return parsed;
  if (parsed.value.host === undefined) return { valid: true, value: parsed.value.name };
  return { valid: false, rule: `is a whole URI. An image stays in its registry: write only "${parsed.value.name}".` };
}
