import { create, insert, search } from '@orama/orama';
import { readPassages } from '../passages.js';
import { type SearchSystem, type SystemOptions, TITLE_BOOST, TOP } from './system.js';

/** Orama with its defaults: BM25, any of the words, words also by their beginnings. */
export async function openOrama({ passagesFile, stopWords }: SystemOptions): Promise<SearchSystem> {
  const index = create({
    schema: { title: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'english', stopWords: [...stopWords] } },
  });
  for await (const { id, title, text } of readPassages(passagesFile))
    await insert(index, { id: String(id), title, text });
  return {
    async search(question) {
      const { hits } = await search(index, { term: question, limit: TOP, boost: { title: TITLE_BOOST } });
      return hits.map(({ id }) => Number(id));
    },
    close: async () => undefined,
  };
}
