import { isPublicHost, parseEcrHost } from '../lib/ecr-host.ts';
import { invalid, type Parsed, valid } from '../lib/parsed.ts';
import { partitionOf } from '../plan/registry-location.ts';

/** A role that can be assumed, as its ARN names it. */
export type Role = {
  readonly arn: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, ... */
  readonly partition: string;
  /** 12 digits. */
  readonly accountId: string;
  /** The name with its path, as it stands behind `role/`. */
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
  if (/^\d+\.dkr[.-]ecr[^/]*$/.test(text))
    return invalid(`names only the registry. Add the repository: "${text}/NAME".`);
  if (OTHER_REGISTRY.test(text)) return invalid('is in another registry. Write the name of the repository in ECR.');
  const slash = text.indexOf('/');
  const [first, rest] = [text.slice(0, Math.max(slash, 0)), text.slice(slash + 1)];
  if (isPublicHost(slash > 0 ? first : text))
    return parsePublicRepository(slash > 0 ? first : text, slash > 0 ? rest : '');
  const host = slash > 0 ? parseRegistryHost(first) : undefined;
  if (host === undefined)
    return FOREIGN_HOST.test(first) ? invalid(describeForeignHost(first, rest)) : parseRepositoryName(text);
  if (!host.valid) return host;
  const name = parseRepositoryName(rest);
  return name.valid ? valid({ ...host.value, name: name.value.name }) : name;
}

/** A repository in ECR Public: behind the host stand the alias of its registry, and its name. */
function parsePublicRepository(host: string, path: string): Parsed<RepositoryReference> {
  if (!path.includes('/'))
    return invalid(
      `lacks ${path === '' ? 'the repository' : 'a part'}: behind the host stand the alias of your registry, and the name: "${host}/ALIAS/${path || 'NAME'}". ` +
        'The alias shows in `aws ecr-public describe-registries --region us-east-1`.',
    );
  const name = parseRepositoryName(path);
  return name.valid ? valid({ host, name: name.value.name }) : name;
}

/**
 * First parts that are hosts rather than part of a name, in which ECR allows dots too: `harbor.example.com`, `nexus.acme.local`
 * and addresses, but neither `my.company` nor `com.example.shop`, nor `shop.dev`.
 */
const FOREIGN_HOST =
  /^((?:[a-z0-9-]+\.)+(?:com|net|org|io)|(?:[a-z0-9-]+\.){2,}(?:app|cloud|corp|dev|edu|gov|internal|lan|local|[a-z]{2})|\d{1,3}(?:\.\d{1,3}){3})$/i;

/** What is wrong with a repository in another registry; ECR may all the same have a repository whose name starts with that host. */
function describeForeignHost(host: string, rest: string): string {
  return (
    `names the host "${host}", which is not a registry of ECR. Write the name of the repository in ECR, for example "${rest}". ` +
    'A repository in ECR whose name starts like that is written behind its host: ' +
    `"ACCOUNT.dkr.ecr.REGION.amazonaws.com/${host}/${rest}".`
  );
}

function parseRegistryHost(host: string): Parsed<Omit<RepositoryReference, 'name'>> | undefined {
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/.test(host)) return valid({ host });
  const ecr = parseEcrHost(host);
  if (ecr !== undefined) {
    const accountId = parseAccountId(ecr.accountId);
    if (!accountId.valid) return invalid(`names the account "${ecr.accountId}", which ${accountId.rule}`);
    const region = parseRegion(ecr.region);
    if (!region.valid) return invalid(`names the region "${ecr.region}", which ${region.rule}`);
    return valid({ host, accountId: accountId.value, region: region.value });
  }
  return host.includes(':') ? invalid(`names the host "${host}", which is not a registry of ECR.`) : undefined;
}

/** A repository's name by ECR's grammar. */
export function parseRepositoryName(text: string): Parsed<{ readonly name: string }> {
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

/** Whether a region may be in the partition, as far as its code tells: some partitions share no pattern. */
export function isInPartition(region: string, partition: string): boolean {
  const own = partitionOf(region);
  return own === 'aws' ? !['aws-cn', 'aws-us-gov'].includes(partition) : own === partition;
}
