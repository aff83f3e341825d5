import {
  BatchCheckLayerAvailabilityCommand,
  BatchGetImageCommand,
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  type ECRClient,
  GetAuthorizationTokenCommand,
  GetDownloadUrlForLayerCommand,
  PutImageCommand,
} from '@aws-sdk/client-ecr';
import { isAccessDenied, isNamed } from '../errors/aws-error-names.ts';
import { explainAwsError } from '../errors/aws-errors.ts';
import type { Problem } from '../errors/failure.ts';
import { omitUndefined } from '../lib/omit-undefined.ts';
import { sha256 } from '../lib/sha256.ts';
import { callAws } from './call-aws.ts';
import { toAuthorization } from './ecr-answers.ts';
import { createClient, type RegistryOptions } from './ecr-repository.ts';
import { type OnDate, watchDates } from './server-dates.ts';

/** Whether a role has a permission. `unclear`: the call did not come so far. */
export type Probe =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'denied'; readonly problem: Problem }
  | { readonly kind: 'unclear'; readonly problem: Problem };

/** A digest that no blob has, as there is no text that would give it. */
const MADE_UP = `sha256:${sha256('There is no such blob.')}`;

/** An image that cannot be stored anywhere: ECR takes no manifest whose configuration it has not. */
const UNSTORABLE = JSON.stringify({
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: MADE_UP, size: 2 },
  layers: [],
});

/** What ECR says where the role may ask, and nothing has that name: ECR looks at permissions first. */
const NOTHING_THERE = [
  'ImageNotFoundException',
  'LayerInaccessibleException',
  'LayersNotFoundException',
  'RepositoryNotFoundException',
];

type Target = { readonly repositoryName: string; readonly registryId?: string };

/** A call for each permission that can be tried without changing anything: each call asks for what is not there. */
const CALLS = {
  'ecr:GetAuthorizationToken': async (client: ECRClient, _target: Target, mask: (secret: string) => void) => {
    const { authorizationData } = await client.send(new GetAuthorizationTokenCommand({}));
    toAuthorization(authorizationData?.[0], mask);
  },
  'ecr:DescribeRepositories': (client: ECRClient, { repositoryName, ...registry }: Target) =>
    client.send(new DescribeRepositoriesCommand({ ...registry, repositoryNames: [repositoryName] })),
  'ecr:DescribeImages': (client: ECRClient, target: Target) =>
    client.send(new DescribeImagesCommand({ ...target, imageIds: [{ imageDigest: MADE_UP }] })),
  'ecr:BatchGetImage': (client: ECRClient, target: Target) =>
    client.send(new BatchGetImageCommand({ ...target, imageIds: [{ imageDigest: MADE_UP }] })),
  'ecr:BatchCheckLayerAvailability': (client: ECRClient, target: Target) =>
    client.send(new BatchCheckLayerAvailabilityCommand({ ...target, layerDigests: [MADE_UP] })),
  'ecr:GetDownloadUrlForLayer': (client: ECRClient, target: Target) =>
    client.send(new GetDownloadUrlForLayerCommand({ ...target, layerDigest: MADE_UP })),
  'ecr:PutImage': (client: ECRClient, target: Target) =>
    client.send(
      new PutImageCommand({ ...target, imageManifest: UNSTORABLE, imageDigest: `sha256:${sha256(UNSTORABLE)}` }),
    ),
} as const;

/** A permission that can be tried. */
export type ProbedAction = keyof typeof CALLS;

/** Whether a permission can be tried without changing anything. */
export function isProbed(action: string): action is ProbedAction {
  return Object.hasOwn(CALLS, action);
}

/** Tries permissions on a repository, all side by side. Changes nothing; `onDate` is told the time of each answer. */
export async function probePermissions(
  options: RegistryOptions,
  actions: readonly ProbedAction[],
  onDate: OnDate,
): Promise<ReadonlyMap<ProbedAction, Probe>> {
  const { region, repository, registryId, mask } = options;
  const client = createClient(options);
  watchDates(client, onDate);
  const target = omitUndefined({ repositoryName: repository, registryId });
  const probe = async (action: ProbedAction): Promise<Probe> => {
    const operation = action.slice('ecr:'.length);
    try {
      await callAws(options, { name: `ECR ${operation}`, send: async () => await CALLS[action](client, target, mask) });
      return { kind: 'allowed' };
    } catch (error) {
      if (isNamed(error, ...NOTHING_THERE)) return { kind: 'allowed' };
      const { problem } = explainAwsError(error, { service: 'ecr', operation, region, repository });
      return { kind: isAccessDenied(error) ? 'denied' : 'unclear', problem };
    }
  };
  try {
    const probes = await Promise.all(actions.map(async (action) => [action, await probe(action)] as const));
    return new Map(probes);
  } finally {
    client.destroy();
  }
}
