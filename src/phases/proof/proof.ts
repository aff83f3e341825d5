import type { ImageFacts, Registry } from '../../distribution/registry.ts';
import { tagsElsewhere, tagsNotListed } from '../../errors/proof-errors.ts';
import { type Clock, retry } from '../../lib/retry.ts';
import { scheduleFor } from '../../plan/retry-policy.ts';
import type { KeptTag } from '../tags/keep-newer-tags.ts';

/** The digest that each of these tags has to show. */
export type Claim = { readonly tags: readonly string[]; readonly digest: string; readonly repository: string };

/** The image as the registry showed it; without DescribeImages only the digest. */
export type Proof = Omit<ImageFacts, 'tags' | 'status'> & {
  /** False where the role may ask for nothing: the digest is then the one that docker reported. */
  readonly isProven: boolean;
  /** The tags that a run of a newer commit took since. */
  readonly moved: readonly KeptTag[];
};

/** The image that the registry shows under a tag. */
type Shown = Omit<Proof, 'isProven' | 'moved'>;

/** The means of a proof. */
export type ProofContext = {
  readonly registry: Pick<Registry, 'describeImages' | 'images'>;
  readonly clock: Clock;
  readonly warning: (text: string) => void;
  /** Finds the tags that may well stand on another image, as a newer run moved them; where it is absent, no tag may. */
  readonly excuse?: (tags: readonly string[]) => Promise<readonly KeptTag[]>;
};

/** Not all tags show up yet. */
class NotListed extends Error {
  readonly tags: readonly string[];

  constructor(tags: readonly string[]) {
    super('Not all tags are listed.');
    this.tags = tags;
  }
}

/** Tags show another image: the one from before the push, as long as the listing lags behind; or a third one. */
class ShownElsewhere extends Error {
  readonly shown: readonly { readonly tag: string; readonly digest: string | undefined }[];

  constructor(shown: ShownElsewhere['shown']) {
    super('Tags show another image.');
    this.shown = shown;
  }
}

/**
 * Asks the registry whether every tag stands on the image that was pushed. The listing may lag behind a push for a
 * moment, so tags that are not there, or that show another image, are asked for again, for a few seconds.
 *
 * @throws Failure `proof-failed`
 */
export async function prove(claim: Claim, context: ProofContext): Promise<Proof> {
  const isLate = (error: unknown): boolean => error instanceof NotListed || error instanceof ShownElsewhere;
  try {
    const scheduleOf = (error: unknown) => scheduleFor(isLate(error) ? 'not-shown' : undefined, 'pushing');
    return await retry({ scheduleOf }, context.clock, () => look(claim, context));
  } catch (error) {
    if (error instanceof ShownElsewhere) throw tagsElsewhere(claim.repository, claim.digest, error.shown);
    if (!(error instanceof NotListed)) throw error;
    throw tagsNotListed(claim.repository, await missingOf(error.tags, context.registry), claim.digest);
  }
}

async function look(claim: Claim, context: ProofContext): Promise<Proof> {
  const { registry, warning } = context;
  const images = await registry.describeImages(claim.tags.map((tag) => ({ tag })));
  switch (images.kind) {
    case 'found':
      return await compare(
        claim,
        new Map(images.value.flatMap(({ tags, status: _, ...image }) => tags.map((tag) => [tag, image] as const))),
        context,
      );
    case 'missing':
      throw new NotListed(claim.tags);
    case 'denied': {
      const found = await registry.images(claim.tags.map((tag) => ({ tag })));
      if (found.kind !== 'found') {
        warning(`The push is not proven: the role has neither ${images.permission} nor ${READING}. Allow the first.`);
        return { digest: claim.digest, isProven: false, moved: [] };
      }
      const proof = await compare(
        claim,
        new Map(found.value.map(({ tag = '', digest }) => [tag, { digest }])),
        context,
      );
      warning(
        `Proven by ${images.permission.startsWith('ecr-public:') ? "the registry's own answer" : READING}, as the role lacks ${images.permission}: the outputs size-bytes, pushed-at and ` +
          'media-type are missing. Allow it on the repository.',
      );
      return proof;
    }
  }
}

const READING = 'ecr:BatchGetImage';

/** The missing tags, for a message: DescribeImages tells only that one is missing, BatchGetImage names those that are there. */
async function missingOf(tags: readonly string[], registry: ProofContext['registry']): Promise<string> {
  if (tags.length === 1) return tags.join();
  const found = await registry.images(tags.map((tag) => ({ tag })));
  const shown = new Set(found.kind === 'found' ? found.value.map(({ tag }) => tag) : []);
  const missing = tags.filter((tag) => !shown.has(tag));
  return (missing.length === 0 ? tags : missing).join(', ');
}

/** @throws NotListed for a tag that is not there, ShownElsewhere for a tag that stands on another image */
async function compare(
  { tags, digest }: Claim,
  shown: ReadonlyMap<string, Shown>,
  { excuse }: ProofContext,
): Promise<Proof> {
  const missing = tags.filter((tag) => !shown.has(tag));
  if (missing.length > 0) throw new NotListed(missing);
  const elsewhere = tags.filter((tag) => shown.get(tag)?.digest !== digest);
  const moved = elsewhere.length === 0 || excuse === undefined ? [] : await excuse(elsewhere);
  const wrong = elsewhere.filter((tag) => !moved.some((kept) => kept.tag === tag));
  if (wrong.length > 0) {
    throw new ShownElsewhere(wrong.map((tag) => ({ tag, digest: shown.get(tag)?.digest })));
  }
  const own = tags.find((tag) => !elsewhere.includes(tag));
  return { ...(shown.get(own ?? '') ?? { digest }), isProven: true, moved };
}
