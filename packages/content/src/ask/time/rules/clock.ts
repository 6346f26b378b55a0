/** A time of day after a date: "at 14:30", "3pm", "14:00:00 +0200". */

import type { Calendar } from '../calendar.js';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../calendar.js';
import type { Period, Rule } from '../period.js';
import type { Token } from '../tokens.js';

/** Reads days as the inner rule does, and narrows a single day by the time of day that follows it. */
export function withClock(inner: Rule): Rule {
  return (tokens, at, calendar) => {
    const period = inner(tokens, at, calendar);
    if (period?.grain !== 'day') return period;
    return narrowed(tokens, period, calendar) ?? period;
  };
}

function narrowed(tokens: readonly Token[], period: Period, calendar: Calendar): Period | undefined {
  const { day } = calendar.civil(period.from);
  if (calendar.startOf(day + 1) !== period.to) return undefined;
  const time = timeOfDayAt(tokens, CLOCK_LINKS.has(tokens[period.end]?.text ?? '') ? period.end + 1 : period.end);
  if (time === undefined) return undefined;
  const zone = ZONE.exec(tokens[time.end]?.text ?? '');
  const from = zone === null ? calendar.instant(day, time.ms) : day * DAY_MS + time.ms - aheadOf(zone);
  return { from, to: from + time.width, end: zone === null ? time.end : time.end + 1, grain: 'time', sure: true };
}

const CLOCK_LINKS = new Set(['at', ',', 'around']);
const ZONE = /^(?:utc|gmt|z|([+-])(\d{2}):?(\d{2}))$/u;

function aheadOf(zone: RegExpExecArray): number {
  const ahead = Number(zone[2] ?? 0) * HOUR_MS + Number(zone[3] ?? 0) * MINUTE_MS;
  return zone[1] === '-' ? -ahead : ahead;
}

interface TimeOfDay {
  /** Milliseconds since midnight. */
  readonly ms: number;
  /** How much time the words cover: an hour, a minute or a second. */
  readonly width: number;
  readonly end: number;
}

function timeOfDayAt(tokens: readonly Token[], at: number): TimeOfDay | undefined {
  const match = /^(\d{1,2})(?::(\d{2}))?(?::(\d{2}))?(am|pm)?$/u.exec(tokens[at]?.text ?? '');
  if (match === null) return undefined;
  const [, hours, minutes, seconds, joined] = match;
  const next = tokens[at + 1]?.text ?? '';
  const half = joined ?? (next === 'am' || next === 'pm' ? next : undefined);
  if (half === undefined && minutes === undefined) return undefined;
  const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'pm' ? 12 : 0);
  if (hour > 23 || Number(minutes ?? 0) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const ms = hour * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS + Number(seconds ?? 0) * SECOND_MS;
  const width = minutes === undefined ? HOUR_MS : seconds === undefined ? MINUTE_MS : SECOND_MS;
  return { ms, width, end: half !== undefined && joined === undefined ? at + 2 : at + 1 };
}
