import type { Pool } from 'pg';
import { memberDigest } from './member.js';

/** How much is kept of a member. */
export interface MemberCounts {
  readonly questions: number;
  readonly ratings: number;
  /** Subscriptions whose end the member would be told of. */
  readonly subscriptions: number;
  readonly topicEdits: number;
  /** Topics that the member is mentioned for. */
  readonly topics: number;
}

/** What is kept of a member, as they may have it; plain JSON. Ids are Discord's, times are ISO 8601 in UTC. */
export interface MemberData {
  /** Newest first. */
  readonly questions: readonly MemberQuestion[];
  readonly ratings: readonly { readonly questionAskedAt: string; readonly rating: 'up' | 'down' }[];
  readonly subscriptions: readonly {
    readonly feed: string;
    readonly guildId: string;
    readonly channelId: string;
    readonly since: string;
  }[];
  readonly topicEdits: readonly { readonly edit: object; readonly madeAt: string }[];
  readonly topics: readonly { readonly topic: string; readonly guildId: string; readonly since: string }[];
}

export interface MemberQuestion {
  readonly askedAt: string;
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly text: string;
  /** The question before, where this one built on it. */
  readonly context: string | null;
  /** Null when it was not answered. */
  readonly found: boolean | null;
}

/** What is kept of members, for them to see. `Purge.member` removes it. */
export interface MemberRecords {
  counts(memberId: string): Promise<MemberCounts>;
  /** At most `limit` questions, and as many of everything else: the newest. */
  data(memberId: string, limit: number): Promise<MemberData>;
}

export function memberRecords(pool: Pool): MemberRecords {
  return {
    async counts(memberId) {
      const { rows } = await pool.query<MemberCounts>(COUNTS, [memberId]);
      return rows[0] ?? { questions: 0, ratings: 0, subscriptions: 0, topicEdits: 0, topics: 0 };
    },

    async data(memberId, limit) {
      const list = async <Row extends object>(sql: string) => (await pool.query<Row>(sql, [memberId, limit])).rows;
      const [questions, ratings, subscriptions, topicEdits, topics] = await Promise.all([
        list<MemberQuestion>(QUESTIONS),
        list<MemberData['ratings'][number]>(RATINGS),
        list<MemberData['subscriptions'][number]>(SUBSCRIPTIONS),
        list<MemberData['topicEdits'][number]>(TOPIC_EDITS),
        list<MemberData['topics'][number]>(TOPICS),
      ]);
      return { questions, ratings, subscriptions, topicEdits, topics };
    },
  };
}

const MEMBER = memberDigest('$1');
const RATED = `ratings ? encode(${MEMBER}, 'hex')`;

const COUNTS = `
  SELECT (SELECT count(*)::int FROM question WHERE member = ${MEMBER}) AS questions,
         (SELECT count(*)::int FROM question WHERE ${RATED}) AS ratings,
         (SELECT count(*)::int FROM subscription WHERE follower_id = $1::bigint) AS subscriptions,
         (SELECT count(*)::int FROM topic_edit WHERE member = ${MEMBER}) AS "topicEdits",
         (SELECT count(*)::int FROM member_topic WHERE member_id = $1::bigint) AS topics`;

const utc = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

const QUESTIONS = `
  SELECT ${utc('asked_at')} AS "askedAt", guild_id::text AS "guildId", channel_id::text AS "channelId", text, context, found
  FROM question WHERE member = ${MEMBER} ORDER BY asked_at DESC LIMIT $2`;

const RATINGS = `
  SELECT ${utc('asked_at')} AS "questionAskedAt",
         CASE WHEN (ratings->>encode(${MEMBER}, 'hex'))::int > 0 THEN 'up' ELSE 'down' END AS rating
  FROM question WHERE ${RATED} ORDER BY asked_at DESC LIMIT $2`;

const SUBSCRIPTIONS = `
  SELECT feed.title AS feed, guild_id::text AS "guildId", channel_id::text AS "channelId",
         ${utc('subscription.created_at')} AS since
  FROM subscription JOIN feed ON feed.id = feed_id
  WHERE follower_id = $1::bigint ORDER BY subscription.id DESC LIMIT $2`;

const TOPIC_EDITS = `
  SELECT edit, ${utc('made_at')} AS "madeAt" FROM topic_edit WHERE member = ${MEMBER} ORDER BY id DESC LIMIT $2`;

const TOPICS = `
  SELECT topic, guild_id::text AS "guildId", ${utc('created_at')} AS since
  FROM member_topic WHERE member_id = $1::bigint ORDER BY id DESC LIMIT $2`;
