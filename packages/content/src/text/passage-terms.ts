import { type Field, MAX_POSITION, type Occurrence } from '../model.js';

/** The most occurrences kept of one term in one field (a `tsvector` holds 256 positions). */
export const MAX_OCCURRENCES = 255;
/** The same outside the body: a title stands in every passage, and one word said over and over there would cost in each. */
export const MAX_OCCURRENCES_EVERYWHERE = 16;
/** Positions whose occurrences are shared between passages: nearly all of them. */
const SHARED = 1_024;

const shared: Readonly<Record<Field, (readonly Occurrence[])[]>> = { title: [], topics: [], headings: [], body: [] };

/**
 * Collects the terms of one passage. Fields have to be added in the order of `FIELDS` and positions in ascending order,
 * so that the occurrences of each term ascend. Most terms occur once: those share one frozen list per position.
 */
export class PassageTerms {
  readonly #terms = new Map<string, readonly Occurrence[]>();
  /** Lists that belong to this passage alone. */
  readonly #own = new Map<string, Occurrence[]>();

  /** @param from terms to begin with; not changed by what is added here. */
  constructor(from?: PassageTerms) {
    if (from !== undefined) this.#terms = new Map(from.#terms);
  }

  /** Adds the terms of consecutive tokens after position `after`; returns the position of the last token. */
  addAll(field: Field, tokens: readonly (readonly string[])[], after: number): number {
    const lists = shared[field];
    let at = after;
    for (const terms of tokens) {
      at += 1;
      if (terms.length === 0) continue;
      const once = onlyAt(lists, field, Math.min(at, MAX_POSITION));
      for (const term of terms) this.#add(term, once);
    }
    return at;
  }

  done(): ReadonlyMap<string, readonly Occurrence[]> {
    return this.#terms;
  }

  #add(term: string, once: readonly Occurrence[]): void {
    const known = this.#terms.get(term);
    if (known === undefined) {
      this.#terms.set(term, once);
      return;
    }
    const [occurrence] = once;
    const last = known[known.length - 1];
    if (occurrence === undefined || (last?.at === occurrence.at && last.field === occurrence.field)) return;
    const most = occurrence.field === 'body' ? MAX_OCCURRENCES : MAX_OCCURRENCES_EVERYWHERE;
    if (known[known.length - most]?.field === occurrence.field) return;
    const own = this.#own.get(term);
    if (own !== undefined) own.push(occurrence);
    else this.#take(term, [...known, occurrence]);
  }

  #take(term: string, list: Occurrence[]): void {
    this.#own.set(term, list);
    this.#terms.set(term, list);
  }
}

function onlyAt(lists: (readonly Occurrence[])[], field: Field, at: number): readonly Occurrence[] {
  const known = lists[at];
  if (known !== undefined) return known;
  const list = Object.freeze([Object.freeze({ field, at })]);
  if (at <= SHARED) lists[at] = list;
  return list;
}
