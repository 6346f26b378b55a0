import type { LockPolicy } from '../../src/policy.js';
import { LOCKS } from '../../src/policy.js';

/** Locks that run out soon, so that a worker can be killed many times within a test. */
export const QUICK_LOCKS: LockPolicy = { ...LOCKS, lockDuration: 400, lockRenewTime: 100, stalledInterval: 100 };
