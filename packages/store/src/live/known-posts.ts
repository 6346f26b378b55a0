import type { PoolClient } from 'pg';

/** What a post of a followed feed is recognised by. Short, compared as they are, and made by content alone. */
export interface PostMarks {
  readonly guid: string | null;
  readonly link: string | null;
  readonly title: string | null;
  readonly content: string | null;
}

/** A stored post, as its feed had it last. */
export interface KnownPost extends PostMarks {
  readonly identity: string;
  readonly publishedAt: Date | null;
}

export interface KnownRow {
  id: string;
  identity: string;
  published_at: Date | null;
  content_hash: Buffer;
  guid_mark: string | null;
  link_mark: string | null;
  title_mark: string | null;
  content_mark: string | null;
}

/** Stored posts that are compared with one body. */
const MOST_COMPARED = 20_000;
/** The newest posts are always among them, for what they say about the dates of a feed. */
const NEWEST = 5;

/** The posts of the feed that share a mark with one of the items, or are its newest. */
export async function postsAlike(
  client: PoolClient,
  feedId: number,
  items: readonly PostMarks[],
): Promise<readonly KnownRow[]> {
  const valuesOf = (mark: keyof PostMarks) => items.map((item) => item[mark]).filter((value) => value !== null);
  const { rows } = await client.query<KnownRow>(ALIKE, [
    feedId,
    valuesOf('guid'),
    valuesOf('link'),
    valuesOf('content'),
    valuesOf('title'),
    MOST_COMPARED,
    NEWEST,
  ]);
  return rows;
}

export function toKnown(row: KnownRow): KnownPost {
  return {
    identity: row.identity,
    publishedAt: row.published_at,
    guid: row.guid_mark,
    link: row.link_mark,
    title: row.title_mark,
    content: row.content_mark,
  };
}

/** One branch for each mark, so that each uses its index. A title alone tells a post that has nothing better. */
const ALIKE = `
  WITH alike AS (
    (SELECT id FROM post WHERE feed_id = $1 AND guid_mark = ANY($2) LIMIT $6)
    UNION
    (SELECT id FROM post WHERE feed_id = $1 AND link_mark = ANY($3) ORDER BY id DESC LIMIT $6)
    UNION
    (SELECT id FROM post WHERE feed_id = $1 AND content_mark = ANY($4) ORDER BY id DESC LIMIT $6)
    UNION
    (SELECT id FROM post WHERE feed_id = $1 AND title_mark = ANY($5) AND guid_mark IS NULL AND link_mark IS NULL
     ORDER BY id DESC LIMIT $6)
    UNION
    (SELECT id FROM post WHERE feed_id = $1 ORDER BY published_at DESC NULLS LAST LIMIT $7)
  )
  SELECT id, identity, published_at, content_hash, guid_mark, link_mark, title_mark, content_mark
  FROM alike JOIN post USING (id) ORDER BY id`;
