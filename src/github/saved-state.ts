/** The name of the state that post reads to put variables back. */
export const VARIABLES_STATE = 'variables';

/** The name of the state that post reads to delete the private Docker configuration. */
export const DOCKER_CONFIG_STATE = 'docker-config';

/** The name of the state that post reads to remove a builder of this step. */
export const BUILDER_STATE = 'builder';

/** The start of the names of this action's builders; post removes no other. */
export const BUILDER_PREFIX = 'ecr-build-push-';

/** All variables that this action ever sets for later steps; post puts back no other. */
export const EXPORTED_VARIABLES: readonly string[] = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'DOCKER_CONFIG',
];

/** The name of the state by which post finds the processes of a step that was killed. */
export const MARK_STATE = 'mark';
