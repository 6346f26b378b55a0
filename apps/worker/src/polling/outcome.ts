import type { Validators } from '@fieldnotes/store';
import type { HttpFailureCode } from '../http/failure.js';

/** What asking for a feed came to. */
export type PollOutcome =
  /** 304, or the same bytes as before. */
  | (Answered & { readonly kind: 'unchanged' })
  | (Answered & {
      readonly kind: 'body';
      readonly body: Buffer;
      /** The address that gave it, after redirects. */
      readonly url: string;
      readonly contentType: string | undefined;
      /** The `Link` header. */
      readonly links: string | undefined;
      readonly bodyHash: Buffer;
    })
  /** 410: it was taken away on purpose. */
  | { readonly kind: 'gone' }
  /** 429 or 503: come back later. */
  | { readonly kind: 'rate-limited'; readonly status: number; readonly afterSeconds: number | null }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly problem: string }
  /** A host that a redirect leads to is busy with another request of ours: nothing was learned. */
  | { readonly kind: 'busy'; readonly waitMs: number };

/** `missing` is 404; `status` another status that is no answer; `not-a-feed` what is no feed. */
export type FailureCode = HttpFailureCode | 'missing' | 'status' | 'not-a-feed';

interface Answered {
  /** To be sent with the next request. */
  readonly validators: Validators | null;
  /** Where it is for good, when the server said so by permanent redirects only. */
  readonly movedTo: string | null;
  /** Seconds for which the answer says that it stays fresh. */
  readonly freshSeconds: number | null;
}
