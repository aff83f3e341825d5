import { expect, test } from '@jest/globals';
import { type BareImage, type FlavoredTags, matchBare } from '../../../src/actions/promote/bare-image.ts';
import { BUILT_AS } from '../../../src/plan/variant.ts';

const built = (target: string) => ({ [BUILT_AS]: `format=1 file=aa target=${target}` });
const bare = (more: Partial<BareImage> = {}): BareImage => ({ labels: built('01'), tags: ['c', 'latest'], ...more });
const flavor = (current: FlavoredTags['current'] = []): FlavoredTags => ({ prefix: '', suffix: '-api', current });
const on = (tag: string, labels: Readonly<Record<string, string>>) => ({ tag, labels });

test.each<[string, BareImage, FlavoredTags, RegExp]>([
  ['one without the label', bare({ labels: {} }), flavor(), /does not tell/],
  [
    'one without the label, whatever is there',
    bare({ labels: {} }),
    flavor([on('p-api', built('02'))]),
    /does not tell/,
  ],
  ['one that has a tag of the flavor', bare({ tags: ['c', '1.2-api'] }), flavor(), /has the tag 1\.2-api/],
  ['one built as what a wanted tag stands on', bare(), flavor([on('p-api', built('01'))]), /as the image under p-api/],
  [
    'the same, beside one that does not tell',
    bare(),
    flavor([on('x-api', {}), on('p-api', built('01'))]),
    /as the image under p-api/,
  ],
])('%s is taken', (_name, image, tags, line) => {
  expect(matchBare(image, tags)).toEqual({ kind: 'taken', line: expect.stringMatching(line) });
});

test.each<[string, BareImage, FlavoredTags, RegExp]>([
  [
    'one built otherwise',
    bare(),
    flavor([on('p-api', built('02'))]),
    /otherwise than the image under p-api \(target\)/,
  ],
  ['one of two that contradict', bare(), flavor([on('a', built('01')), on('b', built('02'))]), /under b \(target\)/],
  ['one that nothing speaks for', bare(), flavor(), /^Nothing tells/],
  [
    'one beside an image that could not be read',
    bare(),
    flavor([on('a', built('01')), { ...on('p-api', {}), isUnread: true }]),
    /under p-api was built could not be read/,
  ],
  ['one beside images that do not tell', bare(), flavor([on('p-api', {})]), /^Nothing tells/],
])('%s is not', (_name, image, tags, reason) => {
  expect(matchBare(image, tags)).toEqual({ kind: 'other', reason: expect.stringMatching(reason) });
});

test('one whose configuration could not be read is not, though it tells nothing either', () => {
  const reason = expect.stringMatching(/could not be read; run the job again/);
  expect(matchBare(bare({ labels: {}, isUnread: true }), flavor())).toEqual({ kind: 'other', reason });
});

test('one that may not be read is not, either', () => {
  expect(matchBare(bare({ labels: {}, denied: 'ecr:X' }), flavor())).toEqual({ kind: 'denied', permission: 'ecr:X' });
});
