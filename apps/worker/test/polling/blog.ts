import fc from 'fast-check';

/** How a feed tells its posts apart. At least one sign is there. */
export interface Style {
  readonly guids: 'none' | 'stable' | 'rotating';
  readonly hasLinks: boolean;
  readonly hasTitles: boolean;
  readonly dates: 'none' | 'fixed' | 'moving';
}

/** What is between two fetches and in the later one. */
export interface Step {
  readonly published: number;
  /** Posts whose text is changed: numbers, taken modulo the posts there are. */
  readonly edited: readonly number[];
  /** Items of the body. */
  readonly window: number;
  readonly order: 'newest' | 'oldest' | 'mixed';
  /** Leave an item out, which returns later. */
  readonly without: number | null;
}

export const styles: fc.Arbitrary<Style> = fc.record({
  guids: fc.constantFrom('none', 'stable', 'rotating'),
  hasLinks: fc.boolean(),
  hasTitles: fc.boolean(),
  dates: fc.constantFrom('none', 'fixed', 'moving'),
});

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    published: fc.nat(3),
    edited: fc.array(fc.nat(30), { maxLength: 2 }),
    window: fc.integer({ min: 1, max: 12 }),
    order: fc.constantFrom('newest', 'oldest', 'mixed'),
    without: fc.option(fc.nat(11)),
  }),
  { minLength: 2, maxLength: 6 },
);

/** A made-up blog that is fetched again and again, and the posts that a reader of its feed has seen. */
export class Blog {
  readonly #style: Style;
  readonly #edits: number[] = [];
  readonly #seen = new Set<number>();
  #fetches = 0;

  constructor(style: Style) {
    this.#style = style;
    this.#publish(3);
  }

  /** Numbers of the posts that were in a body. */
  get seen(): ReadonlySet<number> {
    return this.#seen;
  }

  /** The body of the next fetch. */
  fetch(step: Step): string {
    this.#fetches++;
    this.#publish(step.published);
    if (this.#canEdit()) for (const at of step.edited) this.#edit(at % this.#edits.length);
    const newest = Array.from(this.#edits.keys()).reverse().slice(0, step.window);
    const shown = newest.filter((_, index) => index !== step.without || newest.length === 1);
    for (const number of shown) this.#seen.add(number);
    return `<rss version="2.0"><channel><title>Blog</title>${arranged(shown, step.order)
      .map((number) => this.#item(number))
      .join('')}</channel></rss>`;
  }

  #publish(count: number): void {
    for (let index = 0; index < count; index++) this.#edits.push(0);
  }

  #edit(number: number): void {
    this.#edits[number] = (this.#edits[number] ?? 0) + 1;
  }

  /** Where a post has nothing but its text, or a new guid each time and no address, another text is another post. */
  #canEdit(): boolean {
    const { guids, hasLinks } = this.#style;
    return guids === 'stable' || (guids === 'none' && hasLinks) || (hasLinks && this.#style.hasTitles);
  }

  #item(number: number): string {
    const { guids, hasLinks, hasTitles, dates } = this.#style;
    const guid = { none: null, stable: `post-${number}`, rotating: `post-${number}-${this.#fetches}` }[guids];
    const date = {
      none: null,
      fixed: new Date(Date.UTC(2026, 0, 1 + number)),
      moving: new Date(Date.UTC(2026, 5, 1, this.#fetches, number)),
    }[dates];
    return [
      '<item>',
      guid === null ? '' : `<guid isPermaLink="false">${guid}</guid>`,
      hasLinks ? `<link>https://blog.example/${number}</link>` : '',
      hasTitles ? `<title>About subject ${number}</title>` : '',
      date === null ? '' : `<pubDate>${date.toUTCString()}</pubDate>`,
      `<description>${textOf(number, this.#edits[number] ?? 0)}</description></item>`,
    ].join('');
  }
}

/** A dozen words of its own, and one that tells the version. */
export function textOf(number: number, edit: number): string {
  const words = Array.from({ length: 12 }, (_, index) => `word${number}x${index}`).join(' ');
  return edit === 0 ? `Post ${number} says ${words}.` : `Post ${number} says ${words}, corrected ${edit} times.`;
}

function arranged(numbers: readonly number[], order: Step['order']): readonly number[] {
  if (order === 'newest') return numbers;
  if (order === 'oldest') return numbers.toReversed();
  return [...numbers.filter((number) => number % 2 === 0), ...numbers.filter((number) => number % 2 === 1)];
}
