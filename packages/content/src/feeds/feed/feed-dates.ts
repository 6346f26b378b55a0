import { type DateReading, readDate } from '../dates.js';

/**
 * A date of a feed. What `readDate` reads; and, since a live feed cannot be corrected as an archive can: months and
 * years alone and days of the year (W3C-DTF, ISO 8601), months in the languages that blogging software was seen to
 * write them in, and numbers between slashes where only one order makes a date of them. Everything else is unreadable.
 */
export function readFeedDate(text: string): DateReading {
  const reading = readDate(text);
  if (reading !== 'unreadable' || text.length > LONGEST) return reading;
  for (const rewrite of [wholeDay, inEnglish, dayFromNumbers]) {
    const rewritten = rewrite(text.trim());
    const read = rewritten === null ? 'unreadable' : readDate(rewritten);
    if (read instanceof Date) return read;
  }
  return 'unreadable';
}

const LONGEST = 100;

function wholeDay(text: string): string | null {
  const month = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (month) return `${month[1]}-${month[2] ?? '01'}-01`;
  const [, year, day, time = ''] = /^(\d{4})-?(\d{3})(T.{1,40})?$/.exec(text) ?? [];
  if (year === undefined || Number(day) < 1 || Number(day) > 366) return null;
  return new Date(Date.UTC(Number(year), 0, Number(day))).toISOString().slice(0, 10) + time;
}

/** Beginnings of months in German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian, by month. */
const MONTHS: readonly (readonly [english: string, others: readonly string[]])[] = [
  ['Jan', ['jän', 'janv', 'ene', 'gen', 'sty', 'янв']],
  ['Feb', ['fév', 'fev', 'lut', 'фев']],
  ['Mar', ['mär', 'mrz', 'maa', 'mrt', 'мар']],
  ['Apr', ['avr', 'abr', 'kwi', 'апр']],
  ['May', ['mai', 'mag', 'mei', 'maj', 'май', 'мая']],
  ['Jun', ['juin', 'giu', 'cze', 'июн']],
  ['Jul', ['juil', 'lug', 'lip', 'июл']],
  ['Aug', ['aoû', 'aou', 'ago', 'sie', 'авг']],
  ['Sep', ['set', 'wrz', 'сен']],
  ['Oct', ['okt', 'ott', 'out', 'paź', 'окт']],
  ['Nov', ['lis', 'ноя']],
  ['Dec', ['dez', 'déc', 'dic', 'gru', 'дек']],
];

/** The date with its month in English, and without the words around it: weekdays, "de", "à". */
function inEnglish(text: string): string | null {
  const parts = /^\D{0,40}?(\d{1,2})[.\s-]+(?:de\s+)?(\p{L}{3,12})\.?[,\s-]+(?:de\s+)?(\d{4})(.{0,50})$/u.exec(text);
  const [, day, name = '', year, time = ''] = parts ?? [];
  const lower = name.toLowerCase();
  const month = MONTHS.find(
    ([english, others]) =>
      lower.startsWith(english.toLowerCase()) || others.some((beginning) => lower.startsWith(beginning)),
  );
  return month === undefined ? null : `${day} ${month[0]} ${year}${time.replace(/^[\s,]*(?:à|às|um|a las)\s/i, ' ')}`;
}

/** 23/07/2005 is the same day for everybody, 07/06/2005 is not. */
function dayFromNumbers(text: string): string | null {
  const [, first, second, year, time = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)(.{0,50})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 === b > 12 && a !== b) return null;
  const [day, month] = a > 12 ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
}
