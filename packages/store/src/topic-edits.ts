import type { TopicEdit } from '@fieldnotes/content/model';
import type { Pool, PoolClient } from 'pg';
import { memberDigest } from './member.js';
import { withTransaction } from './transaction.js';

/** More edits than this are refused: every one is made whenever a reader is. */
export const MOST_EDITS = 500;

export interface TopicEditRecords {
  /** In the order in which they were made. */
  list(): Promise<readonly TopicEdit[]>;
  /**
   * Keeps an edit; `unmute` removes what it takes back instead. Subscriptions that ask for a topic which is renamed or
   * merged ask for the new name too.
   *
   * @param memberId the Discord id of who made it, kept as a digest; null for the command line
   * @returns `full` when there are as many as there may be
   */
  make(edit: TopicEdit, memberId: string | null): Promise<'made' | 'full'>;
}

export function topicEditRecords(pool: Pool): TopicEditRecords {
  return {
    async list() {
      const { rows } = await pool.query<{ edit: TopicEdit }>('SELECT edit FROM topic_edit ORDER BY id');
      return rows.map(({ edit }) => edit);
    },

    make: (edit, memberId) =>
      withTransaction(pool, async (client) => {
        await client.query('LOCK TABLE topic_edit IN SHARE ROW EXCLUSIVE MODE');
        if (edit.kind === 'unmute') {
          await client.query(TAKE_BACK, [edit.topic]);
          return 'made';
        }
        const { rowCount } = await client.query(INSERT, [JSON.stringify(edit), memberId, MOST_EDITS]);
        if (rowCount === 0) return 'full';
        if (edit.kind === 'rename') await follow(client, edit.topic, edit.to);
        if (edit.kind === 'merge') await follow(client, edit.topic, edit.into);
        return 'made';
      }),
  };
}

const INSERT = `
  INSERT INTO topic_edit (edit, member)
  SELECT $1::jsonb, ${memberDigest('$2')} WHERE (SELECT count(*) FROM topic_edit) < $3`;

const TAKE_BACK = `
  DELETE FROM topic_edit WHERE edit->>'kind' IN ('mute', 'merge') AND lower(edit->>'topic') = lower($1)`;

/**
 * Adds the new name beside the old one: until every worker reads with the edit, a post may come under either. Where all
 * of several topics are asked for, the new name takes the place of the old.
 */
async function follow(client: PoolClient, from: string, to: string): Promise<void> {
  await client.query(FOLLOW, [from, to]);
}

const holds = (column: string) => `EXISTS (SELECT FROM unnest(${column}) AS topic WHERE lower(topic) = lower($1))`;
const added = (column: string) =>
  `CASE WHEN ${holds(column)} AND NOT $2 = ANY(${column}) THEN ${column} || $2::text ELSE ${column} END`;

const FOLLOW = `
  UPDATE subscription
  SET topics_any = ${added('topics_any')},
      topics_none = ${added('topics_none')},
      topics_all = ARRAY(SELECT CASE WHEN lower(topic) = lower($1) THEN $2 ELSE topic END
                         FROM unnest(topics_all) WITH ORDINALITY AS row (topic, place) ORDER BY place)
  WHERE ${holds('topics_any')} OR ${holds('topics_none')} OR ${holds('topics_all')}`;
