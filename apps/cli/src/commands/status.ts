import type { FeedSummary, LiveFeedStatus } from '@fieldnotes/store';
import { shortDate, shortTime } from '../civil-date.js';
import { defineCommand } from '../command.js';
import { EXIT } from '../errors.js';
import { flag } from '../options.js';
import { counted, pad, truncate, widthOf } from '../output/layout.js';
import type { Output } from '../output/output.js';
import { bold, caution, dim } from '../output/pieces.js';
import { showFeed } from './feeds.js';

const FAILED_SHOWN = 10;
const FEED_WIDTH = 32;
const TROUBLED_SHOWN = 10;

export const statusCommand = defineCommand({
  name: 'status',
  summary: 'show the feeds, the queue and where things are kept',
  options: { json: flag('print JSON') },
  needs: ['store', 'queue'],
  examples: [
    ['status', 'feeds with their posts, jobs in line, jobs that failed and why'],
    ['status --json', 'the same for programs'],
  ],

  async run({ services, output, settings, clock }, _, { json }) {
    const { store, queue } = services;
    const [feeds, followed, jobs, failed, version] = await Promise.all([
      store.feeds.summaries(),
      store.liveFeeds.statuses(),
      queue.counts(),
      queue.failed(FAILED_SHOWN),
      store.server.version(),
    ]);
    const { kind } = store.server;
    if (json) {
      output.json({
        store: { kind, version, dataDirectory: settings.dataDirectory },
        queue: { kind: queue.kind, place: queue.place, ...jobs, failures: failed },
        feeds,
        followed,
      });
      return EXIT.done;
    }
    output.line(bold('Store'), `   PostgreSQL ${version}, ${kind === 'embedded' ? 'embedded' : 'at DATABASE_URL'}`);
    output.line(dim(`        data directory ${settings.dataDirectory}`));
    output.line(bold('Queue'), `   ${queue.kind === 'redis' ? 'Redis' : 'PostgreSQL'} at ${queue.place}`);
    output.line(`        ${jobs.waiting} waiting, ${jobs.active} running, ${jobs.delayed} to be tried again, `, {
      text: `${jobs.failed} failed`,
      style: jobs.failed > 0 ? 'red' : 'dim',
    });
    for (const { id, reason, attempts, failedAt } of failed) {
      output.line(caution(`        ${id}`), ` failed after ${counted(attempts, 'attempt')}: ${truncate(reason, 200)}`);
      output.line(dim(`          on ${shortDate(failedAt, clock.timeZone)}`));
    }
    if (failed.length > 0) output.line('        fieldnotes retry puts them back in line.');
    showFeeds(feeds, output, clock.timeZone);
    showFollowed(followed, output, clock.timeZone);
    return EXIT.done;
  },
});

function showFeeds(feeds: readonly FeedSummary[], output: Output, timeZone: string): void {
  output.line();
  if (feeds.length === 0) {
    output.line(bold('Feeds'), '   none yet: fieldnotes import <file or folder> adds one.');
    return;
  }
  output.line(bold('Feeds'));
  const titles = feeds.map(({ title }) => truncate(title, FEED_WIDTH));
  const width = Math.max(...titles.map(widthOf));
  for (const [at, { posts, read, newest }] of feeds.entries()) {
    const unread = posts - read;
    const state = unread === 0 ? 'all read' : `${read} read, ${unread} not yet`;
    const latest = newest === null ? '' : `, latest ${shortDate(newest, timeZone)}`;
    output.line(`  ${pad(titles[at] ?? '', width)}  ${counted(posts, 'post')}, ${state}${latest}`);
  }
}

/** How many feeds are followed, and those with which not all is well. */
function showFollowed(feeds: readonly LiveFeedStatus[], output: Output, timeZone: string): void {
  if (feeds.length === 0) return;
  const count = (state: LiveFeedStatus['state']) => feeds.filter((feed) => feed.state === state).length;
  const due = feeds.flatMap(({ dueAt }) => dueAt ?? []).sort((a, b) => a.getTime() - b.getTime())[0];
  output.line();
  output.line(
    bold('Followed'),
    `   ${counted(feeds.length, 'feed')}: ${count('well')} well, ${count('failing')} failing, `,
    {
      text: `${count('new')} not polled yet, ${count('paused')} paused`,
      style: 'dim',
    },
  );
  if (due !== undefined) output.line(dim(`           next poll ${shortTime(due, timeZone)}`));
  const hubs = feeds.flatMap(({ push }) => push ?? []);
  if (hubs.length > 0) {
    const pushed = hubs.filter(({ state }) => state === 'believed').length;
    output.line(
      dim(`           ${counted(hubs.length, 'feed')} with a hub, ${pushed} pushed by it: fieldnotes feeds says why`),
    );
  }
  const troubled = feeds.filter(({ state, held }) => state === 'failing' || held > 0);
  for (const feed of troubled.slice(0, TROUBLED_SHOWN)) showFeed(feed, output, timeZone);
  if (troubled.length > TROUBLED_SHOWN)
    output.line(`    and ${troubled.length - TROUBLED_SHOWN} more: fieldnotes feeds`);
}
