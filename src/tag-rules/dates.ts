import { readClock, type WallClock, weekOf } from './clock.ts';

/**
 * A date in the notation of moment.js (https://momentjs.com/docs/#/displaying/format/), in English; an empty format is
 * the one of ISO 8601.
 *
 * moment itself would be 150 kB and 5 ms, and moment-timezone 900 kB and 17 ms. The tests compare with it, token by
 * token; only `z` and `zz` differ, outside of UTC.
 *
 * @throws RangeError for a zone that `isTimeZone` does not know.
 */
export function formatDate(date: Date, format: string, zone: string): string {
  const clock = readClock(date, zone);
  const iso = clock.offsetMinutes === 0 ? 'YYYY-MM-DDTHH:mm:ss[Z]' : 'YYYY-MM-DDTHH:mm:ssZ';
  return (format || iso)
    .replace(LOCALISED, (token) => LOCALISED_FORMATS[token] ?? token)
    .replace(TOKEN, (token) => String(DATE_TOKENS[token]?.(clock) ?? literalText(token)));
}

/** The text of a token that stands for itself: `[at]` and `\Y` lose their marks. */
function literalText(token: string): string {
  return /^\[./s.test(token) ? token.replace(/^\[|\]$/g, '') : token.replace(/\\/g, '');
}

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

const pad = (value: number, width: number): string => String(value).padStart(width, '0');
const monthName = ({ month }: WallClock): string => MONTHS[month - 1] ?? '';
const dayName = ({ weekday }: WallClock): string => DAYS[weekday] ?? '';
const meridiem = ({ hour }: WallClock): string => (hour < 12 ? 'am' : 'pm');
const hour12 = ({ hour }: WallClock): number => hour % 12 || 12;
const hour24 = ({ hour }: WallClock): number => hour || 24;
const quarter = ({ month }: WallClock): number => Math.ceil(month / 3);

function ordinal(value: number): string {
  const isTeen = Math.floor((value % 100) / 10) === 1;
  return `${value}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'}`;
}

function offset({ offsetMinutes }: WallClock, separator: string): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60), 2)}${separator}${pad(minutes % 60, 2)}`;
}

/** The first digits of the fraction of the second. */
function fraction({ millisecond }: WallClock, digits: number): string {
  return pad(millisecond, 3).padEnd(digits, '0').slice(0, digits);
}

type Formatter = (clock: WallClock) => string | number;

const YEARS: Readonly<Record<string, Formatter>> = {
  Y: (clock) => pad(clock.year, 4),
  YY: (clock) => pad(clock.year % 100, 2),
  YYYY: (clock) => pad(clock.year, 4),
  YYYYY: (clock) => pad(clock.year, 5),
  YYYYYY: (clock) => `+${pad(clock.year, 6)}`,
  y: (clock) => clock.year,
  yo: (clock) => ordinal(clock.year),
  yy: (clock) => pad(clock.year, 2),
  yyy: (clock) => pad(clock.year, 3),
  yyyy: (clock) => pad(clock.year, 4),
  N: () => 'AD',
  NN: () => 'AD',
  NNN: () => 'AD',
  NNNN: () => 'Anno Domini',
  NNNNN: () => 'AD',
  gg: (clock) => pad(weekOf(clock, 'us').year % 100, 2),
  gggg: (clock) => pad(weekOf(clock, 'us').year, 4),
  ggggg: (clock) => pad(weekOf(clock, 'us').year, 5),
  GG: (clock) => pad(weekOf(clock, 'iso').year % 100, 2),
  GGGG: (clock) => pad(weekOf(clock, 'iso').year, 4),
  GGGGG: (clock) => pad(weekOf(clock, 'iso').year, 5),
};

const PARTS_OF_YEARS: Readonly<Record<string, Formatter>> = {
  Q: quarter,
  Qo: (clock) => ordinal(quarter(clock)),
  M: (clock) => clock.month,
  Mo: (clock) => ordinal(clock.month),
  MM: (clock) => pad(clock.month, 2),
  MMM: (clock) => monthName(clock).slice(0, 3),
  MMMM: monthName,
  w: (clock) => weekOf(clock, 'us').week,
  wo: (clock) => ordinal(weekOf(clock, 'us').week),
  ww: (clock) => pad(weekOf(clock, 'us').week, 2),
  W: (clock) => weekOf(clock, 'iso').week,
  Wo: (clock) => ordinal(weekOf(clock, 'iso').week),
  WW: (clock) => pad(weekOf(clock, 'iso').week, 2),
};

const ALL_DAYS: Readonly<Record<string, Formatter>> = {
  D: (clock) => clock.day,
  Do: (clock) => ordinal(clock.day),
  DD: (clock) => pad(clock.day, 2),
  DDD: (clock) => clock.dayOfYear,
  DDDo: (clock) => ordinal(clock.dayOfYear),
  DDDD: (clock) => pad(clock.dayOfYear, 3),
  d: (clock) => clock.weekday,
  do: (clock) => ordinal(clock.weekday),
  dd: (clock) => dayName(clock).slice(0, 2),
  ddd: (clock) => dayName(clock).slice(0, 3),
  dddd: dayName,
  e: (clock) => clock.weekday,
  E: (clock) => clock.weekday || 7,
};

const TIMES: Readonly<Record<string, Formatter>> = {
  H: (clock) => clock.hour,
  HH: (clock) => pad(clock.hour, 2),
  h: hour12,
  hh: (clock) => pad(hour12(clock), 2),
  k: hour24,
  kk: (clock) => pad(hour24(clock), 2),
  a: meridiem,
  A: (clock) => meridiem(clock).toUpperCase(),
  m: (clock) => clock.minute,
  mm: (clock) => pad(clock.minute, 2),
  s: (clock) => clock.second,
  ss: (clock) => pad(clock.second, 2),
  Hmm: (clock) => `${clock.hour}${pad(clock.minute, 2)}`,
  Hmmss: (clock) => `${clock.hour}${pad(clock.minute, 2)}${pad(clock.second, 2)}`,
  hmm: (clock) => `${hour12(clock)}${pad(clock.minute, 2)}`,
  hmmss: (clock) => `${hour12(clock)}${pad(clock.minute, 2)}${pad(clock.second, 2)}`,
  Z: (clock) => offset(clock, ':'),
  ZZ: (clock) => offset(clock, ''),
  z: (clock) => clock.zoneName,
  zz: (clock) => clock.zoneName,
  X: (clock) => Math.floor(clock.epoch / 1000),
  x: (clock) => clock.epoch,
};

const FRACTIONS: Readonly<Record<string, Formatter>> = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7, 8, 9].map((digits) => ['S'.repeat(digits), (clock: WallClock) => fraction(clock, digits)]),
);

const DATE_TOKENS: Readonly<Record<string, Formatter>> = {
  ...YEARS,
  ...PARTS_OF_YEARS,
  ...ALL_DAYS,
  ...TIMES,
  ...FRACTIONS,
};

/** Text in brackets, or the longest token, or any character; a backslash makes text of a token. */
const TOKEN = new RegExp(
  String.raw`\[[^[]*\]|\\?(?:${Object.keys(DATE_TOKENS)
    .sort((one, other) => other.length - one.length)
    .join('|')}|.)`,
  'g',
);

/** Short formats and the formats that they stand for, which hold no short ones. */
const LOCALISED_FORMATS: Readonly<Record<string, string>> = {
  LT: 'h:mm A',
  LTS: 'h:mm:ss A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
};

const LOCALISED = /\[[^[]*\]|\\?(?:LTS?|L{1,4}|l{1,4})/g;
