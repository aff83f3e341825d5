import type { BuildInputs } from '../inputs/inputs.ts';

/** The arguments of `docker build`, and the same as the log shows them. */
export type BuildCommand = {
  readonly args: readonly string[];
  /** The command line with the values of build arguments left out: the runner has shown them once, with the inputs. */
  readonly shown: string;
};

/**
 * The `docker build` for these inputs that names its image so (`host/name:tag`).
 *
 * Only flags that BuildKit and the classic builder share are used, so that it works with and without the buildx plugin
 * (https://docs.docker.com/reference/cli/docker/buildx/build/).
 */
export function buildCommand(build: BuildInputs, images: readonly string[]): BuildCommand {
  const flags: readonly Flag[] = [
    ...build.addHosts.map((host): Flag => ['--add-host', host]),
    ...build.annotations.map((annotation): Flag => ['--annotation', annotation]),
    ...build.buildArgs.map(({ name, value }): Flag => {
      const given = value === undefined ? name : `${name}=${value}`;
      return ['--build-arg', given, value === undefined ? name : `${name}=…`];
    }),
    ...(build.file === undefined ? [] : [['--file', build.file] as const]),
    ...lastOfEach(build.labels).map(({ key, value }): Flag => ['--label', `${key}=${value}`]),
    ...(build.network === undefined ? [] : [['--network', build.network] as const]),
    ...(build.noCache ? [['--no-cache'] as const] : []),
    ...(build.pull ? [['--pull'] as const] : []),
    ...(build.shmSize === undefined ? [] : [['--shm-size', build.shmSize] as const]),
    ...images.map((image): Flag => ['--tag', image]),
    ...(build.target === undefined ? [] : [['--target', build.target] as const]),
    // Only OCI's manifests have annotations; by itself Docker makes its own.
    ...(build.annotations.length === 0 ? [] : [['--output', 'type=image,oci-mediatypes=true,unpack=true'] as const]),
    ...build.ulimits.map((limit): Flag => ['--ulimit', limit]),
  ];
  return {
    args: [
      'build',
      ...flags.flatMap(([name, value]) => (value === undefined ? [name] : [name, value])),
      placeOf(build.context),
    ],
    shown: [
      'docker build',
      ...flags.flatMap(([name, value, shown]) => (value === undefined ? [name] : [name, shellWord(shown ?? value)])),
      shellWord(placeOf(build.context)),
    ].join(' '),
  };
}

/** The context as an argument: a folder whose name starts like a flag is none. */
function placeOf(context: string): string {
  return context.startsWith('-') ? `./${context}` : context;
}

/** A flag's name, its value, and how the value is shown where it is shown differently. */
type Flag = readonly [name: string, value?: string, shown?: string];

/** Labels without those that a later one with the same key replaces. */
function lastOfEach(labels: BuildInputs['labels']): BuildInputs['labels'] {
  return [...new Map(labels.map((label) => [label.key, label])).values()];
}

/** A word as it would be typed in a shell: only for reading, nothing here is ever run by a shell. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./…-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
