import { interpret } from '@fieldnotes/content';
import type { Scope } from '@fieldnotes/content/model';
import type { BotContext } from '../framework/feature.js';
import type { Texts } from '../locales/texts.js';
import { cut } from '../text/cut.js';
import { escapeLine } from '../text/escape.js';
import type { Refusal } from './reply-to.js';

/** What a member wrote to narrow down which posts are meant. */
export interface ScopeOptions {
  readonly feed?: string | null;
  readonly topic?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

export type ScopeResult = { readonly scope: Scope } | Refusal;

/** Looks up the names and reads the dates. The refusal is a sentence for the member. */
export async function resolveScope(
  { feed = null, topic = null, from = null, to = null }: ScopeOptions,
  texts: Texts,
  context: BotContext,
): Promise<ScopeResult> {
  const { store } = context;
  const feedIds = feed === null ? undefined : await feedsCalled(feed, store);
  if (feed !== null && feedIds === undefined) return refuse(texts.unknownFeed(shown(feed)));
  const topicName = topic === null ? undefined : await topicCalled(topic, store);
  if (topic !== null && topicName === undefined) return refuse(texts.unknownTopic(shown(topic)));
  const first = from === null ? undefined : readDate(from, context)?.from;
  if (from !== null && first === undefined) return refuse(texts.unknownDate(shown(from)));
  const end = to === null ? undefined : readDate(to, context)?.to;
  if (to !== null && end === undefined) return refuse(texts.unknownDate(shown(to)));
  if (first !== undefined && end !== undefined && first >= end) return refuse(texts.emptyInterval);
  return {
    scope: {
      ...(feedIds === undefined ? {} : { feedIds }),
      ...(topicName === undefined ? {} : { topic: topicName }),
      ...(first === undefined ? {} : { from: first }),
      ...(end === undefined ? {} : { to: end }),
    },
  };
}

/** The value of a chosen feed is its id; a member may also write its title or address. */
async function feedsCalled(name: string, store: BotContext['store']): Promise<readonly number[] | undefined> {
  const named = await store.feeds.named([name]);
  if (named.length > 0) return named.map(({ id }) => id);
  const chosen = (await store.feeds.titles()).find(({ id }) => `#${id}` === name);
  return chosen === undefined ? undefined : [chosen.id];
}

async function topicCalled(name: string, store: BotContext['store']): Promise<string | undefined> {
  const topics = await store.topics.inUse();
  return topics.find((topic) => topic.toLowerCase() === name.toLowerCase());
}

/** A day, or a longer time of which the first or the last day is meant ("July 2005"). */
export function readDate(
  text: string,
  { now, timeZone }: BotContext,
): { readonly from?: Date; readonly to?: Date } | undefined {
  const { from, to, terms } = interpret({ text: `on ${text}`, now: now(), timeZone });
  if (from === undefined && to === undefined) return undefined;
  if (terms.length > 0) return undefined;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function refuse(refusal: string): Refusal {
  return { refusal };
}

function shown(text: string): string {
  return cut(escapeLine(text), 100);
}
