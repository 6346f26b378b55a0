import type { Scope } from '@fieldnotes/content/model';
import type { Pool, PoolClient } from 'pg';
import { memberDigest } from './member.js';
import { withTransaction } from './transaction.js';

/** A question as it is asked. Ids are Discord's; the member's is stored as a salted digest only. */
export interface NewQuestion {
  /** Null in direct messages. */
  readonly guildId: string | null;
  readonly channelId: string;
  readonly memberId: string;
  readonly text: string;
  readonly context?: string | undefined;
  readonly scope?: Scope | undefined;
  /** The question that this one asks more of. */
  readonly continues?: number | undefined;
}

/** The most questions within the last `windowMs` milliseconds, this one included. */
export interface QuestionLimits {
  readonly perMember: number;
  readonly perGuild: number;
  readonly windowMs: number;
}

export type Admission =
  | { readonly kind: 'admitted'; readonly id: number }
  | { readonly kind: 'limited'; readonly whose: 'member' | 'guild'; readonly retryAt: Date };

/** What a question came to. `interpretation` is kept as JSON. */
export interface QuestionOutcome {
  readonly found: boolean;
  readonly interpretation: object;
  readonly citedPosts: readonly number[];
}

export interface QuestionRecord {
  readonly id: number;
  readonly guildId: string | null;
  readonly channelId: string;
  readonly text: string;
  readonly context: string | null;
  readonly scope: Scope;
  readonly askedAt: Date;
  /** Null until it was answered. */
  readonly found: boolean | null;
  readonly citedPosts: readonly number[];
  readonly answerMessageId: string | null;
  readonly ratings: { readonly up: number; readonly down: number };
}

/** What members asked. The bot is the only writer. */
export interface QuestionRecords {
  /**
   * Stores the question, unless the member or the guild has asked too much: then nothing is stored, and `retryAt` is
   * when one more will be admitted. Exact also when many are asked at once, by however many processes.
   */
  admit(question: NewQuestion, limits: QuestionLimits): Promise<Admission>;
  /** Keeps what the question came to. */
  settle(id: number, outcome: QuestionOutcome): Promise<void>;
  /** Keeps which message shows the answer. */
  shownAs(id: number, messageId: string): Promise<void>;
  get(id: number): Promise<QuestionRecord | undefined>;
  /** The question that a message answers. */
  answeredBy(messageId: string): Promise<QuestionRecord | undefined>;
  /** The member's latest question in the channel, asked at or after the instant. */
  latest(where: {
    readonly channelId: string;
    readonly memberId: string;
    readonly since: Date;
  }): Promise<QuestionRecord | undefined>;
  /** The posts cited for the question and for those that it continues. */
  citedSoFar(id: number): Promise<readonly number[]>;
  /** Keeps what a member thinks of the answer; the last word counts. False when there is no such question. */
  rate(id: number, memberId: string, rating: 1 | -1): Promise<boolean>;
}

export function questionRecords(pool: Pool): QuestionRecords {
  async function findOne(condition: string, value: unknown): Promise<QuestionRecord | undefined> {
    const { rows } = await pool.query<QuestionRow>(`SELECT * FROM question WHERE ${condition}`, [value]);
    return rows.map(toRecord)[0];
  }

  return {
    admit: (question, limits) => withTransaction(pool, (client) => admit(client, question, limits)),

    async settle(id, { found, interpretation, citedPosts }) {
      await pool.query('UPDATE question SET found = $2, interpretation = $3, cited_posts = $4 WHERE id = $1', [
        id,
        found,
        JSON.stringify(interpretation),
        citedPosts,
      ]);
    },

    async shownAs(id, messageId) {
      await pool.query('UPDATE question SET answer_message = $2 WHERE id = $1', [id, messageId]);
    },

    get: (id) => findOne('id = $1', id),
    answeredBy: (messageId) => findOne('answer_message = $1', messageId),

    async latest({ channelId, memberId, since }) {
      const { rows } = await pool.query<QuestionRow>(
        `SELECT * FROM question WHERE member = ${MEMBER} AND channel_id = $1 AND asked_at >= $3
         ORDER BY asked_at DESC LIMIT 1`,
        [channelId, memberId, since],
      );
      return rows.map(toRecord)[0];
    },

    async citedSoFar(id) {
      const { rows } = await pool.query<{ post: string }>(CITED_SO_FAR, [id]);
      return rows.map(({ post }) => Number(post));
    },

    async rate(id, memberId, rating) {
      const { rowCount } = await pool.query(
        `UPDATE question SET ratings = ratings || jsonb_build_object(encode(${MEMBER}, 'hex'), $3::int) WHERE id = $1`,
        [id, memberId, rating],
      );
      return rowCount === 1;
    },
  };
}

const MEMBER = memberDigest('$2');

async function admit(client: PoolClient, question: NewQuestion, limits: QuestionLimits): Promise<Admission> {
  const { guildId, memberId, windowMs } = { ...question, ...limits };
  // Those who would be counted together wait for each other, always in this order.
  for (const who of guildId === null ? [memberId] : [memberId, guildId]) {
    await client.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [ADMITTING, who]);
  }
  const { rows } = await client.query<{ member: Date | null; guild: Date | null }>(FREE_AT, [
    guildId,
    memberId,
    windowMs,
    limits.perMember,
    limits.perGuild,
  ]);
  const { member = null, guild = null } = rows[0] ?? {};
  if (member !== null) return { kind: 'limited', whose: 'member', retryAt: member };
  if (guild !== null) return { kind: 'limited', whose: 'guild', retryAt: guild };
  return { kind: 'admitted', id: await insert(client, question) };
}

/** Any number would do; these are the bytes of "asks". */
const ADMITTING = 1634954099;

/** When the question that stands in the way leaves the window; null where one more may be asked. */
const FREE_AT = `
  SELECT
    (SELECT asked_at + $3 * interval '1 millisecond' FROM question
     WHERE member = ${MEMBER} AND asked_at > clock_timestamp() - $3 * interval '1 millisecond'
     ORDER BY asked_at DESC OFFSET $4 - 1 LIMIT 1) AS member,
    (SELECT asked_at + $3 * interval '1 millisecond' FROM question
     WHERE guild_id = $1 AND asked_at > clock_timestamp() - $3 * interval '1 millisecond'
     ORDER BY asked_at DESC OFFSET $5 - 1 LIMIT 1) AS guild`;

async function insert(client: PoolClient, question: NewQuestion): Promise<number> {
  const { guildId, memberId, channelId, text, context, scope, continues } = question;
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO question (guild_id, member, channel_id, text, context, scope, continues, asked_at)
     VALUES ($1, ${MEMBER}, $3, $4, $5, $6, $7, clock_timestamp()) RETURNING id`,
    [guildId, memberId, channelId, storable(text), storable(context), JSON.stringify(scope ?? {}), continues ?? null],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('a question that was inserted has no id');
  return Number(row.id);
}

/** PostgreSQL keeps no NUL, and no half of a surrogate pair. */
function storable(text: string | undefined): string | null {
  return text?.replaceAll('\0', '').toWellFormed() ?? null;
}

const CITED_SO_FAR = `
  WITH RECURSIVE chain AS (
    SELECT id, continues, cited_posts FROM question WHERE id = $1
    UNION
    SELECT before.id, before.continues, before.cited_posts
    FROM question before JOIN chain ON before.id = chain.continues
  )
  SELECT DISTINCT unnest(cited_posts) AS post FROM chain`;

interface QuestionRow {
  id: string;
  guild_id: string | null;
  channel_id: string;
  text: string;
  context: string | null;
  scope: StoredScope;
  asked_at: Date;
  found: boolean | null;
  cited_posts: string[] | null;
  answer_message: string | null;
  ratings: Readonly<Record<string, number>>;
}

/** A scope as JSON keeps it: dates are texts. */
type StoredScope = Omit<Scope, 'from' | 'to'> & { readonly from?: string; readonly to?: string };

function toRecord(row: QuestionRow): QuestionRecord {
  const ratings = Object.values(row.ratings);
  return {
    id: Number(row.id),
    guildId: row.guild_id,
    channelId: row.channel_id,
    text: row.text,
    context: row.context,
    scope: toScope(row.scope),
    askedAt: row.asked_at,
    found: row.found,
    citedPosts: (row.cited_posts ?? []).map(Number),
    answerMessageId: row.answer_message,
    ratings: { up: ratings.filter((one) => one > 0).length, down: ratings.filter((one) => one < 0).length },
  };
}

function toScope({ from, to, ...rest }: StoredScope): Scope {
  return {
    ...rest,
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
