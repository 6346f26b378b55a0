import MiniSearch from 'minisearch';
import type { GoldQuestion } from './gold.js';
import { MAX_CITATIONS, type ShownAnswer } from './score.js';
import type { Window } from './windows.js';

const TITLE_BOOST = 2;

/**
 * The peer: what a search library gives without any understanding. BM25 over the same windows; the best window of each
 * of the five best posts is shown whole, where the product quotes a few sentences. It abstains when nothing matches.
 */
export function createPlainSearch(windows: readonly Window[], stopWords: ReadonlySet<string>) {
  const index = new MiniSearch<{ id: number } & Window>({
    fields: ['title', 'text'],
    processTerm: (term) => {
      const word = term.toLowerCase();
      return stopWords.has(word) ? null : word;
    },
  });
  index.addAll(windows.map((window, id) => ({ id, ...window })));
  return ({ question, context }: GoldQuestion): ShownAnswer => {
    const best = new Map<string, Window>();
    for (const { id } of index.search([context, question].join(' '), { boost: { title: TITLE_BOOST } })) {
      const window = windows[id as number];
      if (window !== undefined && !best.has(window.source)) best.set(window.source, window);
      if (best.size === MAX_CITATIONS) break;
    }
    return [...best.values()].map(({ source, title, text }) => ({ source, title, quote: text }));
  };
}
