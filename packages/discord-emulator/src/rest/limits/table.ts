/** `user`: the bot's own bucket; `global`: all its requests; `shared`: the resource, whoever asks. */
export type LimitScope = 'user' | 'global' | 'shared';

/** So many requests in so many milliseconds. */
export interface Allowance {
  readonly requests: number;
  readonly perMs: number;
}

/** Routes that share a bucket for each top-level resource (channel, guild, webhook, interaction). */
export interface BucketRule {
  readonly name: string;
  /** Method and path as the OpenAPI file spells them. */
  readonly routes: readonly string[];
  readonly allowance: Allowance;
}

/**
 * A limit on what is done to a resource, whoever does it. The headers do not announce it; a 429 of scope `shared` does,
 * which is not counted as an invalid request.
 */
export interface ResourceRule {
  readonly name: string;
  readonly route: string;
  readonly allowance: Allowance;
  /** Absent: every request to the route counts. */
  readonly appliesTo?: (body: unknown) => boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** "All bots can make up to 50 requests per second"; interaction endpoints are not bound by it. */
export const GLOBAL: Allowance = { requests: 50, perMs: SECOND };

/** Discord publishes no numbers for routes without one of their own; this one keeps them out of the way. */
export const OTHER: Allowance = { requests: 50, perMs: SECOND };

const message = '/channels/{channel_id}/messages/{message_id}';
const reactions = `${message}/reactions`;
const byToken = '/webhooks/{webhook_id}/{webhook_token}';

/**
 * Buckets as observed: Discord documents how buckets work and that their numbers may change, not the numbers.
 * Sources: discord-api-docs issues 1135 and 8330 (messages) and 981 (adding, removing and clearing reactions count
 * together, says Discord there), JDA pull request 1020 (their number), the Discord webhooks guide (webhooks). A client
 * learns from the header of the first answer that two routes share a bucket, so that what it sends to the second before
 * that may be refused: so it is with Discord (Discord.Net issue 1749). The number for threads is our choice on the safe side.
 */
export const BUCKETS: readonly BucketRule[] = [
  {
    name: 'create message',
    routes: ['POST /channels/{channel_id}/messages'],
    allowance: { requests: 5, perMs: 5 * SECOND },
  },
  { name: 'edit message', routes: [`PATCH ${message}`], allowance: { requests: 5, perMs: 5 * SECOND } },
  { name: 'delete message', routes: [`DELETE ${message}`], allowance: { requests: 5, perMs: SECOND } },
  {
    name: 'react',
    routes: [
      `PUT ${reactions}/{emoji_name}/@me`,
      `DELETE ${reactions}/{emoji_name}/@me`,
      `DELETE ${reactions}/{emoji_name}/{user_id}`,
      `DELETE ${reactions}/{emoji_name}`,
      `DELETE ${reactions}`,
    ],
    allowance: { requests: 1, perMs: SECOND / 4 },
  },
  {
    name: 'start thread',
    routes: ['POST /channels/{channel_id}/threads', `POST ${message}/threads`],
    allowance: { requests: 50, perMs: 5 * MINUTE },
  },
  { name: 'typing', routes: ['POST /channels/{channel_id}/typing'], allowance: { requests: 5, perMs: 5 * SECOND } },
  { name: 'execute webhook', routes: [`POST ${byToken}`], allowance: { requests: 5, perMs: 2 * SECOND } },
  {
    name: 'change webhook message',
    routes: ['PATCH', 'DELETE'].flatMap((method) => [
      `${method} ${byToken}/messages/{message_id}`,
      `${method} ${byToken}/messages/@original`,
    ]),
    allowance: { requests: 5, perMs: 2 * SECOND },
  },
];

/** Publishing and renaming: limits of the channel itself, as seen by the clients and by discord.js (`hasSublimit`). */
export const RESOURCES: readonly ResourceRule[] = [
  { name: 'publish', route: `POST ${message}/crosspost`, allowance: { requests: 10, perMs: 60 * MINUTE } },
  {
    name: 'rename',
    route: 'PATCH /channels/{channel_id}',
    allowance: { requests: 2, perMs: 10 * MINUTE },
    appliesTo: (body) => typeof body === 'object' && body !== null && ('name' in body || 'topic' in body),
  },
];
