import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where tools are that were built here. */
export const TOOLS = resolve(import.meta.dirname, '../.cache/bin');

/** The path of a command: the one on PATH, or the one that was built here before. */
export function findTool(name: string): string | undefined {
  return find(name) ?? (existsSync(join(TOOLS, name)) ? join(TOOLS, name) : undefined);
}

/** Go itself, on PATH or where its installer puts it. */
export function findGo(): string | undefined {
  return find('go') ?? (existsSync('/usr/local/go/bin/go') ? '/usr/local/go/bin/go' : undefined);
}

/** Runs Go with the settings that the tools here are built with. */
export function runGo(go: string, args: readonly string[], folder?: string): string {
  const env = { ...process.env, GOBIN: TOOLS, GOFLAGS: '', GOTOOLCHAIN: 'auto', CGO_ENABLED: '0' };
  return execFileSync(go, [...args], { env, cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

function find(command: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(':')
    .map((folder) => join(folder, command))
    .find((path) => existsSync(path));
}
