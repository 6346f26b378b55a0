import type { Interpretation } from '@fieldnotes/content';
import { dateRange, longDate } from '../text/dates.js';
import { escapeLine } from '../text/escape.js';
import type { Voice } from './voice.js';

/** What was understood, where it differs from the words that were written; empty where it does not. */
export function understood(interpreted: Interpretation, voice: Voice): string {
  const { texts } = voice;
  const { names = [], excluded = [], corrections } = interpreted;
  const period = periodOf(interpreted, voice);
  const without = excluded.map(({ text }) => escapeLine(text)).join(', ');
  return [
    ...names.map(({ role, name }) => texts.only[role](escapeLine(name))),
    ...(without === '' ? [] : [texts.without(without)]),
    ...(period === '' ? [] : [texts.period(escapeLine(period))]),
    ...corrections.map(({ from, to }) => texts.correction(escapeLine(from), escapeLine(to))),
  ].join(' · ');
}

/** The interpretation's own words are English; in other languages the interval itself is named. */
function periodOf({ period, from, to }: Interpretation, { texts, language, timeZone }: Voice): string {
  if (period === '' || language === 'en') return period;
  if (from !== undefined && to !== undefined) return dateRange(from, to, language, timeZone);
  if (from !== undefined) return texts.since(longDate(from, language, timeZone));
  if (to !== undefined) return texts.before(longDate(new Date(to.getTime() - 1), language, timeZone));
  return period;
}
