import type { PostDraft, PostTopic, ProposedTag } from '@fieldnotes/content/model';
import type { Pool, PoolClient } from 'pg';
import type { PostRevision } from './posts.js';
import { withTransaction } from './transaction.js';

/** The posts of a feed that its tags are learned from, and those that they are proposed for. */
export interface TaggedAndOthers {
  /** Ids of the posts that have tags, oldest first. */
  readonly tagged: readonly number[];
  /** Ids of those that have none, newest first. */
  readonly untagged: readonly number[];
}

/** A post as far as tags are learned from it. */
export interface TagSample extends PostRevision, Pick<PostDraft, 'title' | 'body' | 'tags' | 'language'> {}

/** What is proposed for a post that has no tags, and what stands for its topics if it has no others. */
export interface Proposal extends PostRevision {
  readonly proposed: readonly ProposedTag[];
  readonly topics: readonly PostTopic[];
}

/** Tags that are proposed for posts without any. What a single post is proposed when it is read, its reading keeps. */
export interface ProposedTagRecords {
  /** The newest posts of a feed that have been read, at most so many of each kind. */
  postsOf(feedId: number, most: { readonly tagged: number; readonly untagged: number }): Promise<TaggedAndOthers>;
  /** Those that are there, in the order of the ids; of each body at most so many characters. */
  samples(ids: readonly number[], mostCharacters: number): Promise<readonly TagSample[]>;
  /** Replaces what was proposed. Posts that have another revision by now are left alone, and so is what was announced. */
  replace(proposals: readonly Proposal[]): Promise<void>;
  /** Removes what was proposed for the posts of a feed. */
  clear(feedId: number): Promise<void>;
}

export function proposedTagRecords(pool: Pool): ProposedTagRecords {
  return {
    async postsOf(feedId, most) {
      const newest = async (condition: string, limit: number) => {
        const { rows } = await pool.query<{ id: string }>(newestPosts(condition), [feedId, limit]);
        return rows.map(({ id }) => Number(id));
      };
      const [tagged, untagged] = [
        await newest("tags <> '{}'", most.tagged),
        await newest("tags = '{}'", most.untagged),
      ];
      return { tagged: tagged.reverse(), untagged };
    },

    async samples(ids, mostCharacters) {
      const { rows } = await pool.query<SampleRow>(SAMPLES, [ids, mostCharacters]);
      return rows.map(({ id, revision, title, body, tags, declared_language }) => ({
        postId: Number(id),
        revision,
        title,
        body,
        tags,
        language: declared_language,
      }));
    },

    replace: (proposals) =>
      withTransaction(
        pool,
        async (client) => {
          const current = await lockCurrent(client, proposals);
          await replaceAll(
            client,
            proposals.filter(({ postId }) => current.has(postId)),
          );
        },
        { isRepeatable: true },
      ),

    clear: (feedId) =>
      withTransaction(pool, async (client) => {
        const { rows } = await client.query<{ id: string; revision: number }>(PROPOSED_FOR, [feedId]);
        await replaceAll(
          client,
          rows.map(({ id, revision }) => ({ postId: Number(id), revision, proposed: [], topics: [] })),
        );
      }),
  };
}

/** Adds what is proposed for a post that is being read, in the transaction that stores its reading. */
export async function keepProposed(
  client: PoolClient,
  postId: number,
  proposed: readonly ProposedTag[],
): Promise<void> {
  if (proposed.length > 0) await client.query(PROPOSE, proposalColumns([{ postId, proposed }]));
}

interface SampleRow {
  id: string;
  revision: number;
  title: string;
  body: string;
  tags: string[];
  declared_language: string | null;
}

const newestPosts = (condition: string) => `
  SELECT id FROM post WHERE feed_id = $1 AND ${condition} AND read_revision = revision
  ORDER BY published_at DESC NULLS LAST, id DESC LIMIT $2`;

const SAMPLES = `
  SELECT id, revision, title, left(body, $2) AS body, tags, declared_language
  FROM unnest($1::bigint[]) WITH ORDINALITY AS wanted (id, place) JOIN post USING (id)
  ORDER BY place`;

/** In the order of the ids, so that two who do it do not wait for each other in a circle. */
async function lockCurrent(client: PoolClient, proposals: readonly Proposal[]): Promise<ReadonlySet<number>> {
  const { rows } = await client.query<{ id: string }>(LOCK_CURRENT, [
    proposals.map(({ postId }) => postId),
    proposals.map(({ revision }) => revision),
  ]);
  return new Set(rows.map(({ id }) => Number(id)));
}

const LOCK_CURRENT = `
  SELECT post.id
  FROM post JOIN unnest($1::bigint[], $2::int[]) AS wanted (id, revision)
    ON post.id = wanted.id AND post.revision = wanted.revision AND post.read_revision = wanted.revision
  ORDER BY post.id FOR NO KEY UPDATE OF post`;

const PROPOSED_FOR = `
  SELECT id, revision FROM post
  WHERE feed_id = $1 AND EXISTS (SELECT FROM proposed_tag WHERE post_id = post.id)
  ORDER BY id FOR NO KEY UPDATE`;

async function replaceAll(client: PoolClient, proposals: readonly Proposal[]): Promise<void> {
  if (proposals.length === 0) return;
  await client.query(FORGET, [proposals.map(({ postId }) => postId)]);
  if (proposals.some(({ proposed }) => proposed.length > 0)) await client.query(PROPOSE, proposalColumns(proposals));
  const topics = proposals.flatMap((proposal) =>
    proposal.topics.map((topic, at) => ({ postId: proposal.postId, rank: at + 1, ...topic })),
  );
  if (topics.length === 0) return;
  await client.query(STAND_IN, [
    topics.map(({ postId }) => postId),
    topics.map(({ rank }) => rank),
    topics.map(({ topic }) => topic),
    topics.map(({ score }) => score),
    topics.map(({ evidence }) => JSON.stringify(evidence)),
  ]);
}

const FORGET = `
  WITH topics AS (
    DELETE FROM post_topic WHERE post_id = ANY($1::bigint[]) AND evidence->0->>'field' = 'proposed'
  )
  DELETE FROM proposed_tag WHERE post_id = ANY($1::bigint[])`;

const PROPOSE = `
  INSERT INTO proposed_tag (post_id, rank, tag, confidence)
  SELECT * FROM unnest($1::bigint[], $2::int[], $3::text[], $4::real[])`;

function proposalColumns(proposals: readonly Pick<Proposal, 'postId' | 'proposed'>[]): unknown[] {
  const rows = proposals.flatMap(({ postId, proposed }) =>
    proposed.map((tag, at) => ({ postId, rank: at + 1, ...tag })),
  );
  return [
    rows.map(({ postId }) => postId),
    rows.map(({ rank }) => rank),
    rows.map(({ tag }) => tag),
    rows.map(({ confidence }) => confidence),
  ];
}

/** Only where the taxonomy has no topic for the post. */
const STAND_IN = `
  INSERT INTO post_topic (post_id, rank, topic, score, evidence)
  SELECT row.* FROM unnest($1::bigint[], $2::int[], $3::text[], $4::real[], $5::jsonb[])
    AS row (post_id, rank, topic, score, evidence)
  WHERE NOT EXISTS (SELECT FROM post_topic WHERE post_topic.post_id = row.post_id)`;
