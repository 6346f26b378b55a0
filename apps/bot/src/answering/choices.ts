import { interpret } from '@fieldnotes/content';
import type { CitedPost } from '@fieldnotes/content/model';
import type { AutocompleteInteraction } from 'discord.js';
import type { BotContext, Choice } from '../framework/feature.js';
import { inTime } from '../framework/in-time.js';
import { voiceFor } from '../render/voice.js';
import { cut } from '../text/cut.js';
import { longDate } from '../text/dates.js';
import { plainText } from '../text/escape.js';

const MOST = 25;
/** Further posts of a topic are not counted for its place among the suggestions. */
const POSTS_COUNTED = 100;
const RECENT_POSTS = 300;
const LONGEST_VALUE = 100;
/** What a search for older posts may take: the newest are offered without it. */
const SEARCH_MS = 150;

/** Choices for the option that is being filled in: a feed, a topic or a post, whatever the command. */
export async function choicesFor(
  interaction: AutocompleteInteraction,
  context: BotContext,
): Promise<readonly Choice[]> {
  const { name, value } = interaction.options.getFocused(true);
  const written = value.slice(0, LONGEST_VALUE);
  switch (name) {
    case 'feed':
      return feedChoices(written, context);
    case 'topic':
    case 'why':
      return topicChoices(written, context);
    case 'post':
      return postChoices(written, interaction.locale, context);
    default:
      return [];
  }
}

async function feedChoices(written: string, { store }: BotContext): Promise<readonly Choice[]> {
  const feeds = await store.feeds.titles();
  return matching(feeds, ({ title }) => title, written).map(({ id, title, posts }) => ({
    name: `${cut(plainText(title), 80)} (${posts})`,
    value: `#${id}`,
  }));
}

async function topicChoices(written: string, { store }: BotContext): Promise<readonly Choice[]> {
  const topics = (await store.topics.inUse()).filter((topic) => topic.length <= LONGEST_VALUE);
  const chosen = matching(topics, (topic) => topic, written);
  const posts = await store.topics.countPosts(chosen, POSTS_COUNTED + 1);
  const counted = (topic: string) => {
    const count = posts.get(topic) ?? 0;
    return count > POSTS_COUNTED ? `${POSTS_COUNTED}+` : String(count);
  };
  return chosen.map((topic) => ({ name: `${cut(plainText(topic), 80)} (${counted(topic)})`, value: topic }));
}

/** Among the newest posts by any part of the title; among all of them by whole words. */
async function postChoices(written: string, locale: string, context: BotContext): Promise<readonly Choice[]> {
  const { store, timeZone } = context;
  const { language, texts } = voiceFor(locale, timeZone);
  const [recent, older] = await Promise.all([
    store.posts.list({ limit: RECENT_POSTS }),
    inTime(postsByWords(written, context), SEARCH_MS, []),
  ]);
  const posts = new Map([...matching(recent, ({ title }) => title, written), ...older].map((post) => [post.id, post]));
  return [...posts.values()].slice(0, MOST).map(({ id, title, publishedAt }) => {
    const date = publishedAt === null ? '' : ` · ${longDate(publishedAt, language, timeZone)}`;
    return { name: `${cut(plainText(title), 70) || texts.untitled}${date}`, value: `#${id}` };
  });
}

async function postsByWords(written: string, { store, now, timeZone }: BotContext): Promise<readonly CitedPost[]> {
  const { terms } = interpret({ text: written, now: now(), timeZone });
  const words = terms.flatMap(({ variants }) => variants.map(({ term }) => term)).slice(0, 12);
  if (words.length === 0) return [];
  const statistics = await store.passages.statistics({}, words);
  const weighted = [...statistics.terms].map(([term, { passages }]) => ({ term, weight: 1 / passages, passages }));
  if (weighted.length === 0) return [];
  const candidates = await store.passages.candidates({}, weighted, 2 * MOST);
  return store.passages.citedPosts([...new Set(candidates.map(({ postId }) => postId))].slice(0, MOST));
}

/** Those whose name begins with what was written first, then those that hold it. */
function matching<Item>(items: readonly Item[], nameOf: (item: Item) => string, written: string): Item[] {
  const sought = written.trim().toLowerCase();
  const places = items.map((item) => ({ item, at: nameOf(item).toLowerCase().indexOf(sought) }));
  return [...places.filter(({ at }) => at === 0), ...places.filter(({ at }) => at > 0)]
    .slice(0, MOST)
    .map(({ item }) => item);
}
