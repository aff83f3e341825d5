import { describe, expect, test } from '@jest/globals';
import {
  finishUrl,
  keptBytesIn,
  nextStep,
  PART_BYTES,
  type UploadManner,
  uploadLocation,
} from '../../src/distribution/upload-plan.ts';

describe('what is sent next', () => {
  const whole = { kind: 'whole' };
  const part = (from: number, to: number) => ({ kind: 'part', from, to });
  const state = (sizeBytes: number, keptBytes: number, manner: UploadManner) => ({ sizeBytes, keptBytes, manner });
  test.each([
    [state(0, 0, 'whole'), whole],
    [state(5_000_000_000, 0, 'whole'), whole],
    [state(100, 40, 'whole'), part(40, 100)],
    [state(100, 100, 'whole'), { kind: 'finish' }],
    [state(0, 0, 'stream'), { kind: 'finish' }],
    [state(5_000_000_000, 0, 'stream'), part(0, 5_000_000_000)],
    [state(5_000_000_000, 40, 'stream'), part(40, 5_000_000_000)],
    [state(0, 0, 'parts'), { kind: 'finish' }],
    [state(PART_BYTES, 0, 'parts'), part(0, PART_BYTES)],
    [state(PART_BYTES + 1, 0, 'parts'), part(0, PART_BYTES)],
    [state(PART_BYTES + 1, PART_BYTES, 'parts'), part(PART_BYTES, PART_BYTES + 1)],
    [state(PART_BYTES + 1, PART_BYTES + 1, 'parts'), { kind: 'finish' }],
  ])('%j', (before, expected) => {
    expect(nextStep(before)).toEqual(expected);
  });
});

test.each([
  ['0-99', 100],
  ['bytes=0-99', 100],
  ['0-0', 0],
  ['5-99', undefined],
  ['0--1', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s are %s bytes', (range, expected) => {
  expect(keptBytesIn(range)).toBe(expected);
});

const asked = new URL('https://r.test/v2/a/blobs/uploads/');

test.each([
  ['/v2/a/blobs/uploads/1?x=%7E~', 'https://r.test/v2/a/blobs/uploads/1?x=%7E~'],
  ['https://r.test/u', 'https://r.test/u'],
  ['http://r.test/u', 'https://r.test/u'],
  ['http://other.test/u', 'http://other.test/u'],
  ['http://[', undefined],
  [undefined, undefined],
])('%s', (location, expected) => {
  expect(uploadLocation(location, asked)?.href).toBe(expected);
});

test.each([
  ['https://r.test/u', 'https://r.test/u?digest=sha256%3A1'],
  ['https://r.test/u?_state=a%7E+b==', 'https://r.test/u?_state=a%7E+b==&digest=sha256%3A1'],
])('%s', (location, expected) => {
  expect(finishUrl(new URL(location), 'sha256:1').href).toBe(expected);
});
