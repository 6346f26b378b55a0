import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { TagAnswer, TaggablePost, TagRequest } from '@fieldnotes/content';
import type { ProposedTag } from '@fieldnotes/content/model';

/** The thread ended before it answered: it needed too much memory, or failed. */
export class TagThreadError extends Error {
  readonly code = 'tag-thread-ended';

  constructor(options: ErrorOptions) {
    super('the thread that learns tags ended before it was done: the posts are too many or too long for it', options);
    this.name = 'TagThreadError';
  }
}

/** Learns the tags of one feed in a thread, which it has for itself: seconds of work that hold up nothing else. */
export class TagThread {
  readonly #thread: Worker;
  readonly #signal: AbortSignal;
  readonly #end: Promise<never>;

  /**
   * @param memoryMb what the thread may hold
   * @param signal ends it: what was asked for rejects with the signal's reason
   */
  constructor(memoryMb: number, signal: AbortSignal) {
    const file = createRequire(import.meta.url).resolve('@fieldnotes/content/tag-thread');
    this.#thread = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: memoryMb } });
    this.#signal = signal;
    this.#end = new Promise((_, reject) => {
      this.#thread.once('error', (cause) => reject(new TagThreadError({ cause })));
      this.#thread.once('exit', () => reject(new TagThreadError({})));
    });
    // It ends in any case, and then mostly with nobody waiting for an answer.
    this.#end.catch(() => undefined);
    this.#thread.unref();
  }

  /** Takes in posts, oldest first. */
  async study(posts: readonly TaggablePost[]): Promise<void> {
    await this.#ask({ kind: 'study', posts });
  }

  /** The model as JSON; null when too few posts have tags. */
  async learn(): Promise<string | null> {
    const answer = await this.#ask({ kind: 'learn' });
    return answer.kind === 'learned' ? answer.model : null;
  }

  /** What the model that was learned proposes for each of the posts. */
  async propose(posts: readonly TaggablePost[]): Promise<readonly (readonly ProposedTag[])[]> {
    const answer = await this.#ask({ kind: 'propose', posts });
    return answer.kind === 'proposed' ? answer.tags : [];
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  /** One thing at a time: the next answer is the answer. */
  async #ask(request: TagRequest): Promise<TagAnswer> {
    this.#signal.throwIfAborted();
    const done = new AbortController();
    const signal = AbortSignal.any([this.#signal, done.signal]);
    const answer = once(this.#thread, 'message', { signal }).then(([message]) => message as TagAnswer);
    this.#thread.postMessage(request);
    try {
      return await Promise.race([answer, this.#end]);
    } catch (error) {
      this.#signal.throwIfAborted();
      throw error;
    } finally {
      done.abort();
      await answer.catch(() => undefined);
    }
  }
}
