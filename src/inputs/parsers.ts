import { partitionOf } from '../plan/repository.ts';

/** What a text of a workflow file means: a value, or the rule it breaks, worded to follow the quoted text. */
export type Parsed<T> = { readonly valid: true; readonly value: T } | { readonly valid: false; readonly rule: string };

const valid = <T>(value: T): Parsed<T> => ({ valid: true, value });
const invalid = (rule: string): Parsed<never> => ({ valid: false, rule });

/** Any text is right. */
export function asIs(text: string): Parsed<string> {
  return valid(text);
}

/** A role that can be assumed, as its ARN names it. */
export type Role = {
  readonly arn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, ... */
  readonly partition: string;
  /** 12 digits. */
  readonly accountId: string;
  /** With its path, as it stands behind `role/`. */
  readonly name: string;
};

/** A repository as the workflow names it: its name, and what a whole URI tells besides. */
export type RepositoryReference = {
  readonly name: string;
  /** The registry's host, with its port where it has one; only where a URI was given. */
  readonly host?: string;
  /** 12 digits; only where the URI names an ECR host. */
  readonly accountId?: string;
  readonly region?: string;
};

/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#10212-boolean). */
export function parseBoolean(text: string): Parsed<boolean> {
  if (/^(true|True|TRUE)$/.test(text)) return valid(true);
  if (/^(false|False|FALSE)$/.test(text)) return valid(false);
  return invalid('is not a boolean. Write true or false.');
}

/** Parses a whole number within bounds, both included. */
export function parseInteger(min: number, max: number, unit: string): (text: string) => Parsed<number> {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text)) return invalid(`is not a whole number of ${unit}. Write one from ${min} to ${max}.`);
    if (value < min || value > max) return invalid(`is out of range: it must be from ${min} to ${max} ${unit}.`);
    return valid(value);
  };
}

/** Parses one of a few words. */
export function parseOneOf<T extends string>(...words: readonly T[]): (text: string) => Parsed<T> {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return valid(word);
    const near = words.find((known) => known === text.toLowerCase());
    return invalid(`is not one of ${words.join(', ')}.${near === undefined ? '' : ` Write "${near}".`}`);
  };
}

/** A region's code by its form. Whether it exists is for AWS to say: new ones must work without a new release. */
export function parseRegion(text: string): Parsed<string> {
  if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(text)) return valid(text);
  const zone = /^([a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2})[a-z]$/.exec(text);
  if (zone !== null) return invalid(`is an availability zone. Its region is "${zone[1]}".`);
  if (/^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/i.test(text)) {
    return invalid(`is not a region: regions are in lower case. Did you mean "${text.toLowerCase()}"?`);
  }
  const glued = /^([a-z]{2,4}(?:-[a-z]+){1,2})(\d{1,2})$/.exec(text);
  if (glued !== null) return invalid(`is not a region. Did you mean "${glued[1]}-${glued[2]}"?`);
  return invalid('is not a region. Write its code, for example eu-west-1.');
}

/** An account id: 12 digits. */
export function parseAccountId(text: string): Parsed<string> {
  if (/^\d{12}$/.test(text)) return valid(text);
  if (/^\d{4}-\d{4}-\d{4}$/.test(text)) return invalid(`has hyphens. Write "${text.replaceAll('-', '')}".`);
  if (/^\d{8,11}$/.test(text)) {
    return invalid(
      `has ${text.length} digits, an account id has 12. YAML drops leading zeros of a number: put it in quotes, ` +
        `"${text.padStart(12, '0')}".`,
    );
  }
  return invalid('is not an account id. Write its 12 digits.');
}

/** The ARN of an IAM role (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). */
export function parseRole(text: string): Parsed<Role> {
  const example = 'arn:aws:iam::123456789012:role/NAME';
  const role = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/((?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64})$/.exec(text);
  if (role !== null) {
    const [arn, partition = '', accountId = '', name = ''] = role;
    return valid({ arn, partition, accountId, name });
  }
  if (/:oidc-provider\//.test(text))
    return invalid(`is the ARN of the OIDC provider. The role's looks like ${example}.`);
  if (/^arn:aws[a-z-]*:sts::\d{12}:assumed-role\//.test(text)) {
    return invalid(`is the ARN of a session. The role's looks like ${example}.`);
  }
  if (/^arn:aws[a-z-]*:iam::\d{12}:user\//.test(text)) {
    return invalid(`is the ARN of a user, which cannot be assumed. A role's looks like ${example}.`);
  }
  if (/,\s*arn:/.test(text)) return invalid('names more than one role. Write one role per line.');
  if (/^[\w+=,.@-]{1,64}$/.test(text)) return invalid(`is only a name. Write the role's whole ARN, like ${example}.`);
  return invalid(`is not the ARN of an IAM role. It looks like ${example}.`);
}

/** A session name as STS takes it (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html). */
export function parseSessionName(text: string): Parsed<string> {
  if (/^[\w+=,.@-]{2,64}$/.test(text)) return valid(text);
  return invalid('is not a session name: 2 to 64 characters out of letters, digits and _+=,.@-');
}

/** An external id as STS takes it (same page as the session name). */
export function parseExternalId(text: string): Parsed<string> {
  if (/^[\w+=,.@:/-]{2,1224}$/.test(text)) return valid(text);
  return invalid('is not an external id: 2 to 1224 characters out of letters, digits and _+=,.@:/-');
}

/** An audience: any text without white space. */
export function parseAudience(text: string): Parsed<string> {
  if (/^\S+$/.test(text)) return valid(text);
  return invalid('is not an audience: it has white space. The usual one is sts.amazonaws.com.');
}

const REPOSITORY_NAME = /^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** Hosts that people paste and that ECR's grammar would take for the first part of a name. */
const OTHER_REGISTRY =
  /^(docker\.io|index\.docker\.io|ghcr\.io|quay\.io|gcr\.io|[a-z0-9-]+\.pkg\.dev|registry\.gitlab\.com)\//;

/**
 * A repository: its name by ECR's grammar, or a whole URI
 * (https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html). The registry hosts of all
 * partitions, of FIPS and of dual-stack endpoints have the form `<account>.dkr.ecr.<region>.<suffix>`, with `-` for the
 * second dot or `-fips` behind `ecr`.
 */
export function parseRepository(text: string): Parsed<RepositoryReference> {
  if (/^https?:\/\//.test(text)) return invalid(`has a scheme. Write "${text.replace(/^https?:\/\//, '')}".`);
  const arn = /^arn:[^:]+:ecr:[^:]*:[^:]*:repository\/(.+)$/.exec(text);
  if (arn !== null) return invalid(`is an ARN. Write "${arn[1]}".`);
  if (/^public\.ecr\.aws\//.test(text)) {
    return invalid('is in ECR Public. This action pushes to private registries; ECR Public is not supported.');
  }
  if (/^\d+\.dkr[.-]ecr[^/]*$/.test(text))
    return invalid(`names only the registry. Add the repository: "${text}/NAME".`);
  if (OTHER_REGISTRY.test(text)) return invalid('is in another registry. Write the name of the repository in ECR.');
  const slash = text.indexOf('/');
  const host = slash > 0 ? parseRegistryHost(text.slice(0, slash)) : undefined;
  if (host === undefined) return parseRepositoryName(text);
  if (!host.valid) return host;
  const name = parseRepositoryName(text.slice(slash + 1));
  return name.valid ? valid({ ...host.value, name: name.value.name }) : name;
}

function parseRegistryHost(host: string): Parsed<Omit<RepositoryReference, 'name'>> | undefined {
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host)) return valid({ host });
  const ecr = /^(\d+)\.dkr[.-]ecr(?:-fips)?\.([^.]+)\.[a-z0-9.-]+$/.exec(host);
  if (ecr !== null) {
    const [, account = '', regionCode = ''] = ecr;
    const accountId = parseAccountId(account);
    if (!accountId.valid) return invalid(`names the account "${account}", which ${accountId.rule}`);
    const region = parseRegion(regionCode);
    if (!region.valid) return invalid(`names the region "${regionCode}", which ${region.rule}`);
    return valid({ host, accountId: accountId.value, region: region.value });
  }
  return host.includes(':') ? invalid(`names the host "${host}", which is not a registry of ECR.`) : undefined;
}

function parseRepositoryName(text: string): Parsed<{ readonly name: string }> {
  if (REPOSITORY_NAME.test(text)) {
    if (text.length >= 2 && text.length <= 256) return valid({ name: text });
    return invalid(`has ${text.length} characters, a repository name has 2 to 256.`);
  }
  if (REPOSITORY_NAME.test(text.toLowerCase())) {
    return invalid(`has upper case, which ECR does not allow. Write "${text.toLowerCase()}".`);
  }
  const tagged = /^([^:@]+)[:@](.+)$/.exec(text);
  if (tagged?.[1] !== undefined && REPOSITORY_NAME.test(tagged[1])) {
    return invalid(`carries a tag or digest. Write "${tagged[1]}" here, and tags in the input \`tags\`.`);
  }
  return invalid(
    'is not a repository name: lower-case letters and digits, with single . _ - between them and / between the parts, ' +
      'for example team/shop.',
  );
}

/**
 * A line of `tags`: a name, or a rule. What is likely meant as something else is refused; any other text goes to the
 * rules, which make a tag of it.
 */
export function parseTagLine(text: string): Parsed<string> {
  if (/[={]/.test(text)) return valid(text);
  const reference = /^\S+\/[^\s:]+:([a-zA-Z0-9_][a-zA-Z0-9._-]{0,127})$/.exec(text);
  if (reference !== null) return invalid(`is a whole image name. Write only the tag, "${reference[1]}".`);
  if (/\s#/.test(text)) return invalid('carries a comment. Comments stand on lines of their own.');
  if (/[,\s]/.test(text)) return invalid('holds more than a tag. Write one tag per line.');
  return valid(text);
}

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

/** With the platform it is for, where it is for one (https://docs.docker.com/build/metadata/annotations/). */
const ANNOTATION_LEVEL = /^(manifest|index)(-descriptor)?(\[[\w/.-]+\])?$/;

/** A `key=value` pair; the value may be empty and may hold further `=`. */
export function parseLabel(text: string): Parsed<{ readonly key: string; readonly value: string }> {
  const match = /^([^=\s]+)=([\s\S]*)$/.exec(text);
  if (match === null) return invalid(`is not of the form key=value.${withEquals(text)}`);
  const [, key = '', value = ''] = match;
  return valid({ key, value });
}

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

/** `provenance`: a switch, or its mode (https://docs.docker.com/build/metadata/attestations/slsa-provenance/). */
export function parseProvenance(text: string): Parsed<string> {
  const flag = parseBoolean(text);
  if (flag.valid) return valid(String(flag.value));
  if (/^(mode=(min|max)|[a-z-]+=[^,]+)(,[a-z-]+=[^,]+)*$/.test(text)) return valid(text);
  return invalid('is not true, false, mode=min or mode=max.');
}

/** `sbom`: a switch, or the image that makes it (https://docs.docker.com/build/metadata/attestations/sbom/). */
export function parseSbom(text: string): Parsed<string> {
  const flag = parseBoolean(text);
  if (flag.valid) return valid(String(flag.value));
  if (/^generator=\S+$/.test(text)) return valid(text);
  return invalid('is not true, false or generator=image.');
}

/** A cache as `docker build --cache-from` and `--cache-to` take it. */
export function parseCache(text: string): Parsed<string> {
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

/** What `NAME: value`, which YAML suggests, should look like. */
function withEquals(text: string): string {
  const pair = /^([\w.-]+)\s*:\s+(.*)$/.exec(text);
  return pair === null ? '' : ` Write "${pair[1]}=${pair[2]}".`;
}

/** An entry of /etc/hosts for the build, `host:address` or `host=address`, as `docker build --add-host` takes it. */
export function parseHostEntry(text: string): Parsed<string> {
  const address = /^[^\s:=,]+[:=](.+)$/.exec(text)?.[1]?.replace(/^\[(.*)\]$/, '$1');
  if (address !== undefined && (address === 'host-gateway' || isAddress(address))) return valid(text);
  return invalid('is not of the form host:address, for example database:10.0.0.7.');
}

/** Whether the text is an IPv4 address, or may be an IPv6 one. */
function isAddress(text: string): boolean {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (octets !== null) return octets.slice(1).every((octet) => Number(octet) <= 255);
  return /^[0-9a-f:.]+$/i.test(text) && text.split(':').length > 2;
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

/** Whether a region may be in the partition, as far as its code tells: some partitions share no pattern. */
export function isInPartition(region: string, partition: string): boolean {
  const own = partitionOf(region);
  return own === 'aws' ? !['aws-cn', 'aws-us-gov'].includes(partition) : own === partition;
}

/** Whether a build context is fetched by Docker itself instead of read from the workspace. */
export function isRemoteContext(context: string): boolean {
  return /^(https?|git|ssh):\/\/|^git@|^github\.com\//.test(context);
}
