import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuildInputs } from '../inputs/build-inputs.ts';

type Secrets = BuildInputs['secrets'];

/** Secrets in the form in which docker gets them, until they are closed. */
export type OpenSecrets = { readonly secrets: Secrets; close(): void };

/** The first folder is memory on Linux; the other one a disk, where the content of a deleted file is as hard to come by. */
const FOLDERS = ['/dev/shm', tmpdir()];

/** A docker out of a snap is confined, and sees no other process; some distributions have snaps in the second folder. */
const SNAPS = ['/snap/docker', '/var/lib/snapd/snap/docker'];

/**
 * Puts each value into a file that has no name any more, and that docker reads as `/proc/PID/fd/N` of this process: no other user can,
 * no program that docker starts is given it, and nothing is left when this process is gone, however it ends (proc_pid_fd(5)).
 *
 * Where there are no such paths, or docker could not read them, values stay values, for docker's environment.
 */
export function openSecrets(secrets: Secrets, folders: readonly string[] = FOLDERS): OpenSecrets {
  const files: number[] = [];
  const opened = canShareFiles()
    ? secrets.map((secret) => {
        const path = secret.kind === 'value' ? openNameless(secret.value, folders, files) : undefined;
        return path === undefined ? secret : ({ id: secret.id, kind: 'file', path } as const);
      })
    : secrets;
  return {
    secrets: opened,
    close: () => {
      for (const file of files.splice(0)) closeSync(file);
    },
  };
}

/** The path of a file with this content; `undefined` where none can be made. */
function openNameless(value: string, folders: readonly string[], files: number[]): string | undefined {
  for (const folder of folders) {
    try {
      const name = join(folder, `ecr-build-push-${randomUUID()}`);
      const file = openSync(name, 'wx+', 0o600);
      files.push(file);
      unlinkSync(name);
      writeSync(file, value);
      const path = `/proc/${process.pid}/fd/${file}`;
      if (readFileSync(path, 'utf8') === value) return path;
    } catch {
      // This folder is not there, not writable or full: the next one is tried.
    }
  }
  return undefined;
}

/** Whether another process of this user can read the files that this one has open. */
function canShareFiles(): boolean {
  if (process.platform !== 'linux') return false;
  try {
    // The files belong to root where this process may do more than its user.
    return (
      statSync(`/proc/${process.pid}/fd`).uid === process.getuid?.() && !SNAPS.some((folder) => existsSync(folder))
    );
  } catch {
    return false;
  }
}
