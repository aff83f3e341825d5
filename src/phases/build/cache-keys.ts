import type { Docker } from '../../docker/docker-cli.ts';
import type { Runner } from '../../github/runner.ts';
import { cacheType } from '../../plan/choose-builder.ts';
import type { Identity, Keys } from '../credentials/assume-roles.ts';

/** Gives the variables that a command of docker takes the keys for its cache from. */
export type CacheKeys = () => Promise<Readonly<Record<string, string>>>;

/** The keys of the step's session, which are asked for anew for each command: a session may end meanwhile. */
export function cacheKeysOf(identity: Identity, { mask }: Pick<Runner, 'mask'>): CacheKeys {
  return async () => {
    const keys = await identity.current();
    for (const secret of [keys.accessKeyId, keys.secretAccessKey, keys.sessionToken ?? '']) mask(secret);
    return keyVariables(keys);
  };
}

/**
 * What buildx finds by the SDK's chain and hands to BuildKit (addAwsCredentials in its util/buildflags). Empty ones count as not
 * set: an older token would make the keys useless, and a profile that is not on this machine stop the SDK.
 */
function keyVariables({ accessKeyId, secretAccessKey, sessionToken }: Keys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken ?? '',
    AWS_PROFILE: '',
    AWS_DEFAULT_PROFILE: '',
  };
}

/** Docker that has these variables in those commands alone that read or write a cache in S3. */
export function withCacheKeys(docker: Docker, keys: CacheKeys): Docker {
  return {
    ...docker,
    stream: async (args, more = {}) => {
      if (!usesS3(args)) return await docker.stream(args, more);
      return await docker.stream(args, { ...more, variables: { ...more.variables, ...(await keys()) } });
    },
  };
}

function usesS3(args: readonly string[]): boolean {
  return args.some((arg, index) => /^--cache-(from|to)$/.test(args[index - 1] ?? '') && cacheType(arg) === 's3');
}
