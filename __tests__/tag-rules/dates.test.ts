import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import moment from 'moment-timezone';
import { isTimeZone } from '../../src/tag-rules/clock.ts';
import { formatDate } from '../../src/tag-rules/dates.ts';
import { runs, textOf } from '../lib/properties.ts';

const TOKENS = [
  ...['Y', 'YY', 'YYY', 'YYYY', 'YYYYY', 'YYYYYY', 'y', 'yo', 'yy', 'yyy', 'yyyy', 'N', 'NN', 'NNN', 'NNNN', 'NNNNN'],
  ...['gg', 'ggg', 'gggg', 'ggggg', 'GG', 'GGG', 'GGGG', 'GGGGG', 'Q', 'Qo', 'M', 'Mo', 'MM', 'MMM', 'MMMM'],
  ...[
    'w',
    'wo',
    'ww',
    'W',
    'Wo',
    'WW',
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
    'e',
    'E',
  ],
  ...['H', 'HH', 'h', 'hh', 'k', 'kk', 'a', 'A', 'm', 'mm', 's', 'ss', 'Hmm', 'Hmmss', 'hmm', 'hmmss'],
  ...['S', 'SS', 'SSS', 'SSSS', 'SSSSS', 'SSSSSS', 'SSSSSSS', 'SSSSSSSS', 'SSSSSSSSS', 'Z', 'ZZ', 'X', 'x'],
  ...['L', 'LL', 'LLL', 'LLLL', 'LT', 'LTS', 'l', 'll', 'lll', 'llll'],
];

const FORMATS = [
  ...[
    'YYYYMMDD',
    'YYYY-MM-DD',
    'YYYYMMDD-HHmmss',
    'YYYYMMDDTHHmmss',
    'YY.M.D',
    'GGGG-[W]WW',
    'YYYY.DDDD',
    'HHmm',
    'HHmmss',
  ],
  ...[
    '[build] YYYY',
    '[a]b]c',
    '[]YYYY',
    '[YYYY',
    'YYYY]',
    '\\YYYYY',
    '\\\\YYYY',
    'YYYY\\',
    '\\LT',
    '\\[YYYY]',
    'constructor',
  ],
  ...[
    'DDDDo',
    'MMo',
    'wwo',
    'SSSSSSSSSSSS',
    'ZZZ',
    'LLLLL',
    'lllll',
    'LTSS',
    'YYYYYYYY',
    'Hmmm',
    'HHHmm',
    'é YYYY ü',
    '',
  ],
];

const MOMENTS = [
  ...['2026-11-21T13:04:05.678Z', '2026-01-01T00:00:00.000Z', '2024-02-29T23:59:59.999Z', '2024-12-31T11:59:59.001Z'],
  ...['2027-01-03T12:00:00.000Z', '2023-12-31T23:30:00.010Z', '2026-03-29T00:59:59.000Z', '2026-03-29T01:00:00.000Z'],
  ...['2026-08-11T06:07:08.009Z', '2022-05-13T12:34:56.780Z', '2020-12-28T00:00:00.000Z', '1999-04-12T01:02:03.040Z'],
];

const ZONES = [
  ...['UTC', 'utc', 'Etc/UTC', 'Europe/Paris', 'europe/london', 'America/New_York', 'America/St_Johns', 'Asia/Tokyo'],
  ...[
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Pacific/Pago_Pago',
    'Etc/GMT+5',
    'US/Pacific',
    'EST',
    'GMT',
  ],
];

describe('as moment-timezone', () => {
  // Each zone at a third of the moments, each moment in a third of the zones: a few seconds less.
  const everywhere = ZONES.flatMap((zone, turn) =>
    MOMENTS.filter((_at, index) => (index + turn) % 3 === 0).map((at) => ({ zone, date: new Date(at) })),
  );

  test.each([...TOKENS, ...FORMATS])('%p, in all zones', (format) => {
    const ours = everywhere.map(({ zone, date }) => [zone, date, formatDate(date, format, zone)]);
    const theirs = everywhere.map(({ zone, date }) => [zone, date, moment(date).tz(zone).format(format)]);
    expect(ours).toEqual(theirs);
  });

  test('weeks around all turns of years', () => {
    const days = Array.from({ length: 60 * 12 }, (_, index) =>
      Date.UTC(1990 + Math.floor(index / 12), 0, (index % 12) - 5),
    );
    const format = 'gggg-ww GGGG-WW DDDD';
    expect(days.map((day) => formatDate(new Date(day), format, 'UTC'))).toEqual(
      days.map((day) => moment(day).tz('UTC').format(format)),
    );
  });

  test('every zone that moment-timezone knows is known', () => {
    expect(moment.tz.names().filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});

test.each([
  ['UTC', 'UTC'],
  ['America/New_York', 'EST'],
  ['Asia/Tokyo', 'GMT+9'],
])('the name of the zone %s is %s', (zone, name) => {
  expect(formatDate(new Date('2026-11-21T13:04:05Z'), 'z zz', zone)).toBe(`${name} ${name}`);
});

test.each([
  ['UTC', true],
  ['Europe/Paris', true],
  ['+02:00', true],
  ['Europe/Nowhere', false],
  ['', false],
  ['Paris', false],
])('isTimeZone %p: %p', (zone, known) => {
  expect(isTimeZone(zone)).toBe(known);
});

test('an offset is a zone', () => {
  expect(formatDate(new Date('2026-11-21T23:04:05Z'), 'YYYYMMDD HHmm Z', '+02:00')).toBe('20261122 0104 +02:00');
});

test('dates are as moment has them, in any format', () => {
  const tokens = textOf(
    ...[
      'Y',
      'YY',
      'YYYY',
      'M',
      'MM',
      'MMM',
      'D',
      'Do',
      'DDD',
      'd',
      'ddd',
      'w',
      'W',
      'ww',
      'gg',
      'GG',
      'H',
      'h',
      'HH',
      'k',
    ],
    ...[
      'm',
      's',
      'S',
      'SSS',
      'A',
      'a',
      'Z',
      'ZZ',
      'X',
      'x',
      'Q',
      'e',
      'E',
      'N',
      'y',
      'L',
      'LT',
      'l',
      'o',
      '[',
      ']',
      '\\',
    ],
    // moment itself ends by an error at an end of a line.
    ...['-', '.', ' ', 'T', 'é', '[at]', '[', 'b', 'c'],
  );
  const zone = fc.constantFrom('UTC', 'Europe/Paris', 'Asia/Kathmandu', 'America/St_Johns');
  const date = fc.date({ min: new Date('1971-01-01'), max: new Date('2037-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(date, tokens, zone, (at, format, where) => {
      expect(formatDate(at, format, where)).toBe(moment(at).tz(where).format(format));
    }),
    runs(200),
  );
});
