import type { FetchedItem, ItemMarks } from './marks.js';

/** A post of a feed as it was last seen, also when the feed no longer holds it. */
export interface KnownItem extends ItemMarks {
  readonly identity: string;
  readonly publishedAt: Date | null;
}

/** The rung of the ladder that recognised an item. */
export type MatchedBy = 'guid' | 'link' | 'text' | 'title';

export const RUNGS: readonly MatchedBy[] = ['guid', 'link', 'text', 'title'];

/** The known posts of a feed by each of their marks, beside the items of a fetch. A post that was taken is not given again. */
export class Ladder {
  readonly #known: Readonly<Record<MatchedBy, ReadonlyMap<string, readonly KnownItem[]>>>;
  readonly #fetched: Readonly<Record<MatchedBy, ReadonlyMap<string, readonly FetchedItem[]>>>;
  readonly #taken = new Set<KnownItem>();

  constructor(fetched: readonly FetchedItem[], known: readonly KnownItem[]) {
    this.#known = byEachMark(known);
    this.#fetched = byEachMark(fetched);
  }

  /** Several items of the fetch have it, so that it tells none from the others. */
  isGuidShared(item: FetchedItem): boolean {
    return this.#isShared(item, 'guid');
  }

  take(item: FetchedItem, by: MatchedBy): KnownItem | null {
    const mark = markOf(item, by);
    if (mark === null || (by !== 'text' && this.#isShared(item, by))) return null;
    const candidates = (this.#known[by].get(mark) ?? []).filter((known) => !this.#taken.has(known));
    const found = this.#choose(item, candidates, by);
    if (found !== null) this.#taken.add(found);
    return found;
  }

  #choose(item: FetchedItem, candidates: readonly KnownItem[], by: MatchedBy): KnownItem | null {
    const only = candidates.length === 1 ? (candidates[0] ?? null) : null;
    switch (by) {
      case 'guid':
        if (only !== null) return isReused(item, only) ? null : only;
        return candidates.find((known) => agree(item, known, 'link') || agree(item, known, 'title')) ?? null;
      case 'link':
        if (only !== null && !disagree(item, only, 'guid')) return only;
        return candidates.find((known) => agree(item, known, 'title') || agree(item, known, 'content')) ?? null;
      case 'text':
        return candidates.find((known) => !(disagree(item, known, 'guid') && disagree(item, known, 'link'))) ?? null;
      case 'title': {
        const hasBetter = (item.guid !== null && !this.#isShared(item, 'guid')) || item.link !== null;
        return hasBetter || only === null || only.guid !== null || only.link !== null ? null : only;
      }
    }
  }

  #isShared(item: FetchedItem, by: MatchedBy): boolean {
    const mark = markOf(item, by);
    return mark !== null && (this.#fetched[by].get(mark)?.length ?? 0) > 1;
  }
}

function byEachMark<Item extends ItemMarks>(items: readonly Item[]): Record<MatchedBy, Map<string, Item[]>> {
  const maps = { guid: new Map(), link: new Map(), text: new Map(), title: new Map() };
  for (const item of items) {
    for (const by of RUNGS) {
      const mark = markOf(item, by);
      if (mark === null) continue;
      const list: Item[] = maps[by].get(mark) ?? [];
      list.push(item);
      maps[by].set(mark, list);
    }
  }
  return maps;
}

function markOf(item: ItemMarks, by: MatchedBy): string | null {
  if (by === 'text') return item.content === null ? null : `${item.content} ${item.title ?? ''}`;
  return item[by];
}

/** A guid that was given to another post: the link is another, and nothing else is the same. */
function isReused(item: ItemMarks, known: ItemMarks): boolean {
  return disagree(item, known, 'link') && !agree(item, known, 'title') && !agree(item, known, 'content');
}

/** Both say something, and the same. */
function agree(a: ItemMarks, b: ItemMarks, mark: keyof ItemMarks): boolean {
  return a[mark] !== null && a[mark] === b[mark];
}

/** Both say something, and not the same. */
function disagree(a: ItemMarks, b: ItemMarks, mark: keyof ItemMarks): boolean {
  return a[mark] !== null && b[mark] !== null && a[mark] !== b[mark];
}
