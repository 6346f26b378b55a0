import type { LiveFeedStatus, Store } from '@fieldnotes/store';
import { CommandError } from './errors.js';

/** The followed feed that has this address, number or title. @throws CommandError when there is none, or several */
export async function liveFeedNamed(name: string, store: Store): Promise<LiveFeedStatus> {
  const wanted = name.trim().toLowerCase();
  const address = URL.canParse(name) ? new URL(name).href : name;
  const feeds = await store.liveFeeds.statuses();
  const meant = feeds.filter(
    ({ id, url, key, title }) =>
      url === address ||
      key === address ||
      title.toLowerCase() === wanted ||
      `#${id}` === wanted ||
      String(id) === wanted,
  );
  const [feed, ...others] = meant;
  if (feed === undefined) {
    throw new CommandError('unknown-name', `No feed called ${name} is followed; fieldnotes feeds lists them.`);
  }
  if (others.length > 0) {
    const numbers = meant.map(({ id }) => `#${id}`).join(', ');
    throw new CommandError('unknown-name', `Several feeds are called ${name}: say which of ${numbers}.`);
  }
  return feed;
}
