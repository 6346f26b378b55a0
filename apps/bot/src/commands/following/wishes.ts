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

/** `latest 5`, `5`, `since 2026-01-31`, `2026-01-31`; null when it is none of these. */
export function parseBackfill(text: string): Backfill | null {
  const latest = /^(?:latest\s+)?(\d{1,5})$/iu.exec(text.trim())?.[1];
  if (latest !== undefined) {
    const count = Number(latest);
    return count >= 1 && count <= MOST_BACKFILLED ? { latest: count } : null;
  }
  const date = /^(?:since\s+)?(\d{4}-\d{2}-\d{2})$/iu.exec(text.trim())?.[1];
  const since = date === undefined ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(since) ? null : { since: new Date(since) };
}
