import { ask, interpret } from '@fieldnotes/content';
import type { CitedPost, Scope } from '@fieldnotes/content/model';
import type { PostSummary } from '@fieldnotes/store';
import type { BotContext } from '../framework/feature.js';
import type { ListedPost } from '../render/posts.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';

const TOPICS_SHOWN = 3;

/** A post with its topics, as lists show it. */
export function withTopics({ title, url, publishedAt, topics }: PostSummary | CitedPost): ListedPost {
  const note = topics
    .slice(0, TOPICS_SHOWN)
    .map((topic) => escapeLine(topic))
    .join(', ');
  return { title, url, publishedAt, ...(note === '' ? {} : { note }) };
}

/** The topics that most of the posts have in common, with the post's topics in the order of their weight. */
export function sharedTopics(posts: readonly CitedPost[], most: number): string[] {
  const counts = new Map<string, number>();
  for (const { topics } of posts) {
    for (const [rank, topic] of topics.entries()) counts.set(topic, (counts.get(topic) ?? 0) + 1 / (rank + 1));
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([topic]) => topic);
}

/** The newest posts of the topics, one topic after the other, without those that are known. */
export async function postsOnTopics(
  topics: readonly string[],
  without: readonly number[],
  limit: number,
  { store }: BotContext,
): Promise<readonly PostSummary[]> {
  const lists = await Promise.all(topics.map((topic) => store.posts.list({ topic, limit: limit + without.length })));
  const known = new Set(without);
  const found = new Map(lists.flat().map((post) => [post.id, post]));
  return [...found.values()].filter(({ id }) => !known.has(id)).slice(0, limit);
}

/** The scope without some of its posts. */
export function scopeWithout(scope: Scope, postIds: readonly number[]): Scope {
  return { ...scope, excludePostIds: [...new Set([...(scope.excludePostIds ?? []), ...postIds])] };
}

/** Posts about something, best first: those that an answer would quote, and then the next ones. */
export async function searchPosts(query: string, scope: Scope, context: BotContext): Promise<readonly ListedPost[]> {
  const { store, now, timeZone } = context;
  const question = { text: query, now: now(), timeZone };
  const first = await ask({ ...question, scope }, store.passages);
  if (!first.found) return [];
  const shown = first.citations.map(({ postId }) => postId);
  const second = await ask({ ...question, scope: scopeWithout(scope, shown) }, store.passages);
  const cited = [...first.citations, ...(second.found ? second.citations : [])];
  // An answer may cite one post several times; a list names it once, by its best quote.
  const once = cited.filter(({ postId }, at) => cited.findIndex((other) => other.postId === postId) === at);
  return once.map(({ title, url, link, date, quote }) => ({
    title,
    url: link ?? url,
    publishedAt: date,
    note: cut(escapeLine(quote), 200),
  }));
}

/** The post that is meant by a chosen value (`#12`) or by words of its title. */
export async function findPost(written: string, context: BotContext): Promise<number | undefined> {
  const chosen = /^#([1-9]\d{0,14})$/.exec(written.trim())?.[1];
  if (chosen !== undefined) return Number(chosen);
  const { store, now, timeZone } = context;
  const sought = written.trim().toLowerCase();
  const recent = await store.posts.list({ limit: 1000 });
  const titled = recent.find(({ title }) => title.toLowerCase() === sought);
  if (titled !== undefined) return titled.id;
  if (interpret({ text: written, now: now(), timeZone }).terms.length === 0) return undefined;
  const answer = await ask({ text: written, now: now(), timeZone }, store.passages);
  return answer.found ? answer.citations[0]?.postId : undefined;
}
