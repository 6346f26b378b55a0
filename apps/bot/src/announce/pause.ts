import type { OpenDelivery } from '@fieldnotes/store';
import { Routes } from 'discord.js';
import { textsFor } from '../locales/catalogue.js';
import { escapeLine } from '../text/escape.js';
import type { AnnounceDependencies } from './dependencies.js';
import type { PauseReason } from './discord/refusal.js';
import { fieldsOf, idOf, textOf } from './discord/responses.js';
import { pauseTexts } from './pause-texts.js';

/** Stops a subscription and says so once: where the guild has its system messages, else to whoever followed the feed. */
export async function pauseWithNotice(
  { subscription, guildId, channelId, locale }: OpenDelivery,
  reason: PauseReason,
  dependencies: AnnounceDependencies,
): Promise<void> {
  const { store, log } = dependencies;
  if (!(await store.subscriptions.pause(subscription.id, reason))) return;
  log.warn({ subscription: subscription.id, guild: guildId, channel: channelId, reason }, 'a subscription was paused');
  const texts = textsFor(pauseTexts, locale);
  const content = texts.notice(escapeLine(subscription.feedTitle), `<#${channelId}>`, texts.reasons[reason]);
  const message = { content, allowed_mentions: { parse: [] } };
  try {
    if (!(await tellGuild(guildId, message, dependencies))) await tellFollower(subscription.id, message, dependencies);
  } catch (error) {
    log.warn({ err: error, subscription: subscription.id }, 'nobody could be told; /following shows it');
  }
}

type Notice = { readonly content: string; readonly allowed_mentions: { readonly parse: readonly never[] } };

async function tellGuild(guildId: string, notice: Notice, { api }: AnnounceDependencies): Promise<boolean> {
  try {
    const channel = textOf(fieldsOf(await api.get(Routes.guild(guildId))).system_channel_id);
    if (channel === null) return false;
    await api.post(Routes.channelMessages(channel), notice);
    return true;
  } catch {
    return false;
  }
}

async function tellFollower(id: number, notice: Notice, { api, store }: AnnounceDependencies): Promise<void> {
  const subscription = await store.subscriptions.get(id);
  if (subscription === undefined || subscription.followerId === null) return;
  const channel = idOf(await api.post(Routes.userChannels(), { recipient_id: subscription.followerId }));
  await api.post(Routes.channelMessages(channel), notice);
}
