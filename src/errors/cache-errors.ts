import type { Problem } from './failure.ts';

/** A cache would be kept under a tag that cannot move. `uri`: `host/name` of the repository that it is in. */
export function cacheImmutable({ uri, tag }: { readonly uri: string; readonly tag: string }): Problem {
  return {
    code: 'cache-immutable',
    what: `The cache would be kept as ${uri}:${tag}, but tags of this repository are immutable: it could be written once, and never again. Nothing was built.`,
    why: 'a cache is replaced by each build, so its tag has to move.',
    fix: [
      'keep it in a repository of its own, with mutable tags:',
      `    cache-ref: ${uri.slice(uri.indexOf('/') + 1)}-cache`,
      `or let tags that start with ${tag} move (put-image-tag-mutability with the filter ${tag}*), or use \`cache: gha\`.`,
    ].join('\n'),
  };
}

/** A cache would be written under a tag that the image takes too. `name`: `host/name:tag`. */
export function cacheOverImage(name: string): Problem {
  const repository = name.slice(name.indexOf('/') + 1, name.lastIndexOf(':'));
  return {
    code: 'cache-over-image',
    what: `The cache would be written to ${name}, which is also a tag of the image: the tag would end up on the cache, and not on the image. Nothing was built.`,
    why: 'a cache and an image in one repository are told apart by their tags only.',
    fix: [
      'keep the cache in a repository of its own:',
      `    cache-ref: ${repository}-cache`,
      'or leave the tag out of `tags`.',
    ].join('\n'),
  };
}
