import { parentPort } from 'node:worker_threads';
import type { FeedDocument } from './fields.js';
import { judge } from './judge.js';
import { lookInto } from './look.js';
import type { Expression } from './python.js';
import { READERS, type ReaderName } from './readers.js';

/** What came of a case. A case is not asked when its expectation is about something else than the fields. */
export type Outcome = 'passed' | 'failed' | 'crashed' | 'not-asked';

export interface ThreadRequest {
  readonly reader: ReaderName;
  readonly document: FeedDocument;
  readonly expectation: Expression;
}

/** Reads one document after the other, so that one that hangs can be ended with the thread. */
parentPort?.on('message', async (request: ThreadRequest) => {
  parentPort?.postMessage(await outcomeOf(request));
});

async function outcomeOf({ reader, document, expectation }: ThreadRequest): Promise<Outcome> {
  try {
    const result = judge(expectation, lookInto(await READERS[reader](document)));
    return result === null ? 'not-asked' : result ? 'passed' : 'failed';
  } catch {
    return 'crashed';
  }
}
