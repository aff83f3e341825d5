import type { Event } from '../github/event.ts';
import type { IfExists } from '../plan/build-or-reuse.ts';
import { type Label, labelsOf } from '../plan/oci-labels.ts';
import type { InputReader } from './input-reader.ts';
import { parseInteger, parseOneOf } from './parse-basic.ts';
import { isRemoteContext } from './parse-docker.ts';

/** What the image is called, and when one that is there will do. */
export type ImageInputs = {
  /** Whether the first tag is the commit's. */
  readonly hasCommitTag: boolean;
  /** The labels that this action sets by itself; those of the workflow come after them and win. */
  readonly ownLabels: readonly Label[];
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
    version,
    context,
  }: { readonly hasCommitTag: boolean; readonly version?: string; readonly context: string },
): ImageInputs {
  return {
    hasCommitTag,
    ownLabels: labelsOf(event, version),
    ifExists: reader.withDefault('if-exists', parseOneOf('auto', 'reuse', 'rebuild', 'fail'), 'auto'),
    reuse: readReuse(reader, context),
    keepNewerTags: reader.boolean('keep-newer-tags', true),
  };
}

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
