import { expect, test } from '@jest/globals';
import type { Event } from '../../src/github/event.ts';
import { labelsOf } from '../../src/plan/oci-labels.ts';

const event: Event = {
  name: 'push',
  commit: 'a'.repeat(40),
  ref: 'refs/heads/main',
  repository: { owner: 'octo', name: 'shop' },
  runId: 1,
  runAttempt: 1,
  serverUrl: 'https://github.com',
  fromFork: false,
};
const texts = (given: Event, version?: string) =>
  labelsOf(given, version).map(({ key, value }) => `${key.replace('org.opencontainers.image.', '')}=${value}`);

test('all that an event can tell, in the order of the specification', () => {
  const repository = {
    ...event.repository,
    description: 'A shop',
    url: 'https://github.com/octo/shop',
    license: 'MIT',
  };
  expect(texts({ ...event, repository, commitDate: new Date('2026-11-20T10:00:00Z') }, '1.2.3')).toEqual([
    'title=shop',
    'description=A shop',
    'url=https://github.com/octo/shop',
    'source=https://github.com/octo/shop',
    'version=1.2.3',
    'created=2026-11-20T10:00:00.000Z',
    `revision=${event.commit}`,
    'licenses=MIT',
    `ecr-build-push.commit=${event.commit}`,
    'ecr-build-push.merged-into=',
    'ecr-build-push.version=',
  ]);
});

test('what is not known makes no label', () => {
  expect(texts(event)).toEqual([
    'title=shop',
    'url=https://github.com/octo/shop',
    'source=https://github.com/octo/shop',
    `revision=${event.commit}`,
    `ecr-build-push.commit=${'a'.repeat(40)}`,
    'ecr-build-push.merged-into=',
    'ecr-build-push.version=',
  ]);
  // Else those of an image that it is built on would stay.
  const unknown = texts({ ...event, commit: '', repository: { owner: '', name: '' } });
  expect(unknown).toEqual(['ecr-build-push.commit=', 'ecr-build-push.merged-into=', 'ecr-build-push.version=']);
});

test("a pull request's test merge is told by both of its commits", () => {
  const mergedInto = 'c'.repeat(40);
  const labels = texts({ ...event, mergedInto });
  expect(labels).toContain(`revision=${event.commit}`);
  expect(labels).toContain(`ecr-build-push.commit=${event.commit}`);
  expect(labels).toContain(`ecr-build-push.merged-into=${mergedInto}`);
});

test('the order of versions is told beside the version', () => {
  const labels = labelsOf(event, '1.2.9-alpine', '1.2.9 suffix=-alpine');
  expect(labels).toContainEqual({ key: 'org.opencontainers.image.version', value: '1.2.9-alpine' });
  expect(labels).toContainEqual({ key: 'ecr-build-push.version', value: '1.2.9 suffix=-alpine' });
});
