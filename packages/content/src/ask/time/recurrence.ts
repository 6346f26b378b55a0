/** Which July, which Monday: the occurrence that is meant of what comes again. */

import type { Bounds, Calendar, Day } from './calendar.js';
import { dateOf, startOfWeek, startOfYear } from './calendar.js';
import type { Period, Recurrence } from './period.js';
import { days } from './period.js';

/** Questions look back: the latest occurrence that has begun, or that is over where "last" asks for it. */
export function latest(recurs: Recurrence, calendar: Calendar, must: 'have begun' | 'be over'): Bounds | undefined {
  const deadline = (bounds: Bounds) => (must === 'be over' ? bounds.to : bounds.from);
  let cycle = cycleStart(recurs.cycle, calendar.today);
  // Nine cycles reach the 29 February before any date, across a century that is no leap year.
  for (let tries = 0; tries < 10; tries++) {
    const bounds = recurs.on(cycle);
    if (bounds !== undefined && deadline(bounds) <= calendar.now) return bounds;
    cycle = cycleStart(recurs.cycle, cycle - 1);
  }
  return undefined;
}

export function cycleStart(cycle: Recurrence['cycle'], day: Day): Day {
  return cycle === 'week' ? startOfWeek(day) : startOfYear(dateOf(day).year);
}

/** The occurrence within a cycle that these bounds cover exactly ("July" and "last year"), if they cover one. */
export function occurrenceIn(recurs: Recurrence, cycle: Bounds, calendar: Calendar): Bounds | undefined {
  const start = calendar.civil(cycle.from).day;
  if (cycleStart(recurs.cycle, start) !== start) return undefined;
  const next = recurs.cycle === 'week' ? start + 7 : startOfYear(dateOf(start).year + 1);
  const whole = days(calendar, start, next);
  return whole.from === cycle.from && whole.to === cycle.to ? recurs.on(start) : undefined;
}

/**
 * Several periods as one stretch. Those that recur take their year from the end of the list that names one, or are the
 * latest ones: "July, August and September 2005", "July 2005 to August", "November to February".
 */
export function fromFirstToLast(periods: readonly [Period, ...Period[]], calendar: Calendar): Bounds {
  const leftwards = periods.at(-1)?.recurs === undefined || periods[0].recurs !== undefined;
  const [start, ...others] = leftwards ? [...periods].reverse() : periods;
  let known: Bounds = start ?? periods[0];
  let { from, to } = known;
  for (const period of others) {
    known = occurrenceBeside(period, known, leftwards ? 'not after' : 'not before', calendar);
    from = Math.min(from, known.from);
    to = Math.max(to, known.to);
  }
  return { from, to };
}

/** The occurrence that begins not after another period, or the one that ends after that one begins; nearest to it. */
function occurrenceBeside(
  { from, to, recurs }: Period,
  beside: Bounds,
  side: 'not after' | 'not before',
  calendar: Calendar,
): Bounds {
  if (recurs === undefined) return { from, to };
  const cycle = cycleStart(recurs.cycle, calendar.civil(beside.from).day);
  const same = recurs.on(cycle);
  const fits = same !== undefined && (side === 'not after' ? same.from <= beside.from : same.to > beside.from);
  const other = fits ? same : recurs.on(neighbouringCycle(recurs.cycle, cycle, side === 'not after' ? -1 : 1));
  return other ?? { from, to };
}

function neighbouringCycle(cycle: Recurrence['cycle'], start: Day, shift: -1 | 1): Day {
  return cycle === 'week' ? start + 7 * shift : startOfYear(dateOf(start).year + shift);
}
