import type { StoreLog } from '@fieldnotes/store';

/** A benchmark reports what it measured; the store's own log would stand between the lines. */
export const QUIET: StoreLog = { debug: () => undefined, info: () => undefined, warn: () => undefined };
