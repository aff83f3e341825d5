/** The time as a clock and a calendar on the wall show it. */
export type WallClock = {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  /** 1 to 366. */
  readonly dayOfYear: number;
  /** The minutes that the zone is east of UTC. */
  readonly offsetMinutes: number;
  /** The zone's usual name, where JavaScript knows it: `UTC`, `PST`, but `GMT+9`. */
  readonly zoneName: string;
  /** Milliseconds since 1970. */
  readonly epoch: number;
};

/** Whether the name is a time zone of the IANA database, in any case, or an offset such as `+02:00`. */
export function isTimeZone(zone: string): boolean {
  if (isUtc(zone)) return true;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/**
 * The clock of a zone at a moment.
 *
 * @throws RangeError where `isTimeZone` says no.
 */
export function readClock(date: Date, zone: string): WallClock {
  const { offsetMinutes, zoneName } = readZone(date, zone);
  const local = new Date(date.getTime() + offsetMinutes * 60_000);
  const [year, month, day] = [local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate()];
  return {
    year,
    month,
    day,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    weekday: local.getUTCDay(),
    dayOfYear: dayOfYear(Date.UTC(year, month - 1, day)),
    offsetMinutes,
    zoneName,
    epoch: date.getTime(),
  };
}

/**
 * A week and the year that it belongs to, which is the year of its pivot: for ISO weeks, Monday to Sunday, that is
 * Thursday; for weeks of the United States, Sunday to Saturday, it is Saturday.
 */
export function weekOf(
  { year, month, day, weekday }: WallClock,
  kind: 'iso' | 'us',
): { readonly week: number; readonly year: number } {
  const daysToPivot = kind === 'iso' ? 4 - (weekday || 7) : 6 - weekday;
  const pivot = Date.UTC(year, month - 1, day + daysToPivot);
  return { week: Math.ceil(dayOfYear(pivot) / 7), year: new Date(pivot).getUTCFullYear() };
}

function dayOfYear(midnight: number): number {
  return (midnight - Date.UTC(new Date(midnight).getUTCFullYear(), 0, 1)) / 86_400_000 + 1;
}

function readZone(date: Date, zone: string): Pick<WallClock, 'offsetMinutes' | 'zoneName'> {
  if (isUtc(zone)) return { offsetMinutes: 0, zoneName: 'UTC' };
  const [, sign, hours = '0', minutes = '0'] =
    /^GMT(?:([+-])(\d\d):(\d\d))?/.exec(nameZone(date, zone, 'longOffset')) ?? [];
  const offsetMinutes = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return { offsetMinutes, zoneName: nameZone(date, zone, 'short') };
}

/** Whether a zone is UTC: the usual case, without the tables that the first `Intl` loads. */
function isUtc(zone: string): boolean {
  return /^utc$/i.test(zone);
}

function nameZone(date: Date, zone: string, style: 'longOffset' | 'short'): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: style }).formatToParts(date);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
