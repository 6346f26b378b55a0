/** A date of the calendar without a time, as `YYYY-MM-DD`. */
export type CivilDate = string;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The date as written, or undefined when there is no such date (31 April) or it is written otherwise. */
export function parseCivilDate(text: string): CivilDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}

/** The date that a calendar on the wall of the time zone shows at an instant. */
export function civilDate(instant: Date, timeZone: string): CivilDate {
  return new Date(instant.getTime() + offset(instant, timeZone)).toISOString().slice(0, 10);
}

/** The first instant of a date: midnight, or later where the clocks skip midnight. */
export function startOfDay(date: CivilDate, timeZone: string): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  // Offsets of the day before and of the day after enclose any change of the clocks in between.
  const offsets = [midnight - DAY, midnight + DAY].map((at) => offset(new Date(at), timeZone));
  const starts = offsets.map((ahead) => midnight - ahead).sort((a, b) => a - b);
  const start = starts.find((at) => civilDate(new Date(at), timeZone) === date) ?? midnight;
  return new Date(start);
}

/** The date after a date. */
export function nextDay(date: CivilDate): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. */
function offset(instant: Date, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(instant.getTime() / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A process sees few zones, and making a clock costs far more than reading it. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(timeZone, clock);
  return clock;
}

/**
 * "23 July 2005". A post whose source gives a date without a time has midnight UTC (model.ts), and its date is the same
 * everywhere: that instant is therefore not moved into the time zone.
 */
export function longDate(instant: Date, timeZone: string): string {
  return shown(instant, timeZone, 'long');
}

/** "23 Jul 2005". */
export function shortDate(instant: Date, timeZone: string): string {
  return shown(instant, timeZone, 'short');
}

/** "23 Jul 2005, 14:05". */
export function shortTime(instant: Date, timeZone: string): string {
  const format = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  } as const;
  return new Intl.DateTimeFormat('en-GB', { ...format, hourCycle: 'h23' }).format(instant);
}

function shown(instant: Date, timeZone: string, month: 'long' | 'short'): string {
  const isDateOnly = instant.getTime() % DAY === 0;
  const format = { day: 'numeric', month, year: 'numeric', timeZone: isDateOnly ? 'UTC' : timeZone } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(instant);
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
