import type { Candidate, CitedPost, PassageIndex, WeightedTerm } from '@fieldnotes/content/model';
import type { Pool } from 'pg';
import { type BlockRow, blocksFromRows, unflattenSpans } from './offsets.js';
import { planCandidates } from './plan.js';
import { narrowPassages, narrowPosts, Parameters } from './scope.js';
import { type CountsRow, counts, scopeStatistics } from './scope-statistics.js';
import { allTermsIn, SENT_TERMS, sentTerms, sentTermsOf, TermFinder } from './sent-terms.js';
import { runOn, statementMaker } from './statements.js';
import { usedTopics } from './topics.js';
import { quoteLexeme } from './tsvector.js';

/** Passages looked at for one search; reading and scoring one takes the server 2 to 4 µs. */
const MIN_BUDGET = 1000;
const BUDGET_PER_RESULT = 5;

/**
 * `ts_rank` weights for D, C, B, A. They only decide which candidates reach the exact ranking, so they follow its
 * field weights roughly.
 */
const RANK_WEIGHTS = '{0.3, 0.5, 0.5, 1.0}';

/** The passages in PostgreSQL. Every query is bounded in rows, and in time by the pool's statement timeout. */
export function passageIndex(pool: Pool, statement = statementMaker()): PassageIndex {
  const run = runOn(pool, statement);
  return {
    statistics: scopeStatistics(run),

    async candidates(scope, terms, limit, { sent = 'all' } = {}) {
      const clauses = planCandidates(terms, limit, Math.max(MIN_BUDGET, limit * BUDGET_PER_RESULT));
      if (clauses.length === 0) return [];
      const parameters = new Parameters();
      const where = narrowPassages(scope, parameters);
      const score = roughScore(terms, parameters);
      const hits = clauses.map(
        ({ query, limit }) =>
          `(SELECT ctid AS row, id, ${score} AS score FROM passage
            WHERE tsv @@ ${parameters.add(query)}::tsquery ${where} LIMIT ${limit})`,
      );
      const names = terms.flatMap(({ term, next }) => (next === undefined ? [term] : [term, next]));
      const { rows } = await run<CandidateRow>(
        `WITH hit AS (${hits.join(' UNION ')}), best AS (
           SELECT * FROM hit ORDER BY score DESC, id LIMIT ${parameters.add(limit)}::int
         )
         SELECT passage.id, post_id, ordinal, start_at, end_at, length, body_at, post_length, published_at,
                ${sent === 'all' ? SENT_TERMS : sentTermsOf(parameters.add(names))} AS terms
         FROM best JOIN passage ON passage.ctid = best.row ORDER BY score DESC, passage.id`,
        parameters.values,
      );
      const asked = new TermFinder(names);
      return rows.map((row) => toCandidate(row, asked));
    },

    async citedPosts(postIds) {
      const { rows } = await run<CitedPostRow>(CITED_POSTS, [postIds]);
      return rows.map(toCitedPost);
    },

    async postIdsByDate(scope, order, limit) {
      const parameters = new Parameters();
      const { rows } = await pool.query<{ id: string }>(
        `SELECT id FROM post WHERE true ${narrowPosts(scope, parameters)}
         ORDER BY published_at ${order === 'newest' ? 'DESC' : 'ASC'} NULLS LAST, id
         LIMIT ${parameters.add(limit)}::int`,
        parameters.values,
      );
      return rows.map((row) => Number(row.id));
    },

    async similarTerms({ feedIds }, word, limit) {
      const { rows } = await pool.query<CountsRow>(SIMILAR_TERMS, [
        feedIds ?? null,
        likePrefix(word),
        Math.max(1, [...word].length - LONGEST_ENDING),
        [...word].length + 2,
        limit,
      ]);
      return new Map(rows.map((row) => [row.term ?? '', counts(row)]));
    },

    async namesakes({ feedIds }, { feeds, authors, topics }) {
      const lists = [feeds, authors, topics].map((names) => names.map((name) => name.toLowerCase()));
      const { rows } = await pool.query<NamesakeRow>(NAMESAKES, [feedIds ?? null, ...lists]);
      const of = (kind: NamesakeRow['kind']) => rows.filter((row) => row.kind === kind);
      return {
        feeds: of('feed').map(({ id, name }) => ({ id: Number(id), title: name })),
        authors: of('author').map(({ name }) => name),
        topics: of('topic').map(({ name }) => name),
      };
    },

    async topicCounts(scope, limit) {
      const parameters = new Parameters();
      const narrow = narrowPosts(scope, parameters);
      const { rows } = await pool.query<{ topic: string; posts: number }>(
        `SELECT topic, count(*)::int AS posts
         FROM post_topic ${narrow === '' ? '' : `WHERE post_id IN (SELECT id FROM post WHERE true ${narrow})`}
         GROUP BY topic ORDER BY posts DESC, topic LIMIT ${parameters.add(limit)}::int`,
        parameters.values,
      );
      return rows;
    },
  };
}

const SIMILAR_TERMS = `
  SELECT term, sum(passages) AS passages, sum(posts) AS posts, sum(prominent) AS prominent
  FROM term_stat
  WHERE term LIKE $2 AND length(term) BETWEEN $3 AND $4 AND ($1::bigint[] IS NULL OR feed_id = ANY($1))
  GROUP BY term ORDER BY 2 DESC, 1 LIMIT $5`;

/** A post whose new revision has not been read yet is left out: its passages are offsets into the body it had. */
const CITED_POSTS = `
  SELECT id, feed_id, source, url, title, author, published_at, language, body, blocks, sentences, summary, tags,
         ARRAY(SELECT topic FROM post_topic WHERE post_id = post.id ORDER BY rank) AS topics
  FROM post
  WHERE id = ANY($1) AND read_revision = revision
  ORDER BY array_position($1::bigint[], id)`;

/**
 * Authors go by their first names too, which no index serves, and topics are few in many rows: the different ones are
 * read off the index on whole names, each found from the one before. Nothing is read for a kind that no name is given
 * for.
 */
const NAMESAKES = `
  WITH RECURSIVE known AS (
    (SELECT lower(author) AS name FROM post
     WHERE author IS NOT NULL AND cardinality($3::text[]) > 0 ORDER BY lower(author) LIMIT 1)
    UNION ALL
    SELECT (SELECT lower(author) FROM post
            WHERE author IS NOT NULL AND lower(author) > known.name ORDER BY lower(author) LIMIT 1)
    FROM known WHERE known.name IS NOT NULL
  ), ${usedTopics('cardinality($4::text[]) > 0')}
  (SELECT 'feed' AS kind, id, title AS name FROM feed
   WHERE lower(title) = ANY($2::text[]) AND ($1::bigint[] IS NULL OR id = ANY($1)) ORDER BY id LIMIT 20)
  UNION ALL
  (SELECT 'author', 0::bigint, post.author
   FROM (SELECT name FROM known
         WHERE name = ANY($3::text[]) OR split_part(name, ' ', 1) = ANY($3::text[]) LIMIT 20) AS meant
   CROSS JOIN LATERAL (
     SELECT author FROM post
     WHERE lower(author) = meant.name AND author IS NOT NULL AND ($1::bigint[] IS NULL OR feed_id = ANY($1)) LIMIT 1
   ) AS post)
  UNION ALL
  (SELECT 'topic', 0::bigint, topic FROM used WHERE lower(topic) = ANY($4::text[]) LIMIT 20)`;

interface NamesakeRow {
  kind: 'feed' | 'author' | 'topic';
  id: string;
  name: string;
}

/** How much of the question a passage holds: the sum of each term's weight and saturating frequency. */
function roughScore(terms: readonly WeightedTerm[], parameters: Parameters): string {
  return terms
    .filter(({ passages }) => passages > 0)
    .map(({ term, next, weight }) => {
      const query = parameters.add(
        next === undefined ? quoteLexeme(term) : `${quoteLexeme(term)} & ${quoteLexeme(next)}`,
      );
      return `${parameters.add(weight)}::real * ts_rank('${RANK_WEIGHTS}', tsv, ${query}::tsquery)`;
    })
    .join(' + ');
}

/** What stemming takes off a word at most (`isations`), and a letter more that may be wrong. */
const LONGEST_ENDING = 9;

/** The first two letters: they are seldom misspelt, and one alone begins a tenth of the vocabulary. */
function likePrefix(word: string): string {
  const first = [...word].slice(0, 2).join('');
  return `${first.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

interface CandidateRow {
  id: string;
  post_id: string;
  ordinal: number;
  start_at: number;
  end_at: number;
  length: number;
  body_at: number;
  post_length: number;
  published_at: Date | null;
  terms: string;
}

function toCandidate(row: CandidateRow, asked: TermFinder): Candidate {
  const sent = sentTerms(row.terms);
  return {
    passageId: Number(row.id),
    postId: Number(row.post_id),
    ordinal: row.ordinal,
    start: row.start_at,
    end: row.end_at,
    length: row.length,
    bodyAt: row.body_at,
    postLength: row.post_length,
    publishedAt: row.published_at,
    occurrences: asked.findIn(sent),
    occurrencesOf: (others) => (others === undefined ? allTermsIn(sent) : finderOf(others).findIn(sent)),
  };
}

/** Many passages are asked for the same terms. */
const finders = new WeakMap<readonly string[], TermFinder>();

function finderOf(terms: readonly string[]): TermFinder {
  const known = finders.get(terms) ?? new TermFinder(terms);
  finders.set(terms, known);
  return known;
}

interface CitedPostRow {
  id: string;
  feed_id: string;
  source: string;
  url: string | null;
  title: string;
  author: string | null;
  published_at: Date | null;
  language: string;
  body: string;
  blocks: BlockRow[];
  sentences: number[];
  summary: number[];
  topics: string[];
  tags: string[];
}

function toCitedPost(row: CitedPostRow): CitedPost {
  return {
    id: Number(row.id),
    feedId: Number(row.feed_id),
    source: row.source,
    url: row.url,
    title: row.title,
    author: row.author,
    publishedAt: row.published_at,
    language: row.language,
    body: row.body,
    blocks: blocksFromRows(row.blocks),
    sentences: unflattenSpans(row.sentences),
    summary: unflattenSpans(row.summary),
    topics: row.topics,
    tags: row.tags,
  };
}
