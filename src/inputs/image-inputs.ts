import type { Event } from '../github/event.ts';
import type { IfExists } from '../plan/commit-image.ts';
import { type Label, labelsOf } from '../plan/oci-labels.ts';
import type { InputReader } from './input-reader.ts';
import { parseInteger, parseOneOf } from './parse-basic.ts';
import { isRemoteContext } from './parse-docker.ts';
import type { Tags } from './tag-inputs.ts';

/** What the image is called, and when an image that is there will do. */
export type ImageInputs = {
  /** Whether the first tag is the commit's. */
  readonly hasCommitTag: boolean;
  /** The labels that this action sets by itself; labels of the workflow come after them and win. */
  readonly ownLabels: readonly Label[];
  /** Whether the image gets the own labels at all (`own-labels`). */
  readonly hasOwnLabels: boolean;
  /** The first tag that the workflow names, as docker/metadata-action calls it; without one the first tag. */
  readonly version: string;
  readonly tagSources: Tags['tagSources'];
  /** The prefix and the suffix of a commit's tag. */
  readonly affixes: Tags['affixes'];
  readonly ifExists: IfExists;
  readonly reuse: ReuseInputs;
  /** Whether tags that stand on the image of a newer commit stay there. */
  readonly keepNewerTags: boolean;
};

/** Which image may take the place of a build: of the same commit, or also of the same content. */
export type ReuseInputs = { readonly kind: 'commit' } | { readonly kind: 'content'; readonly maxAgeDays: number };

/** `if-exists`, `reuse` and what goes with them. */
export function readImage(
  reader: InputReader,
  event: Event,
  {
    hasCommitTag,
    tags: [first = ''],
    version,
    tagSources,
    affixes,
    context,
  }: Pick<Tags, 'hasCommitTag' | 'tags' | 'version' | 'tagSources' | 'affixes'> & { readonly context: string },
): ImageInputs {
  const ifExists = reader.withDefault('if-exists', parseOneOf('auto', 'reuse', 'rebuild', 'fail'), 'auto');
  const isMoving = tagSources.some(({ tag, isMoving: moves }) => tag === first && moves);
  if (ifExists === 'reuse' && !hasCommitTag && isMoving) {
    reader.mistake(
      'if-exists',
      `is reuse, and the first tag is ${first}, which moves: nothing would ever be built again. ${FIXED_FIRST}`,
    );
  }

  const hasOwnLabels = reader.boolean('own-labels', true);
  return {
    hasCommitTag,
    hasOwnLabels,
    ownLabels: hasOwnLabels
      ? labelsOf(event, version, tagSources.find((source) => source.version !== undefined)?.version?.label)
      : [],
    version: version ?? first,
    tagSources,
    affixes,
    ifExists,
    reuse: readReuse(reader, context),
    keepNewerTags: reader.boolean('keep-newer-tags', true),
  };
}

const FIXED_FIRST = 'Put a tag first that one image keeps, such as a version or the commit (`commit-tag: true`).';

function readReuse(reader: InputReader, context: string): ReuseInputs {
  const kind = reader.withDefault('reuse', parseOneOf('commit', 'content'), 'commit');
  const maxAgeDays = reader.optional('reuse-max-age-days', parseInteger(1, 365, 'days'));
  if (kind === 'content') {
    if (isRemoteContext(context)) {
      reader.mistake(
        'reuse',
        'content cannot be told from an address. Check the repository out, and set `context` to a folder of it.',
      );
    }
    return { kind, maxAgeDays: maxAgeDays ?? 30 };
  }
  if (maxAgeDays !== undefined) {
    reader.mistake(
      'reuse-max-age-days',
      'is about images of the same content only. Set `reuse: content`, or take it out.',
    );
  }
  return { kind };
}
