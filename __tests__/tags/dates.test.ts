import { describe, expect, test } from '@jest/globals';
import moment from 'moment-timezone';
import { formatDate } from '../../src/tags/dates.ts';

const DATES = [
  '2026-01-01T00:00:00Z',
  '2026-11-21T13:04:05.678Z',
  '2024-02-29T23:59:59.999Z',
  '2027-01-03T12:30:00Z',
  '2025-12-31T18:15:09.007Z',
].map((text) => new Date(text));
const ZONES = ['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland', 'America/St_Johns'];

describe('as moment.js writes it', () => {
  test.each([
    ...[
      'M',
      'Mo',
      'MM',
      'MMM',
      'MMMM',
      'Q',
      'Qo',
      'D',
      'Do',
      'DD',
      'DDD',
      'DDDo',
      'DDDD',
      'd',
      'do',
      'dd',
      'ddd',
      'dddd',
    ],
    ...['e', 'E', 'w', 'wo', 'ww', 'W', 'Wo', 'WW', 'YY', 'YYYY', 'YYYYYY', 'Y', 'gg', 'gggg', 'GG', 'GGGG'],
    ...[
      'A',
      'a',
      'H',
      'HH',
      'h',
      'hh',
      'k',
      'kk',
      'm',
      'mm',
      's',
      'ss',
      'S',
      'SS',
      'SSS',
      'SSSSSS',
      'Z',
      'ZZ',
      'X',
      'x',
    ],
    ...[
      'YYYYMMDD',
      'YYYY-MM-DD[T]HH:mm:ssZ',
      'YYYYMMDD-HHmmss',
      '[at] HH',
      '[v]YYYY.MM',
      String.raw`\YYYYY`,
      'YYYY.DDDD',
    ],
    ...[
      'L',
      'LL',
      'LLL',
      'LLLL',
      'LT',
      'LTS',
      'l',
      'll',
      'lll',
      'llll',
      '',
      'nothing here',
      'Hmm',
      'hmm',
      'Hmmss',
      'hmmss',
    ],
  ])('%s', (format) => {
    for (const zone of ZONES)
      for (const date of DATES)
        expect({ zone, date, text: formatDate(date, format, zone) }).toEqual({
          zone,
          date,
          text: moment(date).tz(zone).format(format),
        });
  });
});

test.each(['z', 'zz'])('%s is UTC where it is UTC', (format) => {
  expect(formatDate(new Date(0), format, 'UTC')).toBe('UTC');
});
