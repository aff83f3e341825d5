import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readEnvironment } from '../../src/github/environment.ts';
import { anyText, runs } from '../lib/properties.ts';

const PAGE = 'docs/troubleshooting.md';

test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    'of a release',
    { GITHUB_SERVER_URL: 'https://github.com', GITHUB_ACTION_REPOSITORY: 'o/a', GITHUB_ACTION_REF: 'v1' },
    `https://github.com/o/a/blob/v1/${PAGE}`,
  ],
  [
    'of a branch, on a server of its own',
    { GITHUB_SERVER_URL: 'https://ghes.example.com', GITHUB_ACTION_REPOSITORY: 'o/a', GITHUB_ACTION_REF: 'fix/a#1' },
    `https://ghes.example.com/o/a/blob/fix/a%231/${PAGE}`,
  ],
  [
    'of no known ref',
    { GITHUB_ACTION_REPOSITORY: 'o/a', GITHUB_ACTION_REF: '' },
    `https://github.com/o/a/blob/HEAD/${PAGE}`,
  ],
  [
    'of a local action',
    { GITHUB_SERVER_URL: 'https://github.com', GITHUB_ACTION_REPOSITORY: '', GITHUB_ACTION_REF: '' },
    PAGE,
  ],
  ['outside of GitHub', {}, PAGE],
])('the page that says more, %s', (_name, variables, expected) =>
  expect(readEnvironment({ GITHUB_WORKSPACE: '/w', HOME: '/h', ...variables }).troubleshooting).toBe(expected),
);

test('whatever the ref of the action is called, its page is below its repository, and names the ref', () => {
  // Node.js reads variables as UTF-8: no half of a pair is left in one.
  const refs = anyText('v1', '/', '..', '%2F', '%', '#', '?').map((ref) => ref.toWellFormed());
  fc.assert(
    fc.property(refs, (ref) => {
      const { troubleshooting } = readEnvironment({ GITHUB_ACTION_REPOSITORY: 'o/a', GITHUB_ACTION_REF: ref });
      const [, written = ''] =
        /^https:\/\/github\.com\/o\/a\/blob\/(\S*)\/docs\/troubleshooting\.md$/.exec(troubleshooting) ?? [];
      expect(decodeURIComponent(written)).toBe(ref === '' ? 'HEAD' : ref);
    }),
    runs(),
  );
});
