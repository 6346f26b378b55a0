import { type KnownItem, Ladder, type MatchedBy, RUNGS } from './ladder.js';
import { type FetchedItem, hash, type ItemMarks } from './marks.js';

/** What an item of a fetch is. */
export type Match =
  /** A post that is known. `changed` when its title or its text is another than when it was last seen. */
  | { readonly kind: 'known'; readonly known: KnownItem; readonly by: MatchedBy; readonly changed: boolean }
  | { readonly kind: 'new'; readonly identity: string }
  /** The same as an item before it in this fetch. */
  | { readonly kind: 'repeated'; readonly of: number };

export interface Matching {
  /** For each item, in their order. */
  readonly matches: readonly Match[];
  /**
   * Most of the feed looks new though it is not: its items are no younger than what is known. The feed has changed how
   * it names its items. Whoever follows it should store them, announce none, and tell somebody.
   */
  readonly isRegimeChange: boolean;
}

/**
 * Recognises the items of a fetch among the known posts of their feed. The ladder is guid, else link, else title and
 * text; an item is only compared on a lower rung where the higher one is missing, is shared by several items of the
 * fetch, or is unknown while the lower ones agree (guids that change with every fetch). A post is recognised in at
 * most one item. Pure and deterministic; takes time in proportion to both lists.
 *
 * @param known every post that the feed ever had; their identities are unique
 */
export function matchItems(items: readonly FetchedItem[], known: readonly KnownItem[]): Matching {
  const firsts = firstOfEach(items);
  const distinct = items.filter((_, at) => firsts[at] === at);
  const ladder = new Ladder(distinct, known);
  const recognised = new Map<FetchedItem, Match>();
  for (const by of RUNGS) {
    for (const item of distinct) {
      const found = recognised.has(item) ? null : ladder.take(item, by);
      if (found !== null) recognised.set(item, { kind: 'known', known: found, by, changed: isChanged(item, found) });
    }
  }
  const name = createNames(known);
  const matches = items.map((item, at): Match => {
    const first = firsts[at] ?? at;
    if (first !== at) return { kind: 'repeated', of: first };
    return (
      recognised.get(item) ?? {
        kind: 'new',
        identity: name(ladder.isGuidShared(item) ? { ...item, guid: null } : item),
      }
    );
  });
  return { matches, isRegimeChange: isRegimeChange(items, matches, known) };
}

function isChanged(item: ItemMarks, known: ItemMarks): boolean {
  return item.title !== known.title || item.content !== known.content;
}

/** For each item the place of the first that is the same: same guid with same link or title, or all marks alike. */
function firstOfEach(items: readonly FetchedItem[]): readonly number[] {
  const seen = new Map<string, number>();
  return items.map((item, at) => {
    const keys = repetitionKeys(item);
    const first = keys.map((key) => seen.get(key)).find((place) => place !== undefined) ?? at;
    for (const key of keys) if (!seen.has(key)) seen.set(key, first);
    return first;
  });
}

function repetitionKeys({ guid, link, title, content }: ItemMarks): readonly string[] {
  const keys = [JSON.stringify([guid, link, title, content])];
  if (guid !== null && link !== null) keys.push(JSON.stringify(['link', guid, link]));
  if (guid !== null && title !== null) keys.push(JSON.stringify(['title', guid, title]));
  if (guid === null && link !== null && title !== null) keys.push(JSON.stringify(['page', link, title]));
  return keys;
}

/** Names posts by their guid, else their address, else their title and text; of equal names the second gets ` (2)`. */
function createNames(known: readonly KnownItem[]): (item: FetchedItem) => string {
  const used = new Set(known.map(({ identity }) => identity));
  return (item) => {
    const wanted = item.guid ?? item.address ?? `sha256:${hash(`${item.title ?? ''}\n${item.content ?? ''}`)}`;
    let name = wanted;
    for (let count = 2; used.has(name); count++) name = `${wanted} (${count})`;
    used.add(name);
    return name;
  };
}

const FEWEST_FOR_A_CHANGE = 5;

function isRegimeChange(
  items: readonly FetchedItem[],
  matches: readonly Match[],
  known: readonly KnownItem[],
): boolean {
  if (known.length < FEWEST_FOR_A_CHANGE) return false;
  const newest = known.reduce((latest, { publishedAt }) => Math.max(latest, publishedAt?.getTime() ?? 0), 0);
  const isOld = ({ publishedAt }: FetchedItem): boolean => publishedAt === null || publishedAt.getTime() <= newest;
  const suspicious = items.filter((item, at) => matches[at]?.kind === 'new' && isOld(item)).length;
  const distinct = matches.filter(({ kind }) => kind !== 'repeated').length;
  return suspicious >= FEWEST_FOR_A_CHANGE && suspicious * 2 > distinct;
}
