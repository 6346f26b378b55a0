export const RHYTHMS = ['immediate', 'hourly', 'daily', 'weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** When a subscription announces: each post at once, or one digest in an hour, a day or a week. */
export interface Timing {
  readonly rhythm: Rhythm;
  /** Minutes after midnight, of a day and a week. */
  readonly minute: number;
  /** Of a week: 0 is Sunday. */
  readonly day: number;
  /** Hours of the day, 0 to 23, from the first up to the second, in which nothing is sent; null for none. */
  readonly quietHours: { readonly from: number; readonly to: number } | null;
  /** IANA name: whose clock all of this is by. */
  readonly timeZone: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * When what comes now is announced; null for at once.
 *
 * Times of the clock that are skipped when clocks go forward are as much later as they are skipped by; of those that come
 * twice the first counts.
 */
export function dueAt(timing: Timing | null, now: Date): Date | null {
  if (timing === null) return null;
  const shown = shownAt(now.getTime(), timing.timeZone);
  const due = afterQuietHours(nextTime(timing, shown), timing.quietHours);
  return due === shown ? null : new Date(instantOf(due, timing.timeZone));
}

/** Times here are what a clock on the wall shows, in milliseconds, as if it were in UTC. */
function nextTime({ rhythm, minute, day }: Timing, now: number): number {
  const today = now - (now % DAY);
  const after = (time: number, period: number) => (time > now ? time : time + period);
  switch (rhythm) {
    case 'immediate':
      return now;
    case 'hourly':
      return now - (now % HOUR) + HOUR;
    case 'daily':
      return after(today + minute * 60_000, DAY);
    case 'weekly':
      return after(today + (day - new Date(now).getUTCDay()) * DAY + minute * 60_000, 7 * DAY);
  }
}

function afterQuietHours(time: number, quietHours: Timing['quietHours']): number {
  if (quietHours === null) return time;
  const { from, to } = quietHours;
  const hour = Math.floor((time % DAY) / HOUR);
  const isQuiet = from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  if (!isQuiet) return time;
  const end = time - (time % DAY) + to * HOUR;
  return end > time ? end : end + DAY;
}

const shownAt = (instant: number, timeZone: string): number => instant + offset(instant, timeZone);

/** Offsets of the day before and of the day after enclose any change of the clocks in between. */
function instantOf(shown: number, timeZone: string): number {
  const instants = [shown - DAY, shown + DAY].map((near) => shown - offset(near, timeZone)).sort((a, b) => a - b);
  return instants.find((instant) => shownAt(instant, timeZone) === shown) ?? instants.at(-1) ?? shown;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function offset(instant: number, timeZone: string): number {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - (instant - (instant % 1_000));
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** A zone that this Node does not know is taken for UTC: what is stored may come from another one. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    const options = { ...fields, second: '2-digit', hourCycle: 'h23' } as const;
    try {
      clock = new Intl.DateTimeFormat('en-US', { ...options, timeZone });
    } catch {
      clock = new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' });
    }
    clocks.set(timeZone, clock);
  }
  return clock;
}

/** How an announcement is told that waits for its time, as deliveries keep it. */
export function toldAs(timing: Timing | null): 'digest' | null {
  return timing === null || timing.rhythm === 'immediate' ? null : 'digest';
}
