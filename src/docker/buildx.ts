import { type Builder, readBuilder } from '../plan/choose-builder.ts';
import type { Docker } from './docker-cli.ts';

/** The builder of that name, or the one in use; `undefined` where there is none, or no buildx. */
export async function inspectBuilder(docker: Pick<Docker, 'capture'>, name?: string): Promise<Builder | undefined> {
  const { succeeded, stdout } = await docker.capture(['buildx', 'inspect', ...(name === undefined ? [] : [name])]);
  return succeeded ? readBuilder(stdout) : undefined;
}

/** How the engine keeps images; `undefined` where no engine answers (https://docs.docker.com/engine/storage/containerd/). */
export async function imageStore(docker: Pick<Docker, 'capture'>): Promise<'classic' | 'containerd' | undefined> {
  const { succeeded, stdout } = await docker.capture(['info', '--format', '{{json .DriverStatus}}']);
  if (!succeeded) return undefined;
  return stdout.includes('io.containerd.snapshotter') ? 'containerd' : 'classic';
}
