/** Seasons and quarters of a named year: "spring 2012", "winter of 2011/12", "Q3 2019", "2019 Q3", "first half of 2012". */

import type { Bounds, Calendar } from '../calendar.js';
import { startOfMonth } from '../calendar.js';
import type { Numeral } from '../numbers.js';
import { isYear, yearAt } from '../numbers.js';
import type { Grain, Period } from '../period.js';
import { days } from '../period.js';
import type { Token } from '../tokens.js';
import { ORDINALS, SEASONS } from '../words.js';
import { yearAfter } from './months.js';

export function seasonsOfYear(tokens: readonly Token[], at: number, calendar: Calendar): Period | undefined {
  const stretch = stretchAt(tokens, at);
  if (stretch !== undefined) {
    const year = winterYears(tokens, stretch, calendar) ?? yearAfter(tokens, stretch.end, calendar);
    return year && periodOf(stretch, year.value, calendar, year.end);
  }
  const year = yearAt(tokens, at, calendar);
  const after = year && stretchAt(tokens, YEAR_JOINS.has(tokens[year.end]?.text ?? '') ? year.end + 1 : year.end);
  return after && year && periodOf(after, year.value, calendar, after.end);
}

/** Some months of a year. */
export interface Stretch {
  readonly firstMonth: number;
  readonly months: number;
  readonly grain: Grain;
  readonly end: number;
}

/** A season, a quarter or a half, without its year. Winter runs from December into the next year. */
export function stretchAt(tokens: readonly Token[], at: number): Stretch | undefined {
  const text = tokens[at]?.text ?? '';
  const season = SEASONS.get(text);
  if (season !== undefined) return { firstMonth: season, months: 3, grain: 'season', end: at + 1 };
  const short = /^([qh])([1-4])$/u.exec(text);
  if (short !== null) return division(short[1] === 'q' ? 'quarter' : 'half', Number(short[2]), at + 1);
  return division(
    tokens[at + 1]?.text,
    ORDINALS.get(text) ?? Number(/^([1-4])(?:st|nd|rd|th)$/u.exec(text)?.[1]),
    at + 2,
  );
}

export function boundsOf(stretch: Stretch, year: number, calendar: Calendar): Bounds {
  const { firstMonth, months } = stretch;
  return days(calendar, startOfMonth(year, firstMonth), startOfMonth(year, firstMonth + months));
}

function division(name: string | undefined, index: number, end: number): Stretch | undefined {
  const months = name === 'quarter' ? 3 : name === 'half' ? 6 : 12;
  if (months === 12 || !(index >= 1 && index * months <= 12)) return undefined;
  return { firstMonth: (index - 1) * months + 1, months, grain: months === 3 ? 'quarter' : 'season', end };
}

/** "winter 2011/12" and "winter of 2011-2012" start in the first of the two years. */
function winterYears(tokens: readonly Token[], stretch: Stretch, calendar: Calendar): Numeral | undefined {
  if (stretch.firstMonth !== 12) return undefined;
  const at = tokens[stretch.end]?.text === 'of' ? stretch.end + 1 : stretch.end;
  const joined = /^(\d{4})[-–—/](\d{2})$/u.exec(tokens[at]?.text ?? '');
  if (joined !== null) {
    const value = Number(joined[1]);
    return isYear(value, calendar) && Number(joined[2]) === (value + 1) % 100 ? { value, end: at + 1 } : undefined;
  }
  const first = yearAt(tokens, at, calendar);
  const second = first && YEAR_JOINS.has(tokens[first.end]?.text ?? '') && yearAt(tokens, first.end + 1, calendar);
  return second && second.value === first.value + 1 ? { value: first.value, end: second.end } : undefined;
}

const YEAR_JOINS = new Set(['-', '/']);

function periodOf(stretch: Stretch, year: number, calendar: Calendar, end: number): Period {
  return { ...boundsOf(stretch, year, calendar), end, grain: stretch.grain, sure: true };
}
