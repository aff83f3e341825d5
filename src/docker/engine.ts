import { engineUnreachable } from '../errors/engine-errors.ts';
import { isRecord, parseJson, record } from '../lib/json.ts';
import type { Docker } from './docker-cli.ts';

/** The Docker engine that answers. */
export type Engine = {
  /** The version of the docker command, for example `28.0.4`. */
  readonly clientVersion: string;
  readonly serverVersion: string;
};

/**
 * The engine behind the docker command. `address`: what DOCKER_HOST says, where it is set.
 *
 * @throws Failure `docker-missing` or `docker-not-running`
 */
export async function findEngine(docker: Docker, address: string | undefined): Promise<Engine> {
  const { succeeded, stdout, tail } = await docker.capture([
    'version',
    '--format',
    '{{.Client.Version}} {{.Server.Version}}',
  ]);
  const [clientVersion, serverVersion] = stdout.trim().split(' ');
  if (!succeeded || !clientVersion || !serverVersion) throw engineUnreachable(tail, address);
  return { clientVersion, serverVersion };
}

/** What the engine knows of one of its images. */
export type LocalImage = {
  /** `sha256:...`: of its configuration with the classic store, of its manifest with the containerd store. */
  readonly id: string;
  /** `os/architecture`, with `/variant` where it has one, as in https://github.com/containerd/platforms. */
  readonly platform: string;
  /** `repository@digest` for each registry that the image was pushed to or pulled from. */
  readonly repoDigests: readonly string[];
  /** `sha256:...` of each layer as it is unpacked, the lowest first (`rootfs.diff_ids` of the configuration). */
  readonly layers: readonly string[];
};

/** The image of that name in the engine, or `undefined` where it cannot be read. */
export async function inspectImage(docker: Docker, image: string): Promise<LocalImage | undefined> {
  const { succeeded, stdout } = await docker.capture(['image', 'inspect', '--format', '{{json .}}', image]);
  return succeeded ? toLocalImage(parseJson(stdout)) : undefined;
}

function toLocalImage(inspected: unknown): LocalImage | undefined {
  if (!isRecord(inspected)) return undefined;
  const { Id, Os, Architecture, Variant, RepoDigests, RootFS } = inspected;
  return {
    id: String(Id ?? ''),
    platform: [Os, Architecture, Variant].filter(Boolean).join('/'),
    repoDigests: textsIn(RepoDigests),
    layers: textsIn(record(RootFS).Layers),
  };
}

function textsIn(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
}

/** The start of the tags that a step gives its images for a while. `mark`: that of the step. */
export function tagPrefix(mark: string): string {
  return `run-${mark.slice(0, 8)}-`;
}

/**
 * What `docker image ls --filter reference=...` finds the names of a step by, whatever their repository. An engine with many images
 * takes minutes for a list of all: it reads the size of each. A `*` ends at a slash, so there is a pattern for each number of them.
 */
export function ownNamePatterns(mark: string): readonly string[] {
  return Array.from({ length: DEEPEST_NAME }, (_, slashes) => `${'*/'.repeat(slashes)}*:${tagPrefix(mark)}*`);
}

/** Parts between slashes, the host among them. ECR takes more, in names that nobody gives. */
const DEEPEST_NAME = 32;
