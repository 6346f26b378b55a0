import type { ChannelActor, Discord } from '@fieldnotes/discord-emulator';

/** What the channels hold in the end, against what they were to hold. */
export interface Outcome {
  /** Posts that stand in a channel, each counted once. */
  readonly deliveries: number;
  /** Messages with a post that stands in the channel already. */
  readonly duplicates: number;
  /** Posts that do not stand in a channel. */
  readonly missing: number;
  /** Messages with a post that was published before the one above it. */
  readonly outOfOrder: number;
}

/** `published`: the addresses of the posts in the order of publication. Every message is one post. */
export function outcomeOf(channels: readonly ChannelActor[], published: readonly string[]): Outcome {
  const place = new Map(published.map((url, at) => [url, at]));
  const outcome = { deliveries: 0, duplicates: 0, missing: 0, outOfOrder: 0 };
  for (const channel of channels) {
    const posts = channel.messages().flatMap(({ embeds }) => place.get(embeds[0]?.url ?? '') ?? []);
    const different = new Set(posts).size;
    outcome.deliveries += different;
    outcome.duplicates += posts.length - different;
    outcome.missing += published.length - different;
    outcome.outOfOrder += posts.filter((post, at) => at > 0 && post < (posts[at - 1] ?? post)).length;
  }
  return outcome;
}

/** How quickly Discord took the messages. */
export interface Speed {
  readonly seconds: number;
  readonly perSecond: number;
  readonly status429: number;
}

/** From `since` (Unix milliseconds) to the last message that was taken. */
export function speedOf({ requests, count429 }: Discord, since: number): Speed {
  const taken = requests.filter(({ method, route, status }) => method === 'POST' && route === SEND && status === 200);
  const seconds = ((taken.at(-1)?.at ?? since) - since) / 1000;
  return { seconds, perSecond: taken.length / seconds, status429: count429 };
}

const SEND = '/channels/{channel_id}/messages';
