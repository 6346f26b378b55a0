/** What recurs, followed by the year or week it is meant in: "July last year", "Tuesday of last week". */

import type { Rule } from '../period.js';
import { occurrenceIn } from '../recurrence.js';
import { recurring } from './recurring.js';
import { relative } from './relative.js';

export const qualified: Rule = (tokens, at, calendar) => {
  const name = recurring(tokens, at, calendar);
  if (name?.recurs === undefined) return undefined;
  const link = tokens[name.end]?.text;
  const cycle = relative(tokens, link === 'of' || link === 'in' || link === ',' ? name.end + 1 : name.end, calendar);
  const bounds = cycle && occurrenceIn(name.recurs, cycle, calendar);
  return bounds && cycle && { ...bounds, end: cycle.end, grain: name.grain, sure: true };
};
