import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from './engine.ts';

const run = promisify(execFile);

/** The name under which the base image of demo, tests and benchmark is in the engine. */
export const BASE_IMAGE = 'ecr-build-push/base:local';

/**
 * Puts the base image into the engine: busybox, from this machine's static binary where there is one (Debian's package
 * busybox-static), so that no network is needed; else from the registry that the engine pulls from.
 */
export async function provideBaseImage(engine: Engine): Promise<void> {
  const env = { ...process.env, DOCKER_HOST: engine.host };
  const docker = async (...args: string[]): Promise<void> => void (await run('docker', args, { env }));
  const there = await docker('image', 'inspect', BASE_IMAGE).then(
    () => true,
    () => false,
  );
  if (there) return;
  const binary = await staticBusybox();
  if (binary === undefined) {
    await docker('pull', 'busybox:stable');
    await docker('tag', 'busybox:stable', BASE_IMAGE);
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'base-image-'));
  try {
    await copyFile(binary, join(folder, 'busybox'));
    await writeFile(
      join(folder, 'Dockerfile'),
      'FROM scratch\nCOPY busybox /bin/busybox\nRUN ["/bin/busybox", "--install", "-s", "/bin"]\n',
    );
    await docker('build', '--quiet', '--tag', BASE_IMAGE, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A busybox that runs without any library of this machine. */
async function staticBusybox(): Promise<string | undefined> {
  for (const path of ['/bin/busybox', '/usr/bin/busybox']) {
    if (!existsSync(path)) continue;
    // `ldd` fails on what is not linked dynamically.
    const dynamic = await run('ldd', [path]).then(
      () => true,
      () => false,
    );
    if (!dynamic) return path;
  }
  return undefined;
}
