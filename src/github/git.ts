import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** How a call of git ended; `code` is 0 where it succeeded. */
export type GitAnswer = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** One call of git, which never throws. */
export type Git = (...args: readonly string[]) => Promise<GitAnswer>;

/** The variables of the step that git gets; inputs, tokens and keys are not among them. */
const VARIABLES = process.platform === 'win32' ? ['PATH', 'Path', 'USERPROFILE', 'SystemRoot'] : ['PATH', 'HOME'];

/** The folder git runs in, and the variables of the step. */
export type GitPlace = { readonly folder: string; readonly variables: Readonly<Record<string, string>> };

/**
 * git for the checkout in this very folder, which only reads; one further up is none of ours. A call that takes more than five
 * seconds has failed.
 */
export function gitIn({ folder, variables }: GitPlace): Git {
  const given = Object.fromEntries(VARIABLES.map((name) => [name, variables[name]]));
  // A partial clone would ask its remote for each commit that it has not.
  const env = { ...given, GIT_NO_LAZY_FETCH: '1' };
  // In containers the checkout often belongs to another user, which git refuses by default; of a folder that is named it asks for
  // no owner (`safe.directory` on the command line counts from 2.38 on only). So nothing that the configuration of the checkout
  // names is run: no programs for signatures or files, no hooks, no remotes.
  const settings = [
    'log.showSignature=false',
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'protocol.allow=never',
  ];
  const flags = [`--git-dir=${join(folder, '.git')}`, ...settings.flatMap((setting) => ['-c', setting])];
  const options = { cwd: folder, timeout: 5_000, maxBuffer: 64 * 1024 * 1024, env };
  return (...args) =>
    new Promise((resolve) => {
      execFile('git', [...flags, ...args], options, (error, stdout, stderr) =>
        resolve({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 128, stdout, stderr }),
      );
    });
}
