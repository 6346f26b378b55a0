/**
 * Civil dates as day numbers, and the clock of a time zone.
 *
 * Rules count in days of the proleptic Gregorian calendar, which needs no zone; only the last step, `Calendar.startOf`,
 * turns the beginning of a civil day into an instant. So no rule can be wrong by an hour when the clocks change.
 */

/** A civil date: days since 1 January 1970. */
export type Day = number;

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly date: number;
}

/** An interval of instants in milliseconds since the epoch, half open: from ≤ t < to. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** The first year a question may name: nothing was posted to the web before the epoch. */
export const FIRST_YEAR = 1970;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** The reference time and its zone: what "today" is, and when a civil day begins. */
export interface Calendar {
  /** The reference time, in milliseconds since the epoch. */
  readonly now: number;
  readonly today: Day;
  /** The instant a civil day begins: usually midnight, the first minute there is where the clocks skip midnight. */
  startOf(day: Day): number;
  /** The instant the clock shows `ms` milliseconds after midnight; the earlier one when it shows that twice. */
  instant(day: Day, ms: number): number;
  /** What the clock shows at an instant: the civil day and the milliseconds since midnight. */
  civil(instant: number): { readonly day: Day; readonly ms: number };
}

/**
 * @param now the reference time
 * @param timeZone an IANA name ("Europe/Berlin")
 * @throws RangeError when the time is not a valid date or the zone is not known
 */
export function createCalendar(now: Date, timeZone: string): Calendar {
  const clock = clockOf(timeZone);
  const civil = (instant: number) => {
    const shown = instant + offsetAt(clock, instant);
    const day = Math.floor(shown / DAY_MS);
    return { day, ms: shown - day * DAY_MS };
  };
  const instant = (day: Day, ms: number) => instantShowing(clock, day * DAY_MS + ms);
  // A question asks for the same few days over and over: each rule that is tried needs their bounds.
  const starts = new Map<Day, number>();
  const startOf = (day: Day) => {
    const start = starts.get(day) ?? instant(day, 0);
    starts.set(day, start);
    return start;
  };
  const time = now.getTime();
  return { now: time, today: civil(time).day, startOf, instant, civil };
}

/** The civil date, or undefined where there is no such date (31 April). */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const day = Date.UTC(year, month - 1, date) / DAY_MS;
  const back = dateOf(day);
  return back.month === month && back.date === date ? day : undefined;
}

export function dateOf(day: Day): CivilDate {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
}

/** The first day of a month. Months outside 1 to 12 reach into the years around: month 13 is January of the next. */
export function startOfMonth(year: number, month: number): Day {
  return Date.UTC(year, month - 1, 1) / DAY_MS;
}

export function startOfYear(year: number): Day {
  return startOfMonth(year, 1);
}

/** The Monday of the week a day lies in (ISO 8601 weeks). */
export function startOfWeek(day: Day): Day {
  return day - weekdayOf(day);
}

/** 0 for Monday to 6 for Sunday. 1 January 1970 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The same date some months on, or the month's last day where it is shorter (31 January + 1 month: 28 February). */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = dateOf(day);
  const first = startOfMonth(year, month + months);
  return Math.min(first + date - 1, startOfMonth(year, month + months + 1) - 1);
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs far more than using it, and a process sees few zones: they are kept. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  clocks.set(timeZone, clock);
  return clock;
}

/** "7/18/2012, GMT+02:00"; without a number at UTC itself, with seconds before zones were standardised. */
const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/u;

/** How far the zone's clock is ahead of UTC at an instant, in milliseconds. */
function offsetAt(clock: Intl.DateTimeFormat, instant: number): number {
  const [, sign, hours = 0, minutes = 0, seconds = 0] = OFFSET.exec(clock.format(instant)) ?? [];
  const ahead = Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS + Number(seconds) * SECOND_MS;
  return sign === '-' ? -ahead : ahead;
}

/**
 * The instant at which the clock shows a given time. Offsets a day before and a day after bracket any change of the
 * clocks: a time shown twice is taken the first time, a time skipped counts on from before the change.
 */
function instantShowing(clock: Intl.DateTimeFormat, shown: number): number {
  const before = offsetAt(clock, shown - DAY_MS);
  const first = shown - before;
  if (offsetAt(clock, first) === before) return first;
  const after = offsetAt(clock, shown + DAY_MS);
  const second = shown - after;
  return offsetAt(clock, second) === after ? second : first;
}
