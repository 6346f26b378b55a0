import { setTimeout as delay } from 'node:timers/promises';
import type { ChannelActor, RequestRecord } from '@fieldnotes/discord-emulator';
import { expect } from 'vitest';
import { type Stage, titlesIn } from './stage.js';

const STYLES = ['rich', 'webhook', 'thread', 'forum'] as const;

/** Channels that follow the stage's feed. */
export interface Readers {
  /** The titles that each of them was told of, in order. */
  seen(): (string | undefined)[][];
  /** What each of them should have seen when posts of these titles were published. */
  expected(titles: readonly string[]): string[][];
}

/** So many channels, in the four styles in turn or all of them `rich`. */
export async function gatherReaders(stage: Stage, count: number, styles: 'mixed' | 'rich' = 'mixed'): Promise<Readers> {
  const channels = Array.from({ length: count }, (_, index) => {
    const style = styles === 'rich' ? 'rich' : (STYLES[index % STYLES.length] ?? 'rich');
    return { style, channel: stage.guild.channel(`news-${index}`, { type: style === 'forum' ? 'forum' : 'text' }) };
  });
  for (const { channel, style } of channels) await stage.follow(channel, { style });
  const told = (style: string, channel: ChannelActor) =>
    style === 'forum'
      ? channel.threads().map(({ name }) => name)
      : titlesIn(channel).filter((title) => title !== undefined);
  return {
    seen: () => channels.map(({ style, channel }) => told(style, channel)),
    expected: (titles) => channels.map(() => [...titles]),
  };
}

/** The titles of `series(count, prefix)`, in the order of publication. */
export const titlesOf = (count: number, prefix = 'post') =>
  Array.from({ length: count }, (_, index) => `${prefix} ${index + 1}`);

/** Messages, webhooks' messages and forum posts that were handed to Discord. */
export function sends({ discord }: Stage): number {
  return discord.requests.filter(isSend).length;
}

function isSend({ method, route }: RequestRecord): boolean {
  return method === 'POST' && /^\/(?:channels\/\{channel_id\}\/(?:messages|threads)|webhooks\/)/.test(route);
}

/**
 * Resolves at some moment of the announcing: soon after a message more was handed to Discord. On a quick machine there may
 * be nothing left to hand over: that is a moment too.
 */
export async function amidAnnouncing(stage: Stage): Promise<void> {
  const before = sends(stage);
  const isMoment = async () => sends(stage) > before || (await stage.left()) === 0;
  await expect.poll(isMoment, { timeout: 60_000, interval: 10 }).toBe(true);
  await delay(Math.random() * 400);
}
