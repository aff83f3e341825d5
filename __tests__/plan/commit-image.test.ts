import { describe, expect, test } from '@jest/globals';
import { CHOICES, type CommitImage, chooseCommitImage } from '../../src/plan/commit-image.ts';
import type { VariantMatch } from '../../src/plan/variant.ts';

const SHA = 'a'.repeat(40);
const there = { kind: 'present', digest: `sha256:${'1'.repeat(64)}`, status: 'ACTIVE' } as const;
const differs = (...parts: [string, ...string[]]): VariantMatch => ({ kind: 'differs', parts, isUnmerged: false });
const unmerged: VariantMatch = { kind: 'differs', parts: ['merge'], isUnmerged: true };
const denied: VariantMatch = { kind: 'denied', permission: 'ecr:GetDownloadUrlForLayer' };

/** An image under all of the tags, on an immutable repository. */
function image(tags: [string, ...string[]], more: Partial<CommitImage> = {}): CommitImage {
  return {
    ifExists: 'auto',
    tags,
    there,
    here: tags,
    fixed: tags,
    holdsCommit: true,
    match: { kind: 'same' },
    wantsNew: false,
    isRerun: false,
    ...more,
  };
}

const movable = { fixed: [] };
const named = { holdsCommit: false };
const onlyFirst = { here: [SHA], fixed: [SHA] };

const ROWS: readonly (readonly [string, CommitImage, string, RegExp | undefined])[] = [
  // Built as asked.
  ['fixed, the same', image([SHA]), 'reuse', undefined],
  ['movable, the same', image([SHA], movable), 'build', undefined],
  ['movable, asked for', image([SHA], { ...movable, ifExists: 'reuse' }), 'reuse', undefined],
  ['fixed, to be built anew', image([SHA], { ifExists: 'rebuild' }), 'build', undefined],
  ['archived', image([SHA], { there: { ...there, status: 'ARCHIVED' } }), 'build', undefined],
  ['movable, but a fixed tag is on it', image([SHA, 'v1'], { fixed: ['v1'] }), 'reuse', undefined],
  // Not told how it was built.
  ['fixed, unlabelled', image([SHA], { match: { kind: 'unlabelled' } }), 'reuse', undefined],
  ['fixed, may not be read', image([SHA], { match: denied }), 'reuse', /lacks ecr:GetDownloadUrlForLayer/],
  // Not to be read.
  ['fixed, unread', image([SHA], { match: { kind: 'unread' } }), 'refuse', undefined],
  [
    'fixed, unread, with another tag',
    image([SHA, 'x'], { ...onlyFirst, match: { kind: 'unread' } }),
    'build-beside',
    /did not give its configuration/,
  ],
  [
    'movable, unread, asked for',
    image([SHA], { ...movable, ifExists: 'reuse', match: { kind: 'unread' } }),
    'build',
    undefined,
  ],
  ['movable, unread', image([SHA], { ...movable, match: { kind: 'unread' } }), 'build', undefined],
  // Built otherwise.
  ['fixed, another target, no other tag', image([SHA], { match: differs('target') }), 'refuse', undefined],
  [
    'the same with another tag',
    image([SHA, 'x'], { ...onlyFirst, match: differs('target') }),
    'build-beside',
    /\(target\)/,
  ],
  [
    'movable, another target',
    image([SHA], { ...movable, match: differs('target') }),
    'build',
    /\(target\).*loses the tag/,
  ],
  [
    'fixed, other values',
    image([SHA, 'x'], { ...onlyFirst, match: differs('build-args') }),
    'build-beside',
    /values of `build-args`/,
  ],
  ['other values, asked for', image([SHA], { ifExists: 'reuse', match: differs('build-args') }), 'reuse', undefined],
  [
    'other names, asked for',
    image([SHA], { ifExists: 'reuse', match: differs('build-args', 'build-arg-names') }),
    'refuse',
    undefined,
  ],
  [
    'more platforms, asked for, movable',
    image([SHA], { ...movable, ifExists: 'reuse', match: differs('platforms') }),
    'build',
    /platforms/,
  ],
  // Said otherwise: a label with the time in it builds no commit anew.
  ['fixed, other labels, no other tag', image([SHA], { match: differs('labels') }), 'reuse', undefined],
  [
    'fixed, other labels',
    image([SHA, 'x'], { ...onlyFirst, match: differs('labels', 'annotations') }),
    'reuse',
    undefined,
  ],
  ['movable, other labels', image([SHA], { ...movable, match: differs('labels') }), 'build', undefined],
  [
    'other labels, asked for',
    image([SHA], { ...movable, ifExists: 'reuse', match: differs('labels') }),
    'reuse',
    undefined,
  ],
  ['other labels and another target', image([SHA], { match: differs('target', 'labels') }), 'refuse', undefined],
  // Under a tag that is not the commit's there may be any image.
  [
    'movable, of another commit, other arguments',
    image(['latest'], { ...movable, ...named, isOfCommit: false, match: differs('build-args') }),
    'build',
    undefined,
  ],
  [
    'movable, of this commit, other arguments',
    image(['latest'], { ...movable, ...named, isOfCommit: true, match: differs('build-args') }),
    'build',
    /loses the tag/,
  ],
  ['movable, unmerged', image(['preview'], { ...movable, ...named, match: unmerged }), 'build', undefined],
  // The head itself is there, and ours is its merge into its base.
  [
    'unmerged, fixed',
    image([SHA, 'pr-7'], { ...onlyFirst, match: unmerged }),
    'build-beside',
    /merged into its base or not/,
  ],
  [
    'unmerged, movable',
    image([SHA, 'pr-7'], { here: [SHA], ...movable, match: unmerged }),
    'build-beside',
    /a{40} stays/,
  ],
  ['unmerged, movable, no other tag', image([SHA], { ...movable, match: unmerged }), 'refuse', undefined],
  // A new one is wanted.
  ['no-cache, no other tag', image([SHA], { wantsNew: true }), 'reuse', /nothing is built, although `no-cache`/],
  [
    'no-cache, another tag',
    image([SHA, 'nightly'], { ...onlyFirst, wantsNew: true }),
    'build-beside',
    /a new one is asked for/,
  ],
  ['no-cache, a re-run', image([SHA, 'nightly'], { ...onlyFirst, wantsNew: true, isRerun: true }), 'reuse', undefined],
  [
    'no-cache, asked for',
    image([SHA, 'nightly'], { ...onlyFirst, wantsNew: true, ifExists: 'reuse' }),
    'reuse',
    undefined,
  ],
  ['no-cache, movable', image([SHA], { ...movable, wantsNew: true }), 'build', undefined],
  // A first tag that is a name.
  ['a fixed name, of our commit', image(['v1'], { ...named, isOfCommit: true }), 'reuse', undefined],
  ['a fixed name, of another commit', image(['v1'], { ...named, isOfCommit: false }), 'build', undefined],
  ['a fixed name, of nobody knows which', image(['v1'], named), 'build', undefined],
  ['the same in a re-run', image(['v1'], { ...named, isRerun: true }), 'reuse', undefined],
  ['a movable name, of our commit', image(['v1'], { ...named, ...movable, isOfCommit: true }), 'build', undefined],
  [
    'a fixed name, built otherwise',
    image(['v1', 'x'], { ...named, here: ['v1'], fixed: ['v1'], isOfCommit: true, match: differs('file') }),
    'build-beside',
    /\(file\)/,
  ],
];

test.each(ROWS)('%s', (_name, given, kind, warning) => {
  const choice = chooseCommitImage(given);
  expect(choice.kind).toBe(kind);
  const warnings = 'warnings' in choice ? choice.warnings : [];
  expect(warnings).toEqual(warning === undefined ? [] : [expect.stringMatching(warning)]);
});

describe('what the log tells of an image that is taken', () => {
  const asked = { ifExists: 'reuse' } as const;
  const wanted = /^`no-cache`, `pull` or `no-cache-filters` would build a new image, but `if-exists: reuse` takes/;
  test.each<[string, CommitImage, RegExp[]]>([
    ['the same', image([SHA]), []],
    [
      'one that says nothing',
      image([SHA], { match: { kind: 'unlabelled' } }),
      [/^The image under a{40} does not tell how it was built; it is taken for what is asked for\.$/],
    ],
    // Of that a warning tells.
    ['one that may not be read', image([SHA], { match: denied }), []],
    [
      'one with other values',
      image([SHA], { ...asked, match: differs('build-args') }),
      [/^The image under a{40} was built otherwise \(values of `build-args`\), and is taken all the same\.$/],
    ],
    [
      'one with other labels',
      image([SHA], { match: differs('labels', 'own-labels', 'annotations') }),
      [/built otherwise \(`labels`, `own-labels`, `annotations`\), and is taken/],
    ],
    ['the same, where a new one is wanted', image([SHA], { ...asked, wantsNew: true }), [wanted]],
    [
      'one that says nothing, where a new one is wanted',
      image([SHA], { ...asked, wantsNew: true, match: { kind: 'unlabelled' } }),
      [/does not tell how it was built/, wanted],
    ],
    ['the same in a re-run, where a new one is wanted', image([SHA], { ...asked, wantsNew: true, isRerun: true }), []],
    // Of that a warning tells too.
    ['the only tag, where a new one is wanted', image([SHA], { wantsNew: true }), []],
    [
      'the only tag of one that says nothing, where a new one is wanted',
      image([SHA], { wantsNew: true, match: { kind: 'unlabelled' } }),
      [/does not tell how it was built/],
    ],
  ])('%s', (_name, given, lines) => {
    expect(chooseCommitImage(given)).toMatchObject({
      kind: 'reuse',
      lines: lines.map((line) => expect.stringMatching(line)),
    });
  });

  test('and that it may not be read, also where a new one is wanted and cannot be had', () => {
    const choice = chooseCommitImage(image([SHA], { wantsNew: true, match: denied }));
    const warnings = [/lacks ecr:GetDownloadUrlForLayer/, /nothing is built/].map((one) => expect.stringMatching(one));
    expect(choice).toMatchObject({ kind: 'reuse', warnings });
  });

  test('and all that may ask for a new image is named where it cannot be had', () => {
    const { kind, ...choice } = chooseCommitImage(image([SHA], { wantsNew: true }));
    expect(kind).toBe('reuse');
    expect(choice).toMatchObject({
      warnings: [expect.stringContaining('although `no-cache`, `pull` or `no-cache-filters` asks for a new image')],
    });
  });
});

test('each rule decides one of them', () => {
  const deciding = ROWS.map(([, given]) => CHOICES.find(({ when }) => when(given))?.why);
  expect(CHOICES.map(({ why }) => why).filter((why) => !deciding.includes(why))).toEqual([]);
});
