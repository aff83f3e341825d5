import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** Where GitHub hands out ID tokens for this job; absent without `permissions: id-token: write`. */
export type IdTokenEndpoint = {
  readonly url: string;
  /** A secret: whoever has it can ask for this job's ID tokens. */
  readonly requestToken: string;
};

/** What the runner gives to a step besides its inputs and its event. */
export type Environment = {
  /** The checkout; also the folder in which docker runs. */
  readonly workspace: string;
  /** A folder that the runner empties after the job. */
  readonly temp: string;
  /** The folder of the user's own Docker configuration; it may be missing. */
  readonly dockerConfig: string;
  readonly idToken?: IdTokenEndpoint;
  /** The region that the environment names, for where no input does. */
  readonly region?: string;
  /** The page about what can go wrong, of the release in use; just its path where the action is of the same repository. */
  readonly troubleshooting: string;
  /** Whether the runner takes job summaries. */
  readonly hasSummary: boolean;
  /** All variables, as the processes that this step starts may see them. */
  readonly variables: Readonly<Record<string, string>>;
};

/** The environment of this step, from its variables. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const url = variables.ACTIONS_ID_TOKEN_REQUEST_URL;
  const requestToken = variables.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  const region = variables.AWS_REGION || variables.AWS_DEFAULT_REGION;
  const workspace = variables.GITHUB_WORKSPACE || process.cwd();
  return {
    workspace,
    temp: variables.RUNNER_TEMP || tmpdir(),
    // Node takes an empty HOME as it is; links must not depend on the folder from which they are followed.
    dockerConfig: resolve(workspace, variables.DOCKER_CONFIG || join(homedir() || userInfo().homedir, '.docker')),
    troubleshooting: pageOf(variables, 'docs/troubleshooting.md'),
    hasSummary: Boolean(variables.GITHUB_STEP_SUMMARY),
    ...(url && requestToken ? { idToken: { url, requestToken } } : {}),
    ...(region ? { region } : {}),
    variables: Object.fromEntries(
      Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}

/**
 * The address of a file of this action, at the ref that the workflow names. Local actions (`uses: ./`) have no repository of
 * their own: then it is the path. Where a runner tells no ref, it is the file of today.
 */
function pageOf(variables: Readonly<Record<string, string | undefined>>, path: string): string {
  const { GITHUB_SERVER_URL: server, GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = variables;
  if (!repository) return path;
  const place = encodeURIComponent(ref || 'HEAD').replaceAll('%2F', '/');
  return `${server || 'https://github.com'}/${repository}/blob/${place}/${path}`;
}
