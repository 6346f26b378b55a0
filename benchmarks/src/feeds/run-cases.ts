import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { FeedCase } from './cases.js';
import type { ReaderName } from './readers.js';
import type { Outcome, ThreadRequest } from './thread.js';

export interface ReaderResult {
  readonly reader: ReaderName;
  /** Those that are about the fields asked for. */
  readonly cases: number;
  readonly passed: number;
  readonly crashed: number;
  readonly hung: number;
  readonly notAsked: number;
  readonly seconds: number;
  /** The cases that were not passed. */
  readonly unmet: readonly { readonly name: string; readonly outcome: Outcome | 'hung' }[];
}

/** Runs every case with one parser, in a thread that is replaced when a case hangs or ends it. */
export async function runCases(
  reader: ReaderName,
  cases: readonly FeedCase[],
  signal: AbortSignal,
): Promise<ReaderResult> {
  const outcomes: { name: string; outcome: Outcome | 'hung' }[] = [];
  const start = performance.now();
  let thread = startThread();
  try {
    for (const { name, document, expectation } of cases) {
      signal.throwIfAborted();
      const outcome = await ask(thread, { reader, document, expectation });
      outcomes.push({ name, outcome });
      if (outcome !== 'hung' && thread.threadId >= 0) continue;
      await thread.terminate();
      thread = startThread();
    }
  } finally {
    await thread.terminate();
  }
  const count = (wanted: Outcome | 'hung'): number => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    reader,
    cases: outcomes.length - count('not-asked'),
    passed: count('passed'),
    crashed: count('crashed'),
    hung: count('hung'),
    notAsked: count('not-asked'),
    seconds: (performance.now() - start) / 1000,
    unmet: outcomes.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'not-asked'),
  };
}

const PATIENCE_MS = 10_000;

function startThread(): Worker {
  return new Worker(new URL('./thread.js', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: 512 } });
}

/** A thread that ends, for want of memory, crashed. */
async function ask(thread: Worker, request: ThreadRequest): Promise<Outcome | 'hung'> {
  const settled = new AbortController();
  const bound = AbortSignal.any([settled.signal, AbortSignal.timeout(PATIENCE_MS)]);
  thread.postMessage(request);
  try {
    return await Promise.race([
      once(thread, 'message', { signal: bound }).then(([outcome]) => outcome as Outcome),
      once(thread, 'exit', { signal: bound }).then(() => 'crashed' as const),
    ]);
  } catch {
    return bound.aborted && !settled.signal.aborted ? 'hung' : 'crashed';
  } finally {
    settled.abort();
  }
}
