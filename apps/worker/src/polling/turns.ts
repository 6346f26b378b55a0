/** Lets a number of tasks be at the same thing at the same time; the others wait in their order. */
export class Turns {
  #left: number;
  readonly #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.#left = size;
  }

  /** Resolves when it is one's turn, with what ends it; to end it again does nothing. */
  async take(): Promise<() => void> {
    if (this.#left > 0) this.#left--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#left++;
      else next();
    };
  }
}
