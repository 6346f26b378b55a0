/** The surface forms of one phrase and how often each occurs. Most phrases are only ever written one way. */
export class Forms {
  /** The form written first. */
  readonly first: string;
  #ofFirst = 0;
  /** The other forms; made when there is one. */
  #others: Map<string, number> | undefined;
  #preferred: string | undefined;

  constructor(first: string) {
    this.first = first;
  }

  add(form: string, weight: number): void {
    if (form === this.first) {
      this.#ofFirst += weight;
      return;
    }
    this.#others ??= new Map();
    this.#others.set(form, (this.#others.get(form) ?? 0) + weight);
  }

  /** Shows the form that `choose` takes of all of them, given the most written first. */
  prefer(choose: (forms: readonly string[]) => string): void {
    if (this.#others === undefined) return;
    const written: [string, number][] = [[this.first, this.#ofFirst], ...this.#others];
    const most = this.best();
    written.sort(([a, left], [b, right]) => Number(b === most) - Number(a === most) || right - left);
    this.#preferred = choose(written.map(([form]) => form));
  }

  /** The form written most; of equals the shorter, then the one with more lower-case letters, then by code point. */
  best(): string {
    if (this.#preferred !== undefined) return this.#preferred;
    let best = this.first;
    let most = this.#ofFirst;
    for (const [form, count] of this.#others ?? []) {
      if (count < most || (count === most && !isPreferred(form, best))) continue;
      best = form;
      most = count;
    }
    return best;
  }
}

function isPreferred(form: string, other: string): boolean {
  return form.length < other.length || (form.length === other.length && form > other);
}
