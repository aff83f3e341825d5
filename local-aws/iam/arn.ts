/** The parts of a role's ARN. `path` has its slashes: `/` or `/ci/`. */
export type RoleArn = {
  readonly arn: string;
  readonly partition: string;
  readonly accountId: string;
  readonly path: string;
  readonly name: string;
};

/** The parts of `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME`, or undefined for anything else (IAM user guide, "IAM ARNs"). */
export function parseRoleArn(arn: string): RoleArn | undefined {
  const found = /^arn:(aws[a-z-]*):iam::(\d{12}):role(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,64})$/.exec(arn);
  if (found === null) {
    return undefined;
  }
  const [, partition = '', accountId = '', path = '', name = ''] = found;
  return { arn, partition, accountId, path, name };
}

/** ARN of the session that a role is assumed under; the role's path does not appear in it. */
export function sessionArn(role: RoleArn, sessionName: string): string {
  return `arn:${role.partition}:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`;
}

/** ARN of an account's OpenID Connect provider: the issuer's URL without its scheme. */
export function providerArn(partition: string, accountId: string, issuer: string): string {
  return `arn:${partition}:iam::${accountId}:oidc-provider/${issuer.replace(/^https?:\/\//, '')}`;
}

/** ARN of a repository (Service Authorization Reference, Amazon ECR). */
export function repositoryArn(accountId: string, region: string, name: string): string {
  return `arn:${partitionOf(region)}:ecr:${region}:${accountId}:repository/${name}`;
}

/** ARN of a public repository, which is in no region (Service Authorization Reference, Amazon ECR Public). */
export function publicRepositoryArn(accountId: string, name: string): string {
  return `arn:aws:ecr-public::${accountId}:repository/${name}`;
}

/** Partition of a region, from the region's prefix. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
