import { isIP } from 'node:net';
import { pairsOf } from '../lib/csv-fields.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { isFetched } from '../plan/repository-address.ts';
import { readBucketPath } from '../plan/s3-place.ts';
import { parseRepositoryName } from './parse-aws.ts';
import { parseBoolean, withEquals } from './parse-basic.ts';

/** An annotation, `key=value`, with levels in front where it is not for the manifest, as `docker build --annotation` takes it. */
export function parseAnnotation(text: string): Parsed<string> {
  const [, levels, key] = /^(?:([^:=]*):)?([^=\s]+)=[\s\S]*$/.exec(text) ?? [];
  if (key === undefined) return invalid(`is not of the form key=value.${withEquals(text)}`);
  const unknown = (levels ?? 'manifest').split(',').find((level) => !ANNOTATION_LEVEL.test(level));
  if (unknown === undefined) return valid(text);
  return invalid(
    `names the level "${unknown}"; there are manifest, index, manifest-descriptor and index-descriptor, as in index:key=value.`,
  );
}

/** The level of an annotation, with the platform where it is for one (https://docs.docker.com/build/metadata/annotations/). */
const ANNOTATION_LEVEL = /^(manifest|index)(-descriptor)?(\[[\w/.-]+\])?$/;

/** A build argument, `NAME=value`, or `NAME` alone for the value of that variable in the step's environment. */
export function parseBuildArgument(text: string): Parsed<{ readonly name: string; readonly value?: string }> {
  const match = /^([A-Za-z_][A-Za-z0-9_.-]*)(?:=([\s\S]*))?$/.exec(text);
  if (match === null) return invalid(`is not of the form NAME=value.${withEquals(text)}`);
  const [, name = '', value] = match;
  return valid(value === undefined ? { name } : { name, value });
}

/** A named context, `name=folder` or `name=address` (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context). */
export function parseBuildContext(text: string): Parsed<{ readonly name: string; readonly value: string }> {
  const [, name, value] = /^([^=\s]+)=(\S[\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || value === undefined)
    return invalid(`is not of the form name=folder or name=docker-image://image.${withEquals(text)}`);
  return valid({ name, value });
}

/** A platform of an image, `os/architecture[/variant]`. */
export function parsePlatform(text: string): Parsed<string> {
  if (/^[a-z0-9]+\/[a-z0-9_]+(\/[a-z0-9.]+)?$/.test(text)) return valid(text);
  const known = /^(amd64|arm64|arm|386|ppc64le|s390x|riscv64)$/i.test(text);
  return invalid(
    `is not a platform.${known ? ` Write "linux/${text.toLowerCase()}".` : ' Write os/architecture, for example linux/arm64.'}`,
  );
}

/** The name of a builder of buildx. */
export function parseBuilderName(text: string): Parsed<string> {
  if (/^[a-zA-Z0-9][\w.-]*$/.test(text)) return valid(text);
  return invalid('is not the name of a builder: letters, digits and _ . - only, as `docker buildx ls` shows it.');
}

/** The first name that stands before two different values in fields as docker's flags have them. */
function repeatedField(text: string): string | undefined {
  const names = [...new Map(pairsOf(text, '').map((pair) => [pair.join('='), pair[0]])).values()];
  return names.find((name, index) => name !== '' && names.indexOf(name) !== index);
}

/** `provenance`: a switch, or its mode (https://docs.docker.com/build/metadata/attestations/slsa-provenance/). */
export function parseProvenance(text: string): Parsed<string> {
  const flag = parseBoolean(text);
  if (flag.valid) return valid(String(flag.value));
  const twice = repeatedField(text);
  if (twice !== undefined) return invalid(`has ${twice} twice, of which only one would count.`);
  if (/^(mode=(min|max)|[a-z-]+=[^,]+)(,[a-z-]+=[^,]+)*$/.test(text)) return valid(text);
  return invalid('is not true, false, mode=min or mode=max.');
}

/** `sbom`: a switch, or the image that makes it (https://docs.docker.com/build/metadata/attestations/sbom/). */
export function parseSbom(text: string): Parsed<string> {
  const flag = parseBoolean(text);
  if (flag.valid) return valid(String(flag.value));
  const twice = repeatedField(text);
  if (twice !== undefined) return invalid(`has ${twice} twice, of which only one would count.`);
  if (/^generator=\S+$/.test(text)) return valid(text);
  return invalid('is not true, false or generator=image.');
}

/** A cache as `docker build --cache-from` and `--cache-to` take it. */
export function parseCache(text: string): Parsed<string> {
  const twice = repeatedField(text);
  if (twice !== undefined) return invalid(`has ${twice} twice, of which only one would count.`);
  if (/^type=[a-z0-9]+(,.*)?$/.test(text) || /^[\w.:/@-]+$/.test(text)) return valid(text);
  return invalid('is not a cache: type=registry,ref=..., type=gha, type=local,src=... and the like.');
}

/** The place of a registry cache: another repository of the registry, perhaps with a tag. */
export function parseCacheRef(text: string): Parsed<string> {
  const [, name = '', tag] = /^([^:]+)(?::(.*))?$/.exec(text) ?? [];
  const repository = parseRepositoryName(name);
  if (!repository.valid) return invalid(`names a repository that ${repository.rule}`);
  if (tag === undefined || /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,99}$/.test(tag)) return valid(text);
  return invalid(`has "${tag}" behind its name, which is no tag.`);
}

/** The place of a cache in S3: a bucket and a prefix. */
export function parseBucketPath(text: string): Parsed<string> {
  const whole = /^(?:s3:\/\/|arn:[^:]+:s3:::)(.+)$/.exec(text)?.[1];
  if (whole !== undefined) return invalid(`has more than the place. Write "${whole}".`);
  if (readBucketPath(text) !== undefined) return valid(text);
  return invalid('is not a bucket of S3 and a prefix in it, BUCKET/PREFIX: for example my-caches/shop.');
}

/** An agent or keys for `RUN --mount=type=ssh`: `default`, or `id=path`. */
export function parseSsh(text: string): Parsed<string> {
  if (/^[\w.-]+(=\S.*)?$/.test(text)) return valid(text);
  return invalid('is not of the form default, or id=path of a key or of an agent.');
}

/** An entitlement of a build (https://docs.docker.com/reference/cli/docker/buildx/build/#allow). */
export function parseEntitlement(text: string): Parsed<string> {
  if (/^(network\.host|security\.insecure|device(=\S+)?)$/.test(text)) return valid(text);
  return invalid('is no entitlement of a build. There are network.host, security.insecure and device.');
}

/** An entry of /etc/hosts for the build, `host:address` or `host=address`, as `docker build --add-host` takes it. */
export function parseHostEntry(text: string): Parsed<string> {
  const address = /^[^\s:=,]+[:=](.+)$/.exec(text)?.[1]?.replace(/^\[(.*)\]$/, '$1');
  if (address !== undefined && (address === 'host-gateway' || isIpAddress(address))) return valid(text);
  return invalid('is not of the form host:address, for example database:10.0.0.7.');
}

/** Whether the text is an address of either version, without a zone, of which Docker knows none. */
function isIpAddress(text: string): boolean {
  return isIP(text) !== 0 && !text.includes('%');
}

/** A resource limit, `name=soft` or `name=soft:hard`, as `docker build --ulimit` takes it. */
export function parseUlimit(text: string): Parsed<string> {
  const [, name = '', soft, hard] = /^([a-z]+)=(-?\d+)(?::(-?\d+))?$/.exec(text) ?? [];
  if (soft === undefined)
    return invalid('is not of the form name=soft or name=soft:hard, for example nofile=1024:2048.');
  if (!ULIMITS.includes(name)) return invalid(`names no limit that Docker knows: ${ULIMITS.join(', ')}.`);
  if (hard !== undefined && hard !== '-1' && (soft === '-1' || Number(soft) > Number(hard))) {
    return invalid('has a soft limit above the hard one.');
  }
  return valid(text);
}

/** The limits that Docker takes (https://github.com/docker/go-units, ulimit.go). */
const ULIMITS: readonly string[] = [
  ...['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss'],
  ...['rtprio', 'rttime', 'sigpending', 'stack'],
];

/** A number of bytes with an optional unit, as `docker build --shm-size` takes it. */
export function parseByteSize(text: string): Parsed<string> {
  if (/^\d+(\.\d+)?\s?([kmgtp]i?b?|b)?$/i.test(text)) return valid(text);
  return invalid('is not a size: a number with an optional unit b, k, m or g, for example 128m.');
}

/** The network of RUN instructions, as BuildKit takes it. */
export function parseNetwork(text: string): Parsed<string> {
  if (['default', 'none', 'host'].includes(text)) return valid(text);
  return invalid('is not a network of a build. Write default, none or host.');
}

/** A build stage, by its name or its number. */
export function parseStage(text: string): Parsed<string> {
  if (/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/.test(text)) return valid(text);
  return invalid('is not a build stage: letters, digits and _ . - only, as behind AS in the Dockerfile.');
}

/** Whether a build context is fetched by Docker itself instead of read from the workspace. */
export function isRemoteContext(context: string): boolean {
  return isFetched(context);
}
