export { StoreError, type StoreErrorCode } from './errors.js';
export type { FeedRecord, FeedRecords, FeedSummary } from './feeds.js';
export type {
  PostDetails,
  PostFilter,
  PostRecords,
  PostRevision,
  PostSummary,
  PutOutcome,
} from './posts.js';
export type { ReadingRecords, SaveOutcome } from './readings.js';
export { openStore, type Store, type StoreLog, type StoreOptions, type StoreServer } from './store.js';
