import { HttpFailure } from './failure.js';
import type { HttpAnswer } from './http-client.js';

/**
 * Where an answer leads, without a fragment; null when it leads nowhere. A redirect without an address is an answer like
 * any other that is of no use. @throws HttpFailure when what it leads to is no address
 */
export function followedAddress({ status, headers, url }: HttpAnswer): string | null {
  const location = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : undefined;
  if (location === undefined) return null;
  if (!URL.canParse(location, url.href)) throw new HttpFailure('redirects', 'it redirects to what is no address.');
  const next = new URL(location, url);
  next.hash = '';
  return next.href;
}
