import type { BuildInputs } from '../../src/inputs/build-inputs.ts';

/** What is told to docker where the workflow sets nothing. */
export const NO_BUILD_INPUTS: BuildInputs = {
  context: '.',
  buildArgs: [],
  labels: [],
  annotations: [],
  pull: false,
  noCache: false,
  addHosts: [],
  ulimits: [],
  buildContexts: [],
  secrets: [],
  ssh: [],
  allow: [],
  noCacheFilters: [],
  platforms: [],
  compression: 'default',
  load: false,
  cache: { preset: 'none' },
  cacheFrom: [],
  cacheTo: [],
};
