import { ask, type Timings } from '@fieldnotes/content';
import { openStore } from '@fieldnotes/store';
import { QUIET } from '../../harness/quiet.js';
import { postgresMemory } from '../postgres-memory.js';
import type { SearchSystem, SystemOptions } from './system.js';

/** The product: a question of ten feeds, from its words to the quotes, as the bot of a guild asks it. */
export async function openFieldnotes({ dataDirectory }: SystemOptions): Promise<SearchSystem> {
  const store = await openStore({ dataDirectory, log: QUIET });
  const feeds = await store.feeds.summaries();
  const feedIds = feeds.map(({ id }) => id);
  const newest = Math.max(...feeds.map((feed) => feed.newest?.getTime() ?? 0));
  const now = new Date(newest);
  const stages: Record<keyof Timings, number>[] = [];
  return {
    stages,
    async search(text) {
      const answer = await ask({ text, now, timeZone: 'UTC', scope: { feedIds } }, store.passages);
      stages.push({ ...answer.timings });
      return answer.found ? answer.citations.map(({ source }) => source) : [];
    },
    figures: async () => ({ postgresBytes: await postgresMemory(dataDirectory) }),
    close: () => store.close(),
  };
}
