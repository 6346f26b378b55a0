/** All the ways to name a period, the longest readings first. */

import type { Rule } from './period.js';
import { besides } from './rules/anchored.js';
import { withClock } from './rules/clock.js';
import { dates } from './rules/dates.js';
import { months } from './rules/months.js';
import { numericDates } from './rules/numeric.js';
import { partsOf } from './rules/parts.js';
import { qualified } from './rules/qualified.js';
import { recurring } from './rules/recurring.js';
import { relative } from './rules/relative.js';
import { seasonsOfYear } from './rules/seasons.js';
import { years } from './rules/years.js';

/** Reads the period whose words start at a token, with or without an article before them. */
export const periodAt: Rule = (tokens, at, calendar) => {
  const token = tokens[at];
  // Of the marks, only the apostrophe of "'05" begins a period.
  if (token === undefined || (token.mark && token.text !== "'")) return undefined;
  const period = anyPeriod(tokens, at, calendar);
  return period === undefined && token.text === 'the' ? anyPeriod(tokens, at + 1, calendar) : period;
};

const plain: Rule = firstOf([numericDates, dates, months, seasonsOfYear, relative, years, qualified, recurring]);
const anyPeriod: Rule = withClock(firstOf([besides(plain), partsOf(plain), plain]));

function firstOf(rules: readonly Rule[]): Rule {
  return (tokens, at, calendar) => {
    for (const rule of rules) {
      const period = rule(tokens, at, calendar);
      if (period !== undefined) return period;
    }
    return undefined;
  };
}
