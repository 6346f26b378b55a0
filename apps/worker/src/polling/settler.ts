import type { PollRecords, PollResult } from '@fieldnotes/store';

interface Waiting {
  readonly result: PollResult | null;
  readonly hosts: readonly string[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Results are gathered for this long, so that many polls that end together are written together. */
const GATHERED_MS = 40;
const MOST_TOGETHER = 100;

/** Writes what polls without a body came to, many in one transaction. */
export class Settler {
  readonly #write: (results: readonly PollResult[], hosts: readonly string[]) => Promise<void>;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(polls: Pick<PollRecords, 'settle'>, token: string, gapMs: number) {
    this.#write = (results, hosts) => polls.settle(token, results, hosts, gapMs);
  }

  /**
   * Resolves when it is written.
   *
   * @param result null when there is nothing to keep
   * @param hosts all that the poll has taken, which are given back
   */
  settle(result: PollResult | null, hosts: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ result, hosts, resolve, reject });
      if (this.#waiting.length >= MOST_TOGETHER) void this.#flush();
      else this.#timer ??= setTimeout(() => void this.#flush(), GATHERED_MS);
    });
  }

  async #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const together = this.#waiting;
    this.#waiting = [];
    try {
      await this.#write(
        together.flatMap(({ result }) => result ?? []),
        together.flatMap(({ hosts }) => hosts),
      );
      for (const { resolve } of together) resolve();
    } catch (error) {
      for (const { reject } of together) reject(error);
    }
  }
}
