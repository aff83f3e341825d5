import type { ImageSource } from '../../distribution/image-source.ts';
import type { Answer, Authorization, Manifest } from '../../distribution/registry.ts';
import { RepositoryClient } from '../../distribution/repository-client.ts';
import { type Transferred, transferImage } from '../../distribution/transfer-image.ts';
import { progressTeller } from '../../distribution/transfer-progress.ts';
import type { Outcome } from '../../github/runner.ts';
import { formatBytes } from '../../lib/format.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import type { TagBatches } from '../../plan/tag-order.ts';
import type { PushedImage } from '../../report/result.ts';
import { expectNewer, proveImage } from '../proof/prove-image.ts';
import { readPlatforms } from '../registry/image-details.ts';
import { findManifest } from '../registry/manifest-in.ts';
import { registryMeans } from '../registry/registry-means.ts';
import type { TargetRepository } from '../registry/target-repository.ts';
import type { Step } from '../step.ts';
import { readCurrentTags } from '../tags/current-tags.ts';
import { moveTags } from '../tags/move-tags.ts';

/** An image that is somewhere else, and the tags that it is to get here. */
export type CopyRequest = {
  readonly source: ImageSource;
  /** `sha256:...` */
  readonly digest: string;
  /** The wanted tags that are not on it here. */
  readonly batches: TagBatches;
  readonly result: PushedImage['result'];
};

/** The repository of an image that is copied. */
type CopyTarget = Pick<TargetRepository, 'registry' | 'location' | 'snapshot' | 'age' | 'rateLimit'>;

/** An image of another repository of the step; the step and the repository that it is read with. */
export type RegistryCopy = Omit<CopyRequest, 'source'> & {
  readonly from: { readonly step: Step; readonly target: ClientPlace };
};

/** The same of an image that another repository has. */
export async function copyFromRegistry(
  step: Step,
  target: CopyTarget,
  { from, ...request }: RegistryCopy,
): Promise<PushedImage> {
  const source = clientOf(from.step, from.target);
  try {
    return await copyAndProve(step, target, { ...request, source });
  } finally {
    source.close();
  }
}

/** Copies the image from stream to stream, puts the step's tags, and proves them. Neither the disk nor the engine is needed. */
export async function copyAndProve(step: Step, target: CopyTarget, request: CopyRequest): Promise<PushedImage> {
  const { digest, batches, result } = request;
  const { registry } = target;
  const { tags, image } = step.inputs;
  const manifest = await step.runner.phase('Copy', () => copyContent(step, target, request));
  const found: Answer<Manifest> = { kind: 'found', value: manifest };
  const kept = await moveTags(step, target, {
    digest,
    batches,
    keepsNewer: image.keepNewerTags,
    look: async () => {
      const { current } = await readCurrentTags(registry, { tags: batches.flat() }, step.clock);
      return { manifest: found, current };
    },
  });
  const [first, ...further] = tags.filter((tag) => !kept.some((left) => left.tag === tag));
  if (first === undefined) return await proveImage(step, target, expectNewer(kept, target));
  const platforms = readPlatforms(found, target.age.read);
  return await proveImage(step, target, { result, tags: [first, ...further], digest, platforms });
}

/** All of the image but its tags; nothing is sent that is there. */
async function copyContent(
  step: Step,
  target: CopyTarget,
  { source, digest, batches }: CopyRequest,
): Promise<Outcome<Manifest>> {
  const { registry, location } = target;
  const there = await findManifest(registry, digest);
  if (there.kind === 'found')
    return { value: there.value, sentence: `${repositoryUri(location)} has ${digest} already` };
  step.arrivals.begin({ repository: repositoryUri(location), tags: batches.flat() });
  const onProgress = progressTeller(step.clock, step.runner.info);
  const to = clientOf(step, target);
  try {
    const moved = await transferImage({ image: digest, source, target: to, onProgress });
    return { value: moved.manifest, sentence: describeMoved(moved, source.name, to.name) };
  } finally {
    to.close();
  }
}

/** The words of the log for a copy. */
export function describeMoved(
  { sentBytes, sent, mounted, present, manifest }: Transferred,
  from: string,
  to: string,
): string {
  const parts = [
    sent === 0 ? 'nothing had to be sent' : `${sent} ${sent === 1 ? 'blob' : 'blobs'} sent, ${formatBytes(sentBytes)}`,
    ...(mounted === 0 ? [] : [`${mounted} mounted`]),
    ...(present === 0 ? [] : [`${present} there already`]),
  ];
  return `Copied ${manifest.digest} from ${from} to ${to}: ${parts.join(', ')}`;
}

/** A repository, and the login at its registry. */
export type ClientPlace = {
  readonly registry: Pick<TargetRepository['registry'], 'authorize'>;
  readonly location: Pick<TargetRepository['location'], 'host' | 'repository'>;
  readonly snapshot: Pick<TargetRepository['snapshot'], 'authorization'>;
};

/** The client of a repository by the protocol of its registry. */
export function clientOf(step: Step<unknown>, { registry, location, snapshot }: ClientPlace): RepositoryClient {
  let login: Promise<Authorization> | undefined = Promise.resolve(snapshot.authorization);
  return new RepositoryClient({
    ...registryMeans(step),
    host: location.host,
    scheme: snapshot.authorization.scheme,
    repository: location.repository,
    login: async () => {
      const now = await (login ?? registry.authorize());
      // Asked again, the one before has run out.
      login = undefined;
      // A registry that is asked as anybody could has no user.
      return now.username === '' ? undefined : now;
    },
  });
}
