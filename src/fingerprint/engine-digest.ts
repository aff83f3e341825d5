import type { Docker } from '../docker/docker-cli.ts';
import type { LocalImageIds } from './base-images.ts';

/** Looks up the engine's image of a name; `undefined` where the engine has none, or does not tell. */
export function engineImages(docker: Pick<Docker, 'capture'>): (name: string) => Promise<LocalImageIds | undefined> {
  return async (name) => {
    const { succeeded, stdout } = await docker.capture([
      'image',
      'inspect',
      '--format',
      '{{.Id}} {{.RepoDigests}}',
      name,
    ]);
    const [, id, digests = ''] = /^(sha256:[0-9a-f]{64}) \[(.*)\]\s*$/.exec(stdout) ?? [];
    if (!succeeded || id === undefined) return undefined;
    return { id, digests: digests.split(' ').flatMap((digest) => digest.split('@')[1] ?? []) };
  };
}
