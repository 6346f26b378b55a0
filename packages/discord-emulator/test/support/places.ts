import type { Client, ForumChannel, TextChannel } from 'discord.js';

/** A text or announcement channel as the client knows it. */
export async function textChannel(client: Client, { id }: { readonly id: string }): Promise<TextChannel> {
  return (await client.channels.fetch(id)) as TextChannel;
}

export async function forumChannel(client: Client, { id }: { readonly id: string }): Promise<ForumChannel> {
  return (await client.channels.fetch(id)) as ForumChannel;
}
