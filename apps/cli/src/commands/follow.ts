import { setTimeout as delay } from 'node:timers/promises';
import type { FeedRecord, Store } from '@fieldnotes/store';
import { defineCommand } from '../command.js';
import { CommandError, EXIT } from '../errors.js';
import { flag, oneOf } from '../options.js';
import { counted } from '../output/layout.js';
import { dim } from '../output/pieces.js';

const LOOK_MS = 100;

export const followCommand = defineCommand({
  name: 'follow',
  summary: 'follow a feed on the web',
  details:
    'Reads the feed at an address (RSS, Atom, RDF, JSON Feed) once, now; `fieldnotes up` asks for it again when it is ' +
    'due. What it holds now can be asked about. A page that names one feed will do; where it names several they are ' +
    'listed. In Discord, /follow announces new posts in a channel.',
  argument: { name: 'address', description: 'the address of a feed, or of a page that has one', isRequired: true },
  options: {
    articles: oneOf(
      ['auto', 'always', 'never'],
      'take the text of posts from the pages they link to: where the feed carries a teaser (auto), always, or never',
    ),
    json: flag('print a report as JSON'),
  },
  needs: ['store', 'queue', 'worker'],
  examples: [
    ['follow https://blog.example/feed.xml', 'read the feed now, and from now on'],
    ['follow https://blog.example/feed.xml --articles always', 'and take every text from its page'],
  ],

  async run({ services: { store, worker }, output, signal }, address, { articles, json }) {
    const report = await worker.follow(withScheme(address), { signal, articles });
    if (report.kind === 'refused') {
      throw new CommandError('unreadable', `${address} cannot be followed: ${report.problem}`);
    }
    if (report.kind === 'candidates') {
      const { candidates } = report;
      if (json) output.json({ candidates });
      else for (const { url, title } of candidates) output.line(url, dim(title === null ? '' : `  ${title}`));
      output.note(`${address} is a page with ${candidates.length} feeds: follow one of them.`);
      return EXIT.failed;
    }
    const { feed, isNew, posts } = report;
    await waitUntilRead(feed, store, signal);
    if (json) output.json({ feed, isNew, posts });
    else if (!isNew) output.line(`${feed.title} is followed already.`);
    else output.line(`Following ${feed.title}: ${counted(posts, 'post')} so far`, dim(` (${feed.key})`));
    return EXIT.done;
  },
});

/** People leave out what browsers put in front. */
function withScheme(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `https://${address}`;
}

async function waitUntilRead({ id }: FeedRecord, store: Store, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const feed = (await store.feeds.summaries()).find((summary) => summary.id === id);
    if (feed === undefined || feed.read === feed.posts) return;
    await delay(LOOK_MS, undefined, { signal });
  }
}
