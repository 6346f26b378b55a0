/**
 * Dates as blogs write them, read strictly: a text that is no date is `unreadable`, never a guess, and an ambiguous
 * one (07/06/2005) is unreadable too. Without a time: midnight UTC. Without a zone: UTC. Zones as RFC 822 and
 * RFC 5322 section 4.3 name them; an unknown zone name counts as UTC, as that section says.
 *
 * Read: ISO 8601 with `T` or a space, with fractions and any offset; `20050723`; RFC 822 with two- or four-digit
 * years; "July 23, 2005", "23 July 2005", "Jul 23rd, 2005 1:05 pm", weekday names before; asctime and `date` output;
 * Go's "2005-07-23 10:00:00 +0000 UTC".
 */
export type DateReading = Date | 'unset' | 'unreadable';

/** `unset` for an empty text and for year 1, which is how Go (and so Hugo) writes "no date". */
export function readDate(text: string): DateReading {
  const input = text.trim();
  if (input === '' || input.startsWith('0001-01-01')) return 'unset';
  if (input.length > 100) return 'unreadable';
  const withoutWeekday = input.replace(WEEKDAY, '');
  const day = readDay(withoutWeekday);
  const time = day && readTime(day.rest);
  if (!day || !time || !isCalendarDay(day)) return 'unreadable';
  return new Date(
    Date.UTC(day.year, day.month - 1, day.day, time.hour, time.minute - time.offset, time.second, time.millisecond),
  );
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** What follows the day: nothing, or a time with or without a zone. */
  readonly rest: string;
}

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+/i;
const YEAR_FIRST = /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/;
const COMPACT = /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/;
const DAY_FIRST = /^(?<day>\d{1,2})(?:st|nd|rd|th)?[ .-]+(?:of )?(?<name>[a-z]{3,9})[ .,-]+(?<year>\d{4}|\d{2})(?!\d)/i;
const MONTH_FIRST = /^(?<name>[a-z]{3,9})[ .]+(?<day>\d{1,2})(?:st|nd|rd|th)?,? +(?<year>\d{4})(?![\d:])/i;
const ASCTIME = /^(?<name>[a-z]{3}) +(?<day>\d{1,2}) +(?<rest>\d{1,2}:\d{2}:\d{2}(?: [a-z]{1,5})?) +(?<year>\d{4})$/i;

function readDay(text: string): Day | null {
  const spaced = text.replaceAll(/\s+/g, ' ');
  const match =
    YEAR_FIRST.exec(spaced) ??
    COMPACT.exec(spaced) ??
    DAY_FIRST.exec(spaced) ??
    ASCTIME.exec(spaced) ??
    MONTH_FIRST.exec(spaced);
  const groups = match?.groups;
  if (!match || !groups) return null;
  const month = groups.name === undefined ? Number(groups.month) : monthNumber(groups.name);
  if (month === null) return null;
  const rest = groups.rest ?? spaced.slice(match[0].length);
  return { year: fullYear(groups.year ?? ''), month, day: Number(groups.day), rest: rest.trim() };
}

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  const index = MONTHS.findIndex((month) => month === lower || (lower.length <= 4 && month.startsWith(lower)));
  return index < 0 ? null : index + 1;
}

/** Two-digit years as RFC 5322 section 4.3 reads them. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

function isCalendarDay({ year, month, day }: Day): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const CLOCK =
  /^(?:t|,? ?at |,|@|-)? ?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)? ?(?:(?<half>[ap])\.?m\.?)?/i;
const ZONE =
  /^(?<name>[a-z]{1,5})? ?(?<sign>[+-])?(?:(?<=[+-])(?<hours>\d{1,2}):?(?<minutes>\d{2})?)? ?(?:\(?[a-z]{1,5}\)?)?$/i;

function readTime(rest: string): Time | null {
  if (rest === '') return { hour: 0, minute: 0, second: 0, millisecond: 0, offset: 0 };
  const match = CLOCK.exec(rest);
  const clock = match?.groups;
  if (!match || !clock) return null;
  const hour = hourOfDay(Number(clock.hour), clock.half);
  const minute = Number(clock.minute);
  const second = Number(clock.second ?? 0);
  const offset = readZone(rest.slice(match[0].length).trim());
  if (hour === null || minute > 59 || second > 60 || offset === null) return null;
  const millisecond = Number((clock.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  return { hour, minute, second, millisecond, offset };
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 24 ? hour : null;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Hours east of UTC. The names of RFC 822, and the European and Asian ones that feeds use without doubt. */
const ZONES: Readonly<Record<string, number>> = {
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  jst: 9,
  kst: 9,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
};

/** Minutes east of UTC, or null when the text is no zone. */
function readZone(zone: string): number | null {
  if (zone === '') return 0;
  const groups = ZONE.exec(zone)?.groups;
  if (!groups) return null;
  if (groups.sign === undefined) return (ZONES[(groups.name ?? '').toLowerCase()] ?? 0) * 60;
  const hours = Number(groups.hours ?? Number.NaN);
  const minutes = Number(groups.minutes ?? 0);
  if (!(hours <= 15) || minutes > 59) return null;
  return (groups.sign === '-' ? -1 : 1) * (hours * 60 + minutes);
}
