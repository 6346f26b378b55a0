import MiniSearch from 'minisearch';
import { readPassages } from '../passages.js';
import { type SearchSystem, type SystemOptions, TITLE_BOOST, TOP } from './system.js';

/** MiniSearch as its guide has it: BM25+, any of the words, no fuzzy or prefix search. */
export async function openMiniSearch({ passagesFile, stopWords }: SystemOptions): Promise<SearchSystem> {
  const ignored = new Set(stopWords);
  const index = new MiniSearch({
    fields: ['title', 'text'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return ignored.has(word) ? null : word;
    },
  });
  for await (const { id, title, text } of readPassages(passagesFile)) index.add({ id, title, text });
  return {
    async search(question) {
      const hits = index.search(question, { boost: { title: TITLE_BOOST } });
      return hits.slice(0, TOP).map(({ id }) => id as number);
    },
    close: async () => undefined,
  };
}
