/**
 * The digest that `docker push` reports on its last line, `<tag>: digest: sha256:... size: <bytes>`: of the image
 * manifest, or of the index where one was pushed. `undefined` where there is no such line.
 */
export function pushedDigest(stdout: string, tag: string): string | undefined {
  const lines = stdout.matchAll(/^(\S+): digest: (sha256:[0-9a-f]{64}) size: \d+\s*$/gm);
  return [...lines].findLast((line) => line[1] === tag)?.[2];
}

/** The digest in the `RepoDigests` of an image that belongs to this repository (`host/name`). */
export function repoDigest(repoDigests: readonly string[], repositoryUri: string): string | undefined {
  return repoDigests.find((entry) => entry.startsWith(`${repositoryUri}@`))?.slice(repositoryUri.length + 1);
}
