import type { HubLink } from '@fieldnotes/store';

const LONGEST_HEADER = 8_000;
const LONGEST_ADDRESS = 2_000;

/**
 * Where a feed says that it is pushed: by the `Link` header of its answer (RFC 8288) first, else in the feed itself (WebSub,
 * section 4). Null where no hub is named.
 *
 * @param url the address that gave the feed, against which the header's are resolved
 */
export function hubLinkOf(
  { hubs, self }: { readonly hubs: readonly string[]; readonly self: string | null },
  header: string | undefined,
  url: string,
): HubLink | null {
  const links = linksOf(header ?? '', url);
  const hub = links.get('hub') ?? hubs.find(isOfTheWeb);
  const topic = links.get('self') ?? self ?? url;
  if (hub === undefined || hub.length > LONGEST_ADDRESS || topic.length > LONGEST_ADDRESS) return null;
  return { hub, topic };
}

/** The first address of each relation. */
function linksOf(header: string, base: string): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const [, target = '', parameters = ''] of header.slice(0, LONGEST_HEADER).matchAll(/<([^<>]*)>([^,<]*)/g)) {
    const relations = /;\s*rel\s*=\s*"?([^";]*)/i.exec(parameters)?.[1] ?? '';
    const address = URL.canParse(target, base) ? new URL(target, base).href : '';
    if (!isOfTheWeb(address)) continue;
    for (const relation of relations.toLowerCase().split(/\s+/)) if (!links.has(relation)) links.set(relation, address);
  }
  return links;
}

const isOfTheWeb = (address: string): boolean => /^https?:\/\//i.test(address);
