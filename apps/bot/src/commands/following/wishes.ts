import type { Backfill, SubscriptionFilter } from '@fieldnotes/store';
import { MOST_BACKFILLED } from '@fieldnotes/store';

const MOST_TOPICS = 20;

/** `xen, +usb, -personal`: any of the plain ones, all of those with `+`, none of those with `-`. */
export function parseTopics(text: string | null): Pick<SubscriptionFilter, 'any' | 'all' | 'none'> {
  const topics: { any: string[]; all: string[]; none: string[] } = { any: [], all: [], none: [] };
  const written = (text ?? '').split(',').map((topic) => topic.trim());
  for (const topic of written.filter((name) => /^[+-]?\s*[^\s+-]/u.test(name)).slice(0, MOST_TOPICS)) {
    const kind = topic.startsWith('+') ? 'all' : topic.startsWith('-') ? 'none' : 'any';
    topics[kind].push(kind === 'any' ? topic : topic.slice(1).trim());
  }
  return topics;
}

/** What `parseTopics` reads. */
export function writeTopics({ any, all, none }: Pick<SubscriptionFilter, 'any' | 'all' | 'none'>): string {
  return [...any, ...all.map((topic) => `+${topic}`), ...none.map((topic) => `-${topic}`)].join(', ');
}

/** `latest 5`, `5`; or a day, as `readDay` reads it: `since 2026-01-31`, `July 2005`. Null when it is none of these. */
export function parseBackfill(text: string, readDay: (text: string) => Date | undefined): Backfill | null {
  const written = text.trim();
  if (/^(?:latest\b|\d+$)/iu.test(written)) {
    const count = Number(/^(?:latest\s+)?(\d{1,5})$/iu.exec(written)?.[1]);
    return count >= 1 && count <= MOST_BACKFILLED ? { latest: count } : null;
  }
  const since = readDay(written.replace(/^since\s+/iu, ''));
  return since === undefined ? null : { since };
}
