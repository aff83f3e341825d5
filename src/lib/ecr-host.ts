/** A host of the form that private registries of ECR have: `<account>.<kind>.<region>.<domain>`. */
export type EcrHost = {
  /** Digits; a registry that exists has 12. */
  readonly accountId: string;
  /** `dkr.ecr`; dual-stack endpoints have `dkr-ecr`, and those of FIPS end in `-fips`. */
  readonly kind: string;
  readonly region: string;
  /** `amazonaws.com`, and others of other partitions and of dual-stack endpoints. */
  readonly domain: string;
};

/** The parts of a host, in any partition; `undefined` where it has not the form of a private registry of ECR. */
export function parseEcrHost(host: string): EcrHost | undefined {
  const match = /^(\d+)\.(dkr[.-]ecr(?:-fips)?)\.([^.]+)\.([a-z0-9.-]+)$/.exec(host);
  if (match === null) return undefined;
  const [, accountId = '', kind = '', region = '', domain = ''] = match;
  return { accountId, kind, region, domain };
}

/** Whether a host is a private registry of ECR, in any partition. */
export function isEcrHost(host: string): boolean {
  return parseEcrHost(host)?.accountId.length === 12;
}

/** The hosts of ECR Public (https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html); the second is of both IP versions. */
const PUBLIC_HOSTS: readonly string[] = ['public.ecr.aws', 'ecr-public.aws.com'];

/** Whether a host is that of ECR Public. */
export function isPublicHost(host: string): boolean {
  return PUBLIC_HOSTS.includes(host);
}

/** The region that answers for ECR Public, whatever the region of the step (https://docs.aws.amazon.com/general/latest/gr/ecr-public.html). */
export const PUBLIC_REGION = 'us-east-1';

/** The parts of a repository's name in ECR Public, `alias/name`: the alias is of its account's registry, and no part of its name for the API. */
export function splitPublicName(text: string): { readonly alias: string; readonly name: string } {
  const at = text.indexOf('/');
  return { alias: text.slice(0, Math.max(at, 0)), name: text.slice(at + 1) };
}
