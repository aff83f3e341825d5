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
