import { Failure } from './failure.ts';

/** The workflow names the alias of a registry that is not that of the account. `aliases`: those of the account. */
export function aliasForeign(
  { host, repository }: { readonly host: string; readonly repository: string },
  aliases: readonly string[],
): Failure {
  const at = repository.indexOf('/');
  const [alias, name] = [repository.slice(0, at), repository.slice(at + 1)];
  const lines = aliases.map((own) => `    repository: ${host}/${own}/${name}`);
  return new Failure({
    code: 'inputs-invalid',
    what: `The repository ${host}/${repository} is in another registry than that of the account: the alias ${alias} is not one of its own. Nothing was built or changed.`,
    why: 'the alias is misspelled, or the role is one of another account.',
    fix: `write the alias of the account, or take a role of the account that has this one:\n${lines.join('\n')}`,
  });
}

/** The gallery could not be changed; the image is there all the same. */
export function galleryFailed(name: string, failure: Failure): Failure {
  const { problem } = failure;
  return new Failure(
    {
      ...problem,
      what: `The image is in ${name}, but its page in the gallery could not be made what \`repository-catalog\` says. ${problem.what}`,
    },
    { cause: failure },
  );
}
