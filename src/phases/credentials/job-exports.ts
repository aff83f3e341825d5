import type { PrivateConfig } from '../../docker/docker-config.ts';
import type { Runner } from '../../github/runner.ts';
import { VARIABLES_STATE } from '../../github/saved-state.ts';
import type { EcrDestination } from '../../inputs/aws-inputs.ts';
import type { StepContext } from '../step.ts';
import type { Identity } from './assume-roles.ts';

/** Variables that later steps of the job see changed. */
export type JobVariables = Readonly<Record<string, string>>;

/** The variables that carry credentials and region to later steps. */
function credentialVariables(
  credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  },
  region: string,
): JobVariables {
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
 * The values that post has to put back for these variables. A variable that was not set becomes empty: GitHub has no
 * way to take one back, and AWS's tools and Docker treat an empty one as not set.
 */
function previousValues(changed: readonly string[], before: JobVariables): JobVariables {
  return Object.fromEntries(changed.map((name) => [name, before[name] ?? '']));
}

const SECRETS = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Sets the variables for later steps, with what was there before kept for post. Secrets among both are masked first. */
function exportToJob(runner: Runner, changed: JobVariables, previous: JobVariables): void {
  for (const secret of SECRETS) {
    runner.mask(changed[secret] ?? '');
    runner.mask(previous[secret] ?? '');
  }
  for (const [name, value] of Object.entries(changed)) runner.exportVariable(name, value);
  runner.saveState(VARIABLES_STATE, JSON.stringify(previous));
}

/** `export-credentials` and `docker-login`, when account and repository have turned out to be right. */
export async function exportForLaterSteps(
  { environment, runner }: StepContext,
  ecr: EcrDestination,
  { identity, config }: { readonly identity: Identity; readonly config: PrivateConfig | undefined },
): Promise<void> {
  const changed = {
    ...(ecr.exportCredentials
      ? credentialVariables(await identity.current(), ecr.credentialsRegion ?? ecr.region)
      : {}),
    ...(ecr.dockerLogin && config !== undefined ? { DOCKER_CONFIG: config.directory } : {}),
  };
  const names = Object.keys(changed);
  if (names.length > 0 && ecr.credentials.kind === 'roles' && ecr.credentials.sessionPolicy !== undefined)
    runner.notice(narrowedNotice(names));
  if (names.length > 0) exportToJob(runner, changed, previousValues(names, environment.variables));
}

/** The notice that later steps get the session of this one, narrowed as it is. */
function narrowedNotice(names: readonly string[]): string {
  const given = names.includes('AWS_ACCESS_KEY_ID')
    ? 'The credentials that later steps get have'
    : 'The login that later steps get has';
  return `${given} no more permissions than \`session-policy\` leaves: a deployment may need a role of its own.`;
}
