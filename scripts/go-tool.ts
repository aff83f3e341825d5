import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A tool for the tests, of one version, that is built by Go where this machine has none. */
export type GoTool = { readonly name: string; readonly version: string };

/** Where tools are that were built here, for all checkouts that want the same version (the XDG base directories). */
const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'ecr-build-push', 'tools');

/** The folder of a tool that was built here, or is built now. */
export function toolFolder({ name, version }: GoTool): string {
  return join(CACHE, `${name}-${version}`);
}

/** The path of a command: the one on PATH, or the one that was built here before, in the folder of that tool. */
export function findTool(command: string, tool?: GoTool): string | undefined {
  const built = tool === undefined ? undefined : join(toolFolder(tool), command);
  return find(command) ?? (built !== undefined && existsSync(built) ? built : undefined);
}

/** Go itself, on PATH or where its installer puts it. */
export function findGo(): string | undefined {
  return find('go') ?? (existsSync('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : undefined);
}

/** Runs Go with the settings that the tools here are built with; `GOBIN`: where it installs what it is told to. */
export function runGo(
  go: string,
  args: readonly string[],
  more: { readonly bin?: string; readonly folder?: string } = {},
) {
  const bin = more.bin === undefined ? {} : { GOBIN: more.bin };
  const env = { ...process.env, ...bin, GOFLAGS: '', GOTOOLCHAIN: 'auto', CGO_ENABLED: '0' };
  return execFileSync(go, [...args], { env, cwd: more.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function find(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}
