import { z } from 'zod';
import { defineJob, type JobDefinition } from './job-definition.js';

const id = z.int().positive();

/**
 * Every kind of job, in one place: the name, the payload and the id. A new kind is one entry here.
 * Each kind has a BullMQ queue of its own, so that a process takes only the kinds it has a handler for.
 */
export const jobs = {
  /** Read one revision of a stored post: its passages, keyphrases, topics and summary. */
  read: defineJob({
    payload: z.strictObject({ postId: id, revision: id }),
    id: ({ postId, revision }) => `read-${postId}-${revision}`,
  }),
  /** Deliveries of a revision wait in their channels: a bell for the bot, which finds in the store what is to be sent. */
  announce: defineJob({
    payload: z.strictObject({ postId: id, revision: id }),
    id: ({ postId, revision }) => `announce-${postId}-${revision}`,
  }),
  /** Look at the address that a member gave, and report what is there. */
  'test-feed': defineJob({
    payload: z.strictObject({ requestId: id }),
    id: ({ requestId }) => `test-feed-${requestId}`,
  }),
  /** Fetch the feed whose address a member gave, and store its posts. */
  'read-feed': defineJob({
    payload: z.strictObject({ requestId: id }),
    id: ({ requestId }) => `read-feed-${requestId}`,
  }),
  /** Learn a feed's tags from the posts that have some, and propose them for those that have none. */
  'learn-tags': defineJob({
    payload: z.strictObject({ feedId: id }),
    id: ({ feedId }) => `learn-tags-${feedId}`,
  }),
} as const;

export type JobName = keyof typeof jobs;

/** The payload of a kind of job. */
export type PayloadOf<Name extends JobName> = z.output<(typeof jobs)[Name]['payload']>;

const definitions: { readonly [Name in JobName]: JobDefinition<PayloadOf<Name>> } = jobs;

export const JOB_NAMES = Object.keys(jobs) as readonly JobName[];

export type ParsedPayload<Name extends JobName> =
  | { readonly ok: true; readonly payload: PayloadOf<Name>; readonly jobId: string }
  | { readonly ok: false; readonly problem: string };

/** Parses a payload at either end of the queue. The problem is a phrase on one line ("postId: expected number, …"). */
export function parsePayload<Name extends JobName>(name: Name, payload: unknown): ParsedPayload<Name> {
  const definition = definitions[name];
  const result = definition.payload.safeParse(payload);
  if (result.success) return { ok: true, payload: result.data, jobId: definition.id(result.data) };
  const problem = result.error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
  return { ok: false, problem: problem.slice(0, 500) };
}
