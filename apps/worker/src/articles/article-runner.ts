import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Extraction } from '@fieldnotes/content';

export interface ArticleRunnerOptions {
  /** For one page; a page that takes longer gives no article. */
  readonly timeoutMs?: number;
  /** What the thread may hold; a page that needs more gives no article. */
  readonly memoryMb?: number;
}

/** Extracts articles in a thread of its own, one page at a time. */
export interface ArticleRunner {
  /** See `extractArticle`. Never rejects for what a page holds. */
  extract(html: string, url: string): Promise<Extraction>;
  /** Ends the thread; pages in line give no article. Safe to call twice. */
  close(): Promise<void>;
}

const NONE = {
  slow: { kind: 'none', problem: 'takes too long to read' },
  large: { kind: 'none', problem: 'needs too much memory to read' },
  closed: { kind: 'none', problem: 'was not read: this worker is stopping' },
} as const satisfies Readonly<Record<string, Extraction>>;

/**
 * Pages come from strangers, and finding the article of one can be made slow; in a thread it can be ended, and holds up
 * nothing else. The thread starts with the first page and again after one that had to be ended.
 */
export function createArticleRunner({ timeoutMs = 10_000, memoryMb = 256 }: ArticleRunnerOptions = {}): ArticleRunner {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const closing = new AbortController();

  async function run(html: string, url: string): Promise<Extraction> {
    if (closing.signal.aborted) return NONE.closed;
    thread ??= startThread(memoryMb);
    const current = thread;
    const extraction = await ask(current, { html, url }, timeoutMs, closing.signal);
    if (extraction === NONE.slow || extraction === NONE.large) {
      thread = undefined;
      await current.terminate();
    }
    return extraction;
  }

  return {
    extract(html, url) {
      const result = last.then(() => run(html, url));
      last = result.catch(() => undefined);
      return result;
    },
    async close() {
      closing.abort();
      await thread?.terminate();
      await last;
    },
  };
}

function startThread(memoryMb: number): Worker {
  const file = createRequire(import.meta.url).resolve('@fieldnotes/content/article-thread');
  const thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
  // Running out of memory is an error event; whoever waits for the thread learns it from its end.
  thread.on('error', () => undefined);
  thread.unref();
  return thread;
}

async function ask(
  thread: Worker,
  page: { readonly html: string; readonly url: string },
  timeoutMs: number,
  closing: AbortSignal,
): Promise<Extraction> {
  const answered = new AbortController();
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([answered.signal, timeout, closing]);
  const answer = once(thread, 'message', { signal }).then(([extraction]) => extraction as Extraction);
  const end = once(thread, 'exit', { signal }).then((): Extraction => (closing.aborted ? NONE.closed : NONE.large));
  thread.postMessage(page);
  try {
    return await Promise.race([answer, end]);
  } catch {
    if (closing.aborted) return NONE.closed;
    return timeout.aborted ? NONE.slow : NONE.large;
  } finally {
    // Whoever of the two still waits is told to stop, which it does by rejecting.
    answered.abort();
    await Promise.allSettled([answer, end]);
  }
}
