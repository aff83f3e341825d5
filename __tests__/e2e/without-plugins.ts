/** Runs a command where Docker has no plugins: in a mount namespace of its own with nothing in their folders. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

for (const prefix of ['/usr/local/lib', '/usr/local/libexec', '/usr/lib', '/usr/libexec']) {
  const folder = `${prefix}/docker/cli-plugins`;
  if (existsSync(folder)) execFileSync('mount', ['-t', 'tmpfs', 'none', folder]);
}
const [command = '', ...args] = process.argv.slice(2);
process.exitCode = spawnSync(command, args, { stdio: 'inherit' }).status ?? 1;
