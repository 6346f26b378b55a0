import { LIMITS } from '../limits.js';
import { cut } from '../plain.js';
import { absoluteUrl } from '../urls.js';
import { FEED_LIMITS, type FeedPerson } from './feed.js';

/** A person, or null when nothing is said of them. */
export function person(name: string | null, email: string | null, url: string | null): FeedPerson | null {
  const clean = (text: string | null): string | null => (text === null ? null : cut(text, LIMITS.authorLength) || null);
  const found = { name: clean(name), email: clean(email), url: absoluteUrl(url) };
  return found.name === null && found.email === null && found.url === null ? null : found;
}

/**
 * A person on one line, as RSS and Dublin Core have them: "me@example.org (Ada Example)", "Ada Example
 * (me@example.org)", "Ada Example <me@example.org>", either one alone.
 */
export function personOnOneLine(text: string | null): FeedPerson | null {
  const line = text === null ? '' : cut(text, LONGEST_LINE);
  const email = ADDRESS.exec(line)?.[0] ?? null;
  if (email === null) return person(line, null, null);
  const rest = line
    .replace(email, ' ')
    .replaceAll(/(?:mailto:)|[()<>[\]"]/gi, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return person(rest.replace(/^[,;:-]+\s*|\s*[,;:-]+$/g, ''), email.replace(/^mailto:/i, ''), null);
}

const LONGEST_LINE = 500;
const ADDRESS = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/i;

/** Each once, going by name and address, those that are named first when nothing else tells them apart. */
export function people(found: readonly (FeedPerson | null)[]): readonly FeedPerson[] {
  const byKey = new Map<string, FeedPerson>();
  for (const candidate of found) {
    if (candidate === null || byKey.size === FEED_LIMITS.perItem) continue;
    const key = (candidate.name ?? candidate.email ?? candidate.url ?? '').toLowerCase();
    const known = byKey.get(key);
    byKey.set(key, {
      name: known?.name ?? candidate.name,
      email: known?.email ?? candidate.email,
      url: known?.url ?? candidate.url,
    });
  }
  return [...byKey.values()];
}
