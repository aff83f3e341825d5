// What to do about causes that more than one table of failures has.

/** About an engine that ended, or answers nothing. */
export const LOOK_AT_ENGINE =
  'run the job again; on a self-hosted runner look at the log of the engine:\n    sudo journalctl --unit docker --since -1h';

/** About requests that AWS takes too many of. */
export const START_FEWER_JOBS =
  'run the job again; if it happens often, start fewer jobs at once (`max-parallel`) or ask for a higher quota.';

/** About a docker command without its plugin buildx. */
export const INSTALL_BUILDX =
  'use a runner that has it (`runs-on: ubuntu-latest`), or install it: https://docs.docker.com/build/install-buildx/';
