/** A number of places for work that runs at the same time. */
export class Slots {
  readonly #size: number;
  readonly #filled = new Set<Promise<void>>();
  #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.#size = size;
  }

  get left(): number {
    return this.#size - this.#filled.size;
  }

  /** @param work must not reject */
  fill(work: Promise<void>): void {
    const place = work.finally(() => {
      this.#filled.delete(place);
      for (const resolve of this.#waiting.splice(0)) resolve();
    });
    this.#filled.add(place);
  }

  /** Resolves when so many places are free. */
  async free(places: number): Promise<void> {
    while (this.left < places) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when none is filled. */
  async empty(): Promise<void> {
    while (this.#filled.size > 0) await Promise.all(this.#filled);
  }
}
