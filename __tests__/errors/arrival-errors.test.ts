import { expect, test } from '@jest/globals';
import { describeArrivals, withArrivals } from '../../src/errors/arrival-errors.ts';

const problem = { code: 'throttled', what: 'ECR refused PutImage.', fix: 'wait' } as const;
const arrived = [{ repository: 'host/shop', digest: 'sha256:1', tags: ['a', 'b'] }];

test.each([
  ['no push has begun', { arrived: [], missing: [] }, problem],
  [
    'nothing is there',
    { arrived: [], missing: ['host/shop:a', 'host/shop:b'] },
    {
      ...problem,
      what: 'ECR refused PutImage.\nNot put by this step, as far as ECR has answered: host/shop:a, host/shop:b.',
    },
  ],
  [
    'a part is there',
    { arrived, missing: ['host/shop:latest'] },
    {
      code: 'throttled',
      what: 'ECR refused PutImage.\nIn ECR by now, as this step has put it:\n    host/shop@sha256:1 under a, b\nNot put yet: host/shop:latest.',
      fix: 'wait\nWhat is in ECR stays; a re-run of the job does the rest.',
    },
  ],
  [
    'all is there, and only the proof is missing',
    { arrived, missing: [] },
    {
      code: 'throttled',
      what: 'ECR refused PutImage.\nIn ECR by now, as this step has put it:\n    host/shop@sha256:1 under a, b',
      fix: 'wait\nWhat is in ECR stays; a re-run of the job asks for all of it again.',
    },
  ],
])('%s', (_name, state, expected) => expect(withArrivals(problem, state)).toEqual(expected));

test('for a cancel', () => {
  expect(describeArrivals({ arrived: [], missing: [] })).toBe('This step has put nothing into ECR.');
  expect(describeArrivals({ arrived: [], missing: ['host/shop:a'] })).toBe('This step has put nothing into ECR.');
  expect(describeArrivals({ arrived, missing: [] })).toBe(
    'In ECR already, and staying there: host/shop@sha256:1 under a, b.',
  );
  // A request that was on its way is done there, whoever waits for its answer.
  expect(describeArrivals({ arrived, missing: ['host/shop:c', 'host/shop:latest'] })).toBe(
    'In ECR already, and staying there: host/shop@sha256:1 under a, b. Not put, or ECR had not answered yet: host/shop:c, host/shop:latest.',
  );
});
