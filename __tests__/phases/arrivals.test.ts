import { expect, test } from '@jest/globals';
import { doAside } from '../../src/lib/aside.ts';
import { Arrivals } from '../../src/phases/arrivals.ts';

const repository = 'host/team/shop';

test('what is in ECR by now, and what is not yet', () => {
  const arrivals = new Arrivals();
  expect(arrivals.phase()).toBe('before-push');
  arrivals.begin({ repository, tags: ['a', 'b', 'latest'] });
  expect(arrivals.phase()).toBe('pushing');
  expect(arrivals.missing()).toEqual(['host/team/shop:a', 'host/team/shop:b', 'host/team/shop:latest']);
  arrivals.note({ repository, digest: 'sha256:1', tags: ['a'] });
  arrivals.begin({ repository, tags: ['b', 'latest'] });
  arrivals.note({ repository, digest: 'sha256:1', tags: ['b'] });
  arrivals.note({ repository: 'host/other', digest: 'sha256:1', tags: ['latest'] });
  expect(arrivals.arrived()).toEqual([
    { repository, digest: 'sha256:1', tags: ['a', 'b'] },
    { repository: 'host/other', digest: 'sha256:1', tags: ['latest'] },
  ]);
  expect(arrivals.missing()).toEqual(['host/team/shop:latest']);
});

test('a tag that went from one image to another is told of the last one', () => {
  const arrivals = new Arrivals();
  arrivals.note({ repository, digest: 'sha256:1', tags: ['v1'] });
  arrivals.note({ repository, digest: 'sha256:2', tags: ['a'] });
  arrivals.note({ repository, digest: 'sha256:2', tags: ['v1'] });
  arrivals.note({ repository: 'host/other', digest: 'sha256:1', tags: ['v1'] });
  expect(arrivals.arrived()).toEqual([
    { repository, digest: 'sha256:2', tags: ['a', 'v1'] },
    { repository: 'host/other', digest: 'sha256:1', tags: ['v1'] },
  ]);
});

test('tags that stay where they are do not miss, whenever that is told', () => {
  const arrivals = new Arrivals();
  arrivals.leave({ repository, tags: ['latest'] });
  arrivals.begin({ repository, tags: ['a', 'b', 'latest'] });
  arrivals.begin({ repository: 'host/other', tags: ['latest'] });
  arrivals.leave({ repository, tags: ['b'] });
  expect(arrivals.missing()).toEqual(['host/team/shop:a', 'host/other:latest']);
  expect(arrivals.arrived()).toEqual([]);
});

test('what is done aside is aside, and nothing that goes on beside it', async () => {
  const arrivals = new Arrivals();
  arrivals.begin({ repository: 'host/name', tags: ['v1'] });
  const aside = doAside(async () => {
    await Promise.resolve();
    return arrivals.phase();
  });
  expect(arrivals.phase()).toBe('pushing');
  expect(await aside).toBe('aside');
  expect(arrivals.phase()).toBe('pushing');
});
