import { expect, test } from '@jest/globals';
import { type CatalogTexts, differingMembers, galleryRule, mergedCatalog } from '../../src/plan/catalog.ts';

test.each<[string, CatalogTexts, CatalogTexts, readonly string[]]>([
  ['nothing was shown yet', { description: 'A', about: '# A' }, {}, ['description', 'about']],
  ['the same', { description: 'A', architectures: ['ARM'] }, { description: 'A', architectures: ['ARM'] }, []],
  ['what the file does not name', { description: 'A' }, { description: 'A', usage: 'x' }, []],
  ['lists in another order', { architectures: ['x86', 'ARM'] }, { architectures: ['ARM', 'x86'] }, []],
  ['another list', { operatingSystems: ['Linux'] }, { operatingSystems: ['Linux', 'Windows'] }, ['operatingSystems']],
  ['line ends and white space', { about: '# A\r\nb\n' }, { about: '# A\nb' }, []],
  ['an empty text is none', { about: '', architectures: [] }, {}, []],
  ['a text that is taken away', { about: '' }, { about: '# A' }, ['about']],
])('what differs: %s', (_name, wanted, shown, expected) => expect(differingMembers(wanted, shown)).toEqual(expected));

test('what the file does not name stays as it is shown', () => {
  const shown = { description: 'old', usage: 'run it', logoUrl: 'https://example.com/logo.png' };
  expect(mergedCatalog({ description: 'new' }, shown)).toEqual({ description: 'new', usage: 'run it' });
});

const of = (
  name: string,
  ref: string,
  more: { isOfPull?: boolean; fromFork?: boolean; defaultBranch?: string } = {},
) => {
  const { isOfPull = false, fromFork = false, defaultBranch = 'main' } = more;
  return galleryRule(
    { name, ref, fromFork, repository: { owner: 'octo', name: 'shop', ...(defaultBranch && { defaultBranch }) } },
    { isOfPull },
  )?.because;
};

test.each<[string, string | undefined, RegExp | undefined]>([
  ['a push to the default branch', of('push', 'refs/heads/main'), undefined],
  ['a default branch of another name', of('push', 'refs/heads/trunk', { defaultBranch: 'trunk' }), undefined],
  ['a schedule, which runs there', of('schedule', 'refs/heads/main'), undefined],
  ['a git tag', of('push', 'refs/tags/v1'), undefined],
  ['a release', of('release', 'refs/tags/v1'), undefined],
  ['one started by hand', of('workflow_dispatch', 'refs/heads/feature'), undefined],
  ['one started by another program', of('repository_dispatch', 'refs/heads/main'), undefined],
  ['a push to another branch', of('push', 'refs/heads/feature'), /for refs\/heads\/feature, and neither/],
  ['a merge queue', of('merge_group', 'refs/heads/gh-readonly-queue/main/pr-7'), /neither for the default branch/],
  ['a pull request', of('pull_request', 'refs/pull/7/merge', { isOfPull: true }), /of a pull request/],
  ['one on the default branch', of('pull_request_target', 'refs/heads/main', { isOfPull: true }), /of a pull request/],
  ['one of a fork', of('workflow_run', '', { fromFork: true }), /of a pull request/],
  ['a run after one', of('workflow_run', 'refs/pull/7/merge'), /of a pull request/],
  ['a run after one of a branch of a fork', of('workflow_run', ''), /for no branch/],
  ['no default branch', of('push', 'refs/heads/main', { defaultBranch: '' }), /does not tell the default branch/],
])('whether the gallery is changed: %s', (_name, because, expected) =>
  expect(because).toEqual(expected === undefined ? undefined : expect.stringMatching(expected)),
);
