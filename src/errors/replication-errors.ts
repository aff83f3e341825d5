import { Failure } from './failure.ts';

/** An image and where ECR was to copy it. */
export type ReplicatedImage = {
  readonly digest: string;
  /** `host/name` of the repository that it was pushed to. */
  readonly from: string;
  readonly to: { readonly name: string; readonly region: string; readonly accountId: string };
};

/** ECR gave up. */
export function replicationFailed({ digest, from, to }: ReplicatedImage, failureCode: string): Failure {
  return new Failure({
    code: 'replication-failed',
    what: `ECR did not replicate ${digest} from ${from} to account ${to.accountId}, region ${to.region}: ${failureCode}.`,
    why: 'the registry policy there does not let this account replicate, a repository creation template or KMS key is not allowed, or the tag there is immutable and on another image.',
    fix: `look at the registry policy of ${to.accountId} (ecr:ReplicateImage, ecr:CreateRepository); or let this step push there too:\n    wait-for-replication: false`,
  });
}

/** ECR took longer than it promises. */
export function replicationLate({ digest, from, to }: ReplicatedImage, minutes: number): Failure {
  return new Failure({
    code: 'replication-failed',
    what: `ECR has not replicated ${digest} from ${from} to account ${to.accountId}, region ${to.region}, in ${minutes} minutes.`,
    why: 'ECR is slow today, or the rule was made after the push: ECR replicates only what is pushed while there is a rule.',
    fix: 'run the job again, which waits again; or let this step push there too:\n    wait-for-replication: false',
  });
}

/** The role may not ask how far a copy is. */
export function replicationUnseen({ from }: ReplicatedImage, permission: string): Failure {
  return new Failure({
    code: 'permission-missing',
    what: `The role may not ask ECR how far the copy of ${from} is.`,
    why: `it lacks ${permission}, and \`wait-for-replication\` is true.`,
    fix: `allow ${permission} on the repository, or let this step push there too:\n    wait-for-replication: false`,
  });
}
