import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag, texts, wholeNumber } from '../options.js';
import { pad, truncate, widthOf } from '../output/layout.js';
import { bar, dim } from '../output/pieces.js';
import { resolveScope } from '../scope.js';

const NAME_WIDTH = 30;
const LEAST_BAR = 8;

export const topicsCommand = defineCommand({
  name: 'topics',
  summary: 'show the topics and how many posts each has',
  options: {
    feed: texts('<name>', 'only posts of this feed'),
    limit: wholeNumber('show at most this many topics', { least: 1, most: 1000, fallback: 20 }),
    json: flag('print JSON'),
  },
  needs: ['store'],
  examples: [
    ['topics', 'the 20 most frequent topics as a bar chart'],
    ['topics --feed samples --limit 5', 'the five most frequent ones of a feed'],
    ['topics --json', '[{"topic": …, "posts": …}, …], most posts first'],
  ],

  async run({ services: { store }, output, clock }, _, { feed, limit, json }) {
    const scope = await resolveScope({ feed }, store, clock.timeZone);
    const topics = await store.passages.topicCounts(scope, limit);
    if (json) {
      output.json(topics);
      return EXIT.done;
    }
    if (topics.length === 0) {
      output.note('No post has a topic yet: fieldnotes import <file or folder> adds posts.');
      return EXIT.done;
    }
    const names = topics.map(({ topic }) => truncate(topic, NAME_WIDTH));
    const nameWidth = Math.max(...names.map(widthOf));
    const most = Math.max(...topics.map(({ posts }) => posts));
    const barWidth = Math.max(LEAST_BAR, output.width - nameWidth - 2 - ` ${most}`.length);
    for (const [at, { posts }] of topics.entries()) {
      const cells = Math.max(1, Math.round((posts / most) * barWidth));
      output.line(`${pad(names[at] ?? '', nameWidth)}  `, bar('█'.repeat(cells)), dim(` ${posts}`));
    }
    return EXIT.done;
  },
});
