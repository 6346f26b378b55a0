import { absoluteUrl } from '../urls.js';

/**
 * The address of a page without what does not change the page: parameters that only count visitors, the fragment
 * (but `#!…`, which names pages), a default port, a slash at the end, `index.html`; parameters in order. For following
 * it is still an address; null for what is no http or https address.
 */
export function canonicalUrl(address: string | null): string | null {
  const absolute = absoluteUrl(address);
  if (absolute === null) return null;
  const url = new URL(absolute);
  url.username = '';
  url.password = '';
  if (!url.hash.startsWith('#!')) url.hash = '';
  const kept = [...url.searchParams].filter(([name]) => !COUNTS_VISITORS.test(name));
  kept.sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  url.search = new URLSearchParams(kept).toString();
  url.pathname = url.pathname
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/')
    .replace(/(?<=[^/])\/{1,10}$/, '');
  url.hostname = url.hostname.replace(/\.$/, '');
  return url.href;
}

/**
 * What two addresses of one page have in common even when the site moved to https or dropped its `www`: the canonical
 * address without scheme and `www.`. A key to compare, no address.
 */
export function urlKey(address: string | null): string | null {
  return (
    canonicalUrl(address)
      ?.replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '') ?? null
  );
}

const COUNTS_VISITORS =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_\w+|ref_src|cmpid|s_cid|spm|feature_source|guccounter|__twitter_impression)$/i;
