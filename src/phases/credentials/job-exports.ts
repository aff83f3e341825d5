import type { Runner } from '../../github/runner.ts';

/** Variables that later steps of the job see changed. */
export type Variables = Readonly<Record<string, string>>;

/** The name of the state that post reads to put variables back. */
export const VARIABLES_STATE = 'variables';
/** The name of the state that post reads to delete the private Docker configuration. */
export const DOCKER_CONFIG_STATE = 'docker-config';
/** The name of the state that post reads to remove a builder of this step. */
export const BUILDER_STATE = 'builder';
/** What the names of builders of this action start with; post removes no other. */
export const BUILDER_PREFIX = 'ecr-build-push-';

/** The variables that carry credentials and region to later steps. */
export function credentialVariables(
  credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  },
  region: string,
): Variables {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    // Empty counts as not set; an older token beside new keys would make them useless.
    AWS_SESSION_TOKEN: credentials.sessionToken ?? '',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
  };
}

/**
 * What has to be put back for these variables, as post's state. A variable that was not set becomes empty: GitHub has no
 * way to take one back, and AWS's tools and Docker treat an empty one as not set.
 */
export function previousValues(changed: readonly string[], before: Variables): Variables {
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? '']));
}

/** All variables that this action ever sets for later steps; post puts back no other. */
export const EXPOSED_VARIABLES: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'DOCKER_CONFIG',
];

const SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Sets the variables for later steps, with what was there before kept for post. Secrets among both are masked first. */
export function expose(runner: Runner, changed: Variables, previous: Variables): void {
  for (const secret of SECRETS) {
    runner.mask(changed[secret] ?? '');
    runner.mask(previous[secret] ?? '');
  }
  for (const [name, value] of Object.entries(changed)) runner.exportVariable(name, value);
  runner.saveState(VARIABLES_STATE, JSON.stringify(previous));
}
