import type { Scope } from '@fieldnotes/content/model';
import type { Store } from '@fieldnotes/store';
import { type CivilDate, nextDay, startOfDay } from './civil-date.js';
import { CommandError } from './errors.js';

/** The options that narrow down which posts are meant. */
export interface ScopeOptions {
  readonly feed?: readonly string[];
  readonly topic?: string | undefined;
  readonly from?: CivilDate | undefined;
  /** The last day that is meant. */
  readonly to?: CivilDate | undefined;
}

/** Looks up the names. Throws `CommandError` for one that nothing has, saying which there are. */
export async function resolveScope(options: ScopeOptions, store: Store, timeZone: string): Promise<Scope> {
  const { feed = [], topic, from, to } = options;
  if (from !== undefined && to !== undefined && from > to) {
    throw new CommandError('usage', `No day lies between ${from} and ${to}: --from is the earlier one.`);
  }
  return {
    ...(feed.length === 0 ? {} : { feedIds: await feedIds(feed, store) }),
    ...(topic === undefined ? {} : { topic: await topicName(topic, store) }),
    ...(from === undefined ? {} : { from: startOfDay(from, timeZone) }),
    ...(to === undefined ? {} : { to: startOfDay(nextDay(to), timeZone) }),
  };
}

async function feedIds(names: readonly string[], store: Store): Promise<number[]> {
  const lists = await Promise.all(names.map((name) => store.feeds.named([name])));
  const missing = names.find((_, at) => lists[at]?.length === 0);
  if (missing !== undefined) {
    const titles = (await store.feeds.titles()).map(({ title }) => title);
    throw new CommandError('unknown-name', `No feed is called ${missing}; ${known('feeds', titles)}.`);
  }
  return [...new Set(lists.flat().map(({ id }) => id))];
}

/** The topic as the taxonomy writes it: a person may write it in other letter case. */
async function topicName(name: string, store: Store): Promise<string> {
  const topics = await store.topics.inUse();
  const found = topics.find((topic) => topic.toLowerCase() === name.toLowerCase());
  if (found !== undefined) return found;
  throw new CommandError('unknown-name', `No post has the topic ${name}; ${known('topics', topics)}.`);
}

const NAMES_LISTED = 8;

function known(what: string, names: readonly string[]): string {
  if (names.length === 0) return 'nothing has been imported yet: fieldnotes import <file or folder>';
  const listed = names.slice(0, NAMES_LISTED).join(', ');
  return `${what} are ${listed}${names.length > NAMES_LISTED ? ', …' : ''}`;
}
