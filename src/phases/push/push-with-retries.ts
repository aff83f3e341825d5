import type { Docker, Finished } from '../../docker/docker-cli.ts';
import { inspectImage } from '../../docker/engine.ts';
import { pushedDigest, repoDigest } from '../../docker/push-output.ts';
import { Failure } from '../../errors/failure.ts';
import {
  isEngineGone,
  isLoginRefused,
  isNameRace,
  isPassingPushError,
  nameTaken,
  type PushTarget,
  pushFailed,
  refusalIn,
} from '../../errors/push-errors.ts';
import { formatSeconds } from '../../lib/format.ts';
import { type Clock, type RetryPlan, retry } from '../../lib/retry.ts';
import { repositoryUri } from '../../plan/registry-location.ts';
import { NAMED_AGAIN, scheduleFor, type TroubleKind } from '../../plan/retry-policy.ts';
import type { EngineImage } from '../build/engine-image.ts';

/** What a push needs besides docker. */
export type PushContext = {
  /** Fetches a new authorization token and writes it where docker finds it. */
  readonly renewLogin: () => Promise<void>;
  /** Why a push was refused for good, or the digest under which the registry has this very image already. */
  readonly resolve: (refusal: Refusal) => Promise<Failure | { readonly digest: string }>;
  readonly clock: Clock;
  readonly info: (line: string) => void;
};

/** A push that failed for good. */
export type Refusal = {
  /** The end of what docker wrote. */
  readonly output: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** The image as the engine has it, where it tells. */
  readonly image: PushSource['local'];
};

/** What was pushed. */
export type Pushed = {
  /** As `docker push` reported it: `sha256:...` of the manifest. */
  readonly digest: string;
  /** `os/architecture[/variant]`, where the engine tells. */
  readonly platform: string | undefined;
  /** The id of the image that it should be, where the engine does not tell whether it was that one. */
  readonly unproven?: string;
};

/** A push that failed, to be tried again or explained. */
class PushError extends Error {
  readonly finished: Finished;

  constructor(finished: Finished) {
    super('docker push failed');
    this.finished = finished;
  }
}

/** What pushes: the engine, or a builder. */
export type PushSource = {
  /** Pushes once, whatever comes of it. */
  readonly push: () => Promise<Finished>;
  /** What a push that succeeded has pushed: this image, or another one that had its name by then. */
  readonly pushed: (finished: Finished) => Promise<Pushed | 'another-image' | undefined>;
  /** The image as the engine has it, where it has it. */
  readonly local: Pick<EngineImage, 'id' | 'platform'> | undefined;
};

/**
 * The image of that id in the engine, pushed by it. `docker push` takes names only, and any run that shares the engine may give
 * the same name to an image of its own: so the id gets the name right before, and what was pushed is compared with it.
 */
export function pushFromEngine(
  docker: Docker,
  target: PushTarget,
  built: Pick<EngineImage, 'id' | 'platform'>,
): PushSource {
  const { id, platform } = built;
  return {
    push: async () => {
      const tagged = await docker.capture(['tag', id, target.image]);
      // An engine that is being restarted comes back; else no other try would end otherwise.
      const passes = isEngineGone(tagged.tail) || isNameRace(tagged.tail);
      if (!tagged.succeeded && !passes) throw pushFailed(tagged.tail, target, 1);
      if (!tagged.succeeded) return tagged;
      return await docker.stream(['push', target.image]);
    },
    pushed: async ({ stdout }) => {
      const uri = repositoryUri(target);
      const tag = target.image.slice(uri.length + 1);
      const reported = pushedDigest(stdout, tag);
      // The containerd store calls an image by the digest of its manifest.
      if (reported === id) return { digest: id, platform };
      // The classic store knows of each image where it was pushed to. So it does should docker word its last line differently.
      const inspected = await inspectImage(docker, id).catch(() => undefined);
      const own = (inspected?.repoDigests ?? []).flatMap((entry) => repoDigest([entry], uri) ?? []);
      const digest = reported ?? own[0];
      if (digest === undefined) return undefined;
      if (inspected === undefined) return { digest, platform, unproven: id };
      return own.includes(digest) ? { digest, platform } : 'another-image';
    },
    local: built,
  };
}

/**
 * Pushes the image under its name. Pushing again what arrived already costs little, so faults of network and service are
 * tried again, and a refused login is renewed once: it may have run out during the build.
 *
 * @throws Failure
 */
export async function pushImage(source: PushSource, target: PushTarget, context: PushContext): Promise<Pushed> {
  const { clock, info } = context;
  let attempts = 0;
  const push = async (): Promise<Finished> => {
    attempts += 1;
    const finished = await source.push();
    if (!finished.succeeded) throw new PushError(finished);
    return finished;
  };
  try {
    for (let others = 0; others <= NAMED_AGAIN; others += 1) {
      const finished = await retry(planFor(context), clock, push);
      const pushed = await source.pushed(finished);
      if (pushed === undefined) throw pushFailed(finished.tail, target, 1);
      if (pushed !== 'another-image') return pushed;
      info(`Another run has given the name ${target.image} to an image of its own meanwhile, and that was pushed.`);
    }
    throw nameTaken(target, NAMED_AGAIN + 1);
  } catch (error) {
    if (!(error instanceof PushError)) throw error;
    const image = source.local;
    const resolved = await context.resolve({ output: error.finished.tail, attempts, image });
    if (resolved instanceof Failure) throw resolved;
    return { digest: resolved.digest, platform: image?.platform };
  }
}

function planFor({ info, renewLogin }: PushContext): RetryPlan {
  const troubleOf = (error: unknown) => (error instanceof PushError ? pushTrouble(error.finished.tail) : undefined);
  return {
    scheduleOf: (error) => scheduleFor(troubleOf(error), 'pushing'),
    onRetry: async (error, pauseMs) => {
      const said = error instanceof PushError ? refusalIn(error.finished.tail) : '';
      info(`The push failed: ${said} Trying again in ${formatSeconds(pauseMs / 1000)}.`);
      if (troubleOf(error) === 'expired') await renewLogin();
    },
  };
}

/** What kind of trouble a push ended with, by what docker wrote; `undefined`: none that passes. */
function pushTrouble(output: string): TroubleKind | undefined {
  if (isLoginRefused(output)) return 'expired';
  return isPassingPushError(output) ? 'network' : undefined;
}
