import { splitPublicName } from '../lib/ecr-host.ts';

/** A repository that a command is about. */
export type CommandPlace = {
  readonly repository: string;
  readonly region: string;
  /** Whether it is in ECR Public, where `repository` starts with the alias of its registry. */
  readonly isPublic?: boolean;
};

/**
 * A command of the AWS CLI about a repository, private or public: `aws ecr NAME --repository-name ...`. `registryId`: the account, where
 * the command takes one and it is to be named.
 */
export function repositoryCommand(
  { repository, region, isPublic }: CommandPlace,
  name: string,
  registryId?: string,
): string {
  const service = isPublic === true ? 'ecr-public' : 'ecr';
  const account = registryId === undefined ? '' : ` --registry-id ${registryId}`;
  const own = isPublic === true ? splitPublicName(repository).name : repository;
  return `aws ${service} ${name}${account} --repository-name ${own} --region ${region}`;
}
