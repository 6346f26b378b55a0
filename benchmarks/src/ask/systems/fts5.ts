import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { readPassages } from '../passages.js';
import { type SearchSystem, type SystemOptions, TITLE_BOOST, TOP } from './system.js';

/** SQLite's FTS5, compiled to WebAssembly, on a file: BM25, any of the words, Porter's stems; it stores no text. */
export async function openFts5({ passagesFile, stopWords, directory }: SystemOptions): Promise<SearchSystem> {
  const database = new sqlite.Database(path.join(directory, 'passages.sqlite'));
  database.exec(`CREATE VIRTUAL TABLE passage USING fts5 (title, text, content = '', tokenize = 'porter unicode61')`);
  database.exec('BEGIN');
  const add = database.prepare('INSERT INTO passage (rowid, title, text) VALUES (?, ?, ?)');
  for await (const { id, title, text } of readPassages(passagesFile)) add.run([id, title, text]);
  add.finalize();
  database.exec('COMMIT');
  database.exec(`INSERT INTO passage (passage) VALUES ('optimize')`);

  const ignored = new Set(stopWords);
  const find = database.prepare(
    `SELECT rowid AS id FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, ${TITLE_BOOST}, 1) LIMIT ${TOP}`,
  );
  return {
    async search(question) {
      const words = question.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      const asked = words.filter((word) => !ignored.has(word)).map((word) => `"${word}"`);
      return asked.length === 0 ? [] : find.all([asked.join(' OR ')]).map(({ id }) => Number(id));
    },
    async close() {
      find.finalize();
      database.close();
    },
  };
}
