import path from 'node:path';
import { create, insertMultiple, search } from '@orama/orama';
import MiniSearch from 'minisearch';
import sqlite from 'node-sqlite3-wasm';
import { productStopWords } from '../corpus/function-words.js';
import type { Scored } from '../judged/measures.js';
import type { CollectedDocument } from './collection.js';

/** What a user could have wired up: a library over the same documents, title and text, with the product's stop words. */
export interface Peer {
  readonly name: string;
  rank(query: string, depth: number): Promise<readonly Scored[]>;
  close(): void;
}

const TITLE_BOOST = 2;

/** MiniSearch, FTS5 and Orama as in the benchmark `ask`, each over whole documents. */
export async function openPeers(documents: readonly CollectedDocument[], directory: string): Promise<readonly Peer[]> {
  const stopWords = productStopWords();
  return [
    openMiniSearch(documents, stopWords),
    openFts5(documents, stopWords, directory),
    await openOrama(documents, stopWords),
  ];
}

function openMiniSearch(documents: readonly CollectedDocument[], stopWords: ReadonlySet<string>): Peer {
  const index = new MiniSearch({
    fields: ['title', 'text'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return stopWords.has(word) ? null : word;
    },
  });
  index.addAll(documents.map((document) => ({ ...document })));
  return {
    name: 'minisearch',
    async rank(query, depth) {
      const hits = index.search(query, { boost: { title: TITLE_BOOST } });
      return hits.slice(0, depth).map(({ id, score }) => ({ id: String(id), score }));
    },
    close: () => undefined,
  };
}

function openFts5(documents: readonly CollectedDocument[], stopWords: ReadonlySet<string>, directory: string): Peer {
  const database = new sqlite.Database(path.join(directory, 'documents.sqlite'));
  database.exec(`CREATE VIRTUAL TABLE document USING fts5 (title, text, content = '', tokenize = 'porter unicode61')`);
  database.exec('BEGIN');
  const add = database.prepare('INSERT INTO document (rowid, title, text) VALUES (?, ?, ?)');
  for (const [at, { title, text }] of documents.entries()) add.run([at + 1, title, text]);
  add.finalize();
  database.exec('COMMIT');
  const bm25 = `bm25(document, ${TITLE_BOOST}, 1)`;
  const find = database.prepare(
    `SELECT rowid AS at, ${bm25} AS score FROM document WHERE document MATCH ? ORDER BY ${bm25} LIMIT ?`,
  );
  return {
    name: 'fts5',
    async rank(query, depth) {
      const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const asked = words.filter((word) => !stopWords.has(word)).map((word) => `"${word}"`);
      if (asked.length === 0) return [];
      // SQLite gives the better match the smaller (negative) number.
      return find.all([asked.join(' OR '), depth]).map(({ at, score }) => ({
        id: documents[Number(at) - 1]?.id ?? '',
        score: -Number(score),
      }));
    },
    close: () => {
      find.finalize();
      database.close();
    },
  };
}

async function openOrama(documents: readonly CollectedDocument[], stopWords: ReadonlySet<string>): Promise<Peer> {
  const index = create({
    schema: { title: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'english', stopWords: [...stopWords] } },
  });
  await insertMultiple(
    index,
    documents.map((document) => ({ ...document })),
  );
  return {
    name: 'orama',
    async rank(query, depth) {
      const { hits } = await search(index, { term: query, limit: depth, boost: { title: TITLE_BOOST } });
      return hits.map(({ id, score }) => ({ id, score }));
    },
    close: () => undefined,
  };
}
