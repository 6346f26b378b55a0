import type { Passage, ProposedTag, Reading } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { matchSubscriptions } from './matching.js';
import { flattenSpans } from './offsets.js';
import type { PostRevision } from './posts.js';
import { keepProposed } from './proposed-tags.js';
import { statementMaker } from './statements.js';
import { applyStatistics, postLength, readingStatistics, storedStatistics, subtract } from './statistics.js';
import type { StoryMarks } from './stories.js';
import { withTransaction } from './transaction.js';
import { encodeTerms } from './tsvector.js';

/**
 * - `saved`: everything read from this revision is stored, and nothing of an earlier reading is left.
 * - `matched`: the same, and there are deliveries of it.
 * - `current`: this revision has been read by this version before; nothing was written.
 * - `superseded`: the post has a newer revision, which has a job of its own; nothing was written.
 * - `gone`: there is no such post.
 */
export type SaveOutcome = 'saved' | 'matched' | 'current' | 'superseded' | 'gone';

/** What was read from a post, and the tags that its feed's model proposes for it. */
export interface SavedReading extends Reading {
  readonly proposed?: readonly ProposedTag[];
}

export interface ReadingRecords {
  /**
   * Stores what was read from a post, replacing what was read before, and makes its deliveries when this revision was
   * not read before; all in one transaction. Idempotent.
   *
   * @param story works out by what channels are spared a story twice when two feeds carry it; called where somebody
   *   follows the feed; absent: it is told again
   */
  save(revision: PostRevision, version: string, reading: SavedReading, story?: () => StoryMarks): Promise<SaveOutcome>;
}

export function readingRecords(pool: Pool, statement = statementMaker()): ReadingRecords {
  return {
    save: ({ postId, revision }, version, reading, story) =>
      withTransaction(
        pool,
        async (client) => {
          const { rows } = await client.query<LockedPost>(statement(LOCK, [postId]));
          const [post] = rows;
          if (post === undefined) return 'gone';
          if (post.revision !== revision) return 'superseded';
          if (post.read_revision === revision && post.read_version === version) return 'current';

          const before = post.read_revision === null ? undefined : await storedStatistics(client, postId);
          if (before !== undefined) await client.query(FORGET, [postId]);
          await client.query(statement(SAVE, [postId, revision, version, ...columns(reading)]));
          await keepProposed(client, postId, reading.proposed ?? []);
          // Read again because the reading has changed: nothing new to announce. Of a feed that nobody follows there is
          // nothing to tell, and an archive may have thousands of such posts.
          const isTold = post.read_revision !== revision && post.is_followed;
          const topics = reading.topics.map(({ topic }) => topic);
          const matched = isTold ? await matchSubscriptions(client, { postId, revision }, topics, story) : 0;
          // Last, because these rows are shared by every post of the feed: they stay locked until the commit.
          const change = subtract(readingStatistics(reading), before);
          const retagged = before !== undefined && post.retagged;
          await applyStatistics(client, statement, post.feed_id, change, retagged);
          return matched === 0 ? 'saved' : 'matched';
        },
        LOST_IS_READ_AGAIN,
      ),
  };
}

/** A reading that is lost with the machine leaves its post unread, and unread posts are swept up. */
const LOST_IS_READ_AGAIN = { isRepeatable: true };

interface LockedPost {
  feed_id: string;
  revision: number;
  read_revision: number | null;
  read_version: string | null;
  /** Its tags have been changed since it was stored or read. */
  retagged: boolean;
  /** Who follows it later takes it for the past. */
  is_followed: boolean;
}

const LOCK = `
  SELECT feed_id, revision, read_revision, read_version, retagged,
         EXISTS (SELECT FROM subscription WHERE subscription.feed_id = post.feed_id) AS is_followed
  FROM post WHERE id = $1 FOR NO KEY UPDATE OF post`;

const FORGET = `
  WITH passages AS (DELETE FROM passage WHERE post_id = $1),
       keyphrases AS (DELETE FROM keyphrase WHERE post_id = $1),
       proposed AS (DELETE FROM proposed_tag WHERE post_id = $1)
  DELETE FROM post_topic WHERE post_id = $1`;

const SAVE = `
  WITH current AS (
    UPDATE post SET read_revision = $2, read_version = $3, read_at = now(), retagged = false, language = $4, sentences = $5,
                    summary = $6, reading_seconds = $7
    WHERE id = $1 RETURNING id, feed_id, published_at
  ), passages AS (
    INSERT INTO passage (post_id, feed_id, published_at, post_length, ordinal, start_at, end_at, length, body_at, tsv)
    SELECT current.id, feed_id, published_at, $19::int, row.*
    FROM current, unnest($8::int[], $9::int[], $10::int[], $11::int[], $20::int[], $12::text[]::tsvector[]) AS row
  ), keyphrases AS (
    INSERT INTO keyphrase (post_id, rank, phrase, term, score)
    SELECT $1, rank, phrase, term, score
    FROM unnest($13::text[], $14::text[], $15::real[]) WITH ORDINALITY AS row (phrase, term, score, rank)
  )
  INSERT INTO post_topic (post_id, rank, topic, score, evidence)
  SELECT $1, rank, topic, score, evidence
  FROM unnest($16::text[], $17::real[], $18::jsonb[]) WITH ORDINALITY AS row (topic, score, evidence, rank)`;

function columns({ language, sentences, summary, readingSeconds, passages, keyphrases, topics }: Reading): unknown[] {
  const column = <Value>(value: (passage: Passage) => Value): Value[] => passages.map(value);
  return [
    language,
    flattenSpans(sentences),
    flattenSpans(summary),
    readingSeconds,
    column(({ ordinal }) => ordinal),
    column(({ start }) => start),
    column(({ end }) => end),
    column(({ length }) => length),
    column(({ terms }) => encodeTerms(terms)),
    keyphrases.map(({ phrase }) => phrase),
    keyphrases.map(({ term }) => term),
    keyphrases.map(({ score }) => score),
    topics.map(({ topic }) => topic),
    topics.map(({ score }) => score),
    topics.map(({ evidence }) => JSON.stringify(evidence)),
    postLength(passages),
    column(({ bodyAt }) => bodyAt),
  ];
}
