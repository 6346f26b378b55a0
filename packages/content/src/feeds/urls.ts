import { LIMITS } from './limits.js';

/**
 * An absolute http or https address, resolved against the first base that helps, or null when there is none:
 * a relative address without a base, another scheme, not an address at all, or longer than we keep.
 */
export function absoluteUrl(address: string | null | undefined, base?: string | null): string | null {
  const text = address?.trim();
  if (!text || text.length > LIMITS.urlLength) return null;
  if (!URL.canParse(text, base ?? undefined)) return null;
  const url = new URL(text, base ?? undefined);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  return url.href.length > LIMITS.urlLength ? null : url.href;
}
