import type { Dispatcher } from 'undici';
import { tooLarge } from './decode-body.js';
import { HttpFailure } from './failure.js';
import type { HttpLimits } from './http-client.js';

export interface Collected {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Collects one answer within the limits, and lets the connection go as soon as it is past one of them. */
export class Collector {
  readonly #limits: HttpLimits;
  readonly #signal: AbortSignal | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #failure: Error | undefined;
  #reject: (error: Error) => void = () => undefined;

  constructor(limits: HttpLimits, signal: AbortSignal | undefined) {
    this.#limits = limits;
    this.#signal = signal;
  }

  async collect(dispatch: (handler: Dispatcher.DispatchHandler) => void): Promise<Collected> {
    const timer = setTimeout(() => this.#give(late()), Math.max(1, this.#limits.totalMs));
    const onAbort = () => this.#give(new HttpFailure('broken', 'the request was given up.'));
    this.#signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await new Promise<Collected>((resolve, reject) => dispatch(this.#handler(resolve, reject)));
    } finally {
      clearTimeout(timer);
      this.#signal?.removeEventListener('abort', onAbort);
    }
  }

  /** Ends the request for the reason given; one that waits for its connection is ended as soon as it has it. */
  #give(reason: Error): void {
    this.#failure ??= reason;
    this.#controller?.abort(this.#failure);
    this.#reject(this.#failure);
  }

  #handler(resolve: (collected: Collected) => void, reject: (error: Error) => void): Dispatcher.DispatchHandler {
    this.#reject = reject;
    const chunks: Buffer[] = [];
    let bytes = 0;
    let status = 0;
    let headers: ReadonlyMap<string, string> = new Map();
    return {
      onRequestStart: (controller) => {
        this.#controller = controller;
        if (this.#failure !== undefined) controller.abort(this.#failure);
      },
      onResponseStart: (_, code, received) => {
        status = code;
        headers = firstOfEach(received);
        // What is announced to be too large need not be waited for.
        if (Number(headers.get('content-length')) > this.#limits.mostBytes)
          this.#give(tooLarge(this.#limits.mostBytes));
      },
      onResponseData: (_, chunk) => {
        bytes += chunk.length;
        if (bytes > this.#limits.mostBytes) this.#give(tooLarge(this.#limits.mostBytes));
        else chunks.push(chunk);
      },
      onResponseEnd: () => resolve({ status, headers, body: Buffer.concat(chunks, bytes) }),
      onResponseError: (_, error) => reject(this.#failure ?? error),
    };
  }
}

function firstOfEach(headers: Readonly<Record<string, string | string[] | undefined>>): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    const one = Array.isArray(value) ? value[0] : value;
    if (one !== undefined) first.set(name.toLowerCase(), one);
  }
  return first;
}

const late = () => new HttpFailure('timeout', 'its server did not send it in time.');
