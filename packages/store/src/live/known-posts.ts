import type { PoolClient } from 'pg';
import { materialHash } from '../post-columns.js';
import { fingerprintOf } from './fingerprint.js';
import type { Named } from './names.js';
import type { KnownPost } from './reconcile.js';

/** Code units of a stored text that are compared with an arriving one. */
const COMPARED = 8_000;
/** Stored posts that share an address, a fingerprint or a title with what arrives. */
const MOST_ALIKE = 10_000;

/** The posts of the feed that have one of the items' names, now or under an alias. */
export async function postsByName(
  client: PoolClient,
  feedId: number,
  items: readonly Named[],
): Promise<readonly KnownPost[]> {
  const { rows } = await client.query<KnownRow>(BY_NAME, [
    feedId,
    items.flatMap(({ names }) => names),
    items.map(({ arrival }) => materialHash(arrival.draft)),
    COMPARED,
  ]);
  return rows.map(toKnown);
}

/** The posts of the feed that share an address, a fingerprint or, where there is no address, a title with an item. */
export async function postsAlike(
  client: PoolClient,
  feedId: number,
  items: readonly Named[],
): Promise<readonly KnownPost[]> {
  if (items.length === 0) return [];
  const drafts = items.map(({ arrival }) => arrival.draft);
  const { rows } = await client.query<KnownRow>(ALIKE, [
    feedId,
    drafts.map(({ url }) => url).filter((url) => url !== null),
    drafts.map(fingerprintOf).filter((fingerprint) => fingerprint !== null),
    drafts.filter(({ url, title }) => url === null && title !== '').map(({ title }) => title),
    COMPARED,
    MOST_ALIKE,
  ]);
  return rows.map(toKnown);
}

const COLUMNS = `post.id, post.url, post.title, post.published_at, encode(post.content_hash, 'hex') AS content_hash,
                 encode(post.fingerprint, 'hex') AS fingerprint`;

/** The text of what has not changed is not needed. */
const BY_NAME = `
  WITH named AS (
    SELECT id, identity AS name FROM post WHERE feed_id = $1 AND identity = ANY($2)
    UNION ALL
    SELECT post_id, identity FROM post_alias WHERE feed_id = $1 AND identity = ANY($2)
  ), posts AS (
    SELECT id, array_agg(name) AS names FROM named GROUP BY id
  )
  SELECT ${COLUMNS}, names,
         CASE WHEN content_hash = ANY($3::bytea[]) THEN '' ELSE left(body, $4) END AS body
  FROM posts JOIN post USING (id)`;

/** One branch for each sign, so that each uses its index; posts without an address are looked through feed by feed. */
const ALIKE = `
  WITH alike AS (
    SELECT id FROM post WHERE feed_id = $1 AND url = ANY($2)
    UNION
    SELECT id FROM post WHERE feed_id = $1 AND fingerprint = ANY($3::bytea[])
    UNION
    SELECT id FROM post WHERE cardinality($4::text[]) > 0 AND feed_id = $1 AND url IS NULL AND title = ANY($4)
    ORDER BY id DESC LIMIT $6
  )
  SELECT ${COLUMNS}, '{}'::text[] AS names, left(body, $5) AS body FROM alike JOIN post USING (id)`;

interface KnownRow {
  id: string;
  names: string[];
  url: string | null;
  title: string;
  body: string;
  published_at: Date | null;
  fingerprint: string | null;
  content_hash: string;
}

function toKnown(row: KnownRow): KnownPost {
  return {
    id: Number(row.id),
    names: row.names,
    url: row.url,
    title: row.title,
    body: row.body,
    publishedAt: row.published_at,
    fingerprint: row.fingerprint,
    contentHash: row.content_hash,
  };
}
