export type { FollowReport } from './following/follow.js';
export type { ImportOptions, ImportProgress, ImportReport, SkippedItem } from './import-archive.js';
export { createLearner, type Learner, type LearnerDependencies } from './learning/learner.js';
export type { PollingOptions } from './polling/options.js';
export { createPoller, type Poller, type PollerDependencies } from './polling/poller.js';
export { POLL_TIMINGS, type PollTimings } from './polling/timings.js';
export { createPusher, type Pusher, type PusherDependencies } from './push/pusher.js';
export { createWorker, type FollowOptions, type Worker, type WorkerDependencies } from './worker.js';
