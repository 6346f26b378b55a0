import { describe, expect, it } from 'vitest';
import { JOB_NAMES, parsePayload } from '../src/jobs.js';
import { jobOptions, LOCKS, RETRY_POLICY } from '../src/policy.js';

/** One valid payload of every kind of job: a new kind does not compile without one. */
const EXAMPLES = {
  read: { postId: 12, revision: 3 },
  announce: { postId: 12, revision: 3 },
  'read-feed': { requestId: 12 },
  'test-feed': { requestId: 13 },
  'learn-tags': { feedId: 14 },
} as const satisfies Record<(typeof JOB_NAMES)[number], object>;

describe('every kind of job', () => {
  it.each(JOB_NAMES)('%s has an id that BullMQ takes, and that depends on the payload alone', (name) => {
    const [first, second] = [parsePayload(name, EXAMPLES[name]), parsePayload(name, { ...EXAMPLES[name] })];
    if (!first.ok || !second.ok) expect.unreachable();
    expect(first.jobId).toMatch(/^[a-z][a-z0-9._-]{0,199}$/);
    expect(first.jobId).toBe(second.jobId);
  });

  it.each(JOB_NAMES)('%s has a payload that takes no member it does not know', (name) => {
    expect(parsePayload(name, { ...EXAMPLES[name], body: 'text' })).toMatchObject({ ok: false });
  });
});

describe('a read job', () => {
  it('is another one for another post or revision', () => {
    const payloads = [
      { postId: 1, revision: 11 },
      { postId: 11, revision: 1 },
      { postId: 1, revision: 1 },
    ];
    const ids = payloads.map((payload) => parsePayload('read', payload)).map((parsed) => parsed.ok && parsed.jobId);
    expect(new Set(ids).size).toBe(3);
  });

  it.each([
    [{}, /^postId: .*; revision: /],
    [{ postId: 2 ** 53, revision: 1 }, /^postId: /],
    ['text', /^Invalid input/],
    [undefined, /^Invalid input/],
  ])('names what is wrong with %j on one line', (payload, problem) => {
    const parsed = parsePayload('read', payload);
    if (parsed.ok) expect.unreachable();
    expect(parsed.problem).toMatch(problem);
    expect(parsed.problem).not.toContain('\n');
  });
});

describe('the policy', () => {
  it('keeps what failed and frees the id of what completed', () => {
    expect(jobOptions(RETRY_POLICY)).toMatchObject({ attempts: 5, removeOnComplete: true, removeOnFail: false });
  });

  it('renews locks early enough that one missed renewal loses none', () => {
    expect(LOCKS.lockRenewTime * 3).toBeLessThan(LOCKS.lockDuration);
    expect(LOCKS.maxStalledCount).toBeGreaterThan(10);
  });

  it('gives the job of a killed worker to another within seven seconds', () => {
    // A check that comes a moment before its period is over is skipped: two periods.
    expect(LOCKS.lockDuration + 2 * LOCKS.stalledInterval).toBeLessThanOrEqual(7000);
    // A check within the life of the lock marks the job, so that the first check after it takes the job.
    expect(LOCKS.stalledInterval).toBeLessThan(LOCKS.lockDuration - LOCKS.lockRenewTime);
  });
});
