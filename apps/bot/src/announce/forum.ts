import type { AnnouncementPlace, OpenDelivery } from '@fieldnotes/store';
import { DiscordAPIError, RateLimitError, Routes } from 'discord.js';
import type { Composed } from './compose.js';
import type { AnnounceDependencies } from './dependencies.js';
import type { DiscordApi } from './discord/api.js';
import { fieldsOf, idOf, listOf, textOf } from './discord/responses.js';
import type { AnnouncementBody } from './render/body.js';

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-flags */
const REQUIRE_TAG = 1 << 4;
const MOST_TAGS = 5;
const THREAD_ARCHIVED = 50083;

/** One forum post for each post of the feed, tagged with the topics that the forum has tags for. */
export async function startForumPost(
  { channelId }: OpenDelivery,
  { name, topics }: Composed,
  body: AnnouncementBody,
  { api }: AnnounceDependencies,
): Promise<AnnouncementPlace> {
  const tags = await tagsFor(channelId, topics, api);
  const thread = await api.post(Routes.threads(channelId), {
    name,
    ...(tags.length === 0 ? {} : { applied_tags: tags }),
    message: body,
  });
  const id = idOf(thread);
  // The first message of a forum post has the id of its thread.
  return { messageId: id, channelId: id, threadId: id };
}

/** The name follows the title, as often as Discord lets a thread be renamed. A post that sleeps is woken for the edit. */
export async function editForumPost(
  { threadId, messageId }: { readonly threadId: string; readonly messageId: string },
  name: string,
  body: AnnouncementBody,
  api: DiscordApi,
): Promise<void> {
  const edit = () => api.patch(Routes.channelMessage(threadId, messageId), body);
  try {
    await edit();
  } catch (error) {
    if (!(error instanceof DiscordAPIError) || error.code !== THREAD_ARCHIVED) throw error;
    await api.patch(Routes.channel(threadId), { archived: false });
    await edit();
    await api.patch(Routes.channel(threadId), { name, archived: true });
    return;
  }
  const thread = fieldsOf(await api.get(Routes.channel(threadId)));
  if (thread.name === name) return;
  await api.patch(Routes.channel(threadId), { name }).catch((error: unknown) => {
    if (!(error instanceof RateLimitError)) throw error;
  });
}

/** By name, whatever the case. Where the forum wants a tag and none fits, its first. */
async function tagsFor(channelId: string, topics: readonly string[], api: DiscordApi): Promise<string[]> {
  const { available_tags: available, flags } = fieldsOf(await api.get(Routes.channel(channelId)));
  const free = listOf(available).filter(({ moderated }) => moderated !== true);
  const byName = new Map(free.map((tag) => [textOf(tag.name)?.toLowerCase(), idOf(tag)]));
  const fitting = topics.map((topic) => byName.get(topic.toLowerCase())).filter((id) => id !== undefined);
  if (fitting.length > 0) return fitting.slice(0, MOST_TAGS);
  const [first] = free;
  return (Number(flags) & REQUIRE_TAG) !== 0 && first !== undefined ? [idOf(first)] : [];
}
