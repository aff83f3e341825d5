import { expect, test } from '@jest/globals';
import { dockerVariables } from '../../src/docker/docker-cli.ts';

const own = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1', DOCKER_CLI_HINTS: 'false' };

test.each<[string, Parameters<typeof dockerVariables>[0], object]>([
  ["the user's configuration stays", { variables: { DOCKER_CONFIG: '/user' } }, { DOCKER_CONFIG: '/user' }],
  [
    'a configuration of the step takes its place',
    { variables: { DOCKER_CONFIG: '/user' }, configDirectory: '/own' },
    { DOCKER_CONFIG: '/own' },
  ],
  [
    'the date of the commit, unless the workflow sets one',
    { variables: {}, commitDate: new Date(1_700_000_000_999) },
    { SOURCE_DATE_EPOCH: '1700000000' },
  ],
  [
    'a date of the workflow',
    { variables: { SOURCE_DATE_EPOCH: '0' }, commitDate: new Date(1_700_000_000_999) },
    { SOURCE_DATE_EPOCH: '0' },
  ],
  [
    'neither inputs nor the means to get ID tokens, nor another builder',
    {
      variables: {
        INPUT_SECRETS: 'x',
        STATE_builder: 'x',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'x',
        ACTIONS_RUNTIME_TOKEN: 'kept',
        BUILDX_BUILDER: 'x',
      },
    },
    { ACTIONS_RUNTIME_TOKEN: 'kept' },
  ],
])('docker is given: %s', (_name, environment, expected) => {
  expect(dockerVariables(environment)).toEqual({ ...own, ...expected });
});
