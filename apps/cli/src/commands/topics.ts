import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { civilDate, flag, oneOf, text, texts, wholeNumber } from '../options.js';
import { pad, truncate, widthOf } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bar, dim } from '../output/pieces.js';
import { resolveScope } from '../scope.js';
import { editTopics } from './topics-edit.js';
import { showTrends, topicTrends } from './topics-trend.js';

const NAME_WIDTH = 30;
const LEAST_BAR = 8;
const NOTHING = 'No post has a topic yet: fieldnotes import <file or folder> adds posts.';

export const topicsCommand = defineCommand({
  name: 'topics',
  summary: 'show the topics and their trends; add, rename, merge and mute topics',
  details:
    'With --since or --by the topics over time, and which of them rise or fade: the newest third of the time against ' +
    'what was before, as shares of the posts. An edit (add, rename, merge, mute, unmute) counts for all feeds; posts ' +
    'are read again in the background by `fieldnotes up`, and none is announced for it.',
  argument: {
    name: 'edit',
    isPhrase: true,
    description: 'add, rename, merge, mute or unmute, and a topic; left out: show topics',
    isRequired: false,
  },
  options: {
    feed: texts('<name>', 'only posts of this feed'),
    since: civilDate('topics over time, from this day on'),
    by: oneOf(['week', 'month', 'year'], 'topics over time, in stretches of this length; month when absent'),
    to: text('<topic>', 'the new name of the topic (rename)'),
    into: text('<topic>', 'the topic that takes it in (merge)'),
    parent: text('<topic>', 'the wider topic (add)'),
    signal: texts('<phrase>', 'what speaks for the topic beside its name (add)'),
    limit: wholeNumber('show at most this many topics', { least: 1, most: 1000, fallback: 20 }),
    json: flag('print JSON'),
  },
  needs: ['store'],
  examples: [
    ['topics', 'the 20 most frequent topics as a bar chart'],
    ['topics --feed samples --limit 5', 'the five most frequent ones of a feed'],
    ['topics --since 2012-01-01 --by year', 'topics over time, with what rises and what fades'],
    ['topics rename filesystems --to storage', 'call a topic otherwise'],
    ['topics merge ext3 --into filesystems', 'make one topic of two'],
    ['topics add KVM --parent virtualization --signal qemu', 'a topic of your own'],
    ['topics mute bread', 'a topic that no post is to have; unmute takes it back'],
    ['topics --json', '[{"topic": …, "posts": …}, …], most posts first'],
  ],

  async run({ services: { store }, output, clock }, edit, options) {
    const { feed, since, by, limit, json, signal: signals, ...names } = options;
    if (edit !== undefined && edit !== '') {
      const done = await editTopics(edit, { ...names, signals }, store);
      if (json) output.json({ done });
      else output.line(done, dim(' Posts are read again while a worker runs; none is announced for it.'));
      return EXIT.done;
    }
    if (Object.values(names).some((name) => name !== undefined) || signals.length > 0) {
      throw new CommandError('usage', 'Say what is to be done: fieldnotes topics rename <topic> --to <topic>.');
    }
    const scope = await resolveScope({ feed, from: since }, store, clock.timeZone);
    if (since !== undefined || by !== undefined) {
      const request = { scope, by: by ?? 'month', timeZone: clock.timeZone, limit };
      const trends = await topicTrends(request, store);
      if (json) output.json(trends);
      else if (trends.trends.length === 0) output.note('No dated post has a topic in this time.');
      else showTrends(trends, output);
      return EXIT.done;
    }
    const topics = await store.passages.topicCounts(scope, limit);
    if (json) output.json(topics);
    else if (topics.length === 0) output.note(NOTHING);
    else showCounts(topics, output);
    return EXIT.done;
  },
});

function showCounts(topics: readonly { readonly topic: string; readonly posts: number }[], output: Output): void {
  const names = topics.map(({ topic }) => truncate(topic, NAME_WIDTH));
  const nameWidth = Math.max(...names.map(widthOf));
  const most = Math.max(...topics.map(({ posts }) => posts));
  const barWidth = Math.max(LEAST_BAR, output.width - nameWidth - 2 - ` ${most}`.length);
  for (const [at, { posts }] of topics.entries()) {
    const cells = Math.max(1, Math.round((posts / most) * barWidth));
    output.line(`${pad(names[at] ?? '', nameWidth)}  `, bar('█'.repeat(cells)), dim(` ${posts}`));
  }
}
