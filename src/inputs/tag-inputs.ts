import type { Event } from '../github/event.ts';
import { isCommitSha } from '../lib/commit-sha.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import type { LiteralAffixes } from '../tag-rules/flavor.ts';
import type { TagSource } from '../tag-rules/resolve.ts';
import { MAX_LENGTH } from '../tag-rules/sanitize-tag.ts';
import { checkCommit } from './commit-input.ts';
import { type InputReader, quote } from './input-reader.ts';
import type { InputsOrigin } from './inputs-origin.ts';
import { asIs } from './parse-basic.ts';
import { parseTagLine, splitTagLine } from './tag-lines.ts';
import type { TagRulesReader } from './tag-rules-input.ts';
import type { TagsPlace } from './whole-names.ts';

/** The tags that the inputs make. */
export type Tags = {
  readonly tags: readonly string[];
  readonly hasCommitTag: boolean;
  /** The sources of the tags that the workflow names. */
  readonly tagSources: readonly TagSource[];
  /** The prefix and the suffix of the commit's tag. */
  readonly affixes: Pick<LiteralAffixes, 'prefix' | 'suffix'>;
  readonly version?: string;
  readonly notices: readonly string[];
};

/** The commit's tag first, then those of the workflow. */
export function readAllTags(
  reader: InputReader,
  { event, unknown, tagRules }: Pick<InputsOrigin, 'event' | 'unknown' | 'tagRules'>,
  place: TagsPlace,
): Tags {
  checkCommit(reader);
  // The token is a secret: it is read where it is needed, and nowhere kept.
  reader.text('github-token');
  const hasCommitTag = reader.boolean('commit-tag', true);
  const { tags: named, notices, ...naming } = readNamedTags(reader, tagRules, place);
  const rest = { ...naming, hasCommitTag, notices };
  if (!hasCommitTag) {
    if (named.length === 0 && reader.mistakes.length === 0) reader.mistake('tags', describeNoTag(reader, event));
    return { tags: named, ...rest };
  }
  if (!isCommitSha(event.commit)) {
    reader.mistake('commit-tag', describeUnknown(unknown));
    return { tags: named, ...rest };
  }
  const left = naming.isWhole ? [] : [EXPRESSIONS_LEFT];
  const commitTag = readCommitTag(reader, { commit: event.commit, affixes: naming.affixes });
  return { tags: [...new Set([commitTag, ...named])], ...rest, notices: [...notices, ...left] };
}

/** The commit's tag, with the flavor's prefix and suffix; a commit cannot be cut. `instead`: what else to do. */
export function readCommitTag(
  reader: InputReader,
  { commit, affixes: { prefix, suffix } }: Pick<Tags, 'affixes'> & { readonly commit: string },
  instead = 'name the image by other tags (`commit-tag: false`)',
): string {
  const tag = `${prefix}${commit}${suffix}`;
  if (tag.length > MAX_LENGTH) {
    reader.mistake(
      'flavor',
      `makes the tag of the commit ${tag.length} characters long; no registry takes more than ${MAX_LENGTH}. Shorten prefix= ` +
        `and suffix=, or ${instead}.`,
    );
  }
  return tag;
}

const EXPRESSIONS_LEFT =
  "The tag of the commit has no part of the flavor's prefix and suffix that is an expression: later runs have to find it again.";

/** The tags that the workflow names, by rules or as they are. */
export function readNamedTags(reader: InputReader, tagRules: TagRulesReader | undefined, place: TagsPlace): NamedTags {
  const lines = [...new Set(reader.list('tags', (line) => parseTagLine(line, place), { split: splitTagLine }))];
  if (tagRules === undefined) {
    const tagSources = lines.map((tag) => ({ tag, isMoving: /^(latest|edge)$/.test(tag) }));
    const affixes = { prefix: '', suffix: '' };
    return omitUndefined({ tags: lines, version: lines[0], tagSources, notices: [], affixes, isWhole: true });
  }
  const { mistakes, affixes, ...result } = tagRules.tags(lines, reader.list('flavor', asIs));
  for (const { input, rule } of mistakes) reader.mistake(input, rule);
  const { prefix, suffix, isWhole } = affixes;
  return { ...result, affixes: { prefix, suffix }, isWhole };
}

/** The tags that the workflow names; `isWhole`: whether the flavor is the same in every run. */
type NamedTags = Omit<Tags, 'hasCommitTag'> & { readonly isWhole: boolean };

function describeUnknown(unknown: string | undefined): string {
  if (unknown === undefined) return 'the commit is unknown: GITHUB_SHA is not set. Set `commit-tag: false` and `tags`.';
  return (
    `the commit is unknown: of the context, ${unknown} Name the commit in the address, \`#\` and its full SHA, or with the ` +
    'input `commit`; or set `commit-tag: false` and `tags`.'
  );
}

function describeNoTag(reader: InputReader, { name, ref }: Event): string {
  if (reader.text('tags') === '') {
    return 'is empty and commit-tag is false, so the image would have no tag. Set one of them.';
  }
  return `no rule makes a tag for this run (${name}, ${quote(ref)}), and commit-tag is false. Add a rule for it, or set commit-tag.`;
}
