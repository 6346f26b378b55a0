import type { LiveFeedStatus } from '@fieldnotes/store';
import { shortTime } from '../civil-date.js';
import { defineCommand } from '../command.js';
import { describePush } from '../describe-push.js';
import { EXIT } from '../errors.js';
import { flag } from '../options.js';
import { truncate } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, caution, dim } from '../output/pieces.js';

export const feedsCommand = defineCommand({
  name: 'feeds',
  summary: 'list the feeds that are followed, and how they fare',
  options: { json: flag('print JSON') },
  needs: ['store'],
  examples: [['feeds', 'every followed feed with its state, the last success and the next poll']],

  async run({ services: { store }, output, clock }, _, { json }) {
    const feeds = await store.liveFeeds.statuses();
    if (json) output.json(feeds);
    else if (feeds.length === 0) output.line('No feed is followed: fieldnotes follow <address> adds one.');
    else for (const feed of feeds) showFeed(feed, output, clock.timeZone);
    return EXIT.done;
  },
});

/** A followed feed in two to five lines. */
export function showFeed(feed: LiveFeedStatus, output: Output, timeZone: string): void {
  const { id, title, url, state, succeededAt, dueAt, failures, failingSince, problem, held, articles, push } = feed;
  const at = (time: Date | null) => (time === null ? 'never' : shortTime(time, timeZone));
  output.line(dim(`#${id} `), bold(truncate(title, 60)), dim(`  ${truncate(url, 100)}`));
  const next = dueAt === null ? 'paused' : `next poll ${at(dueAt)}`;
  output.line(`    ${STATES[state]}, last read ${at(succeededAt)}, ${next}${ARTICLES[articles]}`);
  if (problem !== null) {
    output.line(
      caution('    trouble '),
      `since ${at(failingSince)}, ${failures} times in a row: ${truncate(problem, 200)}`,
    );
  }
  if (push !== null) output.line(`    ${truncate(describePush(push, at), 300)}`);
  if (held > 0) output.line(caution('    held back '), `${held} posts that looked new all at once`);
}

const ARTICLES = { auto: '', always: ', texts from its pages', never: ', texts from the feed alone' } as const;

const STATES = { new: 'not polled yet', well: 'well', failing: 'failing', paused: 'paused' } as const;
