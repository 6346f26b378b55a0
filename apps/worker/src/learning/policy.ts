import { LEAST_TAGGED, MAX_TAG_TEXT, TAG_MODEL_VERSION } from '@fieldnotes/content';
import type { LearningPolicy } from '@fieldnotes/store';

/** When a feed's tags are learned: see decision 0325. */
export const POLICY: LearningPolicy = {
  version: TAG_MODEL_VERSION,
  leastPosts: LEAST_TAGGED,
  leastNew: 5,
  mostNew: 25,
  restMs: 6 * 60 * 60 * 1000,
};

/** Bounds of one learning: it fits beside a worker in the 512 MB that Compose gives one. */
export const BOUNDS = {
  /** Newest posts with tags, which are learned from, and newest without, which tags are proposed for. */
  tagged: 1_000,
  untagged: 2_000,
  /** Characters of each post. */
  characters: MAX_TAG_TEXT,
  /** Posts that the thread is handed at once. */
  batch: 50,
  memoryMb: 256,
  timeMs: 5 * 60 * 1000,
} as const;
