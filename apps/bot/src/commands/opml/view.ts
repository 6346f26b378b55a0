import { type ListedFeed, writeOpml } from '@fieldnotes/content';
import { ButtonStyle } from 'discord.js';
import { customId } from '../../framework/custom-id.js';
import { button, type Reply, reply, row } from '../../render/reply.js';
import { cut } from '../../text/cut.js';
import { escapeLine } from '../../text/escape.js';
import type { ImportPlan } from './plan.js';
import type { OpmlTexts } from './texts.js';

const MOST_NAMED = 20;
const FILE = 'feeds.opml';

/**
 * What would be followed and what not, and why. The list of what would be goes with it as a file: whoever presses the
 * button gets exactly that, from any process, at any later time.
 */
export function previewOf(plan: ImportPlan, channelId: string, texts: OpmlTexts, now: Date): Reply {
  const { wanted, followed, noAddress, tooMany } = plan;
  const lines = [
    texts.wanted(wanted.length, `<#${channelId}>`),
    ...wanted.slice(0, MOST_NAMED).map((feed) => `• ${nameOf(feed)}`),
    ...(wanted.length > MOST_NAMED ? [`… +${wanted.length - MOST_NAMED}`] : []),
    ...(followed.length > 0 ? [texts.followedBefore(followed.length)] : []),
    ...(noAddress > 0 ? [texts.noAddress(noAddress)] : []),
    ...(tooMany > 0 ? [texts.tooMany(tooMany)] : []),
    ...(wanted.length > 0 ? [`-# ${texts.past}`] : []),
  ];
  const embeds = [{ title: texts.heading, description: cut(lines.join('\n'), 4_000) }];
  if (wanted.length === 0) return reply('', { embeds });
  const confirm = button(texts.follow(wanted.length), customId('opml', 'follow', channelId), ButtonStyle.Primary);
  return reply('', {
    embeds,
    components: [row(confirm, button(texts.cancel, customId('opml', 'cancel')))],
    files: [fileOf(texts.heading, wanted, texts, now)],
  });
}

/** A list of feeds, as a file. */
export function fileOf(title: string, feeds: readonly ListedFeed[], texts: OpmlTexts, now: Date) {
  return { name: FILE, data: Buffer.from(writeOpml(title, feeds, now)), description: texts.fileIs };
}

function nameOf({ title, url }: ListedFeed): string {
  const { host } = new URL(url);
  return cut(escapeLine(title === '' ? host : `${title} (${host})`), 150);
}
