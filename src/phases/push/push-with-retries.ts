import type { Docker, Finished } from '../../docker/docker-cli.ts';
import { inspectImage, type LocalImage } from '../../docker/engine.ts';
import { pushedDigest, repoDigest } from '../../docker/push-output.ts';
import { Failure } from '../../errors/failure.ts';
import { isLoginRefused, isPassingPushError, type PushTarget, pushFailed } from '../../errors/push-errors.ts';
import { type Clock, retry } from '../../lib/retry.ts';

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
  readonly image: LocalImage | undefined;
};

/** What was pushed. */
export type Pushed = {
  /** As `docker push` reported it: `sha256:...` of the manifest. */
  readonly digest: string;
  /** `os/architecture[/variant]`, where the engine tells. */
  readonly platform: string | undefined;
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
  /** What a push that succeeded has pushed; `undefined` where nobody tells. */
  readonly pushed: (finished: Finished) => Promise<Pushed | undefined>;
  /** The image as the engine has it, where it has it. */
  readonly local: () => Promise<LocalImage | undefined>;
};

/** The image that the engine has under the name `builtAs`, pushed by it under that of `target`. */
export function pushFromEngine(docker: Docker, target: PushTarget, builtAs: string): PushSource {
  // The platform is read while the image is on its way.
  let inspecting: Promise<LocalImage | undefined> | undefined;
  const local = (): Promise<LocalImage | undefined> => {
    inspecting ??= inspectImage(docker, target.image).catch(() => undefined);
    return inspecting;
  };
  return {
    push: async () => {
      const tagged = target.image === builtAs ? undefined : await docker.capture(['tag', builtAs, target.image]);
      // That is between docker and its engine: no other try would end otherwise.
      if (tagged?.succeeded === false) throw pushFailed(tagged.tail, target, 1);
      void local();
      return await docker.stream(['push', target.image]);
    },
    pushed: async ({ stdout }) => {
      const repositoryUri = `${target.host}/${target.repository}`;
      const tag = target.image.slice(repositoryUri.length + 1);
      const reported = pushedDigest(stdout, tag);
      // Should docker ever word its last line differently, the engine still knows what it pushed.
      const digest =
        reported ?? repoDigest((await inspectImage(docker, target.image))?.repoDigests ?? [], repositoryUri);
      return digest === undefined ? undefined : { digest, platform: (await local())?.platform };
    },
    local,
  };
}

/**
 * Pushes the image under its name. Pushing again what arrived already costs little, so faults of network and service are
 * tried again, and a refused login is renewed once: it may have run out during the build.
 *
 * @throws Failure
 */
export async function pushImage(source: PushSource, target: PushTarget, context: PushContext): Promise<Pushed> {
  const { clock, info, renewLogin } = context;
  const onRetry = (_error: unknown, ms: number): void =>
    info(`The push failed; trying again in ${(ms / 1000).toFixed(1)} s.`);
  const isEnded = (so: (output: string, target: PushTarget) => boolean) => (error: unknown) =>
    error instanceof PushError && so(error.finished.tail, target);
  let attempts = 0;
  const push = async (): Promise<Finished> => {
    attempts += 1;
    const finished = await source.push();
    if (!finished.succeeded) throw new PushError(finished);
    return finished;
  };
  const pushWithLogin = () =>
    retry({ ...LOGIN_RETRIES, onRetry, retryable: isEnded(isLoginRefused) }, clock, async (attempt) => {
      if (attempt > 1) await renewLogin();
      return await push();
    });
  try {
    const plan = { ...FAULT_RETRIES, onRetry, retryable: isEnded(isPassingPushError) };
    const finished = await retry(plan, clock, pushWithLogin);
    const pushed = await source.pushed(finished);
    if (pushed === undefined) throw pushFailed(finished.tail, target, 1);
    return pushed;
  } catch (error) {
    if (!(error instanceof PushError)) throw error;
    const image = await source.local();
    const resolved = await context.resolve({ output: error.finished.tail, attempts, image });
    if (resolved instanceof Failure) throw resolved;
    return { digest: resolved.digest, platform: image?.platform };
  }
}

const FAULT_RETRIES = { attempts: 4, baseMs: 1_000, capMs: 8_000 };

const LOGIN_RETRIES = { attempts: 2, baseMs: 0, capMs: 0 };
