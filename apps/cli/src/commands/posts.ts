import type { PostSummary } from '@fieldnotes/store';
import { shortDate } from '../civil-date.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag, text, texts, wholeNumber } from '../options.js';
import { pad, truncate, widthOf } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, dim } from '../output/pieces.js';
import { resolveScope } from '../scope.js';

const LEAST_TITLE = 20;
const DATE_WIDTH = '23 Sept 2005'.length;

export const postsCommand = defineCommand({
  name: 'posts',
  summary: 'list posts, newest first',
  options: {
    feed: texts('<name>', 'only posts of this feed'),
    topic: text('<name>', 'only posts with this topic'),
    limit: wholeNumber('list at most this many posts', { least: 1, most: 100_000, fallback: 20 }),
    json: flag('print JSON'),
  },
  needs: ['store'],
  examples: [
    ['posts', 'the 20 newest posts with their numbers'],
    ['posts --topic virtualization --limit 5', 'the five newest posts about a topic'],
    ['posts --json --limit 1000', 'many posts, for programs'],
  ],

  async run({ services: { store }, output, clock }, _, { feed, topic, limit, json }) {
    const { feedIds, topic: topicName } = await resolveScope({ feed, topic }, store, clock.timeZone);
    const posts = await store.posts.list({
      ...(feedIds === undefined ? {} : { feedIds }),
      ...(topicName === undefined ? {} : { topic: topicName }),
      limit,
    });
    if (json) {
      const titles = new Map((await store.feeds.summaries()).map(({ id, title }) => [id, title]));
      output.json(posts.map(({ feedId, ...post }) => ({ ...post, feed: titles.get(feedId) ?? null })));
      return EXIT.done;
    }
    if (posts.length === 0) output.note('No posts: fieldnotes import <file or folder> adds some.');
    else showPosts(posts, output, clock.timeZone);
    return EXIT.done;
  },
});

function showPosts(posts: readonly PostSummary[], output: Output, timeZone: string): void {
  const idWidth = Math.max(...posts.map(({ id }) => String(id).length));
  const rest = output.width - idWidth - DATE_WIDTH - 4;
  const titleWidth = Math.min(Math.max(LEAST_TITLE, ...posts.map(titleColumns)), Math.max(LEAST_TITLE, rest));
  for (const { id, publishedAt, title, topics } of posts) {
    const date = publishedAt === null ? 'no date' : shortDate(publishedAt, timeZone);
    const name = truncate(title || 'Untitled', titleWidth);
    const room = rest - titleWidth - 2;
    const labels = room >= LEAST_TITLE / 2 ? truncate(topics.join(', '), room) : '';
    const columns = [dim(pad(String(id), idWidth, 'left')), '  ', pad(date, DATE_WIDTH), '  '];
    output.line(...columns, bold(pad(name, titleWidth)), '  ', dim(labels));
  }
}

function titleColumns({ title }: PostSummary): number {
  return Math.min(60, widthOf(title || 'Untitled'));
}
