import {
  DiscordAPIError,
  type Interaction,
  type InteractionReplyOptions,
  MessageFlags,
  RESTJSONErrorCodes,
} from 'discord.js';

/** Tells the member, and nobody else. Works whether or not the interaction was acknowledged before. */
export async function tellPrivately(
  interaction: Interaction,
  message: string | Pick<InteractionReplyOptions, 'content' | 'embeds' | 'components'>,
): Promise<void> {
  if (interaction.isAutocomplete()) {
    if (!interaction.responded) await interaction.respond([]);
    return;
  }
  const body = { ...(typeof message === 'string' ? { content: message } : message) };
  if (!interaction.deferred && !interaction.replied) {
    await interaction.reply({ ...body, flags: MessageFlags.Ephemeral });
    return;
  }
  // What was begun in public is taken back: a first follow-up would fill it in, for everybody to see.
  if (interaction.deferred && !interaction.replied && interaction.ephemeral === false) await interaction.deleteReply();
  await interaction.followUp({ ...body, flags: MessageFlags.Ephemeral });
}

/** Whether Discord says that the interaction or the message it belongs to is no more. */
export function isGone(error: unknown): boolean {
  return error instanceof DiscordAPIError && GONE.has(Number(error.code));
}

const GONE: ReadonlySet<number> = new Set([
  RESTJSONErrorCodes.UnknownInteraction,
  RESTJSONErrorCodes.UnknownMessage,
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.UnknownWebhook,
]);
