import type { z } from 'zod';

/** One kind of job: the shape of its payload, and the id that makes adding twice adding once. */
export interface JobDefinition<Payload> {
  /** Ids and numbers, never bodies. Strict: an unknown member is an error. */
  readonly payload: z.ZodType<Payload>;
  /**
   * Equal for payloads that ask for the same work. Starts with a letter and holds letters, digits, `-`, `_` and `.` only:
   * BullMQ refuses `:` (it separates the parts of Redis keys) and whole numbers (it counts its own ids).
   */
  readonly id: (payload: Payload) => string;
}

/** Lets a definition's `id` know the type of its payload. */
export function defineJob<Schema extends z.ZodType>(
  definition: { readonly payload: Schema } & Pick<JobDefinition<z.output<Schema>>, 'id'>,
): { readonly payload: Schema } & Pick<JobDefinition<z.output<Schema>>, 'id'> {
  return definition;
}
