import { Failure } from './failure.ts';

/** There is a `.git`, but no commit can be read from it. `reason`: the last words of git. */
export function checkoutBroken(folder: string, reason: string): Failure {
  const told = reason === '' ? 'there is no git on the PATH, and its files do not tell it either' : reason;
  return new Failure({
    code: 'checkout-broken',
    what: `Which commit is checked out in ${folder} cannot be told: its .git has no HEAD that can be read. Nothing was built.`,
    why: `the checkout is not whole, or has no commit yet (${told}).`,
    fix: [
      'check the repository out in this job, with a step before this one:',
      '    - uses: actions/checkout@v4',
      'or, where the folder is not what git has checked out, name the commit that it is of with the input `commit`, or take ' +
        'its .git away.',
    ].join('\n'),
  });
}
