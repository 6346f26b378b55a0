export type { ImportOptions, ImportProgress, ImportReport, SkippedItem } from './import-archive.js';
export { createWorker, type Worker, type WorkerDependencies } from './worker.js';
