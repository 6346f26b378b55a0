import type { Keyphrase, Post, PostDraft, PostTopic, ProposedTag, Span } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { AWAITS_ARTICLE } from './live/article-requests.js';
import { type BlockRow, blocksFromRows, unflattenSpans } from './offsets.js';
import { contentHash, draftColumns } from './post-columns.js';

/** What became of a batch of drafts. */
export interface PutOutcome {
  readonly added: number;
  /** Posts whose content differs from what was stored: they have a new revision. */
  readonly revised: number;
  readonly unchanged: number;
  /** The added and the revised ones: each needs a `read` job. */
  readonly changed: readonly PostRevision[];
}

/** A post as lists show it. */
export interface PostSummary {
  readonly id: number;
  readonly feedId: number;
  readonly title: string;
  readonly url: string | null;
  readonly source: string;
  readonly author: string | null;
  readonly publishedAt: Date | null;
  readonly topics: readonly string[];
}

/** A post with everything that was read from it. Not yet read: no language, nothing read. */
export interface PostDetails extends Post {
  readonly readLanguage: string | null;
  readonly summary: readonly Span[];
  readonly readingSeconds: number | null;
  readonly passages: number;
  readonly keyphrases: readonly Keyphrase[];
  readonly topics: readonly PostTopic[];
  /** For a post without tags, those its author is likely to have given it, likeliest first. */
  readonly proposedTags: readonly ProposedTag[];
}

/** Names one version of a post: what a `read` job carries. */
export interface PostRevision {
  readonly postId: number;
  readonly revision: number;
}

export interface PostFilter {
  readonly feedIds?: readonly number[];
  readonly topic?: string;
  readonly limit: number;
}

export interface PostRecords {
  /** Adds or revises a batch in one transaction. A draft equal to what is stored changes nothing. */
  put(feedId: number, drafts: readonly PostDraft[]): Promise<PutOutcome>;
  get(id: number): Promise<Post | undefined>;
  details(id: number): Promise<PostDetails | undefined>;
  /** Newest first, posts without a date last. */
  list(filter: PostFilter): Promise<readonly PostSummary[]>;
  /** Posts of the feed whose current revision this version of the reading has not read, oldest id first. */
  unread(feedId: number, readVersion: string): Promise<readonly PostRevision[]>;
  countUnread(feedId: number, readVersion: string): Promise<number>;
  /** The same of every feed, at most `limit`, but for posts that wait for their article. */
  unreadAnywhere(readVersion: string, limit: number): Promise<readonly PostRevision[]>;
}

export function postRecords(pool: Pool): PostRecords {
  return {
    async put(feedId, drafts) {
      const unique = [...new Map(drafts.map((draft) => [draft.identity, draft])).values()];
      const { rows } = await pool.query<RevisionRow & { added: boolean }>(PUT, [
        feedId,
        ...draftColumns(unique, contentHash),
      ]);
      const added = rows.filter((row) => row.added).length;
      return {
        added,
        revised: rows.length - added,
        unchanged: drafts.length - rows.length,
        changed: rows.map(toRevision),
      };
    },

    async get(id) {
      const { rows } = await pool.query<PostRow>('SELECT * FROM post WHERE id = $1', [id]);
      return rows.map(toPost)[0];
    },

    async details(id) {
      const { rows } = await pool.query<DetailsRow>(DETAILS, [id]);
      return rows.map(toDetails)[0];
    },

    async list({ feedIds, topic, limit }) {
      const { rows } = await pool.query<SummaryRow>(LIST, [feedIds ?? null, topic ?? null, limit]);
      return rows.map(toSummary);
    },

    async unread(feedId, readVersion) {
      const { rows } = await pool.query<RevisionRow>(
        `SELECT id, revision FROM post WHERE feed_id = $2 AND ${UNREAD} ORDER BY id`,
        [readVersion, feedId],
      );
      return rows.map(toRevision);
    },

    async countUnread(feedId, readVersion) {
      const { rows } = await pool.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM post WHERE feed_id = $2 AND ${UNREAD}`,
        [readVersion, feedId],
      );
      return rows[0]?.count ?? 0;
    },

    async unreadAnywhere(readVersion, limit) {
      const { rows } = await pool.query<RevisionRow>(
        `SELECT id, revision FROM post WHERE ${UNREAD} AND NOT ${AWAITS_ARTICLE} ORDER BY id LIMIT $2`,
        [readVersion, limit],
      );
      return rows.map(toRevision);
    },
  };
}

const UNREAD = '(read_version IS DISTINCT FROM $1 OR read_revision IS DISTINCT FROM revision)';

const PUT = `
  INSERT INTO post (feed_id, identity, source, url, title, author, published_at, body, blocks, tags, image,
                    declared_language, content_hash)
  SELECT $1, identity, source, url, title, author, published_at, body, blocks,
         ARRAY(SELECT jsonb_array_elements_text(tags)), image, declared_language, content_hash
  FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::text[],
              $9::jsonb[], $10::jsonb[], $11::text[], $12::text[], $13::bytea[])
    AS draft (identity, source, url, title, author, published_at, body, blocks, tags, image, declared_language,
              content_hash)
  ON CONFLICT (feed_id, identity) DO UPDATE SET
    source = excluded.source, url = excluded.url, title = excluded.title, author = excluded.author,
    published_at = excluded.published_at, body = excluded.body, blocks = excluded.blocks, tags = excluded.tags,
    image = excluded.image, declared_language = excluded.declared_language, content_hash = excluded.content_hash,
    retagged = post.retagged OR post.tags IS DISTINCT FROM excluded.tags,
    revision = post.revision + 1, stored_at = now()
  WHERE post.content_hash <> excluded.content_hash
  RETURNING id, revision, (xmax = 0) AS added`;

const DETAILS = `
  SELECT post.*,
    (SELECT count(*)::int FROM passage WHERE post_id = post.id) AS passages,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('phrase', phrase, 'term', term, 'score', score) ORDER BY rank), '[]')
     FROM keyphrase WHERE post_id = post.id) AS keyphrases,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('topic', topic, 'score', score, 'evidence', evidence) ORDER BY rank),
                     '[]')
     FROM post_topic WHERE post_id = post.id) AS topics,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('tag', tag, 'confidence', confidence) ORDER BY rank), '[]')
     FROM proposed_tag WHERE post_id = post.id) AS proposed_tags
  FROM post WHERE id = $1`;

const LIST = `
  SELECT id, feed_id, title, url, source, author, published_at,
         ARRAY(SELECT topic FROM post_topic WHERE post_id = post.id ORDER BY rank) AS topics
  FROM post
  WHERE ($1::bigint[] IS NULL OR feed_id = ANY($1))
    AND ($2::text IS NULL OR EXISTS (SELECT FROM post_topic WHERE post_id = post.id AND topic = $2))
  ORDER BY published_at DESC NULLS LAST, id
  LIMIT $3`;

interface PostRow {
  id: string;
  feed_id: string;
  identity: string;
  source: string;
  url: string | null;
  title: string;
  author: string | null;
  published_at: Date | null;
  body: string;
  blocks: BlockRow[];
  tags: string[];
  image: string | null;
  declared_language: string | null;
  revision: number;
}

type RevisionRow = Pick<PostRow, 'id' | 'revision'>;

interface DetailsRow extends PostRow {
  language: string | null;
  summary: number[] | null;
  reading_seconds: number | null;
  passages: number;
  keyphrases: Keyphrase[];
  topics: PostTopic[];
  proposed_tags: ProposedTag[];
}

type SummaryRow = Pick<PostRow, 'id' | 'feed_id' | 'title' | 'url' | 'source' | 'author' | 'published_at'> & {
  topics: string[];
};

function toPost(row: PostRow): Post {
  return {
    id: Number(row.id),
    feedId: Number(row.feed_id),
    revision: row.revision,
    identity: row.identity,
    source: row.source,
    url: row.url,
    title: row.title,
    author: row.author,
    publishedAt: row.published_at,
    body: row.body,
    blocks: blocksFromRows(row.blocks),
    tags: row.tags,
    image: row.image,
    language: row.declared_language,
  };
}

function toRevision({ id, revision }: RevisionRow): PostRevision {
  return { postId: Number(id), revision };
}

function toDetails(row: DetailsRow): PostDetails {
  return {
    ...toPost(row),
    readLanguage: row.language,
    summary: unflattenSpans(row.summary),
    readingSeconds: row.reading_seconds,
    passages: row.passages,
    keyphrases: row.keyphrases,
    topics: row.topics,
    proposedTags: row.proposed_tags,
  };
}

function toSummary(row: SummaryRow): PostSummary {
  return {
    id: Number(row.id),
    feedId: Number(row.feed_id),
    title: row.title,
    url: row.url,
    source: row.source,
    author: row.author,
    publishedAt: row.published_at,
    topics: row.topics,
  };
}
