/** How a poll ended, as far as it says something about our own network. */
export interface NetworkSign {
  readonly feedId: number;
  readonly host: string;
  readonly isConnected: boolean;
}

/** So many hosts must be out of reach. With fewer it cannot be told whose fault it is. */
const LEAST_HOSTS = 3;
/** So many of the hosts that were asked lately. */
const SHARE = 0.8;
/** What is older says nothing about now. */
const WINDOW_MS = 60_000;
const MOST_REMEMBERED = 1_000;

/**
 * Tells our own lost network from hosts that are down: when most hosts that were well cannot be reached any more, all at
 * once, it is ours, and is not counted against the feeds. Only feeds that were well are to be told to it, so that a list
 * of dead feeds is no outage.
 */
export class OutageDetector {
  readonly #lately = new Map<string, NetworkSign & { readonly at: number }>();
  #isOut = false;

  get isOut(): boolean {
    return this.#isOut;
  }

  /**
   * Takes a sign in. When it is the one that shows the outage, gives the feeds whose failures are to be taken back; else
   * none. One host that is reached ends the outage.
   */
  add(sign: NetworkSign, at: number): readonly number[] {
    this.#lately.delete(sign.host);
    this.#lately.set(sign.host, { ...sign, at });
    this.#forget(at);
    if (sign.isConnected) {
      this.#isOut = false;
      return [];
    }
    const signs = [...this.#lately.values()];
    const lost = signs.filter(({ isConnected }) => !isConnected);
    if (this.#isOut || lost.length < LEAST_HOSTS || lost.length < SHARE * signs.length) return [];
    this.#isOut = true;
    this.#lately.clear();
    return lost.map(({ feedId }) => feedId);
  }

  /** The oldest sign is the first one. */
  #forget(at: number): void {
    for (const [host, { at: before }] of this.#lately) {
      if (at - before <= WINDOW_MS && this.#lately.size <= MOST_REMEMBERED) return;
      this.#lately.delete(host);
    }
  }
}
