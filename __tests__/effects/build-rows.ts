import { idle, image, kept, logged, type Prepared, put, type Rows, refused, taken } from './effect.ts';

const BOTH = 'linux/amd64,linux/arm64';
const PLAIN = { file: 'plain.Dockerfile' };
const SECRET = { file: 'secret.Dockerfile' };
/** BuildKit runs a step that is cached for none of its secrets. */
const UNCACHED = { ...SECRET, 'no-cache': 'true' };
const VALUES = { environment: { ONE: 'first-value', TWO: 'second-value' } };
const UNCOMPARED = logged(/what `secrets` and `ssh` hold is not compared/);

/** Only the default branch writes a cache. */
const onMain = async (): Promise<Prepared> => ({
  event: { ref: 'refs/heads/main', payload: { repository: { default_branch: 'main' } } },
});

/** What `docker build` is told. */
export const DOCKER_ROWS = {
  context: [{ values: ['.', 'sub'], mutable: image, immutable: taken('context') }],
  file: [{ values: [undefined, 'other.Dockerfile'], mutable: image, immutable: taken('file') }],
  target: [{ values: [undefined, 'release'], mutable: image, immutable: taken('target') }],
  'build-args': [
    { values: ['V=1', 'V=2'], mutable: image, immutable: taken('values of `build-args`') },
    { values: [undefined, 'V=2'], mutable: image, immutable: taken('`build-args`') },
    { shared: { 'if-exists': 'reuse' }, values: ['V=1', 'V=2'], immutable: logged(/built otherwise \(values of/) },
  ],
  // Nobody has the base image but the engine.
  pull: [{ values: ['false', 'true'], mutable: refused(/ecr-build-push\/base/), immutable: kept('`pull`') }],
  'no-cache': [{ values: ['false', 'true'], mutable: image, immutable: kept('`no-cache`') }],
  'no-cache-filters': [{ values: [undefined, 'base'], mutable: image, immutable: kept('`no-cache`') }],
  'build-contexts': [
    {
      shared: { file: 'named.Dockerfile' },
      values: ['extra=named', 'extra=sub'],
      mutable: image,
      immutable: taken('`build-contexts`'),
    },
  ],
  secrets: [
    { shared: UNCACHED, values: ['t=first-value', 't=second-value'], mutable: image },
    { shared: UNCACHED, values: ['t=first-value', 'u=first-value'], mutable: refused(/takes the secret t/) },
    { shared: SECRET, values: ['t=first-value', 't=second-value'], immutable: UNCOMPARED },
    { shared: SECRET, values: ['t=first-value', 't=first-value\nu=other-value'], immutable: taken('`secrets`') },
  ],
  'secret-envs': [
    { shared: UNCACHED, values: ['t=ONE', 't=TWO'], prepare: async () => VALUES, mutable: image },
    { shared: SECRET, values: ['t=ONE', 't=TWO'], prepare: async () => VALUES, immutable: UNCOMPARED },
  ],
  'secret-files': [
    { shared: UNCACHED, values: ['t=index.html', 't=sub/index.html'], mutable: image },
    { shared: SECRET, values: ['t=index.html', 't=sub/index.html'], immutable: UNCOMPARED },
  ],
  ssh: [{ values: [undefined, 'a=key.pem'], mutable: logged(/--ssh a=key\.pem/), immutable: taken('`ssh`') }],
  allow: [
    {
      values: [undefined, 'network.host'],
      mutable: logged(/--allow network\.host/),
      immutable: taken('`allow`'),
    },
  ],
  network: [{ values: [undefined, 'none'], mutable: image, immutable: taken('network') }],
  'add-hosts': [{ values: [undefined, 'db:10.0.0.1'], mutable: image, immutable: taken('`add-hosts`') }],
  'shm-size': [{ values: [undefined, '32m'], mutable: image, immutable: taken('`shm-size`') }],
  ulimit: [{ values: [undefined, 'nofile=99:99'], mutable: image, immutable: taken('`ulimit`') }],
} as const satisfies Rows;

/** The builder, its caches, and what comes with the image. */
export const BUILDER_ROWS = {
  platforms: [
    { shared: PLAIN, values: [undefined, 'linux/arm64'], mutable: put(/linux\/arm64/), immutable: taken('platforms') },
  ],
  provenance: [{ values: ['false', 'mode=max'], mutable: image, immutable: taken('`provenance`') }],
  sbom: [
    {
      values: ['false', 'generator=nowhere.invalid/x'],
      mutable: refused(/nowhere\.invalid/),
      immutable: taken('`sbom`'),
    },
  ],
  // The engine leaves layers that it has packed as they are; their types tell the difference.
  compression: [{ values: ['default', 'zstd'], mutable: image, immutable: taken('compression') }],
  builder: [{ values: [undefined, 'nobody'], mutable: refused(/nobody/), immutable: idle('builder') }],
  load: [
    // What is built by the engine's own is there in any case.
    { values: ['false', 'true'], immutable: logged(/▸ Load[\s\S]*The engine has \S+: sha256:/) },
  ],
  cache: [{ values: ['none', 'inline'], mutable: logged(/--cache-to type=inline/), immutable: idle('cache') }],
  'cache-ref': [
    {
      shared: { cache: 'registry' },
      values: [undefined, 'team/other:layers'],
      prepare: onMain,
      mutable: logged(/--cache-to type=registry,ref=\S+\/team\/other:layers/),
    },
  ],
  'cache-from': [
    {
      values: [undefined, 'type=local,src=layers'],
      mutable: logged(/--cache-from type=local,src=layers/),
      immutable: idle('cache-from'),
    },
  ],
  'cache-to': [
    {
      values: [undefined, 'type=inline'],
      mutable: logged(/--cache-to type=inline/),
      immutable: idle('cache-to'),
    },
  ],
  'source-image': [
    {
      values: [undefined, 'oci-layout:given'],
      mutable: put(/^result=pushed$/m),
      immutable: refused(/another image than/),
    },
  ],
  output: [
    { values: [undefined, 'oci:written'], mutable: logged(/Wrote sha256:/), immutable: logged(/Wrote sha256:/) },
  ],
  test: [{ values: ['true', 'false'], mutable: refused(/test-failed/), immutable: idle('test') }],
  'test-timeout-seconds': [
    { shared: { test: 'sleep 1.5' }, values: [undefined, '1'], mutable: refused(/did not end within 1 second/) },
    { values: [undefined, '1'], mutable: refused(/test-timeout-seconds: is about a test/) },
  ],
  'test-platforms': [
    {
      shared: { ...PLAIN, platforms: BOTH, test: 'echo "on $PLATFORM"' },
      values: ['native', 'all'],
      mutable: logged(/^on linux\/arm64/m),
    },
  ],
} as const satisfies Rows;
