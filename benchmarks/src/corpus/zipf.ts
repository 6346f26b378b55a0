import type { Random } from './random.js';

/**
 * Ranks whose probability falls as 1 / (rank + shift) ^ exponent: Zipf's law in Mandelbrot's form (1953), which the
 * words of a large text follow. The shift flattens the head.
 */
export class Zipf {
  readonly #cumulative: Float64Array;

  constructor(ranks: number, { exponent, shift }: { readonly exponent: number; readonly shift: number }) {
    this.#cumulative = new Float64Array(ranks);
    let sum = 0;
    for (let rank = 0; rank < ranks; rank++) {
      sum += (rank + 1 + shift) ** -exponent;
      this.#cumulative[rank] = sum;
    }
  }

  /** A rank from 0, the most frequent. */
  draw(random: Random): number {
    const cumulative = this.#cumulative;
    const wanted = random.next() * (cumulative[cumulative.length - 1] ?? 0);
    let low = 0;
    let high = cumulative.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
