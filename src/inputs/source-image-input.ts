import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import type { InputReader } from './input-reader.ts';

/** An image that was built elsewhere, as the workflow names it. `text`: as it stands there. */
export type SourceImage = { readonly text: string } & (
  | {
      /** A name or an id in the engine. `registry`: where it is looked for if the engine has it not. */
      readonly kind: 'engine';
      readonly name: string;
      readonly registry?: RegistryImage;
    }
  | ({ readonly kind: 'registry' } & RegistryImage)
  | {
      /** A folder or a tar. `name`: which image of several. */
      readonly kind: 'oci-layout' | 'docker-archive';
      readonly path: string;
      readonly name?: string;
    }
);

/** An image in a registry. `reference`: a tag, or a digest. */
export type RegistryImage = { readonly host: string; readonly repository: string; readonly reference: string };

/**
 * The name of an image that was built elsewhere. A digest is of a registry, an id of the engine. A name with a tag is of the engine;
 * where that has it not and the name has a host, it is of that registry.
 */
export function parseSourceImage(text: string): Parsed<SourceImage> {
  if (/\s/.test(text)) return invalid('has blanks or several lines. There is one image: a name, or a path.');
  const [, kind, place] = /^(oci-layout|docker-archive):(.*)$/.exec(text) ?? [];
  if (kind === 'oci-layout' || kind === 'docker-archive') return parseFiles(text, kind, place ?? '');
  const [, wrong] = /^(oci|oci-archive|docker|docker-daemon|docker-image|dir|containers-storage):/.exec(text) ?? [];
  if (wrong !== undefined && text.includes('/')) return invalid(`begins with ${wrong}:. ${KINDS}`);
  if (ID.test(text)) return valid({ text, kind: 'engine', name: text });
  return parseName(text);
}

const KINDS =
  'There are a name in the engine, `oci-layout:PATH[:TAG]`, `docker-archive:PATH[:NAME:TAG]`, and `HOST/NAME@sha256:...` in a registry.';

/** As for skopeo the path ends at the first colon, but for that of a drive of Windows. */
function parseFiles(text: string, kind: 'oci-layout' | 'docker-archive', place: string): Parsed<SourceImage> {
  const [, path = '', , name] =
    /^((?:[A-Za-z]:(?=[\\/]))?[^:]*)(:(.*))?$/s.exec(place.replace(/^\/\/(?=\/)/, '')) ?? [];
  if (path === '') return invalid(`names no path. Write ${kind}:PATH.`);
  if (name === '') return invalid('ends in a colon. Write the name of one image behind it, or take it out.');
  return valid({ text, kind, path, ...(name === undefined ? {} : { name }) });
}

function parseName(text: string): Parsed<SourceImage> {
  const [, path = '', tag, digest] = NAME.exec(text) ?? [];
  if (path === '') return invalid(`is no name of an image. ${KINDS}`);
  const [first = '', ...rest] = path.split('/');
  const hasHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  const repository = hasHost ? rest.join('/') : path;
  if (!REPOSITORY.test(repository)) return invalid(`is no name of an image: "${repository}". Names are in lower case.`);
  const host = hasHost ? first : 'docker.io';
  const inHub = host === 'docker.io' && !repository.includes('/') ? `library/${repository}` : repository;
  if (digest !== undefined) return valid({ text, kind: 'registry', host, repository: inHub, reference: digest });
  const name = tag === undefined ? `${text}:latest` : text;
  const registry = { host, repository: inHub, reference: tag ?? 'latest' };
  return valid({ text, kind: 'engine', name, ...(hasHost ? { registry } : {}) });
}

/** https://pkg.go.dev/github.com/distribution/reference */
const NAME = /^([^@\s]+?)(?::(\w[\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}))?$/;
const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
/** The id of an image, as `docker images --no-trunc --quiet` prints it. */
const ID = /^sha256:[0-9a-f]{64}$/;

/**
 * The inputs of a build, with the values that action.yml gives them where the workflow has no such line. Labels count among them: the bytes
 * of a given image stay as they are.
 */
const OF_A_BUILD: Readonly<Record<string, readonly string[]>> = {
  file: [],
  target: [],
  'build-args': [],
  pull: ['false'],
  'no-cache': ['false'],
  'no-cache-filters': [],
  'build-contexts': [],
  secrets: [],
  'secret-envs': [],
  'secret-files': [],
  ssh: [],
  allow: [],
  platforms: [],
  provenance: ['false'],
  sbom: ['false'],
  compression: ['default'],
  builder: [],
  cache: ['none'],
  'cache-ref': [],
  'cache-from': [],
  'cache-to': [],
  'test-platforms': [],
  network: [],
  'add-hosts': [],
  'shm-size': [],
  ulimit: [],
  labels: [],
  annotations: [],
  'own-labels': ['true'],
  reuse: ['commit'],
  'reuse-max-age-days': [],
};

/** `source-image`; with it inputs of a build are mistakes. */
export function readSourceImage(reader: InputReader): SourceImage | undefined {
  if (reader.text('source-image') === '') return undefined;
  const source = reader.optional('source-image', parseSourceImage);
  for (const [name, defaults] of Object.entries(OF_A_BUILD)) {
    const text = reader.text(name);
    if (text === '' || defaults.includes(text.toLowerCase())) continue;
    reader.mistake(
      name,
      'would do nothing: with `source-image` nothing is built, and the image stays as it is. Take it out.',
    );
  }
  return source;
}
